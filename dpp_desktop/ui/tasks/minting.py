"""Mints jobs in worker threads, so many at once; the rest wait in the queue."""

import logging
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dpp_desktop.model.errors import Busy
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background, Stop
from dpp_desktop.ui.tasks.engine import lower_priority

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Retrying:
    """A cycle of the job failed and is tried again, for the `attempt`th time."""

    job: MintJob
    failure: Exception
    attempt: int


@dataclass(frozen=True, slots=True)
class NotMinted:
    """A job could not be minted, and not even its failure be recorded."""

    job_id: int
    failure: Exception


class _Watcher:
    """Watches one run from its own thread. Progress is read from the database, not told here."""

    def __init__(self, runs: "MintRuns") -> None:
        self.stop = Stop()
        self._runs = runs

    def progressed(self, job: MintJob) -> None:
        """The pulse sees it in the database."""

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """Tells the window."""
        self._runs.report_retry(Retrying(job, failure, attempt))

    def stop_requested(self) -> bool:
        """True once the window is about to close."""
        return self.stop.requested

    def wait(self, seconds: float) -> None:
        """Waits, but not after a stop request."""
        self.stop.wait(seconds)


class MintRuns(QObject):
    """The jobs that this window mints."""

    ended = Signal(object)
    """A MintJob, as it stands after its run."""
    retrying = Signal(object)
    """A Retrying."""
    not_minted = Signal(object)
    """A NotMinted."""
    idle = Signal()
    """Nothing is under way any more."""

    def __init__(
        self, workspace: Workspace, background: Background, at_once: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(at_once)
        self._watchers: dict[int, _Watcher] = {}
        self._again: dict[int, Collection[JobStatus]] = {}
        self._stopping = False

    @property
    def under_way(self) -> frozenset[int]:
        """The ids of the jobs being minted here, or about to be."""
        return frozenset(self._watchers)

    def set_max_parallel(self, jobs: int) -> None:
        """Changes how many jobs are minted at the same time."""
        self._pool.setMaxThreadCount(jobs)

    def start(self, job_id: int, from_states: Collection[JobStatus] = WAITING) -> None:
        """Mints the job as soon as there is a thread.

        While a run of it is coming to its end, as after a pause, it is minted on after that.
        Nothing is begun any more after `stop_all`.
        """
        if self._stopping:
            return
        if job_id in self._watchers:
            self._again[job_id] = from_states
            return
        watcher = self._watchers[job_id] = _Watcher(self)
        self._background.run(
            self._pool,
            lambda: self._mint(job_id, watcher, from_states),
            lambda job, error: self._end(job_id, job, error),
        )

    def stop_all(self) -> None:
        """Asks every run to stop at its next cycle, for good; the jobs go back into the queue."""
        self._stopping = True
        for watcher in self._watchers.values():
            watcher.stop.request()

    def wait(self) -> None:
        """Returns when every run has ended."""
        self._pool.waitForDone()

    def report_retry(self, retrying: Retrying) -> None:
        """Says in the window that a cycle is tried again. Called from any thread."""
        self._background.post(lambda: self.retrying.emit(retrying))

    def _mint(
        self, job_id: int, watcher: _Watcher, from_states: Collection[JobStatus]
    ) -> MintJob | None:
        """The job as it stands when its run has ended; None if there was no run."""
        if watcher.stop.requested:
            return None
        lower_priority()
        try:
            return engine.run_job(self._workspace, job_id, watcher, from_states)
        except Busy:
            return None  # another process mints it

    def _end(self, job_id: int, job: MintJob | None, error: Exception | None) -> None:
        del self._watchers[job_id]
        again = self._again.pop(job_id, ())
        if error:
            _log.error("Job %d could not be minted", job_id, exc_info=error)
            self.not_minted.emit(NotMinted(job_id, error))
        elif job and job.status in again:
            self.start(job_id, again)
        elif job:
            self.ended.emit(job)
        if not self._watchers:
            self.idle.emit()
