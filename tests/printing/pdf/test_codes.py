"""Codes in documents have exactly the dots of our symbols, in any renderer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from dpp_desktop.designs.design import LabelDesign, SymbolItem, SymbolKind
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.symbols import matrices
from dpp_desktop.printing.pdf.document import PdfRenderer
from dpp_desktop.printing.rendering import Calibration, LabelRun, Output
from tests.printing.labels import CODE, L7160, NAME, SERIAL_TEXT, a_roll, a_run, a_sheet
from tests.printing.pdf.readers import Page, render

READERS = ("poppler", "mupdf", "ghostscript", "pdfium")
RESOLUTIONS = (203, 300, 600)
_MM_PER_INCH = 25.4


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("reader", READERS)
def test_codes_on_rolls_have_the_dots_of_our_symbols(reader: str, dpi: int, tmp_path: Path) -> None:
    design = a_roll(
        CODE,
        SymbolItem(30, 3, module=0.5, rotation=90),
        SymbolItem(60, 3, size=18, rotation=180),
        SymbolItem(3, 28, kind=SymbolKind.DATA_MATRIX, size=16),
        SymbolItem(30, 30, kind=SymbolKind.DATA_MATRIX, module=0.4, rotation=270),
    )
    output = Output(dpi)
    run = a_run(1)

    document = PdfRenderer(design, output).render([run])

    page = render(reader, document, output.dots_per_mm * _MM_PER_INCH, tmp_path)
    assert list(_wrong_codes(page, (0, 0), design, output, run)) == []


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_codes_on_sheets_have_the_dots_of_our_symbols(dpi: int, tmp_path: Path) -> None:
    _check_sheets("pdfium", dpi, 21, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("reader", "dpi"), [("pdfium", 203), ("poppler", 300), ("mupdf", 600)])
def test_10_000_codes_have_the_dots_of_our_symbols(reader: str, dpi: int, tmp_path: Path) -> None:
    _check_sheets(reader, dpi, 10_000, tmp_path)


def test_calibration_moves_codes_by_whole_dots(tmp_path: Path) -> None:
    calibration = Calibration(offset_x=1.3, offset_y=-0.7, scale_x=1.01, scale_y=0.99)
    output = Output(300, calibration)
    run = a_run(21)
    design = a_sheet(CODE)

    document = PdfRenderer(design, output).render([run])

    page = render("pdfium", document, 300, tmp_path)
    x = (L7160.margin_left + L7160.pitch_x) * 1.01 + 1.3
    y = (L7160.margin_top + 6 * L7160.pitch_y) * 0.99 - 0.7
    dots = output.dots_per_mm
    corner = (round(x * dots), round(y * dots))
    last_but_one = replace(run, serials=run.serials[-2 * SERIAL_LENGTH : -SERIAL_LENGTH])
    assert list(_wrong_codes(page, corner, design, output, last_but_one)) == []


def test_files_have_the_dots_of_a_printer_with_600_dpi(tmp_path: Path) -> None:
    run = a_run(1)
    document = PdfRenderer(a_roll(), Output()).render([run])
    page = render("pdfium", document, 600, tmp_path)
    assert list(_wrong_codes(page, (0, 0), a_roll(), Output(600), run)) == []


def _check_sheets(reader: str, dpi: int, count: int, folder: Path) -> None:
    design = a_sheet(CODE, NAME, SERIAL_TEXT)
    output = Output(dpi)
    run = a_run(count)
    document = PdfRenderer(design, output).render([run])
    wrong: list[str] = []
    for first in range(0, count, L7160.per_page):
        page_number = first // L7160.per_page + 1
        page = render(reader, document, output.dots_per_mm * _MM_PER_INCH, folder, page_number)
        for position in range(min(L7160.per_page, count - first)):
            row, column = divmod(position, L7160.columns)
            dots = output.dots_per_mm
            corner = (
                round((L7160.margin_left + column * L7160.pitch_x) * dots),
                round((L7160.margin_top + row * L7160.pitch_y) * dots),
            )
            start = (first + position) * SERIAL_LENGTH
            of_unit = replace(run, serials=run.serials[start : start + SERIAL_LENGTH])
            wrong += _wrong_codes(page, corner, design, output, of_unit)
    assert wrong == []


def _wrong_codes(
    page: Page, corner: tuple[int, int], design: LabelDesign, output: Output, run: LabelRun
) -> Iterator[str]:
    """Yield the codes of a unit that differ from our symbols, or that can't be read."""
    layout = lay_out(design, run.facts, output)
    url = layout.link_prefix + run.serials
    for symbol in layout.symbols:
        (modules,) = next(matrices(symbol, layout.link_prefix, run.serials))
        module, margin = symbol.module, symbol.quiet_zone * symbol.module
        expected = np.kron(np.pad(modules, symbol.quiet_zone), np.ones((module, module)))
        x, y = corner[0] + symbol.x - margin, corner[1] + symbol.y - margin
        side = expected.shape[0]
        # A printer's dots are black or white.
        found = np.where(page[y : y + side, x : x + side] < 128, 0, 255).astype(np.uint8)
        if not np.array_equal(found == 0, expected > 0):
            yield f"{url} at {x}, {y}: other dots"
        read = zxingcpp.read_barcode(found)
        if read is None or read.text != url:
            yield f"{url} at {x}, {y}: not read"
