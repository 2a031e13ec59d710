import pytest

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import (
    Align,
    Fit,
    Item,
    LabelDesign,
    MarkItem,
    MarkKind,
    SymbolItem,
    SymbolKind,
    TextItem,
)
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.primitives import LabelLayout, Polygon, Rectangle, TextLine
from dpp_desktop.printing.layout.shaping import VariableRun
from dpp_desktop.printing.rendering import Calibration, Output
from tests.printing.labels import CODE, a_roll, facts

_POINT = 25.4 / 72


def laid_out(*items: Item, dpi: int = 300, **changes: object) -> LabelLayout:
    return lay_out(a_roll(*items), facts(**changes), Output(dpi))


def lines_of(layout: LabelLayout) -> list[TextLine]:
    return [part for part in layout.fixed if isinstance(part, TextLine)]


def _text_of(line: TextLine) -> str:
    """Return the text of a line without values of units."""
    return "".join(g.text for run in line.line.runs for g in run.glyphs)  # type: ignore[union-attr]


def problem_of(*items: Item, dpi: int = 300, **changes: object) -> str:
    with pytest.raises(InvalidInput) as raised:
        laid_out(*items, dpi=dpi, **changes)
    (problem,) = raised.value.problems
    return f"{problem.field} {problem.code}: {problem.message}"


@pytest.mark.parametrize(
    ("dpi", "size", "module", "dots"),
    [
        (203, 20.5, None, 4),  # 41 modules of 0.5 mm
        (300, 20.5, None, 5),  # 5.9 dots
        (600, 20.5, None, 11),
        (203, None, 0.5, 4),
        (300, None, 0.5, 6),
        (600, None, 0.4, 9),
    ],
)
def test_modules_have_whole_dots(
    dpi: int, size: float | None, module: float | None, dots: int
) -> None:
    layout = laid_out(SymbolItem(2, 2, size=size, module=module), dpi=dpi)
    (symbol,) = layout.symbols
    assert (symbol.module, symbol.side) == (dots, 33)


def test_codes_smaller_than_their_size_are_centred_in_it() -> None:
    (symbol,) = laid_out(SymbolItem(10, 20, size=20.5)).symbols
    dots = 300 / 25.4
    rest = (20.5 * dots - 41 * 5) / 2
    assert symbol.x - 4 * 5 == pytest.approx(10 * dots + rest, abs=0.5)
    assert symbol.y - 4 * 5 == pytest.approx(20 * dots + rest, abs=0.5)


def test_calibration_moves_items_without_scaling_codes() -> None:
    output = Output(300, Calibration(scale_x=1.02, scale_y=0.98))
    layout = lay_out(a_roll(SymbolItem(50, 20, module=0.508)), facts(), output)
    (symbol,) = layout.symbols
    assert (symbol.x - 24, symbol.y - 24) == (round(51 * 300 / 25.4), round(19.6 * 300 / 25.4))
    assert symbol.module == 6


def test_codes_that_are_too_small_for_the_printer_are_refused() -> None:
    assert problem_of(SymbolItem(2, 2, size=5), dpi=203) == (
        "items[0] symbol: the code is too small for the printer: with 41 modules per side, a "
        "module would be narrower than a dot."
    )


def test_links_that_are_too_long_are_refused() -> None:
    prefix = f"https://id.nordlicht.example/{'x' * 2400}/"
    assert "too long for the code" in problem_of(CODE, link_prefix=prefix)


def test_items_in_the_quiet_zone_of_a_grown_code_are_refused() -> None:
    items = SymbolItem(2, 2, module=0.5), TextItem(25, 2, 30, 5, "text")
    assert laid_out(*items).symbols
    long_link = f"https://id.nordlicht.example/{'x' * 60}/"
    assert "quiet zone" in problem_of(*items, link_prefix=long_link)


def test_text_that_fits_keeps_its_size() -> None:
    (line,) = lines_of(laid_out(TextItem(5, 5, 60, 5, "Parka", size=9)))
    assert line.size == pytest.approx(9 * _POINT)
    assert (line.x, line.anchor) == (5, 0)


def test_text_shrinks_to_the_width_of_its_box() -> None:
    (line,) = lines_of(laid_out(TextItem(5, 5, 20, 5, "Fjell winter parka", size=9)))
    assert 5 * _POINT <= line.size < 9 * _POINT
    assert line.size * line.line.width == pytest.approx(20)


@pytest.mark.parametrize("fit", Fit)
def test_text_that_does_not_fit_is_refused(fit: Fit) -> None:
    item = TextItem(5, 5, 20, 5, "Fjell winter parka with hood " * 3, fit=fit)
    assert "items[0] text_too_long: the text doesn't fit in its box of 20 × 5 mm" in problem_of(
        item
    )


def test_text_that_may_not_shrink_is_refused_if_any_value_could_be_too_wide() -> None:
    item = TextItem(5, 5, 26, 5, "${serial}", size=8, fit=Fit.REFUSE)
    assert "text_too_long" in problem_of(item)


def test_text_is_wrapped_at_spaces() -> None:
    item = TextItem(5, 5, 30, 12, "Fjell winter parka with hood", size=9, fit=Fit.WRAP)
    lines = lines_of(laid_out(item))
    assert [_text_of(line) for line in lines] == ["Fjell winter parka", "with hood"]
    assert lines[1].y - lines[0].y == pytest.approx(1.2 * 9 * _POINT)


