"""Reads images as others do: Qt draws or decodes them, and ZXing reads the symbol."""

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
    """The PNG as Qt reads it."""
    read = QImage.fromData(image)
    assert not read.isNull()
    return read


def pixels_of(image: QImage) -> Grey:
    """The pixels of an image that is black and white."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    side = rgb.width()
    words = np.frombuffer(rgb.constBits(), dtype=np.uint32).reshape(rgb.height(), side)
    assert set(np.unique(words & 0xFFFFFF).tolist()) <= {0x000000, 0xFFFFFF}
    return (words & np.uint32(0xFF)).astype(np.uint8)


def svg_drawn(image: bytes, side: int) -> Grey:
    """The SVG as Qt draws it onto magenta, so many pixels wide."""
    renderer = QSvgRenderer(QByteArray(image))
    assert renderer.isValid()
    drawn = QImage(side, side, QImage.Format.Format_RGB32)
    drawn.fill(MAGENTA)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    return pixels_of(drawn)


def symbol_in(pixels: Grey) -> Any:
    """The one symbol that ZXing finds; linear ones aren't looked for."""
    (symbol,) = zxingcpp.read_barcodes(np.ascontiguousarray(pixels), formats=MATRIX_CODES)
    return symbol


def as_printed(symbol: NDArray[np.uint8], dots: int, quiet_zone: int = 4) -> Grey:
    """The pixels that a symbol should come to: with quiet zone, so many for each module."""
    light = np.pad(1 - symbol, quiet_zone, constant_values=1)
    return np.kron(light, np.full((dots, dots), 255, dtype=np.uint8)).astype(np.uint8)
