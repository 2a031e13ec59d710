"""Shows a label at its true size on the screen, black on white in any colour scheme."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpp_desktop.printing.layout.raster import Coverage

_MM_PER_INCH = 25.4
_LEAST_DPI, _MOST_DPI = 50.0, 600.0
"""Some screens report a size of zero or a meaningless one."""
MARGIN = 12
"""The space around the label in pixels."""
_EDGE = QColor(128, 128, 128)


def pixels_per_mm(widget: QWidget) -> float:
    """Return the logical pixels per mm of the widget's screen."""
    screen = widget.screen()
    dpi = screen.physicalDotsPerInch()
    if not _LEAST_DPI <= dpi <= _MOST_DPI:
        dpi = screen.logicalDotsPerInch()
    return dpi / _MM_PER_INCH


def image_of(coverage: Coverage) -> QImage:
    """Return the label as an image, black on white."""
    height, width = coverage.shape
    image = QImage(
        (255 - coverage).tobytes(), width, height, width, QImage.Format.Format_Grayscale8
    )
    return image.copy()  # the image must own its pixels


class LabelView(QWidget):
    """A label of a size in mm; it is as large as the zoomed label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("label_view")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._image = QImage()
        self._scaled = QImage()
        self._size = QSizeF()
        self._zoom = 1.0

    @property
    def scale(self) -> float:
        """Logical pixels per mm of the label."""
        return pixels_per_mm(self) * self._zoom

    @property
    def label_size(self) -> QSizeF:
        """The size of the label in mm; empty if none is shown."""
        return self._size

    def show_label(self, coverage: Coverage, dots_per_mm: float) -> None:
        """Show a label."""
        height, width = coverage.shape
        self._image = image_of(coverage)
        self._scaled = QImage()
        self._size = QSizeF(width / dots_per_mm, height / dots_per_mm)
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self._image, self._scaled, self._size = QImage(), QImage(), QSizeF()
        self._fit()

    def set_zoom(self, zoom: float) -> None:
        """Show the label in that share of its true size."""
        self._zoom = zoom
        self._scaled = QImage()
        self._fit()

    def label_rect(self) -> QRectF:
        """Return where the label is in the widget."""
        return QRectF(QPointF(MARGIN, MARGIN), self._size * self.scale)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the label with its margins."""
        if self._size.isEmpty():
            return QSize(2 * MARGIN, 2 * MARGIN)
        return self.label_rect().toAlignedRect().adjusted(0, 0, 2 * MARGIN, 2 * MARGIN).size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the label and its edge."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        place = self.label_rect()
        ratio = self.devicePixelRatioF()
        wanted = (place.size() * ratio).toSize()
        if wanted.width() > self._image.width():
            # Only the visible part is enlarged, because the whole label may be huge.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
            self._draw_edge(painter, place)
            return
        if self._scaled.size() != wanted:
            self._scaled = self._image.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter.drawImage(place, self._scaled)
        self._draw_edge(painter, place)

    @staticmethod
    def _draw_edge(painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(_EDGE, 0))
        painter.drawRect(place)
        painter.end()

    def _fit(self) -> None:
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()
