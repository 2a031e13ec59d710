"""Reads the print jobs of the list: all of them once, and then those that may have changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from dpp_desktop.printing.prints.listing import (
    PrintsRead,
    ReadPosition,
    changed_prints,
    newest_prints,
    older_prints,
)
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background


class PrintsReader(QObject):
    """Reads the newest print jobs first, and older ones page by page; one read at a time."""

    was_read = Signal(object)
    """A PrintsRead."""
    failed = Signal(object)
    """The Exception that prevented a read."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._position: ReadPosition | None = None
        self._is_reading = False
        self._is_due = False

    @Slot()
    def read(self) -> None:
        """Read what may have changed, at once or after the read that is running."""
        self._is_due = True
        if not self._is_reading:
            self._read_next()

    def _read_next(self) -> None:
        work = self._next_read()
        self._is_due = False
        if work:
            self._is_reading = True
            self._background.start(self, work, self._finish, self._fail)

    def _next_read(self) -> Callable[[], PrintsRead] | None:
        """Return the next read, None if everything is read."""
        if self._position is None:
            return partial(newest_prints, self._workspace)
        if self._is_due:
            return partial(changed_prints, self._workspace, self._position)
        if self._position.oldest:
            return partial(older_prints, self._workspace, self._position)
        return None

    def _finish(self, read: PrintsRead) -> None:
        self._is_reading = False
        self._position = read.position
        self.was_read.emit(read)
        if not self._is_reading:
            self._read_next()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        self._is_due = False
        self.failed.emit(error)
