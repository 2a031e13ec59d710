"""Mint jobs in worker threads, a limited number at a time."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import QObject, Signal

from dpp_desktop.model.errors import Busy, ServerUnavailable
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.engine import lower_priority

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Retrying:
    """A cycle of the job failed and is retried; `attempt` is the number of the retry."""

    job: MintJob
    failure: Exception
    attempt: int


@dataclass(frozen=True, slots=True)
class NotMinted:
    """A job could not be minted, and the failure could not be stored in the job."""

    job_id: int
    failure: Exception


class _MintObserver:
    """The callbacks of one mint run, which calls them in its own thread."""

    def __init__(self, runs: "MintRuns") -> None:
        self.stop = Event()
        self._runs = runs

    def progressed(self, job: MintJob) -> None:
        """Do nothing: the window reads the progress from the database."""

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """Report the retry to the window."""
        self._runs.report_retry(Retrying(job, failure, attempt))

    def stop_requested(self) -> bool:
        """Return True once the window is about to close."""
        return self.stop.is_set()

    def wait(self, seconds: float) -> None:
        """Wait that long, or until a stop is requested."""
        self.stop.wait(seconds)


class MintRuns(QObject):
    """The jobs that this process mints."""

    ended = Signal(object)
    """A MintJob with its state after the run."""
    retrying = Signal(object)
    """A Retrying."""
    not_minted = Signal(object)
    """A NotMinted."""
    idle = Signal()
    """The last run has ended."""

    def __init__(
        self, workspace: Workspace, background: Background, max_parallel: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(max_parallel)
        self._observers: dict[int, _MintObserver] = {}
        self._start_again: dict[int, Collection[JobStatus]] = {}
        self._stopping = False

    @property
    def under_way(self) -> frozenset[int]:
        """The ids of the jobs that are being minted or wait for a thread here."""
        return frozenset(self._observers)

    def set_max_parallel(self, jobs: int) -> None:
        """Set the number of jobs that are minted at the same time."""
        self._pool.setMaxThreadCount(jobs)

    def start(self, job_id: int, from_states: Collection[JobStatus] = WAITING) -> None:
        """Mint the job once a thread is free.

        If a run of the job is about to end, as after a pause, the job continues after that run.
        After `stop_all`, this does nothing.
        """
        if self._stopping:
            return
        if job_id in self._observers:
            self._start_again[job_id] = from_states
            return
        observer = self._observers[job_id] = _MintObserver(self)
        self._background.run(
            self._pool,
            lambda: self._mint(job_id, observer, from_states),
            lambda job, error: self._end(job_id, job, error),
        )

    def stop_all(self) -> None:
        """Ask every run to stop after its current cycle; the jobs return to the queue."""
        self._stopping = True
        for observer in self._observers.values():
            observer.stop.set()

    def wait(self) -> None:
        """Wait until every run has ended."""
        self._pool.waitForDone()

    def report_retry(self, retrying: Retrying) -> None:
        """Emit `retrying` on the main thread. Thread-safe."""
        self._background.post(lambda: self.retrying.emit(retrying))

    def _mint(
        self, job_id: int, observer: _MintObserver, from_states: Collection[JobStatus]
    ) -> MintJob | None:
        """Run the job and return its state afterwards; None if it didn't run."""
        if observer.stop.is_set():
            return None
        lower_priority()
        try:
            return engine.run_job(self._workspace, job_id, observer, from_states)
        except Busy:
            return None  # another process mints it

    def _end(self, job_id: int, job: MintJob | None, error: Exception | None) -> None:
        del self._observers[job_id]
        from_states = self._start_again.pop(job_id, ())
        if isinstance(error, ServerUnavailable):
            # The window shows it, and the job is resumed once the server is back.
            _log.warning("Job %d waits for the server: %s", job_id, error)
        elif error:
            _log.error("Job %d could not be minted", job_id, exc_info=error)
            self.not_minted.emit(NotMinted(job_id, error))
        elif job and job.status in from_states:
            self.start(job_id, from_states)
        elif job:
            self.ended.emit(job)
        if not self._observers:
            self.idle.emit()
