"""Text in documents is searchable, and where the design has it."""

from pathlib import Path

import pytest

from dpp_desktop.designs.design import Align, Fit, TextItem
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.printing.layout.fonts import FontChoice
from dpp_desktop.printing.pdf.document import PdfRenderer
from dpp_desktop.printing.rendering import Output
from tests.printing.labels import CODE, NAME, a_roll, a_run, a_sheet, serials
from tests.printing.pdf.readers import pages_of, text_of

NAMES = (
    "Baumwolltasche Größe L",
    "Βαμβακερή τσάντα Ελλάδα",
    "Žluťoučký kůň — příliš",
    "Хлопковая сумка",
    "office affluent fjord",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_can_be_extracted(name: str, tmp_path: Path) -> None:
    design = a_roll(CODE, TextItem(30, 5, 65, 6, "${product_name}", size=9))
    document = PdfRenderer(design, Output(300)).render([a_run(1, product_name=name)])
    assert name in text_of(document, tmp_path)


def test_arabic_names_can_be_extracted(tmp_path: Path) -> None:
    design = a_roll(CODE, TextItem(30, 5, 65, 6, "${product_name} ${serial:4}", size=9))
    document = PdfRenderer(design, Output(300)).render([a_run(1, product_name="حقيبة لا قطنية")])

    words = text_of(document, tmp_path).split()

    assert {"حقيبة", "قطنية"} <= set(words)
    # Poppler also reverses the letters of ligatures.
    assert any(sorted(word) == sorted("لا") for word in words)
    serial = serials(1)
    assert {serial[:4], serial[4:8], serial[8:]} <= set(words)


@pytest.mark.skipif(
    FontChoice().font_for("棉") is None, reason="no font with Chinese characters is installed"
)
def test_chinese_names_can_be_extracted(tmp_path: Path) -> None:
    design = a_roll(CODE, TextItem(30, 5, 65, 6, "${product_name}", size=9, bold=True))
    document = PdfRenderer(design, Output(300)).render([a_run(1, product_name="棉布手提袋")])
    assert "棉布手提袋" in text_of(document, tmp_path)


def test_each_label_has_the_serial_and_number_of_its_unit(tmp_path: Path) -> None:
    design = a_sheet(CODE, NAME, TextItem(23, 20, 40, 5, "${serial:4} №${unit}/${order}"))
    document = PdfRenderer(design, Output(300)).render([a_run(30, first_unit=95)])

    text = text_of(document, tmp_path)

    for index in range(30):
        serial = serials(1, 95 + index)
        groups = " ".join(serial[start : start + 4] for start in range(0, SERIAL_LENGTH, 4))
        assert f"{groups} №{96 + index}/order 4711" in text


def test_glyphs_with_different_texts_are_distinguished(tmp_path: Path) -> None:
    # The glyph of A is also that of the Greek and the Cyrillic letter in some fonts.
    design = a_roll(CODE, TextItem(30, 5, 65, 6, "AΑА ΟOО", size=9))
    document = PdfRenderer(design, Output(300)).render([a_run(1)])
    assert "AΑА ΟOО" in text_of(document, tmp_path)


@pytest.mark.parametrize(
    ("align", "left", "right"), [(Align.START, 30, None), (Align.END, None, 95)]
)
def test_text_is_where_the_design_has_it(
    align: Align, left: float | None, right: float | None
) -> None:
    item = TextItem(30, 10, 65, 5, "Serial ${serial}", size=9, align=align)
    document = PdfRenderer(a_roll(CODE, item), Output(600)).render([a_run(1)])

    with pages_of(document) as pages:
        page = pages[0]
        x1, y1, x2, y2 = (value * 25.4 / 72 for value in _box(page))
        height = page.get_height() * 25.4 / 72

    assert 9.9 <= height - y2 < height - y1 <= 15
    if left is not None:
        assert x1 == pytest.approx(left, abs=0.5)
    if right is not None:
        assert x2 == pytest.approx(right, abs=0.5)


@pytest.mark.parametrize(
    ("rotation", "box"), [(90, (70, 5, 5, 40)), (180, (30, 5, 40, 5)), (270, (80, 5, 5, 40))]
)
def test_turned_text_stays_in_its_box(rotation: int, box: tuple[float, ...]) -> None:
    x, y, width, height = box
    item = TextItem(x, y, width, height, "Ängste ${serial:4}", size=9, rotation=rotation)  # type: ignore[arg-type]
    document = PdfRenderer(a_roll(CODE, item), Output(600)).render([a_run(1)])

    with pages_of(document) as pages:
        page = pages[0]
        left, bottom, right, top = (value * 25.4 / 72 for value in _box(page))
        page_height = page.get_height() * 25.4 / 72

    assert x - 0.1 <= left < right <= x + width + 0.1
    assert y - 0.1 <= page_height - top < page_height - bottom <= y + height + 0.1


def test_only_labels_with_wide_serials_get_smaller_text(tmp_path: Path) -> None:
    item = TextItem(30, 10, 33, 5, "${serial}", size=12, min_size=6, fit=Fit.SHRINK)
    design = a_roll(CODE, item)
    narrow, wide = "111111111111", "MMMMMMMMMMMM"
    run = a_run(2)
    run = type(run)(run.facts, 0, narrow + wide)

    document = PdfRenderer(design, Output(600)).render([run])

    with pages_of(document) as pages:
        boxes = [_box(page) for page in pages]
    narrow_width, wide_width = (box[2] - box[0] for box in boxes)
    assert narrow_width == pytest.approx(12 * 0.572 * 12, rel=0.06)
    assert wide_width == pytest.approx(33 * 72 / 25.4, rel=0.03)


def _box(page: object) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of all letters of the page, in points."""
    text = page.get_textpage()  # type: ignore[attr-defined]
    boxes = [
        text.get_charbox(index)
        for index in range(text.count_chars())
        if text.get_text_range(index, 1).strip()
    ]
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)
