"""The label in the designer: items are selected and moved with the mouse and with keys."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dpp_desktop.designs.geometry import Box
from dpp_desktop.ui.theme.palette import LIGHT
from dpp_desktop.ui.widgets.label_view import LabelView

_STEP_MM, _FINE_STEP_MM = 0.5, 0.1
_KEYS = "keys"
_LINE = 2.0
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DesignCanvas(LabelView):
    """A label with the outlines of its items."""

    selected = Signal(int)
    """The index of the item that was clicked; -1 for none."""
    moved = Signal(float, float, str)
    """How far the selected item was moved to the right and down, in mm, and by which gesture."""
    removed = Signal()
    """The user asked to remove the selected item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._boxes: Sequence[Box] = ()
        self._wrong: Collection[int] = ()
        self._selected = -1
        self._grip: QPointF | None = None
        self._gesture = 0

    def show_items(self, boxes: Sequence[Box], selected: int, wrong: Collection[int]) -> None:
        """Show the boxes of the items, the selected one, and those that can't be printed."""
        self._boxes, self._selected, self._wrong = boxes, selected, wrong
        self.update()

    def place_of(self, index: int) -> QRectF:
        """Return where the box of an item is in the widget."""
        box, scale = self._boxes[index], self.scale
        corner = self.label_rect().topLeft() + QPointF(box.x, box.y) * scale
        return QRectF(corner.x(), corner.y(), box.width * scale, box.height * scale)

    def item_at(self, position: QPointF) -> int:
        """Return the smallest item at a position in the widget; -1 if there is none."""
        grip = _LINE * 2  # thin lines can be hit, too
        hit = [
            index
            for index in range(len(self._boxes))
            if self.place_of(index).adjusted(-grip, -grip, grip, grip).contains(position)
        ]
        sizes = {index: self._boxes[index].width * self._boxes[index].height for index in hit}
        return min(hit, key=lambda index: (sizes[index], -index), default=-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select the item at the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        found = self.item_at(event.position())
        self._grip = event.position() if found >= 0 else None
        self._gesture += 1
        self.selected.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the selected item by whole tenths of a mm."""
        if self._grip is None:
            return
        way = (event.position() - self._grip) / self.scale
        right, down = round(way.x(), 1), round(way.y(), 1)
        if right or down:
            self._grip += QPointF(right, down) * self.scale
            gesture = f"drag {self._gesture}"
            self.moved.emit(right, down, gesture)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the item where it is."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the selected item with arrow keys, go through the items, or remove one."""
        key = Qt.Key(event.key())
        if key in _DIRECTIONS and self._selected >= 0:
            is_fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = _FINE_STEP_MM if is_fine else _STEP_MM
            right, down = _DIRECTIONS[key]
            self.moved.emit(right * step, down * step, _KEYS)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self._boxes:
            step = 1 if key == Qt.Key.Key_PageDown else -1
            self.selected.emit((self._selected + step) % len(self._boxes))
        elif key == Qt.Key.Key_Delete and self._selected >= 0:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the label and the outlines."""
        super().paintEvent(event)
        painter = QPainter(self)
        # The label is always white, so the colours are those of the light scheme.
        for index in range(len(self._boxes)):
            is_selected = index == self._selected
            colour = QColor(LIGHT.danger if index in self._wrong else LIGHT.accent)
            width = _LINE if is_selected else 1.0
            style = Qt.PenStyle.SolidLine if is_selected else Qt.PenStyle.DotLine
            painter.setPen(QPen(colour, width, style))
            painter.drawRect(self.place_of(index))
        painter.end()
