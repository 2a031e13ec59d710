"""Keeps the counts of exported, handed-over and printed units of all jobs up to date."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.model.job_coverage import CoverageState, JobCoverage
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

_MIN_WAIT_MS = 1_000
_WAIT_PER_READ = 25
"""The next read waits this many times as long as the last one took: at most 4% of the time."""


class CoverageReader(QObject):
    """Reads the counts after packs or labels have changed, by any process.

    The overview doesn't contain them, because they take longer: 0.1 s with 1,000 exports. Reads are
    at least a second apart, and further apart in workspaces where they take long.
    """

    coverage_changed = Signal(object)
    """The JobCoverage by the id of the job, a dict without jobs that have no packs and labels."""
    failed = Signal(object)
    """The Exception that prevented a read. It is emitted once, until a read succeeds."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._task: BackgroundTask | None = None
        self._changed_again = False
        self._begun = 0.0
        self._state: CoverageState | None = None
        self._error = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read_if_changed)

    @Slot()
    def read_soon(self) -> None:
        """Read now, or once the wait after the last read is over."""
        self._changed_again = True
        if self._task is None and not self._timer.isActive():
            self._read_if_changed()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()
        if self._task:
            self._task.discard()

    @Slot()
    def _read_if_changed(self) -> None:
        if self._changed_again:
            self._changed_again = False
            self._begun = monotonic()
            self._task = self._background.start(
                self,
                lambda: engine.coverage_since(self._workspace, self._state),
                self._publish,
                self._fail,
            )

    def _publish(self, read: tuple[CoverageState, dict[int, JobCoverage] | None]) -> None:
        self._wait()
        self._error = ""
        self._state, coverage = read
        if coverage is not None:
            self.coverage_changed.emit(coverage)

    def _fail(self, error: Exception) -> None:
        self._wait()
        if str(error) != self._error:
            self._error = str(error)
            self.failed.emit(error)

    def _wait(self) -> None:
        self._task = None
        took_ms = (monotonic() - self._begun) * 1_000
        self._timer.start(max(_MIN_WAIT_MS, round(took_ms * _WAIT_PER_READ)))
