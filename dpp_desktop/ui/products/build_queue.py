"""Creates the widgets of a form in slices, so that the window stays responsive."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from dpp_desktop.ui.products.tab_order import insert_in_tab_order
from dpp_desktop.ui.theme.scale import Spacing

Factory = Callable[[], QWidget]

_SLICE_S = 0.006
"""The processor time for creating widgets at once. Showing them takes about three times as long."""
_DELETED_AT_ONCE = 20


class SlicedWidget(QWidget):
    """A widget that a queue deletes separately from those around it."""


class BuildQueue(QObject):
    """Adds widgets to the bodies of groups: the first ones at once, the others by a timer.

    The widgets of each slice are in a widget of their own, because showing a widget in a visible
    layout lays out the whole form.
    """

    slice_added = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_immediate = True
        """Whether all widgets are created at once, as in a dialog for a single field."""
        self._waiting: deque[tuple[QVBoxLayout, Iterator[QWidget]]] = deque()
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
        """Add the widgets to the column of a body that isn't shown yet."""
        widgets = (create() for create in factories)
        if self.is_immediate:
            for widget in widgets:
                column.addWidget(widget)
            return
        # All groups that are opened in the same pass of the event loop share its time.
        if not self._ends_at:
            self._ends_at = time.thread_time() + _SLICE_S
            self._pass_timer.start()
        if not self._add_widgets(column, widgets):
            self._waiting.append((column, widgets))
            self._timer.start()

    def clear(self) -> None:
        """Create no more widgets."""
        self._waiting.clear()
        self._timer.stop()

    def delete(self, widget: QWidget) -> None:
        """Delete a widget that isn't in a layout; in slices if there are many fields in it."""
        inner = widget.findChildren(SlicedWidget)
        if self.is_immediate or len(inner) <= _DELETED_AT_ONCE:
            widget.setParent(None)
            widget.deleteLater()
            return
        widget.hide()  # quicker than detaching it
        self._deleted += [widget, *inner]
        self._deletion_timer.start()

    @Slot()
    def _delete_slice(self) -> None:
        for _ in range(min(_DELETED_AT_ONCE, len(self._deleted))):
            widget = self._deleted.pop()  # inner ones first
            if isValid(widget):
                delete(widget)
        if not self._deleted:
            self._deletion_timer.stop()

    def _add_widgets(self, column: QVBoxLayout, widgets: Iterator[QWidget]) -> bool:
        """Add widgets until the time is over; return whether none are left."""
        while time.thread_time() < self._ends_at:
            widget = next(widgets, None)
            if widget is None:
                return True
            column.addWidget(widget)
        return False

    @Slot()
    def _add_slice(self) -> None:
        while self._waiting and not isValid(self._waiting[0][0]):
            self._waiting.popleft()
        if self._waiting:
            column, widgets = self._waiting[0]
            added = QWidget()
            rows = QVBoxLayout(added)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(Spacing.L)
            self._ends_at = time.thread_time() + _SLICE_S
            self._pass_timer.start()
            if self._add_widgets(rows, widgets):
                self._waiting.remove((column, widgets))
            column.addWidget(added)
            insert_in_tab_order(added)
        if not self._waiting:
            self._timer.stop()
        self.slice_added.emit()

    @Slot()
    def _end_pass(self) -> None:
        self._ends_at = 0.0
