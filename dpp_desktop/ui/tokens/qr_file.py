"""QR codes as files."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from dpp_desktop.durable import write_whole
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.ui.tokens.qr_code import PRINT_PIXELS, QrCode


def save_qr(code: QrCode, file: Path) -> None:
    """Writes the code as SVG or PNG, whichever the file's name ends in.

    Raises InvalidInput if it ends in something else, EnvironmentFault or PathUnusable if the file
    can't be written; then a file that was there is as it was.
    """
    suffix = file.suffix.lower()
    if suffix not in (".svg", ".png"):
        problem = Problem("file", "unknown_suffix", "a QR code is saved as .svg or .png.")
        raise InvalidInput([problem], "Choose a name that ends in one of them.")
    data = code.svg.encode("utf-8") if suffix == ".svg" else _png(code)
    with os_errors_named(file):
        write_whole(file, data)


def _png(code: QrCode) -> bytes:
    # Two colours take one bit a pixel.
    image = code.image(PRINT_PIXELS).convertToFormat(QImage.Format.Format_Mono)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # stubs want the format as bytes
        raise ValueError("the picture could not be written as PNG")
    return bytes(buffer.data().data())
