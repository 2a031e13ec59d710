"""The structure of documents: pages, positions, copies, and writing while creating."""

import io
import tracemalloc
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dpp_desktop.designs.design import ImageItem, LabelDesign, LineItem, RollStock, TextItem
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.pdf.document import PdfRenderer
from dpp_desktop.printing.rendering import LabelRun, Output
from dpp_desktop.profiles.column_sources import JobFacts
from tests.model.examples import a_job
from tests.printing.labels import CODE, L7160, NAME, SERIAL_TEXT, a_roll, a_run, a_sheet, facts
from tests.printing.pdf.readers import pages_of, render

_MM = 25.4 / 72


@pytest.mark.parametrize("design", [a_sheet(), a_roll(CODE, SERIAL_TEXT)])
def test_documents_have_no_errors(design: LabelDesign) -> None:
    document = PdfRenderer(design, Output(203)).render([a_run(600)])
    with pikepdf.open(io.BytesIO(document)) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.pages) == -(-600 // design.stock.per_page)


@given(
    runs=st.lists(st.integers(0, 30), max_size=4),
    start=st.integers(0, 40),
    copies=st.integers(1, 4),
)
def test_positions_continue_across_runs_and_copies(
    runs: list[int], start: int, copies: int
) -> None:
    unit = 0
    made = []
    for count in runs:
        made.append(a_run(count, first_unit=unit))
        unit += count

    document = PdfRenderer(a_sheet(SERIAL_TEXT), Output(203)).render(made, start, copies)

    positions = start % L7160.per_page + unit * copies
    with pages_of(document) as pages:
        assert len(pages) == max(-(-positions // L7160.per_page), 1)
        found = "".join(page.get_textpage().get_text_range() for page in pages)
    serials = "".join(run.serials for run in made)
    expected = [
        serials[first : first + SERIAL_LENGTH]
        for first in range(0, len(serials), SERIAL_LENGTH)
        for _ in range(copies)
    ]
    assert "".join(found.split()) == "".join(expected)


def test_labels_start_at_the_given_position(tmp_path: Path) -> None:
    line = LineItem(0, 0, 63.5, 38.1)
    document = PdfRenderer(a_sheet(line), Output(300)).render([a_run(1)], start_at=4)

    page = render("pdfium", document, 300, tmp_path)

    rows, columns = np.nonzero(page < 128)
    millimetre = 300 / 25.4
    assert rows.min() == round((L7160.margin_top + L7160.pitch_y) * millimetre)
    assert columns.min() == round((L7160.margin_left + L7160.pitch_x) * millimetre)
    assert rows.max() - rows.min() + 1 == pytest.approx(38.1 * millimetre, abs=1)
    assert columns.max() - columns.min() + 1 == pytest.approx(63.5 * millimetre, abs=1)


@pytest.mark.parametrize("dpi", [None, 203, 300, 600])
def test_pages_have_the_size_of_their_medium(dpi: int | None) -> None:
    dot = 1 / Output(dpi).dots_per_mm
    for design, size in ((a_sheet(), (210, 297)), (a_roll(), (100, 50))):
        with pages_of(PdfRenderer(design, Output(dpi)).render([a_run(1)])) as pages:
            width, height = pages[0].get_size()
        assert width * _MM == pytest.approx(size[0], abs=dot / 2 + 0.001)
        assert height * _MM == pytest.approx(size[1], abs=dot / 2 + 0.001)


def test_viewers_are_asked_not_to_scale_pages() -> None:
    with pikepdf.open(io.BytesIO(PdfRenderer(a_sheet(), Output()).render([a_run(1)]))) as opened:
        assert opened.Root.ViewerPreferences.PrintScaling == "/None"


def test_the_same_labels_make_the_same_document() -> None:
    first = PdfRenderer(a_sheet(), Output(300)).render([a_run(50)])
    whole = a_run(50)
    split = whole.serials[: 20 * SERIAL_LENGTH], whole.serials[20 * SERIAL_LENGTH :]
    runs = [LabelRun(whole.facts, 0, split[0]), LabelRun(whole.facts, 20, split[1])]

    assert PdfRenderer(a_sheet(), Output(300)).render([a_run(50)]) == first
    assert PdfRenderer(a_sheet(), Output(300)).render(runs) == first


def test_long_texts_never_reach_the_next_label(tmp_path: Path) -> None:
    wide = TextItem(23, 3, 40, 10, "I" * 44, size=9)
    document = PdfRenderer(a_sheet(CODE, wide), Output(300)).render([a_run(3)])
    page = render("pdfium", document, 300, tmp_path)
    gap = (L7160.margin_left + L7160.width, L7160.margin_left + L7160.pitch_x)
    between = page[:, round(gap[0] * 300 / 25.4) + 1 : round(gap[1] * 300 / 25.4) - 1]
    assert (between == 255).all()
    with pytest.raises(InvalidInput, match="doesn't fit in its box of 40 × 10 mm"):
        PdfRenderer(a_sheet(TextItem(23, 3, 40, 10, "I" * 444)), Output(300)).render([a_run(1)])


def test_turned_labels_fill_their_stock(tmp_path: Path) -> None:
    items = (LineItem(0, 0, 30, 2), LineItem(0, 0, 1, 50))
    for rotation, column, row in ((90, 49, 0), (180, 29, 49), (270, 0, 29)):
        stock = RollStock(50, 30) if rotation != 180 else RollStock(30, 50)
        design = LabelDesign("turned", stock, items, rotation)  # type: ignore[arg-type]
        page = render(
            "pdfium", PdfRenderer(design, Output(203)).render([a_run(1)]), 203.2, tmp_path
        )
        dark = page < 128
        # The corner between both lines is the top left corner of the label as it is read.
        assert dark[row * 8 + 4, column * 8 + 4]
        assert dark.mean() == pytest.approx((30 * 2 + 50 - 2) / 1500, abs=0.005)


def test_images_are_drawn_in_their_box(tmp_path: Path) -> None:
    png = io.BytesIO()
    Image.new("L", (20, 20)).save(png, "PNG")
    design = a_roll(ImageItem(10, 20, 30, 12, png.getvalue()))
    document = PdfRenderer(design, Output(203)).render([a_run(1)])
    rows, columns = np.nonzero(render("pdfium", document, 203.2, tmp_path) < 128)
    # A square image is centred in its box.
    assert (columns.min() / 8, (columns.max() + 1) / 8) == pytest.approx((19, 31), abs=0.13)
    assert (rows.min() / 8, (rows.max() + 1) / 8) == pytest.approx((20, 32), abs=0.13)


def test_labels_of_several_jobs_can_be_in_one_document() -> None:
    runs = [
        LabelRun(JobFacts(a_job(id=number, product_name=f"Parka {number}")), 0, a_run(2).serials)
        for number in (1, 2)
    ]
    document = PdfRenderer(a_sheet(CODE, NAME), Output(300)).render(runs)
    with pages_of(document) as pages:
        text = pages[0].get_textpage().get_text_range()
    assert (text.count("Parka 1"), text.count("Parka 2")) == (2, 2)


def test_labels_without_anything_of_the_unit_are_written() -> None:
    document = PdfRenderer(a_sheet(NAME), Output(300)).render([a_run(3)])
    with pages_of(document) as pages:
        assert pages[0].get_textpage().get_text_range().count("Fjell winter parka") == 3


def test_documents_are_written_while_they_are_created() -> None:
    class Sink(io.RawIOBase):
        written = 0

        def write(self, data: object) -> int:
            length = len(memoryview(data))  # type: ignore[arg-type]
            self.written += length
            return length

    sink = Sink()
    writer = PdfRenderer(a_roll(CODE, SERIAL_TEXT), Output(300)).writer(sink)  # type: ignore[arg-type]
    writer.add(a_run(256))
    tracemalloc.start()
    before = sink.written
    kept = tracemalloc.get_traced_memory()[0]

    for _ in range(8):
        writer.add(a_run(256))

    added = tracemalloc.get_traced_memory()[0] - kept
    tracemalloc.stop()
    assert sink.written - before > 1_000_000
    assert added < 150_000


def test_a_label_that_cannot_be_printed_is_reported_before_anything_is_written() -> None:
    renderer = PdfRenderer(a_roll(TextItem(5, 5, 10, 5, "${product_name}")), Output(300))
    with pytest.raises(InvalidInput):
        renderer.check(facts(product_name="x" * 100))
