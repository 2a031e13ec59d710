"""QR codes drawn by Qt and read by ZXing contain the right text and have the right form."""

import xml.etree.ElementTree as ET
from typing import Any

import numpy as np
import pytest
import zxingcpp
from hypothesis import example, given
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from dpp_desktop.carriers.qr_code import MAX_URL_BYTES, MIN_X_DIMENSION_MM, QrSize, qr_size, qr_svg
from dpp_desktop.identity.links import link_prefix
from tests.identity.strategies import batches, gtins_14, serials, stems

QUIET_ZONE = 4
PIXELS = 4
BLACK, WHITE = 0x000000, 0xFFFFFF
MAGENTA = 0xFFFF00FF
MATRIX_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)
URL = "https://id.nordlicht.example/01/09506000134352/21/0123456789AB"
SVG = "{http://www.w3.org/2000/svg}"


def _url(length: int) -> str:
    stem = "https://id.brand.example/"
    return stem + "a" * (length - len(stem))


def _drawn(svg: str, modules: int) -> NDArray[np.uint32]:
    """Return the RGB values of the SVG, drawn onto magenta with four pixels per module."""
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    assert renderer.isValid()
    side = (modules + 2 * QUIET_ZONE) * PIXELS
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(MAGENTA)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(side, side)
    return pixels & np.uint32(0xFFFFFF)


def _read(svg: str, modules: int) -> Any:
    """Return the only symbol that ZXing finds in the drawing.

    Linear symbols are excluded, because a row of modules can look like a short one.
    """
    grey = (_drawn(svg, modules) & np.uint32(0xFF)).astype(np.uint8)
    (symbol,) = zxingcpp.read_barcodes(grey, formats=MATRIX_CODES)
    return symbol


@given(stems, gtins_14, batches, serials)
@example("https://id.brand.example", "09506000134352", "\"<&>'%;", "0123456789AB")
@example("https://fh0xdsl.sh0dxhl/7", "47800329863413", "4780032986341", "000000000000")
def test_a_scanner_reads_the_url(stem: str, gtin: str, batch: str, serial: str) -> None:
    url = link_prefix(stem, gtin, batch) + serial
    size = qr_size(url)
    symbol = _read(qr_svg(url), size.modules)
    assert symbol.text == url
    assert symbol.format == zxingcpp.BarcodeFormat.QRCode
    assert symbol.ec_level == "M"
    assert symbol.extra["Version"] == str(size.version)


@pytest.mark.parametrize("length", [26, 30, 54, 66, 172, 1_000, MAX_URL_BYTES])
def test_short_and_long_urls_use_level_m(length: int) -> None:
    """Level M is used even if a higher level would fit, so that codes of one job look alike."""
    url = _url(length)
    symbol = _read(qr_svg(url), qr_size(url).modules)
    assert (symbol.text, symbol.ec_level) == (url, "M")


@pytest.mark.parametrize("length", [40, 172, MAX_URL_BYTES])
def test_a_code_is_black_on_white_with_four_white_modules_around(length: int) -> None:
    url = _url(length)
    modules = qr_size(url).modules
    drawn = _drawn(qr_svg(url), modules)
    assert set(np.unique(drawn).tolist()) == {BLACK, WHITE}
    edge = QUIET_ZONE * PIXELS
    inner = drawn[edge:-edge, edge:-edge]
    assert inner.shape == (modules * PIXELS, modules * PIXELS)
    assert (drawn == BLACK).sum() == (inner == BLACK).sum()
    for corner in (inner[0, 0], inner[0, -1], inner[-1, 0]):
        assert corner == BLACK


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (54, QrSize(version=4, modules=33, smallest_mm=16.2)),
        (66, QrSize(version=5, modules=37, smallest_mm=17.8)),
        (172, QrSize(version=9, modules=53, smallest_mm=24.2)),
    ],
)
def test_number_of_modules_by_url_length(length: int, size: QrSize) -> None:
    assert qr_size(_url(length)) == size


def test_the_longest_url_fits_and_a_longer_one_does_not() -> None:
    assert qr_size(_url(MAX_URL_BYTES)).version == 40
    for too_long in (MAX_URL_BYTES + 1, 10 * MAX_URL_BYTES):
        with pytest.raises(ValueError, match="too large"):
            qr_size(_url(too_long))
        with pytest.raises(ValueError, match="too large"):
            qr_svg(_url(too_long))


@pytest.mark.parametrize("x_dimension", [MIN_X_DIMENSION_MM, 0.5, 0.99])
def test_the_width_of_a_drawing_follows_from_its_modules(x_dimension: float) -> None:
    root = ET.fromstring(qr_svg(URL, x_dimension_mm=x_dimension))
    side = (qr_size(URL).modules + 2 * QUIET_ZONE) * x_dimension
    for name in ("width", "height"):
        assert root.attrib[name].endswith("mm")
        assert float(root.attrib[name].removesuffix("mm")) == pytest.approx(side)


def test_the_minimum_side_matches_the_smallest_drawing() -> None:
    root = ET.fromstring(qr_svg(URL, x_dimension_mm=MIN_X_DIMENSION_MM))
    assert round(float(root.attrib["width"].removesuffix("mm")), 1) == qr_size(URL).smallest_mm


@pytest.mark.parametrize("x_dimension", [0.395, 0.0, -1.0, float("nan"), float("-inf")])
def test_modules_too_small_to_scan_are_rejected(x_dimension: float) -> None:
    with pytest.raises(ValueError, match="too small"):
        qr_svg(URL, x_dimension_mm=x_dimension)


def test_a_drawing_is_titled_with_its_url() -> None:
    url = f"{URL}?a=1&b=<2>\"'"
    root = ET.fromstring(qr_svg(url))
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == url


def test_the_same_url_gives_the_same_drawing() -> None:
    assert qr_svg(URL) == qr_svg(URL)
