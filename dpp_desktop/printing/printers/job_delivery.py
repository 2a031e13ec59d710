"""Delivers labels as jobs of a queue: each chunk is one job, confirmed once it is completed."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.model.message import Message
from dpp_desktop.printing.delivery import LabelData, StopRequested
from dpp_desktop.printing.printers.faults import rejected, reported_fault
from dpp_desktop.printing.printers.timing import Timing

WINDOW = 10
JOB_NAME = "DPP labels"
"""The beginning of the names of jobs, by which those of this program are found again."""


class JobPhase(Enum):
    """How far a job is."""

    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobState:
    """The state of a job: why it failed or, while it is waiting, what keeps it from printing."""

    phase: JobPhase
    reason: str = ""
    fault: PrinterFaultKind | None = None


class JobQueue(Protocol):
    """A queue that accepts jobs. Methods raise PrinterFault."""

    def submit(self, data: bytes, name: str) -> int:
        """Add a job and return its number."""

    def state(self, job: int) -> JobState:
        """Return the state of a job."""

    def cancel(self, job: int) -> None:
        """Cancel a job, if it still can be cancelled. Raises nothing."""


class JobDelivery:
    """A `Delivery` to a queue; at most two jobs or ten units are unconfirmed."""

    def __init__(self, queue: JobQueue, printer: str, chunk: int, timing: Timing) -> None:
        self.chunk = chunk
        self.window = max(WINDOW, 2 * chunk)
        self._queue = queue
        self._printer = printer
        self._timing = timing
        self._jobs: deque[tuple[int, int]] = deque()
        """Number and units of jobs that aren't confirmed, in order."""
        self._count = 0
        self._confirmed = 0
        self._over = False
        self._last_progress = time.monotonic()
        self._unknown_since: float | None = None
        """Since when the queue hasn't said the state of a job, None if it has."""

    def send(self, labels: LabelData) -> None:
        """Submit a job; see `Delivery.send`."""
        if self._over:
            return
        self._count += 1
        try:
            job = self._queue.submit(labels.data, f"{JOB_NAME} {self._count}")
        except PrinterFault:
            self._end()
            raise
        self._jobs.append((job, labels.units))
        self._last_progress = time.monotonic()

    def confirmed(self) -> int:
        """Return the units of completed jobs; see `Delivery.confirmed`."""
        before = self._confirmed
        self._wait(self._timing.short, lambda: self._confirmed > before)
        return self._confirmed

    def finish(self, stop: StopRequested) -> int:
        """Wait for all jobs; see `Delivery.finish`."""
        while self._jobs and not (self._over or stop()):
            self._wait(self._timing.job_poll, lambda: not self._jobs)
        return self._confirmed

    def close(self) -> None:
        """Nothing is kept open; jobs that were submitted stay in the queue."""
        self._over = True

    def _wait(self, seconds: float, is_done: Callable[[], bool]) -> None:
        end = time.monotonic() + seconds
        while self._jobs and not self._over and not is_done():
            fault = self._step()
            if is_done() or not self._jobs:
                return
            if fault:
                raise fault
            if time.monotonic() >= end:
                break
            time.sleep(self._timing.job_poll)
        self._check_progress()

    def _step(self) -> PrinterFault | None:
        """Confirm completed jobs. Return what stops the printer; raise what ends the delivery."""
        while self._jobs:
            job, units = self._jobs[0]
            state = self._state(job)
            if state.phase is JobPhase.FAILED:
                self._end()
                raise rejected(self._printer, state.reason)
            if state.phase is JobPhase.WAITING:
                return reported_fault(state.fault, self._printer) if state.fault else None
            self._jobs.popleft()
            self._confirmed += units
            self._last_progress = time.monotonic()
        return None

    def _state(self, job: int) -> JobState:
        """Return the state of a job; it counts as waiting while the queue can't say it."""
        try:
            state = self._queue.state(job)
        except PrinterFault:
            now = time.monotonic()
            self._unknown_since = self._unknown_since or now
            if now - self._unknown_since < self._timing.job_lost:
                return JobState(JobPhase.WAITING)
            self._end()
            raise
        self._unknown_since = None
        return state

    def _end(self) -> None:
        """End the delivery, and keep jobs that aren't printed yet from being printed later."""
        self._over = True
        for job, _ in self._jobs:
            self._queue.cancel(job)

    def _check_progress(self) -> None:
        late = time.monotonic() - self._last_progress >= self._timing.job_progress
        if late and self._jobs and not self._over:
            raise reported_fault(PrinterFaultKind.NO_PROGRESS, self._printer)


GONE = Message("the job is no longer in the queue")
"""Why a job that was removed from the list of its queue failed."""
