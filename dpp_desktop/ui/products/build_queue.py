"""Creates the widgets of a form in slices, so that the window stays responsive."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from dpp_desktop.ui.products.tab_order import insert_in_tab_order

Factory = Callable[[], QWidget]

SLICE_S = 0.006
"""The processor time for creating widgets at once. Showing them takes about three times as long."""
_DELETED_AT_ONCE = 20


class SlicedWidget(QWidget):
    """A widget that a queue deletes separately from those around it."""


@dataclass(eq=False, slots=True)
class _Waiting:
    """The widgets to add to the column of a body; `rest` is there in their place."""

    column: QVBoxLayout
    rest: QWidget
    factories: deque[Factory]


class BuildQueue(QObject):
    """Adds widgets to the bodies of groups: the first ones at once, the others by a timer.

    The widgets of each slice are in a widget of their own, because showing a widget in a visible
    layout lays out the whole form. Widgets that are added to a column later stay below those that
    are still being created.
    """

    slice_added = Signal()

    def __init__(self, parent: QObject | None = None, *, slice_s: float = SLICE_S) -> None:
        """`slice_s` is the processor time of a slice in seconds; 0 adds one widget per slice."""
        super().__init__(parent)
        self._slice_s = slice_s
        self.is_immediate = True
        """Whether all widgets are created at once, as in a dialog for a single field."""
        self._waiting: deque[_Waiting] = deque()
        self._deleted: list[QWidget] = []
        self._ends_at = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._add_slice)
        self._pass_timer = QTimer(self, singleShot=True, interval=0)
        self._pass_timer.timeout.connect(self._end_pass)
        self._deletion_timer = QTimer(self, interval=0)
        self._deletion_timer.timeout.connect(self._delete_slice)

    @property
    def is_idle(self) -> bool:
        """Whether all widgets are created."""
        return not self._waiting

    @property
    def is_deleting(self) -> bool:
        """Whether widgets that are no longer shown still exist."""
        return bool(self._deleted)

    def fill(self, column: QVBoxLayout, factories: Sequence[Factory]) -> None:
        """Add the widgets at the end of the column of a body, at least the first one at once."""
        missing = deque(factories)
        if self.is_immediate:
            while missing:
                column.addWidget(missing.popleft()())
            return
        # All groups that are opened in the same pass of the event loop share its time.
        if not self._ends_at:
            self._start_pass()
        self._add_widgets(column, missing)
        if missing:
            rest = QWidget()
            rest.hide()  # an empty widget would take space
            _lay_out(rest, column.spacing())
            column.addWidget(rest)
            self._waiting.append(_Waiting(column, rest, missing))
            self._timer.start()

    def cancel(self, column: QVBoxLayout) -> None:
        """Don't create the widgets that are waiting for the column."""
        for waiting in [each for each in self._waiting if each.column is column]:
            self._waiting.remove(waiting)
            if waiting.rest.isHidden():
                column.removeWidget(waiting.rest)
                waiting.rest.deleteLater()

    def clear(self) -> None:
        """Create no more widgets."""
        self._waiting.clear()
        self._timer.stop()

    def delete(self, *widgets: QWidget) -> None:
        """Delete widgets that aren't in a layout; in slices if there are many fields in them."""
        for waiting in [each for each in self._waiting if _is_inside(each.rest, widgets)]:
            self._waiting.remove(waiting)
        inner = [each for widget in widgets for each in widget.findChildren(SlicedWidget)]
        if self.is_immediate or len(inner) <= _DELETED_AT_ONCE:
            for widget in widgets:
                widget.setParent(None)
                widget.deleteLater()
            return
        for widget in widgets:
            widget.hide()  # quicker than detaching it
        self._deleted += [*widgets, *inner]
        self._deletion_timer.start()

    @Slot()
    def _delete_slice(self) -> None:
        for _ in range(min(_DELETED_AT_ONCE, len(self._deleted))):
            widget = self._deleted.pop()  # inner ones first
            if isValid(widget):
                delete(widget)
        if not self._deleted:
            self._deletion_timer.stop()

    def _start_pass(self) -> None:
        self._ends_at = time.thread_time() + self._slice_s
        self._pass_timer.start()

    def _add_widgets(self, column: QVBoxLayout, factories: deque[Factory]) -> None:
        """Move widgets to the column until the time is over: at least one, if there is any."""
        while factories:
            column.addWidget(factories.popleft()())
            if time.thread_time() >= self._ends_at:
                return

    @Slot()
    def _add_slice(self) -> None:
        while self._waiting and not isValid(self._waiting[0].rest):
            self._waiting.popleft()
        if self._waiting:
            waiting = self._waiting[0]
            added = QWidget()
            self._start_pass()
            self._add_widgets(_lay_out(added, waiting.column.spacing()), waiting.factories)
            if not waiting.factories:
                self._waiting.remove(waiting)
            rest = waiting.rest.layout()
            assert rest
            rest.addWidget(added)
            waiting.rest.show()
            insert_in_tab_order(added)
        if not self._waiting:
            self._timer.stop()
        self.slice_added.emit()

    @Slot()
    def _end_pass(self) -> None:
        self._ends_at = 0.0


def _lay_out(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def _is_inside(widget: QWidget, outer: Sequence[QWidget]) -> bool:
    return not isValid(widget) or any(each.isAncestorOf(widget) for each in outer)
