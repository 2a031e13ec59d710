"""Has interrupted jobs go on by themselves: all at the start, later those that a process left."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.minting.control import waiting_jobs
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.minting import MintRuns, NotMinted

_INTERVAL_MS = 5_000


class AutoResume(QObject):
    """Starts the jobs that nobody mints."""

    resumed = Signal(object)
    """A tuple of MintJob."""
    stalled = Signal(object)
    """The Exception that keeps it from looking; it goes on trying."""

    def __init__(
        self, workspace: Workspace, background: Background, runs: MintRuns, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._runs = runs
        self._waiting_before: frozenset[int] = frozenset()
        self._not_minted: set[int] = set()
        self._question: BackgroundTask | None = None
        runs.not_minted.connect(self._give_up)
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Resumes everything that was interrupted, and from then on keeps looking."""
        self._ask(at_start=True)
        self._timer.start()

    def stop(self) -> None:
        """Resumes nothing any more."""
        self._timer.stop()
        if self._question:
            self._question.discard()

    def allow_retry(self, job_id: int) -> None:
        """Forgets that the job could not be minted."""
        self._not_minted.discard(job_id)

    @Slot()
    def look(self) -> None:
        """Looks for jobs that nobody mints; those seen at the look before too are resumed."""
        self._ask(at_start=False)

    def _ask(self, *, at_start: bool) -> None:
        self._question = self._background.ask(
            self,
            lambda: waiting_jobs(self._workspace),
            lambda waiting: self._resume(waiting, at_start=at_start),
            self.stalled.emit,
        )

    def _resume(self, waiting: list[MintJob], *, at_start: bool) -> None:
        mine = self._runs.under_way
        left = [job for job in waiting if job.id not in mine and job.id not in self._not_minted]
        # A command that has just submitted a job is about to mint it: leave it the time to.
        due = [job for job in left if at_start or job.id in self._waiting_before]
        self._waiting_before = frozenset(job.id for job in left)
        for job in due:
            self._runs.start(job.id)
        if due:
            self.resumed.emit(tuple(due))

    @Slot(object)
    def _give_up(self, not_minted: NotMinted) -> None:
        """The next start, or the user, will try again: not we, for ever."""
        self._not_minted.add(not_minted.job_id)
