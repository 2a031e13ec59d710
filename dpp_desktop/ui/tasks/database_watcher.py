"""Watch the database and report changes to the window.

The database is the only source of truth: a change by this window, a command or another process
shows in its files, or is announced by its server. So the window is correct even if a report from a
worker thread is lost.
"""

from datetime import datetime, time
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.minting.overview import Overview, load_overview, older_jobs, refresh_overview
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

_CHECK_INTERVAL_MS = 250
_RETRY_PAGE_MS = 2_000
# File systems with coarse timestamps may hide a change, and the files may have been moved away.
_MAX_SECONDS_BETWEEN_READS = 5.0


class DatabaseWatcher(QObject):
    """Reads an overview whenever the database may have changed, at most four times a second."""

    overview_changed = Signal(object)
    """An Overview."""
    older_jobs_found = Signal(object)
    """A list of MintJob that are older than those of the first overview, newest first."""
    failed = Signal(object)
    """The Exception that prevented a read. Reading is tried again at the next check."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._overview: Overview | None = None
        self._task: BackgroundTask | None = None
        self._state: object = ()
        self._last_read = 0.0
        self._read_again = True
        self._timer = QTimer(self, interval=_CHECK_INTERVAL_MS)
        self._timer.timeout.connect(self._check)

    @property
    def overview(self) -> Overview | None:
        """The latest overview; None before the first read."""
        return self._overview

    def start(self) -> None:
        """Start watching."""
        self._read()
        self._timer.start()

    def check_soon(self) -> None:
        """Read at the next check, because something has just been changed."""
        self._read_again = True

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()
        if self._task:
            self._task.discard()

    @Slot()
    def _check(self) -> None:
        if self._task is None and self._is_due():
            self._read()

    def _is_due(self) -> bool:
        state = self._workspace.change_state()
        changed, self._state = state != self._state, state
        overdue = monotonic() - self._last_read > _MAX_SECONDS_BETWEEN_READS
        due = self._read_again or changed or overdue
        # Read once more after the last change: it may have been made during the read.
        self._read_again = changed
        return due

    def _read(self) -> None:
        before = self._overview
        self._last_read = monotonic()
        self._task = self._background.start(
            self, lambda: _read_overview(self._workspace, before), self._publish, self._fail
        )

    def _publish(self, overview: Overview) -> None:
        first = self._overview is None
        self._task = None
        self._overview = overview
        self._read_again = self._read_again or not overview.complete
        self.overview_changed.emit(overview)
        if first:
            self._read_older(overview.oldest)

    def _fail(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)

    def _read_older(self, before: int) -> None:
        self._background.start(
            self,
            lambda: older_jobs(self._workspace, before),
            self._publish_older,
            lambda _error: QTimer.singleShot(
                _RETRY_PAGE_MS, self, lambda: self._read_older(before)
            ),
        )

    def _publish_older(self, jobs: list[MintJob]) -> None:
        if jobs:
            self.older_jobs_found.emit(jobs)
            self._read_older(jobs[-1].id)


def _read_overview(workspace: Workspace, before: Overview | None) -> Overview:
    workspace.watch_changes()
    now = datetime.now().astimezone()
    # From the calendar date: on two days a year, the UTC offset at midnight differs from now.
    midnight = datetime.combine(now.date(), time.min).astimezone()
    if before is None:
        return load_overview(workspace, now, midnight)
    return refresh_overview(workspace, before, midnight)
