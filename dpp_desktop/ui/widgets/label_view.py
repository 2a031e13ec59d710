"""Shows a label at its true size on the screen, black on white in any colour scheme."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpp_desktop.printing.layout.raster import Coverage
from dpp_desktop.ui.theme.palette import colours_of

_MM_PER_INCH = 25.4
_LEAST_DPI, _MOST_DPI = 50.0, 600.0
"""Some screens report a size of zero or a meaningless one."""
MARGIN = 12
"""The space around the label in pixels."""
_EDGE = QColor(128, 128, 128)
_LEAST_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT = 180, 60, 300


def pixels_per_mm(widget: QWidget) -> float:
    """Return the logical pixels per mm of the widget's screen, also if the screen is scaled."""
    screen = widget.screen()
    dpi = screen.physicalDotsPerInch()  # in logical pixels, so it is small on a scaled screen
    if not _LEAST_DPI <= dpi * screen.devicePixelRatio() <= _MOST_DPI:
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
    """A label of a size in mm, as large as it is printed, or zoomed.

    The widget is as large as the label. One that `shrinks` has the width of its layout instead, and
    shows a label that is too large for it smaller, on the colour of the window.
    """

    scale_changed = Signal()
    """`share` may be different now, because the widget was resized."""

    def __init__(self, parent: QWidget | None = None, *, shrinks: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("label_view")
        width = QSizePolicy.Policy.Expanding if shrinks else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(width, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(shrinks)
        self.setSizePolicy(policy)
        self._shrinks = shrinks
        self._image = QImage()
        self._scaled = QImage()
        self._size = QSizeF()
        self._zoom = 1.0

    @property
    def scale(self) -> float:
        """Logical pixels per mm of the label."""
        return pixels_per_mm(self) * self.share

    @property
    def share(self) -> float:
        """The share of its true size in which the label is shown; 1 is as large as printed."""
        return self._share_in(self.width()) if self._shrinks else self._zoom

    @property
    def label_size(self) -> QSizeF:
        """The size of the label in mm; empty if none is shown."""
        return self._size

    def show_label(self, image: QImage, dots_per_mm: float) -> None:
        """Show the image of a label with that resolution; see `image_of`."""
        self._image, self._scaled = image, QImage()
        self._size = QSizeF(image.size()) / dots_per_mm
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self._image, self._scaled, self._size = QImage(), QImage(), QSizeF()
        self._fit()

    def set_zoom(self, zoom: float) -> None:
        """Show the label in that share of its true size."""
        self._zoom = zoom
        self._fit()

    def label_rect(self) -> QRectF:
        """Return where the label is in the widget."""
        size = self._size * self.scale
        if not self._shrinks:
            return QRectF(QPointF(MARGIN, MARGIN), size)
        free = QSizeF(self.size()) - size
        return QRectF(QPointF(round(free.width() / 2), round(free.height() / 2)), size)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the label with its margins."""
        size = self._size * (pixels_per_mm(self) * self._zoom)
        wanted = QSize(round(size.width() + 0.5), round(size.height() + 0.5))
        if self._shrinks:
            height = max(min(wanted.height(), _MOST_HEIGHT), _LEAST_HEIGHT)
            wanted = QSize(max(wanted.width(), _LEAST_WIDTH), height)
        return wanted + QSize(2 * MARGIN, 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which a small label is readable if the label shrinks."""
        if not self._shrinks:
            return super().minimumSizeHint()
        return QSize(_LEAST_WIDTH, self.heightForWidth(_LEAST_WIDTH))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the label in that width, if it shrinks."""
        height = self._size.height() * pixels_per_mm(self) * self._share_in(width)
        return max(round(height), _LEAST_HEIGHT) + 2 * MARGIN

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Report that the label may have another scale."""
        super().resizeEvent(event)
        if self._shrinks:
            self.scale_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the label and its edge."""
        painter = QPainter(self)
        if self._shrinks:
            painter.fillRect(self.rect(), QColor(colours_of(self.palette()).window))
        if not self._image.isNull():
            self._paint_label(painter, self.label_rect())
        painter.end()

    def _paint_label(self, painter: QPainter, place: QRectF) -> None:
        wanted = (place.size() * self.devicePixelRatioF()).toSize().expandedTo(QSize(1, 1))
        if wanted.width() > self._image.width():
            # Only the visible part is enlarged, because the whole label may be huge.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
        else:
            if self._scaled.size() != wanted:
                self._scaled = self._image.scaled(
                    wanted,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            painter.drawImage(place, self._scaled)
        painter.setPen(QPen(_EDGE, 0))
        painter.drawRect(place)

    def _share_in(self, width: int) -> float:
        """The share of its true size in which a label that shrinks is shown in that width."""
        true = self._size * pixels_per_mm(self)
        if true.isEmpty():
            return self._zoom
        space = max(width - 2 * MARGIN, 1)
        return min(self._zoom, space / true.width(), _MOST_HEIGHT / true.height())

    def _fit(self) -> None:
        self.updateGeometry()
        if not self._shrinks:
            self.resize(self.sizeHint())
        self.update()
