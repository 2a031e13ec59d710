"""Run print jobs in worker threads: one at a time on each printer, several printers at once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dpp_desktop.model.errors import Busy
from dpp_desktop.model.message import Message
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.print_task import PrintState, PrintTask

if TYPE_CHECKING:  # it loads NumPy, which the first frame doesn't need
    from dpp_desktop.model.errors import PrinterFault
    from dpp_desktop.model.mint import MintJob
    from dpp_desktop.model.print_job import PrintJob
    from dpp_desktop.model.unit_state import Actor, JobUnits
    from dpp_desktop.printing.prints.plan import PrintRequest
    from dpp_desktop.printing.prints.progress import DueScan, PrintObserver
    from dpp_desktop.printing.prints.resume import ResumeRequest
    from dpp_desktop.printing.prints.run import PrintResult

_log = logging.getLogger(__name__)

_MAX_PRINTERS = 64


@dataclass(frozen=True, slots=True)
class PrintEnded:
    """A print run has ended with a `result` or a `failure`; neither if it was removed before."""

    state: PrintState
    result: PrintResult | None
    failure: Exception | None


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
    """The DueScan of a label that a print job waits for, also when nothing blocks it now."""
    fault_changed = Signal(object)
    """The PrintState of a print job whose `fault` has changed."""
    idle = Signal()
    """The last print job has ended."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(_MAX_PRINTERS)
        self._queues: dict[str, list[PrintTask]] = {}
        """The print jobs of each printer in order; the first one runs."""
        self._numbers = count(1)
        self._stopping = False
        self._begun: set[int] = set()
        self._asked_for: dict[int, tuple[DueScan | None, bool]] = {}
        self._faults: dict[int, PrinterFault | None] = {}

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
        """Return the state of the print job of that id; None if it doesn't run or wait here."""
        return next((state for state in self.states if state.print_id == print_id), None)

    def start(self, request: PrintRequest, units: Sequence[JobUnits] = ()) -> PrintState:
        """Print the request, which is for `units`, once its printer is free here."""
        printer = request.to.printer
        return self._add(
            printer,
            PrintState(next(self._numbers), printer or str(request.to.file), request, tuple(units)),
            lambda observer: engine.print_labels(self._workspace, request, observer),
            request.actor,
        )

    def resume(self, request: ResumeRequest, print_job: PrintJob) -> PrintState:
        """Continue the print job once its printer is free here.

        Raises Busy if it runs or waits here already.
        """
        if self.state_of(print_job.id):
            raise Busy(
                Message("Print job {print} is already being printed.", print=print_job.id),
                Message("Wait until it has finished, or pause it."),
            )
        return self._add(
            print_job.printer,
            PrintState(next(self._numbers), print_job.destination, print_job=print_job),
            lambda observer: engine.resume_print(self._workspace, request, observer),
            request.actor,
        )

    def pause(self, number: int) -> None:
        """Ask the print job to stop once what was sent is confirmed; remove it if it waits."""
        for printer, task in self._tasks_of(number):
            self._stop(printer, task)

    def stop_now(self, number: int) -> None:
        """Ask the print job to stop at once; what was sent and isn't confirmed is in doubt then."""
        for printer, task in self._tasks_of(number):
            self._stop(printer, task, now=True)

    def cancel(self, number: int) -> None:
        """Ask the print job to stop, and cancel it then; only remove it if it waits."""
        for printer, task in self._tasks_of(number):
            if not task.state.is_waiting:
                task.cancel()
            self._stop(printer, task)

    def _tasks_of(self, number: int) -> list[tuple[str, PrintTask]]:
        return [
            (printer, task)
            for printer, queue in self._queues.items()
            for task in queue
            if task.state.number == number
        ]

    def notice_scan(self) -> None:
        """Have print jobs that wait for a scan look again."""
        for queue in self._queues.values():
            for task in queue:
                task.notice_scan()

    def stop_all(self) -> None:
        """Ask every print job to stop, also at printers that have a fault, and start no more."""
        self._stopping = True
        for printer, queue in list(self._queues.items()):
            for task in reversed(queue.copy()):
                self._stop(printer, task, now=True)

    def wait(self) -> None:
        """Wait until every print job has ended."""
        self._pool.waitForDone()

    def _add(
        self,
        printer: str,
        state: PrintState,
        run: Callable[[PrintObserver], PrintResult],
        actor: Actor,
    ) -> PrintState:
        if self._stopping:
            return state

        def cancel(print_job: PrintJob) -> PrintJob:
            return engine.cancel_print(self._workspace, print_job.id, actor)

        def is_blocked(job: MintJob) -> bool:
            return engine.is_scanning_blocked(self._workspace, job)

        task = PrintTask(state, run, cancel, is_blocked, self._report)
        key = printer.casefold()
        queue = self._queues.setdefault(key, [])
        queue.append(task)
        if len(queue) == 1:
            self._run(key, task)
        self.changed.emit()
        return task.state

    def _run(self, printer: str, task: PrintTask) -> None:
        task.leave_queue()
        self._background.run(
            self._pool, task.run, lambda result, error: self._end(printer, task, result, error)
        )

    def _stop(self, printer: str, task: PrintTask, *, now: bool = False) -> None:
        if task.state.is_waiting:
            self._queues[printer].remove(task)
            self.ended.emit(PrintEnded(task.state, None, None))
        elif now:
            task.stop_now()
        else:
            task.stop()
        self.changed.emit()

    def _report(self) -> None:
        """Show the change in the main thread. Thread-safe."""
        self._background.post(self._emit_changes)

    def _emit_changes(self) -> None:
        for state in self.under_way:
            if state.has_begun and state.number not in self._begun:
                self._begun.add(state.number)
                self.began.emit(state)
            due, was_blocked = self._asked_for.get(state.number, (None, False))
            self._asked_for[state.number] = state.due, state.is_blocked
            is_freed = was_blocked and not state.is_blocked
            if state.due and (state.due != due or is_freed):
                self.scan_due.emit(state.due)
            if state.fault != self._faults.get(state.number):
                self._faults[state.number] = state.fault
                self.fault_changed.emit(state)
        self.changed.emit()

    def _end(
        self,
        printer: str,
        task: PrintTask,
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
        if self._faults.pop(task.state.number, None):
            self.fault_changed.emit(replace(task.state, fault=None))
        self.ended.emit(PrintEnded(task.state, result, error))
        self.changed.emit()
        if not self._queues:
            self.idle.emit()
