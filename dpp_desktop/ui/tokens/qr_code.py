"""A QR code worked out once, to be drawn at any size."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from dpp_desktop.identity.qr import QrSize, qr_size, qr_svg

QUIET_ZONE = 4
"""Modules that stay white on each side."""

PRINT_PIXELS = 12
"""Pixels to a module in a picture for printing: 0.5 mm at 600 dpi."""

_DOTS_PER_METRE = 23_622  # 600 dpi


@dataclass(frozen=True, slots=True)
class QrCode:
    """The code of a URL: as an SVG document, and how big it is."""

    url: str
    svg: str
    size: QrSize

    @property
    def modules(self) -> int:
        """Its side with the quiet zone, in modules."""
        return self.size.modules + 2 * QUIET_ZONE

    def image(self, pixels_per_module: int) -> QImage:
        """The code in whole pixels, black on white with its quiet zone, for print at 600 dpi."""
        side = self.modules * pixels_per_module
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(self.svg.encode("utf-8"))).render(painter, image.rect().toRectF())
        painter.end()
        image.setDotsPerMeterX(_DOTS_PER_METRE)
        image.setDotsPerMeterY(_DOTS_PER_METRE)
        return image


def qr_code(url: str, like: QrCode | None = None) -> QrCode:
    """Returns the code of the URL; it takes some milliseconds, half of them with one alike.

    Raises ValueError if no QR code holds the URL.
    """
    # Codes in byte mode, as lower case in "https" makes them all, grow with the URL alone.
    alike = like is not None and len(like.url) == len(url)
    return QrCode(url, qr_svg(url), like.size if like and alike else qr_size(url))
