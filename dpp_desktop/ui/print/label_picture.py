"""A picture of a label in its true size on the screen, or smaller if there is no space for it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpp_desktop.ui.designs.label_view import pixels_per_mm
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import Spacing

_LEAST = QSize(180, 120)
_MOST_HEIGHT = 300


class LabelPicture(QWidget):
    """Shows one label on a grey ground."""

    resized = Signal()
    """`scale` may be different now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("label_picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._image: QImage | None = None
        self._dots_per_mm = 1.0
        self._scaled: QPixmap | None = None

    def show_label(self, image: QImage | None, dots_per_mm: float = 1.0, name: str = "") -> None:
        """Show the image of a label with that resolution, or nothing; `name` describes it."""
        self._image, self._dots_per_mm = image, dots_per_mm
        self._scaled = None
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    @property
    def scale(self) -> float:
        """The size in which the label is shown; 1 is its true size."""
        true = self._true_size()
        space = self._space()
        if true.isEmpty():
            return 1.0
        return min(1.0, space.width() / true.width(), _MOST_HEIGHT / true.height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the true size of the label, with the ground around it."""
        size = self._true_size().expandedTo(_LEAST)
        margins = QSize(2 * Spacing.L, 2 * Spacing.L)
        return QSize(size.width(), min(size.height(), _MOST_HEIGHT)) + margins

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which a small label is readable."""
        return QSize(_LEAST.width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Scale the label again."""
        super().resizeEvent(event)
        self._scaled = None
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the label in the middle, always black on white."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours_of(self.palette()).window))
        if self._image is not None:
            scaled = self._pixmap(self._image)
            size = scaled.deviceIndependentSize().toSize()
            left = (self.width() - size.width()) // 2
            top = (self.height() - size.height()) // 2
            painter.drawPixmap(left, top, scaled)
            painter.setPen(QColor(colours_of(self.palette()).outline))
            painter.drawRect(left - 1, top - 1, size.width() + 1, size.height() + 1)
        painter.end()

    def _pixmap(self, image: QImage) -> QPixmap:
        if self._scaled is None:
            ratio = self.devicePixelRatioF()
            size = (self._true_size() * self.scale * ratio).expandedTo(QSize(1, 1))
            smooth = Qt.TransformationMode.SmoothTransformation
            made = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            self._scaled = QPixmap.fromImage(made)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _space(self) -> QSize:
        return self.size() - QSize(2 * Spacing.L, 2 * Spacing.L)

    def _true_size(self) -> QSize:
        """The size of the label on this screen, in logical pixels."""
        if self._image is None:
            return QSize()
        return self._image.size() * (pixels_per_mm(self) / self._dots_per_mm)