def test_a_word_that_is_longer_than_the_line_shrinks_and_is_not_broken() -> None:
    item = TextItem(5, 5, 30, 12, "for Funktionsregenjacke", size=12, min_size=5, fit=Fit.WRAP)
    lines = lines_of(laid_out(item))
    assert [_text_of(line) for line in lines] == ["for", "Funktionsregenjacke"]
    assert 5 * _POINT < lines[1].size < 12 * _POINT
    assert lines[1].line.width * lines[1].size <= 30


@pytest.mark.parametrize("word", ["Donaudampfschifffahrtsgesellschaft", "${serial}${serial}"])
def test_a_word_that_is_too_long_at_the_smallest_size_is_refused(word: str) -> None:
    item = TextItem(5, 5, 20, 30, f"for {word}", size=8, min_size=7, fit=Fit.WRAP)
    assert "items[0] text_too_long: the text doesn't fit in its box of 20 × 30 mm" in problem_of(
        item
    )


def test_groups_of_a_serial_stay_on_one_line() -> None:
    item = TextItem(5, 5, 30, 12, "Serial number ${serial:4}", size=7, fit=Fit.WRAP)
    layout = laid_out(item)
    assert len(lines_of(layout)) == 1
    assert len(layout.texts) == 1


def test_accents_stay_inside_the_box() -> None:
    (line,) = lines_of(laid_out(TextItem(5, 5, 60, 5, "Ǻ", size=9, rotation=0)))
    assert line.y - line.line.ink[0] * line.size >= 5


@pytest.mark.parametrize(
    ("text", "align", "x"),
    [
        ("Parka", Align.START, 5),
        ("Parka", Align.CENTER, 35),
        ("Parka", Align.END, 65),
        ("حقيبة", Align.START, 65),
        ("حقيبة", Align.END, 5),
    ],
)
def test_text_is_aligned_by_its_direction(text: str, align: Align, x: float) -> None:
    (line,) = lines_of(laid_out(TextItem(5, 5, 60, 5, text, align=align)))
    assert line.x == x
    assert line.x - line.anchor * line.size * line.line.width >= 5


def test_missing_glyphs_are_named() -> None:
    item = TextItem(5, 5, 60, 5, "${product_name}")
    assert problem_of(item, product_name="Parka \U0010fffd") == (
        "items[0] missing_glyphs: no installed font has the characters '\\u10fffd' (U+10FFFD) "
        "of this text."
    )


def test_object_replacement_characters_are_no_values() -> None:
    item = TextItem(5, 5, 60, 5, "${product_name} ${serial}")
    assert "missing_glyphs" in problem_of(item, product_name="a\ufffcb")


def test_fonts_that_are_not_installed_are_refused() -> None:
    item = TextItem(5, 5, 60, 5, "text", font="No Such Family 4711")
    assert "the font 'No Such Family 4711' isn't installed" in problem_of(item)


def test_all_problems_of_texts_are_reported() -> None:
    items = [TextItem(5, y, 5, 5, "too long for its box") for y in (5, 15)]
    with pytest.raises(InvalidInput) as raised:
        laid_out(*items)
    assert [problem.field for problem in raised.value.problems] == ["items[0]", "items[1]"]


def test_gs1_text_has_gtin_and_serial_as_large_as_its_box_allows() -> None:
    wide = laid_out(MarkItem(2, 30, 80, 4, MarkKind.GS1_DIGITAL_LINK))
    assert len(wide.texts) == 1
    narrow = laid_out(MarkItem(2, 30, 30, 8, MarkKind.GS1_DIGITAL_LINK))
    assert (len(narrow.texts), len(lines_of(narrow))) == (1, 1)
    without = laid_out(MarkItem(2, 30, 30, 8, MarkKind.GS1_DIGITAL_LINK), gtin=None)
    assert (len(without.texts), len(lines_of(without))) == (1, 0)
    assert "text_too_long" in problem_of(MarkItem(2, 30, 12, 4, MarkKind.GS1_DIGITAL_LINK))


def test_the_frame_of_iec_61406_has_its_triangle_at_the_lower_right() -> None:
    layout = laid_out(MarkItem(2, 2, 25, 25, MarkKind.IEC_61406))
    rectangles = [part for part in layout.fixed if isinstance(part, Rectangle)]
    (triangle,) = [part for part in layout.fixed if isinstance(part, Polygon)]
    assert len(rectangles) == 4
    assert (26.8, 26.8) in triangle.points
    assert min(x for x, _ in triangle.points) == pytest.approx(26.8 - 6 * 0.4)


def test_data_matrix_codes_have_a_quiet_zone_of_one_module() -> None:
    (symbol,) = laid_out(SymbolItem(2, 2, kind=SymbolKind.DATA_MATRIX, module=0.5)).symbols
    assert (symbol.side, symbol.quiet_zone) == (32, 1)


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_designs_print_usual_jobs(name: str) -> None:
    design = BUILT_IN[name]
    assert isinstance(design, LabelDesign)
    for dpi in (203, 300, None):
        layout = lay_out(design, facts(product_name="Fjell winter parka, navy, L"), Output(dpi))
        assert layout.symbols
        assert layout.texts


@pytest.mark.parametrize("fit", [Fit.WRAP, Fit.SHRINK])
def test_all_lines_of_a_text_have_the_direction_of_its_first_letter(fit: Fit) -> None:
    item = TextItem(5, 5, 60, 20, "Αθήνα\nشتاء جدا 123 ${serial:4}", size=9, fit=fit)
    layout = laid_out(item)
    (line,) = layout.texts
    assert not line.line.right_to_left
    assert isinstance(line.line.runs[-1], VariableRun)
    assert line.anchor == 0
