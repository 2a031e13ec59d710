"""The built-in designs fit their stock and are usable."""

import pytest

from dpp_desktop.carriers.printer_dots import whole_dots
from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM, qr_size
from dpp_desktop.designs.builtin import BUILT_IN, find_builtin, usual_label
from dpp_desktop.designs.design import LabelDesign, RollStock, SheetStock, SymbolItem, TextItem
from dpp_desktop.designs.design_file import (
    design_document,
    design_problems,
    design_warnings,
    parse_design,
)
from dpp_desktop.designs.geometry import FEWEST_MODULES, USUAL_MODULES, Box, item_box
from dpp_desktop.designs.placeholders import sources_of

TOO_SMALL = {"L7656", "5167"}
"""Labels that are too low for a code of modules in GS1's range."""


@pytest.mark.parametrize("design", BUILT_IN.values(), ids=BUILT_IN)
def test_a_built_in_design_is_complete_and_has_no_problems(design: LabelDesign) -> None:
    assert design_problems(design) == []
    codes = {warning.code for warning in design_warnings(design)}
    assert codes == ({"module_range"} if design.name in TOO_SMALL else set())
    texts = [item.text for item in design.items if isinstance(item, TextItem)]
    sources = frozenset().union(*map(sources_of, texts))
    assert sources == {"product_name", "serial", "batch", "gtin"}
    assert [type(item) for item in design.items].count(SymbolItem) == 1


@pytest.mark.parametrize("design", BUILT_IN.values(), ids=BUILT_IN)
def test_items_of_a_built_in_design_are_on_the_label_and_do_not_overlap(
    design: LabelDesign,
) -> None:
    label = Box(0, 0, design.width, design.height)
    boxes = [item_box(item, USUAL_MODULES) for item in design.items]
    assert all(label.contains(box) for box in boxes)
    for index, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[index + 1 :])


@pytest.mark.parametrize(
    "design", [each for each in BUILT_IN.values() if isinstance(each.stock, SheetStock)]
)
def test_labels_of_a_sheet_are_centred_on_the_page(design: LabelDesign) -> None:
    stock = design.stock
    assert isinstance(stock, SheetStock)
    right = stock.page_width - stock.margin_left - stock.width
    bottom = stock.page_height - stock.margin_top - stock.height
    assert right - (stock.columns - 1) * stock.pitch_x == pytest.approx(stock.margin_left, abs=0.01)
    assert bottom - (stock.rows - 1) * stock.pitch_y == pytest.approx(stock.margin_top, abs=0.01)


@pytest.mark.parametrize(
    ("name", "labels", "left", "top", "pitch_x", "pitch_y"),
    [
        ("L7160", 21, 7.25, 15.15, 66.0, 38.1),
        ("L7651", 65, 4.75, 10.7, 40.6, 21.2),
        ("L7163", 14, 4.65, 15.15, 101.6, 38.1),
        ("L7656", 84, 5.8, 15.95, 50.8, 12.7),
        ("5160", 30, 4.7625, 12.7, 69.85, 25.4),
        ("5167", 80, 7.1438, 12.7, 52.3875, 12.7),
    ],
)
def test_sheets_have_the_measures_of_the_manufacturer(
    name: str, labels: int, left: float, top: float, pitch_x: float, pitch_y: float
) -> None:
    stock = BUILT_IN[name].stock
    assert isinstance(stock, SheetStock)
    assert stock.per_page == labels
    found = (stock.margin_left, stock.margin_top, stock.pitch_x, stock.pitch_y)
    assert found == pytest.approx((left, top, pitch_x, pitch_y), abs=0.001)


@pytest.mark.parametrize(
    "design", [each for each in BUILT_IN.values() if each.name not in TOO_SMALL]
)
def test_modules_of_a_built_in_code_are_whole_dots_of_the_usual_width(design: LabelDesign) -> None:
    code = design.items[0]
    assert isinstance(code, SymbolItem)
    assert code.size is not None
    module = code.size / USUAL_MODULES[code.kind]
    assert module >= MIN_X_DIMENSION_MM
    if isinstance(design.stock, RollStock):
        if design.height >= 25:  # 4 dots of a printer with 203 dpi, which have 0.5 mm
            assert module >= 0.5
    else:
        assert whole_dots(600, MIN_X_DIMENSION_MM).module_mm <= module


def test_the_usual_number_of_modules_is_that_of_a_code_with_a_usual_url() -> None:
    usual, shortest = "https://id.example.com/".ljust(66, "x"), "https://a.de/t/".ljust(26, "x")
    qr = BUILT_IN["L7160"].items[0]
    assert isinstance(qr, SymbolItem)
    assert USUAL_MODULES[qr.kind] == qr_size(usual).modules + 8
    assert FEWEST_MODULES[qr.kind] == qr_size(shortest).modules + 8


@pytest.mark.parametrize("design", BUILT_IN.values(), ids=BUILT_IN)
def test_a_built_in_design_can_be_written_and_read(design: LabelDesign) -> None:
    assert parse_design(design_document(design)) == design


def test_built_in_designs_are_found_regardless_of_case() -> None:
    assert find_builtin("l7160") is BUILT_IN["L7160"]
    assert find_builtin("a4") is BUILT_IN["A4"]
    assert find_builtin("L7999") is None


@pytest.mark.parametrize("size", [(15.0, 10.0), (30.0, 80.0), (300.0, 20.0), (80.0, 80.0)])
def test_labels_of_any_size_have_a_usual_layout(size: tuple[float, float]) -> None:
    assert design_problems(usual_label("own", RollStock(*size))) == []
