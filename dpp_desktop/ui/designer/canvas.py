"""The label in the designer: items are selected, moved and resized with the mouse and with keys."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from dpp_desktop.designs.geometry import Box
from dpp_desktop.ui.designer import outlines, placement
from dpp_desktop.ui.designer.handles import Handle, handles_of, hit_handle
from dpp_desktop.ui.designer.placement import ItemFrame
from dpp_desktop.ui.widgets.label_view import LabelView

_KEYS = "keys"
_MOUSE_REACH, _TOUCH_REACH = 10.0, 20.0
"""How far handles extend out of their item, in pixels."""
_MOUSE_SLACK, _TOUCH_SLACK = 3.0, 10.0
"""How far a pressed pointer may move before it drags, in pixels."""
_GRIP = 4.0
"""How far beside a thin line it can be hit, in pixels."""
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(slots=True)
class _Drag:
    """A pressed item or handle; `hit` is the item at the pointer."""

    begin: QPointF
    box: Box
    handle: Handle | None
    hit: int
    slack: float
    is_moving: bool = False


class DesignCanvas(LabelView):
    """A label with the outlines of its items, and handles on the selected one."""

    selected = Signal(int)
    """The index of the item that was clicked; -1 for none."""
    placed = Signal(object, object, str)
    """The Box that the selected item should have, the Handle that was moved (None if the whole
    item was), and the gesture, which is one step to undo."""
    revealed = Signal(QRectF)
    """What should be visible: the item that keys act on, or the pointer that drags."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._frames: Sequence[ItemFrame] = ()
        self._wrong: Collection[int] = ()
        self._selected = -1
        self._design_size = (0.0, 0.0)
        self._drag: _Drag | None = None
        self._gesture = 0
        self._lines: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())

    def show_items(
        self,
        frames: Sequence[ItemFrame],
        selected: int,
        wrong: Collection[int],
        size: tuple[float, float],
    ) -> None:
        """Show the outlines of the items, the selected one, and those that can't be printed.

        `size` is the width and height of the label in mm.
        """
        self._frames, self._selected, self._wrong, self._design_size = frames, selected, wrong, size
        if not 0 <= selected < len(frames):
            self._drag = None
        self.update()

    def place_of(self, index: int) -> QRectF:
        """Return where the box of an item is in the widget."""
        box, scale = self._frames[index].box, self.scale
        corner = self.label_rect().topLeft() + QPointF(box.x, box.y) * scale
        return QRectF(corner.x(), corner.y(), box.width * scale, box.height * scale)

    def handle_place(self, handle: Handle) -> QPointF:
        """Return where a handle of the selected item is in the widget."""
        return handle.place(self.place_of(self._selected))

    def item_at(self, position: QPointF) -> int:
        """Return the smallest item at a position in the widget; -1 if there is none."""
        hit = [index for index in range(len(self._frames)) if self._is_at(index, position)]
        boxes = {index: self._frames[index].box for index in hit}
        return min(
            hit,
            key=lambda index: (boxes[index].width * boxes[index].height, -index),
            default=-1,
        )

    @property
    def handles(self) -> list[Handle]:
        """The handles of the selected item."""
        if not self._has_selected:
            return []
        is_code = bool(self._frames[self._selected].code_step)
        return list(handles_of(self.place_of(self._selected), keeps_aspect=is_code))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a handle or the selected item, or select the item at the pointer."""
        position = event.position()
        hit = self.item_at(position)
        if event.button() is not Qt.MouseButton.LeftButton:
            if event.button() is Qt.MouseButton.RightButton:
                self.selected.emit(hit)
            return
        is_touch = event.device().type() is QInputDevice.DeviceType.TouchScreen
        handle = self._handle_at(position, _TOUCH_REACH if is_touch else _MOUSE_REACH)
        keeps = self._has_selected and self._is_at(self._selected, position)
        if handle is None and not keeps:
            self.selected.emit(hit)
        if self._has_selected and (handle or keeps or hit >= 0):
            box = self._frames[self._selected].box
            slack = _TOUCH_SLACK if is_touch else _MOUSE_SLACK
            self._drag = _Drag(position, box, handle, self._selected if handle else hit, slack)
            self._gesture += 1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the selected item or its handle; Shift switches the grid off."""
        drag = self._drag
        if drag is None:
            self._show_cursor(event.position())
            return
        way = event.position() - drag.begin
        if not drag.is_moving and way.manhattanLength() < drag.slack:
            return
        drag.is_moving = True
        # Not Alt, with which some desktops move the window.
        is_free = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        right, down = way.x() / self.scale, way.y() / self.scale
        snap = placement.drag_snap(self._design_size, self.scale, is_free=is_free)
        frame = self._frames[self._selected]
        found = placement.dragged(frame, drag.box, drag.handle, right, down, snap)
        self._lines = (found.across, found.down)
        self._emit(found.box, drag.handle, f"drag {self._gesture}")
        self.revealed.emit(QRectF(event.position(), QSizeF()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the item where it is; a click selects what is below the selected item."""
        drag, self._drag = self._drag, None
        self._lines = ((), ())
        if drag and not drag.is_moving and drag.hit != self._selected:
            self.selected.emit(drag.hit)
        self._show_cursor(event.position())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move or resize the selected item with arrow keys, or go through the items."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._drag:
            self._cancel()
        elif key in _DIRECTIONS and self._has_selected:
            self._step(*_DIRECTIONS[key], event.modifiers())
            self._reveal()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self._frames:
            step = 1 if key == Qt.Key.Key_PageDown else -1
            self.selected.emit((self._selected + step) % len(self._frames))
            self._reveal()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that keys move the selected item."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the label, the outlines, and the handles."""
        super().paintEvent(event)
        if not self._frames:
            return
        painter = QPainter(self)
        for index in range(len(self._frames)):
            if index != self._selected:
                outlines.draw_outline(painter, self.place_of(index), is_wrong=index in self._wrong)
        if self._has_selected:
            place, is_wrong = self.place_of(self._selected), self._selected in self._wrong
            across, down = ([each * self.scale for each in lines] for lines in self._lines)
            outlines.draw_guides(painter, self.label_rect(), across, down)
            outlines.draw_selected(painter, place, is_wrong=is_wrong, has_focus=self.hasFocus())
            outlines.draw_handles(painter, [each.place(place) for each in self.handles])
        painter.end()

    def _step(self, right: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        """Move or resize the selected item by a step."""
        frame = self._frames[self._selected]
        box, handle = placement.stepped(frame, right, down, modifiers, self._design_size)
        self._emit(box, handle, f"{_KEYS} size" if handle else _KEYS)

    def _cancel(self) -> None:
        """Put the item back where the drag began."""
        drag, self._drag = self._drag, None
        self._lines = ((), ())
        if drag and drag.is_moving:
            self._emit(drag.box, drag.handle, f"drag {self._gesture}")

    def _emit(self, box: Box, handle: Handle | None, gesture: str) -> None:
        self.placed.emit(box, handle, gesture)

    def _reveal(self) -> None:
        if self._has_selected:
            self.revealed.emit(self.place_of(self._selected))

    @property
    def _has_selected(self) -> bool:
        return 0 <= self._selected < len(self._frames)

    def _is_at(self, index: int, position: QPointF) -> bool:
        return self.place_of(index).adjusted(-_GRIP, -_GRIP, _GRIP, _GRIP).contains(position)

    def _handle_at(self, position: QPointF, reach: float) -> Handle | None:
        if not self._has_selected:
            return None
        return hit_handle(self.handles, self.place_of(self._selected), position, reach)

    def _show_cursor(self, position: QPointF) -> None:
        handle = self._handle_at(position, _MOUSE_REACH)
        if handle:
            self.setCursor(handle.cursor)
        elif self.item_at(position) >= 0:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.unsetCursor()
