from dpp_desktop.designs.design import LabelDesign, SymbolItem, TextItem
from dpp_desktop.printing.design_check import check_design
from dpp_desktop.printing.rendering import Output
from tests.printing.labels import a_roll, facts


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
            "0.508 mm wide (6 dots), and the code 20.83 mm wide."
        )
    ]


def test_codes_that_are_printed_smaller_than_their_size_are_named() -> None:
    design = a_roll(SymbolItem(2, 2, size=20))
    assert warnings_of(design, 203) == [
        (
            "items[0] whole_dots: modules of 0.488 mm aren't whole dots at 203 dpi; they are "
            "printed 0.375 mm wide (3 dots), and the code 15.38 mm wide."
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
