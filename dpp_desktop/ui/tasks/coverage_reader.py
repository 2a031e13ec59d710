"""Keeps the counts of exported, handed-over and printed units of all jobs up to date."""

from PySide6.QtCore import QObject, Signal, Slot

from dpp_desktop.model.job_coverage import CoverageState, JobCoverage
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.throttled_query import ThrottledQuery


class CoverageReader(QObject):
    """Reads the counts after packs or labels have changed, by any process.

    The overview doesn't contain them, because they take longer: 0.1 s with 1,000 exports.
    """

    coverage_changed = Signal(object)
    """The JobCoverage by the id of the job, a dict without jobs that have no packs and labels."""
    failed = Signal(object)
    """The Exception that prevented a read. It is emitted once, until a read succeeds."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._state: CoverageState | None = None
        self._query = ThrottledQuery(background, lambda: self._read, self)
        self._query.answered.connect(self._publish)
        self._query.failed.connect(self.failed)

    @Slot()
    def read_soon(self) -> None:
        """Read now, or once the wait after the last read is over."""
        self._query.run_soon()

    def stop(self) -> None:
        """Read no more."""
        self._query.stop()

    def _read(self) -> tuple[CoverageState, dict[int, JobCoverage] | None]:
        return engine.coverage_since(self._workspace, self._state)

    @Slot(object)
    def _publish(self, read: tuple[CoverageState, dict[int, JobCoverage] | None]) -> None:
        self._state, coverage = read
        if coverage is not None:
            self.coverage_changed.emit(coverage)
