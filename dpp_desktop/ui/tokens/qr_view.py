"""Show a QR code so that scanners can read it from the screen."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpp_desktop.carriers.qr_code import QrSize, qr_size, qr_svg
from dpp_desktop.ui.theme.scale import TARGET, Spacing

QUIET_ZONE = 4
"""The width of the white border, in modules."""

PRINT_PIXELS = 12
"""Pixels per module in an image for printing: 0.5 mm at 600 dpi."""

_DOTS_PER_METRE = 23_622  # 600 dpi


@dataclass(frozen=True, slots=True)
class QrCode:
    """The QR code of a URL as an SVG document, and its size."""

    url: str
    svg: str
    size: QrSize

    @property
    def modules(self) -> int:
        """The side length in modules, including the quiet zone."""
        return self.size.modules + 2 * QUIET_ZONE

    def image(self, pixels_per_module: int) -> QImage:
        """Return the code with its quiet zone, black on white, for printing at 600 dpi."""
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
    """Return the QR code of the URL. A code of a URL of equal length, `like`, saves half the time.

    Raises ValueError if the URL is too long for a QR code.
    """
    # The lower case of "https" requires byte mode, in which the size depends on the length alone.
    same_size = like is not None and len(like.url) == len(url)
    return QrCode(url, qr_svg(url), like.size if like and same_size else qr_size(url))


_GROUP = 4


def grouped(serial: str) -> str:
    """Return the serial in groups of four: '7K3M9Q2TXW4B' as '7K3M-9Q2T-XW4B'."""
    return "-".join(serial[at : at + _GROUP] for at in range(0, len(serial), _GROUP))


DEFAULT_SIDE = 6 * TARGET + Spacing.M
MIN_SIDE = 3 * TARGET + Spacing.XS
"""The usual and the least side length of a view, in pixels."""


class QrView(QWidget):
    """Shows a code in the middle of a white square, in the dark scheme too.

    Every module has the same whole number of screen pixels, as many as fit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("qrView")
        self._code: QrCode | None = None
        self._image = QImage()
        self._pixels = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_code(self, code: QrCode, serial: str) -> None:
        """Show the code of the token with that serial."""
        self._show(code, grouped(serial))

    def show_address(self, code: QrCode) -> None:
        """Show the code of a web address that isn't that of a token."""
        self._show(code, code.url)

    def _show(self, code: QrCode, name: str) -> None:
        self._code = code
        self._pixels = 0
        self.setAccessibleName(self.tr("QR code of {serial}").format(serial=name))
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for three pixels per module of a typical code, which scanners can read."""
        return QSize(MIN_SIDE, MIN_SIDE)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for six pixels per module of a typical code."""
        return QSize(DEFAULT_SIDE, DEFAULT_SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the code for the resolution of the current screen."""
        if self._code is None:
            return
        painter = QPainter(self)
        painter.fillRect(self._square(), Qt.GlobalColor.white)
        image = self._largest_image(self._code)
        painter.drawImage(self._aligned_position(painter, image), image)
        painter.end()

    def _square(self) -> QRect:
        side = min(self.width(), self.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(self.rect().center())
        return square

    def _largest_image(self, code: QrCode) -> QImage:
        """Return the largest image that fits."""
        ratio = self.devicePixelRatioF()
        available = int(min(self.width(), self.height()) * ratio)
        pixels = max(1, available // code.modules)
        if pixels != self._pixels:
            self._image = code.image(pixels)
            self._pixels = pixels
        self._image.setDevicePixelRatio(ratio)
        return self._image

    def _aligned_position(self, painter: QPainter, image: QImage) -> QPointF:
        """Return the centred position of the image, aligned to the pixels of the screen.

        At a scale such as 1.5, the widget itself may start within a pixel.
        """
        size = image.deviceIndependentSize()
        middle = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        to_screen = painter.deviceTransform()
        pixel = to_screen.map(middle).toPoint().toPointF()
        return to_screen.inverted()[0].map(pixel)
