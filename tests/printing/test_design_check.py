import pytest

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import LabelDesign, SymbolItem, TextItem, ZplDesign
from dpp_desktop.printing.design_check import check_design, check_template
from dpp_desktop.printing.rendering import Output
from tests.printing.labels import a_roll, facts, serials


def warnings_of(design: LabelDesign, dpi: int | None) -> list[str]:
    check = check_design(design, facts(), Output(dpi))
    assert not check.problems
    return [f"{each.field} {each.code}: {each.message}" for each in check.warnings]


def test_modules_of_whole_dots_cause_no_warning() -> None:
    design = a_roll(SymbolItem(2, 2, module=0.5))
    assert warnings_of(design, 203) == []


def test_modules_that_are_not_whole_dots_are_named_with_their_printed_size() -> None:
    design = a_roll(SymbolItem(2, 2, module=0.5))
    assert warnings_of(design, 300) == [
        (
            "items[0] whole_dots: modules of 0.5 mm aren't whole dots at 300 dpi; they are printed "
            "0.508 mm wide, and the code 20.83 mm wide."
        )
    ]


def test_codes_that_are_printed_smaller_than_their_size_are_named() -> None:
    design = a_roll(SymbolItem(2, 2, size=20))
    assert warnings_of(design, 203) == [
        (
            "items[0] whole_dots: modules of 0.488 mm aren't whole dots at 203 dpi; they are "
            "printed 0.375 mm wide, and the code 15.38 mm wide."
        ),
        "items[0] module_range: the modules are 0.375 mm wide; GS1 recommends 0.396 to 0.99 mm.",
    ]


def test_codes_that_are_printed_a_little_smaller_cause_no_warning() -> None:
    assert warnings_of(a_roll(SymbolItem(2, 2, size=22)), 203) == []


def test_modules_outside_of_the_usual_range_are_named() -> None:
    (warning,) = warnings_of(a_roll(SymbolItem(2, 2, module=1.0)), 203)
    assert "module_range" in warning


def test_a_file_is_checked_with_600_dpi() -> None:
    (warning,) = warnings_of(a_roll(SymbolItem(2, 2, module=0.45)), None)
    assert "aren't whole dots at 600 dpi" in warning


def test_text_that_does_not_fit_is_a_problem() -> None:
    design = a_roll(SymbolItem(2, 2, module=0.5), TextItem(40, 2, 8, 4, "${product_name}"))
    check = check_design(design, facts(), Output(203))
    assert [each.field for each in check.problems] == ["items[1]"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (SymbolItem(2, 2, size=3), "unreadable"),  # one dot of 600 dpi
        (SymbolItem(2, 2, module=0.19), "unreadable"),
        (SymbolItem(2, 2, module=0.212), "module_range"),
    ],
)
def test_modules_below_half_of_the_minimum_cannot_be_read(code: SymbolItem, found: str) -> None:
    check = check_design(a_roll(code), facts(), Output(600))
    assert [each.code for each in check.warnings if each.code != "whole_dots"] == [found]
    assert [each.code for each in check.unreadable] == ["unreadable"] * (found == "unreadable")


@pytest.mark.parametrize(("magnification", "found"), [(1, ["unreadable"]), (2, [])])
def test_codes_of_templates_that_cannot_be_read_are_named(
    magnification: int, found: list[str]
) -> None:
    zpl = f"^XA^FO40,40^BQN,2,{magnification}^FDMA,${{url}}^FS^XZ"
    check = check_template(ZplDesign("t", zpl, 203, 50, 30), facts(), serials(1), 0)
    assert [each.code for each in check.unreadable] == found


def test_codes_with_a_size_may_have_wider_modules_than_usual() -> None:
    assert warnings_of(a_roll(SymbolItem(2, 2, size=46)), 300) == []


_TINY = {"L7636", "L7651", "L7654", "L7656", "5167", "roll-40x20"}
"""The built-in designs that are too low for modules of 0.396 mm at every resolution."""
_RESOLVERS = ("https://dpp.atelier.example", "https://id.nordlicht.example", "https://a.eu")


@pytest.mark.parametrize("name", sorted(set(BUILT_IN) - _TINY))
def test_built_in_designs_cause_no_warning(name: str) -> None:
    outputs = [Output(), *(Output(dpi, is_zpl=True) for dpi in (203, 300, 600))]
    for resolver in _RESOLVERS:
        about = facts(link_prefix=f"{resolver}/01/04012345678901/21/")
        for output in outputs:
            check = check_design(BUILT_IN[name], about, output)
            assert (check.problems, check.warnings) == ((), ())
