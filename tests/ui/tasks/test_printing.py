"""Print jobs run in threads: one at a time on each printer, and several printers at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from dpp_desktop.model.errors import Busy, PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.printing.prints.progress import DueScan
from dpp_desktop.printing.prints.resume import ResumeRequest
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.printing import PrintEnded
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.units.scan_back import Origin, ScanSession, ScanTarget
from tests.ui.driver import TIMEOUT_MS
from tests.ui.scripted_prints import Printers, request_of
from tests.units.unit_jobs import ADA, UnitJob

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    """A function that waits for a condition."""
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=TIMEOUT_MS)


def _collect(signal: SignalInstance) -> list[PrintEnded]:
    collected: list[PrintEnded] = []
    signal.connect(collected.append)
    return collected


def _status(workspace: Workspace, print_id: int) -> PrintStatus:
    return find_print(workspace, print_id).status


def test_each_printer_has_its_own_queue(
    tasks: WorkspaceTasks, printers: Printers, units: UnitJob, wait: Wait
) -> None:
    ended = _collect(tasks.prints.ended)
    printers["zebra"].free = 2
    first = tasks.prints.start(request_of(units, "1-5"))
    second = tasks.prints.start(request_of(units, "6-9", "ZEBRA"))
    other = tasks.prints.start(request_of(units, "10-12", "sato"))
    assert [state.is_waiting for state in (first, second, other)] == [False, True, False]
    wait(lambda: [each.state.number for each in ended] == [other.number])
    assert [state.is_waiting for state in tasks.prints.states] == [False, True]
    printers["zebra"].released.set()
    wait(lambda: len(ended) == 3)
    assert [each.state.number for each in ended] == [3, 1, 2]
    assert printers["zebra"].units == [f"1/{unit}" for unit in range(1, 6)]
    assert printers["ZEBRA"].units == [f"1/{unit}" for unit in range(6, 10)]
    assert not tasks.busy


def test_a_print_job_is_paused_and_resumed_without_a_label_twice(
    tasks: WorkspaceTasks, workspace: Workspace, printers: Printers, units: UnitJob, wait: Wait
) -> None:
    ended = _collect(tasks.prints.ended)
    zebra = printers["zebra"]
    zebra.free, zebra.window = 3, 2
    state = tasks.prints.start(request_of(units, "1-20"))
    wait(lambda: len(zebra.units) == 3)
    tasks.prints.pause(state.number)
    assert tasks.prints.states[0].is_stopping
    zebra.released.set()
    wait(lambda: ended)
    paused = ended[0].result
    assert paused
    assert paused.print_job.status is PrintStatus.PAUSED
    assert 3 <= paused.print_job.confirmed < 20
    tasks.prints.resume(ResumeRequest(1, ADA), paused.print_job)
    with pytest.raises(Busy, match="Print job 1 is already being printed"):
        tasks.prints.resume(ResumeRequest(1, ADA), paused.print_job)
    wait(lambda: len(ended) == 2)
    assert _status(workspace, 1) is PrintStatus.COMPLETED
    assert zebra.units == [f"1/{unit}" for unit in range(1, 21)]


def test_a_waiting_print_job_is_removed_without_a_trace(
    tasks: WorkspaceTasks, workspace: Workspace, printers: Printers, units: UnitJob, wait: Wait
) -> None:
    ended = _collect(tasks.prints.ended)
    printers["zebra"].free = 0
    tasks.prints.start(request_of(units, "1-2"))
    waiting = tasks.prints.start(request_of(units, "3-4"))
    tasks.prints.pause(waiting.number)
    assert (ended[0].result, ended[0].failure) == (None, None)
    printers["zebra"].released.set()
    wait(lambda: not tasks.busy)
    assert units.named() == {"produced": "1-2"}


@pytest.mark.logs_warnings
def test_a_fault_is_shown_until_it_is_fixed(
    tasks: WorkspaceTasks, printers: Printers, units: UnitJob, wait: Wait
) -> None:
    zebra = printers["zebra"]
    zebra.free, zebra.has = 2, PrinterFaultKind.PAPER_OUT
    ended = _collect(tasks.prints.ended)
    tasks.prints.start(request_of(units, "1-5"))
    wait(lambda: tasks.prints.states[0].fault)
    assert tasks.prints.states[0].progress
    zebra.released.set()
    wait(lambda: ended)
    assert ended[0].state.fault is None
    assert ended[0].result
    assert ended[0].result.print_job.status is PrintStatus.COMPLETED


def test_a_print_job_waits_for_the_scan_that_is_due(
    tasks: WorkspaceTasks, workspace: Workspace, printers: Printers, units: UnitJob, wait: Wait
) -> None:
    due: list[DueScan] = []
    tasks.prints.scan_due.connect(due.append)
    ended = _collect(tasks.prints.ended)
    tasks.prints.start(request_of(units, "1-4", verify="every:3"))
    wait(lambda: due)
    assert due[0].unit == 2
    assert len(printers["zebra"].units) == 3
    session = ScanSession(workspace, ScanTarget(units.job), Origin(ADA))
    session.scan(printers["zebra"].printed[2].split()[1])
    session.close()
    tasks.prints.notice_scan()
    wait(lambda: ended)
    assert len(printers["zebra"].units) == 4


def test_closing_stops_printing_and_nothing_is_in_doubt(
    tasks: WorkspaceTasks, workspace: Workspace, printers: Printers, units: UnitJob, wait: Wait
) -> None:
    zebra = printers["zebra"]
    zebra.free = 3
    tasks.prints.start(request_of(units, "1-100"))
    tasks.prints.start(request_of(units, "101-200"))
    wait(lambda: len(zebra.units) == 3)
    tasks.stop()
    zebra.released.set()
    wait(lambda: not tasks.busy)
    assert _status(workspace, 1) is PrintStatus.PAUSED
    assert find_print(workspace, 1).in_doubt == ()
