"""Calibration pages have crosses at known places, and measuring them corrects the printer."""

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.designs.stock import STOCK
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.pdf.document import PdfRenderer
from dpp_desktop.printing.printers.calibration import measured_calibration
from dpp_desktop.printing.printers.settings import (
    NOT_CALIBRATED,
    ConnectionKind,
    Language,
    Printer,
    check_calibration,
    check_printer,
)
from dpp_desktop.printing.printers.trial_pages import (
    Point,
    calibration_page,
    calibration_points,
    trial_label,
    trial_run,
    trial_stock,
)
from dpp_desktop.printing.rendering import Calibration
from dpp_desktop.printing.zpl.zpl_renderer import zpl_renderer

_DPI = 600
_MM = _DPI / 25.4


def printer_of(language: Language, dpi: int = _DPI) -> Printer:
    name = "Packing line 3, the printer beside the door (new)"
    return check_printer(name, ConnectionKind.QUEUE, "labels", language=language, dpi=dpi)


def moved(point: Point, calibration: Calibration) -> Point:
    x, y = point
    return (
        x * calibration.scale_x + calibration.offset_x,
        y * calibration.scale_y + calibration.offset_y,
    )


_scales = st.floats(0.97, 1.03)
_offsets = st.floats(-4, 4)
_calibrations = st.builds(Calibration, _offsets, _offsets, _scales, _scales)


@given(_calibrations, _calibrations)
def test_measuring_corrects_any_offset_and_scale(used: Calibration, printer: Calibration) -> None:
    points = ((10.0, 10.0), (90.0, 140.0))
    first, second = (moved(moved(point, used), printer) for point in points)
    found = measured_calibration(used, points, (first, second))
    for point in points:
        assert moved(moved(point, found), printer) == pytest.approx(point, abs=0.02)


def test_a_calibration_that_no_printer_needs_is_rejected() -> None:
    points = ((10.0, 10.0), (90.0, 140.0))
    for measured in [((90.0, 10.0), (10.0, 140.0)), ((40.0, 10.0), (120.0, 140.0))]:
        with pytest.raises(InvalidInput):
            measured_calibration(NOT_CALIBRATED, points, measured)
    with pytest.raises(InvalidInput, match="scale_x: must be from"):
        check_calibration(Calibration(scale_x=float("nan")))


def printed_crosses(calibration: Calibration, stock_name: str) -> list[Point]:
    """Return the centres of the crosses on a page as an independent program renders it."""
    printer = printer_of(Language.PDF)
    stock = trial_stock(printer, stock_name)
    output = type(printer.settings.output)(_DPI, calibration)
    document = PdfRenderer(calibration_page(printer, stock), output).render([trial_run()])
    pdf = pypdfium2.PdfDocument(document)
    page = pdf[0]
    pixels = page.render(scale=_DPI / 72, grayscale=True).to_numpy()
    dark = pixels.reshape(pixels.shape[0], -1) < 128
    pdf.close()
    centres = []
    for point in calibration_points(stock):
        x, y = moved(point, calibration)
        at_x, at_y, reach = round(x * _MM), round(y * _MM), round(2.8 * _MM)
        part = dark[at_y - reach : at_y + reach, at_x - reach : at_x + reach]
        columns = np.flatnonzero(part.all(axis=0))
        rows = np.flatnonzero(part.all(axis=1))
        centres.append(
            (
                (at_x - reach + (columns[0] + columns[-1] + 1) / 2) / _MM,
                (at_y - reach + (rows[0] + rows[-1] + 1) / 2) / _MM,
            )
        )
    return centres


@pytest.mark.parametrize("stock", ["A4", "roll-50x30"])
@pytest.mark.parametrize("calibration", [NOT_CALIBRATED, Calibration(0.6, -0.4, 1.004, 0.997)])
def test_crosses_are_where_the_page_says(stock: str, calibration: Calibration) -> None:
    found = printed_crosses(calibration, stock)
    points = calibration_points(trial_stock(printer_of(Language.PDF), stock))
    for point, (x, y) in zip(points, found, strict=True):
        assert (x, y) == pytest.approx(moved(point, calibration), abs=0.09)


@pytest.mark.parametrize("stock", [*STOCK, "25x15", "60x40", "104x150"])
def test_pages_fit_all_stock(stock: str) -> None:
    pdf = printer_of(Language.PDF)
    page = trial_stock(pdf, stock)
    for design in (trial_label(pdf, page), calibration_page(pdf, page)):
        assert PdfRenderer(design, pdf.settings.output).render([trial_run()])
    if not stock.startswith("roll") and "x" not in stock:
        return
    for dpi in (203, 300, 600):
        zpl = printer_of(Language.ZPL, dpi)
        for design in (trial_label(zpl, page), calibration_page(zpl, page)):
            assert (
                zpl_renderer(design, zpl.settings.output).render([trial_run()]).count(b"^XZ") == 1
            )


def test_a_name_in_any_script_stops_no_page() -> None:
    printer = check_printer("打印机 ٣", ConnectionKind.QUEUE, "labels")
    page = trial_stock(printer, "roll-50x30")
    assert PdfRenderer(trial_label(printer, page), printer.settings.output).render([trial_run()])


@pytest.mark.parametrize("stock", [" ", "L9999", "5x5", "1000x30", "60×40"])
def test_unknown_stock_is_rejected(stock: str) -> None:
    with pytest.raises(InvalidInput, match="isn't built-in stock"):
        trial_stock(printer_of(Language.PDF), stock)
