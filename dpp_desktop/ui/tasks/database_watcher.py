"""Looks at the database again and again, and tells the window what has changed there.

The database is the truth: whoever changed it, this window, a command or another process, is seen
by the change of its files. So a window that misses every other word still shows what is so.
"""

from contextlib import suppress
from datetime import datetime, time
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.minting.overview import Overview, load_overview, older_jobs, refresh_overview
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

_TICK_MS = 250
_RETRY_PAGE_MS = 2_000
# Coarse clocks of file systems may hide a change; and somebody may have moved the files away.
_LONGEST_REST_SECONDS = 5.0

FileState = tuple[tuple[int, int], ...]


class DatabaseWatcher(QObject):
    """Emits an Overview whenever something may have changed, at most four times a second."""

    beat = Signal(object)
    """An Overview."""
    older = Signal(object)
    """A list of MintJob from before those of the first overview, the newest first."""
    stalled = Signal(object)
    """The Exception that keeps it from looking; it goes on trying."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._overview: Overview | None = None
        self._question: BackgroundTask | None = None
        self._files: FileState = ()
        self._last_read = 0.0
        self._again = True
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def overview(self) -> Overview | None:
        """What was seen last."""
        return self._overview

    def start(self) -> None:
        """Begins to look."""
        self._look()
        self._timer.start()

    def hurry(self) -> None:
        """Looks as soon as may be: something has just been changed."""
        self._again = True

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()
        if self._question:
            self._question.discard()

    @Slot()
    def _tick(self) -> None:
        if self._question is None and self._due():
            self._look()

    def _due(self) -> bool:
        files = _file_state(self._workspace.database)
        changed, self._files = files != self._files, files
        overdue = monotonic() - self._last_read > _LONGEST_REST_SECONDS
        # Once more after the last change: it may have come while we were looking.
        due = self._again or changed or overdue
        self._again = changed
        return due

    def _look(self) -> None:
        before = self._overview
        self._last_read = monotonic()
        self._question = self._background.ask(
            self, lambda: _read_overview(self._workspace, before), self._show, self._fail
        )

    def _show(self, overview: Overview) -> None:
        first = self._overview is None
        self._question = None
        self._overview = overview
        self._again = self._again or not overview.complete
        self.beat.emit(overview)
        if first:
            self._read_older(overview.oldest)

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.stalled.emit(error)

    def _read_older(self, before: int) -> None:
        self._background.ask(
            self,
            lambda: older_jobs(self._workspace, before),
            self._publish_older,
            lambda _error: QTimer.singleShot(
                _RETRY_PAGE_MS, self, lambda: self._read_older(before)
            ),
        )

    def _publish_older(self, jobs: list[MintJob]) -> None:
        if jobs:
            self.older.emit(jobs)
            self._read_older(jobs[-1].id)


def _read_overview(workspace: Workspace, before: Overview | None) -> Overview:
    now = datetime.now().astimezone()
    # By the calendar: on two days of the year, midnight has another offset than now.
    midnight = datetime.combine(now.date(), time.min).astimezone()
    if before is None:
        return load_overview(workspace, now, midnight)
    return refresh_overview(workspace, before, midnight)


def _file_state(database: Path) -> FileState:
    """What changes when something is committed: date and size of the database and its log."""
    found = []
    for file in (database, database.with_name(f"{database.name}-wal")):
        with suppress(OSError):
            status = file.stat()
            found.append((status.st_mtime_ns, status.st_size))
    return tuple(found)
