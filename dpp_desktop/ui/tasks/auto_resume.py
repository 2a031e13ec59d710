"""Resume interrupted jobs automatically: all at start-up, later those that a process abandoned."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.minting.control import waiting_jobs
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.minting import MintRuns, NotMinted

_INTERVAL_MS = 5_000


class AutoResume(QObject):
    """Starts waiting jobs that no process mints."""

    resumed = Signal(object)
    """A tuple of MintJob."""
    checked = Signal()
    """The waiting jobs could be read."""
    failed = Signal(object)
    """The Exception that prevented a check. The check is repeated at the next interval."""

    def __init__(
        self, workspace: Workspace, background: Background, runs: MintRuns, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._runs = runs
        self._waiting_before: frozenset[int] = frozenset()
        self._not_minted: set[int] = set()
        self._task: BackgroundTask | None = None
        runs.not_minted.connect(self._exclude)
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Resume all interrupted jobs, then check at regular intervals."""
        self._read_waiting_jobs(at_start=True)
        self._timer.start()

    def stop(self) -> None:
        """Stop checking."""
        self._timer.stop()
        if self._task:
            self._task.discard()

    def allow_retry(self, job_id: int) -> None:
        """Include a job again that could not be minted before."""
        self._not_minted.discard(job_id)

    @Slot()
    def check(self) -> None:
        """Resume the jobs that no runner mints now or minted at the previous check."""
        self._read_waiting_jobs(at_start=False)

    def _read_waiting_jobs(self, *, at_start: bool) -> None:
        self._task = self._background.start(
            self,
            lambda: waiting_jobs(self._workspace),
            lambda waiting: self._resume(waiting, at_start=at_start),
            self.failed.emit,
        )

    def _resume(self, waiting: list[MintJob], *, at_start: bool) -> None:
        self.checked.emit()
        excluded = self._runs.under_way | self._not_minted
        candidates = [job for job in waiting if job.id not in excluded]
        # A command that has just submitted a job is about to mint it, so wait for one interval.
        due = [job for job in candidates if at_start or job.id in self._waiting_before]
        self._waiting_before = frozenset(job.id for job in candidates)
        for job in due:
            self._runs.start(job.id)
        if due:
            self.resumed.emit(tuple(due))

    @Slot(object)
    def _exclude(self, not_minted: NotMinted) -> None:
        """Leave a failing job to the user or the next start instead of retrying it forever."""
        self._not_minted.add(not_minted.job_id)
