"""A print job that waits or runs in a thread, and its state."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

from dpp_desktop.ui.tasks import engine

if TYPE_CHECKING:  # it loads NumPy, which the first frame doesn't need
    from dpp_desktop.model.errors import PrinterFault
    from dpp_desktop.model.mint import MintJob
    from dpp_desktop.model.print_job import PrintJob
    from dpp_desktop.model.unit_state import JobUnits
    from dpp_desktop.printing.prints.plan import PrintRequest
    from dpp_desktop.printing.prints.progress import (
        DueScan,
        PrintObserver,
        PrintProgress,
        PrintRate,
    )
    from dpp_desktop.printing.prints.run import PrintResult

_SECONDS_BETWEEN_REPORTS = 0.1
_SECONDS_BETWEEN_SCAN_CHECKS = 0.5
"""Another process may record the scan, so the database is read while a print job waits for it."""


@dataclass(frozen=True, slots=True)
class PrintState:
    """A print job of this process. While it waits for its printer, `is_waiting` is True.

    `number` counts what was started here. A new print job has the `request` that it prints, for
    `units`, and `print_job` is None until it is created; one that continues has no request. It
    `has_begun` once its printer is connected and it is created or claimed. `fault` is what the
    printer has at the moment, `due` the label that must be scanned before the print job continues;
    if it `is_blocked`, a mistake must be cleared at the station before that. While it
    `is_stopping`, it waits until the labels that were sent are printed, unless it
    `is_stopping_now`. `per_second` counts units, and `seconds_left` is estimated; None if unknown.
    """

    number: int
    destination: str
    request: PrintRequest | None = None
    units: tuple[JobUnits, ...] = ()
    print_job: PrintJob | None = None
    is_waiting: bool = True
    has_begun: bool = False
    progress: PrintProgress | None = None
    per_second: float | None = None
    seconds_left: float | None = None
    fault: PrinterFault | None = None
    due: DueScan | None = None
    is_blocked: bool = False
    is_stopping: bool = False
    is_stopping_now: bool = False
    is_cancelled: bool = False

    @property
    def can_stop_now(self) -> bool:
        """True if it is stopping, but still waits for a printer that has a fault."""
        return self.is_stopping and not self.is_stopping_now and self.fault is not None

    @property
    def unconfirmed_labels(self) -> int:
        """The number of labels that were sent and aren't confirmed, which may be in doubt."""
        if self.print_job is None or self.progress is None:
            return 0
        return (self.progress.announced - self.progress.confirmed) * self.print_job.copies

    @property
    def print_id(self) -> int | None:
        """The number of the print job, None until it is created."""
        return self.print_job.id if self.print_job else None


class PrintTask:
    """A print job that waits or runs, and the observer that the engine calls in its thread."""

    def __init__(
        self,
        state: PrintState,
        run: Callable[[PrintObserver], PrintResult],
        cancel: Callable[[PrintJob], PrintJob],
        is_blocked: Callable[[MintJob], bool],
        report: Callable[[], None],
    ) -> None:
        self._state = state
        """Replaced as a whole by the thread, and read by the window."""
        self._run = run
        self._cancel = cancel
        self._is_blocked = is_blocked
        self._report = report
        self._stop = Event()
        self._stop_now = Event()
        self._is_cancelled = False
        self._scanned = Event()
        self._reported_at = 0.0
        self._rate: PrintRate | None = None

    @property
    def state(self) -> PrintState:
        """The state at the moment."""
        return replace(
            self._state,
            is_stopping=self._stop.is_set(),
            is_stopping_now=self._stop_now.is_set(),
            is_cancelled=self._is_cancelled,
        )

    def leave_queue(self) -> None:
        """The printer is free, so the print job starts."""
        self._state = replace(self._state, is_waiting=False)

    def run(self) -> PrintResult:
        """Run the print job in this thread, and cancel it at its end if `cancel` was called.

        Raises what the engine raises.
        """
        self._rate = engine.new_print_rate()
        result = self._run(self)
        if self._is_cancelled and not result.print_job.status.is_final:
            return replace(result, print_job=self._cancel(result.print_job))
        return result

    def stop(self) -> None:
        """Ask the print job to stop once the labels that were sent are printed. Thread-safe."""
        self._stop.set()
        self._scanned.set()

    def stop_now(self) -> None:
        """Ask the print job to stop without waiting for a printer that has a fault. Thread-safe."""
        self._stop_now.set()
        self.stop()

    def cancel(self) -> None:
        """Ask the print job to stop as `stop_now` does, and cancel it then. Thread-safe."""
        self._is_cancelled = True
        self.stop_now()

    def notice_scan(self) -> None:
        """Have the label that is due read again, because labels were scanned. Thread-safe."""
        self._scanned.set()

    def print_begun(self, print_job: PrintJob) -> None:
        """Store the print job."""
        self._change(print_job=print_job, has_begun=True)

    def progressed(self, progress: PrintProgress) -> None:
        """Store the progress, and report it at most ten times a second."""
        assert self._rate
        self._rate.add(progress)
        was_blocked = self._state.fault is not None or self._state.due is not None
        self._state = replace(
            self._state,
            progress=progress,
            per_second=self._rate.per_second,
            seconds_left=self._rate.seconds_left,
            fault=None,
            due=None,
            is_blocked=False,
        )
        now = time.monotonic()
        if was_blocked or now - self._reported_at >= _SECONDS_BETWEEN_REPORTS:
            self._reported_at = now
            self._report()

    def printer_waits(self, fault: PrinterFault) -> bool:
        """Show the fault, and wait for somebody to fix it unless the print job should end now."""
        if self._state.fault is None or self._state.fault.wrong != fault.wrong:
            self._change(fault=fault)
        return not self._stop_now.is_set()

    def is_scanned(self, due: DueScan) -> bool:
        """Ask for the label, and wait a moment for it or until the print job should stop."""
        is_blocked = self._is_blocked(due.job)
        if (self._state.due, self._state.is_blocked) != (due, is_blocked):
            self._change(due=due, is_blocked=is_blocked)
        self._scanned.wait(_SECONDS_BETWEEN_SCAN_CHECKS)
        self._scanned.clear()
        return not self._stop.is_set()

    def stop_requested(self) -> bool:
        """Return True once the print job should pause or the window is about to close."""
        return self._stop.is_set()

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._report()
