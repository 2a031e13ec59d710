"""Read QR codes from screenshots and saved images."""

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.tokens.qr_view import QUIET_ZONE, QrCode

_MATRIX_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)
_FINDER = 7


def on_screen(window: QWidget) -> QImage:
    """Return a screenshot of the window."""
    return window.screen().grabWindow(window.winId()).toImage()


def scanned(image: QImage) -> str | None:
    """Return the text of the only code in the image; None if no code is readable."""
    found = zxingcpp.read_barcodes(_grey(image), formats=_MATRIX_CODES)
    return str(found[0].text) if len(found) == 1 else None


def pixels_per_module(image: QImage, code: QrCode) -> int:
    """Return the number of pixels per module of the code in an image without other black pixels.

    Fails unless the code and its quiet zone match the expected image exactly.
    """
    dark = _grey(image) == 0
    top, left = (int(np.argmax(dark.any(axis=axis))) for axis in (1, 0))
    pixels = int(np.argmin(dark[top, left:])) // _FINDER
    side, border = code.modules * pixels, QUIET_ZONE * pixels
    shown = image.copy(left - border, top - border, side, side)
    drawn = code.image(pixels)
    assert (_grey(shown) == _grey(drawn)).all()
    return pixels


def _grey(image: QImage) -> NDArray[np.uint8]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), dtype=np.uint8)
    return rows.reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()].copy()
