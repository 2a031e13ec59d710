"""Creates the widgets of a form in slices, so that the window stays responsive."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from dpp_desktop.ui.products.tab_order import insert_in_tab_order
from dpp_desktop.ui.theme.scale import Spacing

Factory = Callable[[], QWidget]

_SLICE_S = 0.008
"""The processor time for creating widgets at once. Showing them takes about twice as long."""


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
        self._ends_at = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._add_slice)

    @property
    def is_idle(self) -> bool:
        """Whether all widgets are created."""
        return not self._waiting

    def fill(self, column: QVBoxLayout, factories: Sequence[Factory]) -> None:
        """Add the widgets to the column of a body that isn't shown yet."""
        widgets = (create() for create in factories)
        if self.is_immediate:
            for widget in widgets:
                column.addWidget(widget)
            return
        is_outermost = self._begin_slice()
        is_complete = self._add_widgets(column, widgets)
        if not is_complete:
            self._waiting.append((column, widgets))
            self._timer.start()
        if is_outermost:
            self._ends_at = 0.0

    def clear(self) -> None:
        """Create no more widgets."""
        self._waiting.clear()
        self._timer.stop()

    def _begin_slice(self) -> bool:
        """Start the time of a slice, unless a widget of a running slice has inner widgets."""
        if self._ends_at:
            return False
        self._ends_at = time.thread_time() + _SLICE_S
        return True

    def _add_widgets(self, column: QVBoxLayout, widgets: Iterator[QWidget]) -> bool:
        """Add widgets until the time is over, at least one; return whether none are left."""
        for widget in widgets:
            column.addWidget(widget)
            if time.thread_time() >= self._ends_at:
                return False
        return True

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
            self._begin_slice()
            if self._add_widgets(rows, widgets):
                self._waiting.remove((column, widgets))
            self._ends_at = 0.0
            column.addWidget(added)
            insert_in_tab_order(added)
        if not self._waiting:
            self._timer.stop()
        self.slice_added.emit()
