"""Reads images with other software: Qt draws or decodes them, and ZXing reads the symbol."""

from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

Grey = NDArray[np.uint8]
"""Pixels, row by row: 0 is black, 255 white."""

MAGENTA = 0xFFFF00FF
MATRIX_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)


def png_read(image: bytes) -> QImage:
    """Return the PNG as decoded by Qt."""
    read = QImage.fromData(image)
    assert not read.isNull()
    return read


def pixels_of(image: QImage) -> Grey:
    """Return the pixels of a black and white image."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    side = rgb.width()
    words = np.frombuffer(rgb.constBits(), dtype=np.uint32).reshape(rgb.height(), side)
    assert set(np.unique(words & 0xFFFFFF).tolist()) <= {0x000000, 0xFFFFFF}
    return (words & np.uint32(0xFF)).astype(np.uint8)


def grey_of(image: QImage) -> Grey:
    """Return the brightness of the pixels of any image."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), -1)
    return pixels[:, : grey.width()].copy()


def svg_drawn(image: bytes, side: int) -> Grey:
    """Return the SVG as drawn by Qt onto magenta in the given width."""
    renderer = QSvgRenderer(QByteArray(image))
    assert renderer.isValid()
    drawn = QImage(side, side, QImage.Format.Format_RGB32)
    drawn.fill(MAGENTA)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    return pixels_of(drawn)


def symbol_in(pixels: Grey) -> Any:
    """Return the only symbol that ZXing finds, without searching for linear ones."""
    (symbol,) = zxingcpp.read_barcodes(np.ascontiguousarray(pixels), formats=MATRIX_CODES)
    return symbol


def as_printed(symbol: NDArray[np.uint8], dots: int, quiet_zone: int = 4) -> Grey:
    """Return the expected pixels of a symbol with its quiet zone."""
    light = np.pad(1 - symbol, quiet_zone, constant_values=1)
    return np.kron(light, np.full((dots, dots), 255, dtype=np.uint8)).astype(np.uint8)
