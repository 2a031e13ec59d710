"""Run print jobs in worker threads: one at a time on each printer, several printers at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background

if TYPE_CHECKING:  # it loads NumPy, which the first frame doesn't need
    from dpp_desktop.model.errors import PrinterFault
    from dpp_desktop.model.print_job import PrintJob
    from dpp_desktop.printing.prints.plan import PrintRequest
    from dpp_desktop.printing.prints.progress import (
        DueScan,
        PrintObserver,
        PrintProgress,
        PrintRate,
    )
    from dpp_desktop.printing.prints.resume import ResumeRequest
    from dpp_desktop.printing.prints.run import PrintResult

_log = logging.getLogger(__name__)

_MAX_PRINTERS = 64
_SECONDS_BETWEEN_REPORTS = 0.1
_SECONDS_BETWEEN_SCAN_CHECKS = 0.5
"""Another process may record the scan, so the database is read while a print job waits for it."""


@dataclass(frozen=True, slots=True)
class PrintState:
    """A print job of this process. While it waits for its printer, `is_waiting` is True.

    `number` counts what was started here; `print_job` is None until it is created or claimed.
    `fault` is what the printer has at the moment, `due` the label that must be scanned before the
    print job continues. `per_second` counts units, and `seconds_left` is estimated; None if
    unknown.
    """

    number: int
    destination: str
    is_waiting: bool = True
    print_job: PrintJob | None = None
    progress: PrintProgress | None = None
    per_second: float | None = None
    seconds_left: float | None = None
    fault: PrinterFault | None = None
    due: DueScan | None = None
    is_stopping: bool = False


@dataclass(frozen=True, slots=True)
class PrintEnded:
    """A print run has ended with a `result` or a `failure`; neither if it was removed before."""

    state: PrintState
    result: PrintResult | None
    failure: Exception | None


class _PrintTask:
    """A print job that waits or runs, and the observer that the engine calls in its thread."""

    def __init__(
        self,
        state: PrintState,
        run: Callable[[PrintObserver], PrintResult],
        report: Callable[[], None],
    ) -> None:
        self._state = state
        """Replaced as a whole by the thread, and read by the window."""
        self._run = run
        self._report = report
        self._stop = Event()
        self._scanned = Event()
        self._reported_at = 0.0
        self._rate: PrintRate | None = None

    @property
    def state(self) -> PrintState:
        """The state at the moment."""
        return replace(self._state, is_stopping=self._stop.is_set())

    def leave_queue(self) -> None:
        """The printer is free, so the print job starts."""
        self._state = replace(self._state, is_waiting=False)

    def run(self) -> PrintResult:
        """Run the print job in this thread. Raises what the engine raises."""
        self._rate = engine.new_print_rate()
        return self._run(self)

    def stop(self) -> None:
        """Ask the print job to stop. Thread-safe."""
        self._stop.set()
        self._scanned.set()

    def notice_scan(self) -> None:
        """Have the label that is due read again, because labels were scanned. Thread-safe."""
        self._scanned.set()

    def print_begun(self, print_job: PrintJob) -> None:
        """Store the print job."""
        self._change(print_job=print_job)

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
        )
        now = time.monotonic()
        if was_blocked or now - self._reported_at >= _SECONDS_BETWEEN_REPORTS:
            self._reported_at = now
            self._report()

    def printer_waits(self, fault: PrinterFault) -> bool:
        """Show the fault, and wait for somebody to fix it unless the print job should stop."""
        if self._state.fault is None or self._state.fault.wrong != fault.wrong:
            self._change(fault=fault)
        return not self._stop.is_set()

    def is_scanned(self, due: DueScan) -> bool:
        """Ask for the label, and wait a moment for it or until the print job should stop."""
        if self._state.due != due:
            self._change(due=due)
        self._scanned.wait(_SECONDS_BETWEEN_SCAN_CHECKS)
        self._scanned.clear()
        return not self._stop.is_set()

    def stop_requested(self) -> bool:
        """Return True once the print job should pause or the window is about to close."""
        return self._stop.is_set()

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._report()


class PrintRuns(QObject):
    """The print jobs that this process runs. Each printer has its own queue, and files share one.

    Nothing is continued automatically: units may be in doubt, and only a person knows about them.
    """

    changed = Signal()
    """The state of a print job changed; see `states`."""
    began = Signal(object)
    """The PrintState of a print job that was created or claimed."""
    ended = Signal(object)
    """A PrintEnded."""
    scan_due = Signal(object)
    """The DueScan of a label that a print job waits for."""
    idle = Signal()
    """The last print job has ended."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(_MAX_PRINTERS)
        self._queues: dict[str, list[_PrintTask]] = {}
        """The print jobs of each printer in order; the first one runs."""
        self._numbers = count(1)
        self._stopping = False
        self._begun: set[int] = set()
        self._asked_for: dict[int, DueScan | None] = {}

    @property
    def states(self) -> list[PrintState]:
        """The print jobs that run or wait here, in the order in which they were started."""
        found = [task.state for queue in self._queues.values() for task in queue]
        return sorted(found, key=lambda state: state.number)

    @property
    def under_way(self) -> list[PrintState]:
        """The print jobs that run here."""
        return [state for state in self.states if not state.is_waiting]

    def state_of(self, print_id: int) -> PrintState | None:
        """Return the state of the print job of that id, or None if it isn't running here."""
        for state in self.under_way:
            if state.print_job and state.print_job.id == print_id:
                return state
        return None

    def start(self, request: PrintRequest) -> PrintState:
        """Print the request once its printer is free here."""
        printer = request.to.printer
        return self._add(
            printer,
            printer or str(request.to.file),
            lambda observer: engine.print_labels(self._workspace, request, observer),
        )

    def resume(self, request: ResumeRequest, print_job: PrintJob) -> PrintState:
        """Continue the print job once its printer is free here."""
        return self._add(
            print_job.printer,
            print_job.destination,
            lambda observer: engine.resume_print(self._workspace, request, observer),
        )

    def pause(self, number: int) -> None:
        """Ask the print job to stop once what was sent is confirmed; remove it if it waits."""
        for printer, queue in self._queues.items():
            for task in queue:
                if task.state.number == number:
                    self._stop(printer, task)
                    return

    def notice_scan(self) -> None:
        """Have print jobs that wait for a scan look again."""
        for queue in self._queues.values():
            for task in queue:
                task.notice_scan()

    def stop_all(self) -> None:
        """Ask every print job to stop, and start no more."""
        self._stopping = True
        for printer, queue in list(self._queues.items()):
            for task in reversed(queue.copy()):
                self._stop(printer, task)

    def wait(self) -> None:
        """Wait until every print job has ended."""
        self._pool.waitForDone()

    def _add(
        self, printer: str, destination: str, run: Callable[[PrintObserver], PrintResult]
    ) -> PrintState:
        state = PrintState(next(self._numbers), destination)
        task = _PrintTask(state, run, self._report)
        if self._stopping:
            return state
        key = printer.casefold()
        queue = self._queues.setdefault(key, [])
        queue.append(task)
        if len(queue) == 1:
            self._run(key, task)
        self.changed.emit()
        return task.state

    def _run(self, printer: str, task: _PrintTask) -> None:
        task.leave_queue()
        self._background.run(
            self._pool, task.run, lambda result, error: self._end(printer, task, result, error)
        )

    def _stop(self, printer: str, task: _PrintTask) -> None:
        if task.state.is_waiting:
            self._queues[printer].remove(task)
            self.ended.emit(PrintEnded(task.state, None, None))
        else:
            task.stop()
        self.changed.emit()

    def _report(self) -> None:
        """Show the change in the main thread. Thread-safe."""
        self._background.post(self._emit_changes)

    def _emit_changes(self) -> None:
        for state in self.under_way:
            if state.print_job and state.number not in self._begun:
                self._begun.add(state.number)
                self.began.emit(state)
            if state.due != self._asked_for.get(state.number):
                self._asked_for[state.number] = state.due
                if state.due:
                    self.scan_due.emit(state.due)
        self.changed.emit()

    def _end(
        self,
        printer: str,
        task: _PrintTask,
        result: PrintResult | None,
        error: Exception | None,
    ) -> None:
        if error:
            _log.info("Printing on %s failed", task.state.destination, exc_info=error)
        queue = self._queues[printer]
        queue.remove(task)
        if queue and not self._stopping:
            self._run(printer, queue[0])
        elif not queue:
            del self._queues[printer]
        self._begun.discard(task.state.number)
        self._asked_for.pop(task.state.number, None)
        self.ended.emit(PrintEnded(task.state, result, error))
        self.changed.emit()
        if not self._queues:
            self.idle.emit()
