"""The list of print jobs shows what they need, and pauses, resumes and cancels them."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QSpinBox, QTableView, QWidget

from dpp_desktop.designs.catalogue import find_design
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints import listing
from dpp_desktop.printing.prints.attention import waiting_prints
from dpp_desktop.printing.prints.listing import ListedPrint, find_print
from dpp_desktop.printing.prints.start import start_print
from dpp_desktop.store import prints as stored_prints
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.print.sheet_grid import SheetGrid
from dpp_desktop.ui.prints_list import page as page_module
from dpp_desktop.ui.prints_list.model import Column
from dpp_desktop.ui.prints_list.page import PrintsPage
from dpp_desktop.ui.prints_list.print_row import PrintRow
from dpp_desktop.ui.prints_list.reader import PrintsReader
from dpp_desktop.ui.prints_list.resume_dialog import ResumeDialog
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.widgets.scan_guard import ScanGuard
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.ui.prints_list.conftest import PageDriver
from tests.ui.scanner import type_keys
from tests.ui.scripted_prints import Printers, request_of
from tests.units.unit_jobs import ADA, UnitJob


def test_a_fault_is_shown_and_printing_continues_once_it_is_fixed(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.free, zebra.has = 3, PrinterFaultKind.PAPER_OUT
    tasks.prints.start(request_of(units, "1-8"))
    tasks.prints.start(request_of(units, "9-10"))
    page.wait_for(lambda: ("1", "Printer stopped") in [row[:2] for row in page.rows])
    assert page.rows[0] == ("", "Waiting for the printer", "")
    page.select(1)
    assert page.text("print_attention") == "The printer has a fault. Fix the printer."
    zebra.released.set()
    expected = [("2", "Completed", "2 of 2"), ("1", "Completed", "8 of 8")]
    page.wait_for(lambda: page.rows == expected)
    page.wait_for(lambda: not page.text("print_attention"))


def test_a_print_job_is_paused_resumed_and_cancelled(
    page: PageDriver,
    tasks: WorkspaceTasks,
    workspace: Workspace,
    printers: Printers,
    units: UnitJob,
) -> None:
    zebra = printers["zebra"]
    zebra.free, zebra.window = 2, 1
    tasks.prints.start(request_of(units, "1-50"))
    page.wait_for(lambda: page.rows and page.rows[0][1] == "Printing")
    page.press("pause_print")
    page.wait_for(lambda: page.rows[0][1] == "Stopping")
    zebra.released.set()
    page.wait_for(lambda: page.rows[0][1] == "Paused")
    zebra.released.clear()
    zebra.free = len(zebra.units) + 2
    page.press("resume_print")
    page.wait_for(lambda: len(zebra.units) == zebra.free)
    page.answer("cancel_print_question", "cancel_permanently")
    page.press("cancel_print")
    page.wait_for(lambda: page.rows[0][1] == "Stopping")
    zebra.released.set()
    page.wait_for(lambda: page.rows[0][1] == "Cancelled")
    assert find_print(workspace, 1).status is PrintStatus.CANCELLED
    assert len(zebra.units) == len(set(zebra.units)) < 50
    assert not page.buttons("resume_print")[0].isEnabled()
    assert "reprint" in page.buttons("resume_print")[0].toolTip()


@pytest.mark.logs_warnings
def test_after_a_lost_connection_printing_continues_after_the_last_good_label(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.faults, zebra.overrun = {4: PrinterFaultKind.CONNECTION_LOST}, 2
    tasks.prints.start(request_of(units, "1-12"))
    page.wait_for(lambda: page.rows == [("1", "In doubt", "4 of 12")])
    page.wait_for(lambda: "5–12" in page.text("print_attention"))
    assert not page.buttons("resume_print")[0].isEnabled()
    dialog = page.last_good()
    assert "5–12" in dialog.text("units_in_doubt")
    dialog.fill("last_good_label", "20")
    dialog.wait_for(lambda: dialog.text("field_message").startswith("Unit 20 isn't in doubt"))
    assert not dialog.buttons("continue_print")[0].isEnabled()
    serial = zebra.printed[5].split()[1]
    dialog.line("last_good_label").selectAll()
    dialog.scan(serial)
    dialog.wait_for(lambda: "Printed again: 7–12" in dialog.text("consequence"))
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "12 of 12")])
    assert zebra.units == [f"1/{unit}" for unit in range(1, 13)]
    assert units.named() == {"produced": "1-12"}


@pytest.mark.logs_warnings
def test_none_of_the_labels_in_doubt_may_be_good(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.faults = {2: PrinterFaultKind.CONNECTION_LOST}
    tasks.prints.start(request_of(units, "1-4"))
    page.wait_for(lambda: page.rows == [("1", "In doubt", "2 of 4")])
    dialog = page.last_good()
    dialog.press("none_good")
    dialog.wait_for(lambda: dialog.text("consequence").startswith("None of these labels counts"))
    assert "Printed again: 3–4." in dialog.text("consequence")
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "4 of 4")])


@pytest.mark.logs_warnings
def test_a_typed_answer_starts_nothing_until_the_button_is_pressed(
    page: PageDriver,
    tasks: WorkspaceTasks,
    printers: Printers,
    units: UnitJob,
    scan_guard: ScanGuard,
) -> None:
    zebra = printers["zebra"]
    zebra.faults, zebra.overrun = {4: PrinterFaultKind.CONNECTION_LOST}, 2
    tasks.prints.start(request_of(units, "1-12"))
    page.wait_for(lambda: page.rows == [("1", "In doubt", "4 of 12")])
    dialog = page.last_good()
    dialog.fill("last_good_label", "4")
    dialog.wait_for(lambda: dialog.text("consequence").startswith("None of these labels counts"))
    assert "Printed again: 5–12" in dialog.text("consequence")
    dialog.key(Qt.Key.Key_Return)
    assert dialog.find(QWidget, "last_good_label").window().isVisible()
    assert len(zebra.units) == 6
    window = dialog.find(QWidget, "last_good_label").window()
    dialog.wait_for(window.isActiveWindow)
    dialog.find(QWidget, "none_good").setFocus()
    type_keys(zebra.printed[5].split()[1] + "\r")  # replaces the number
    dialog.wait_for(lambda: "Printed again: 7–12" in dialog.text("consequence"))
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "12 of 12")])


def test_a_paused_sheet_print_continues_at_the_position_that_is_chosen(
    page: PageDriver,
    tasks: WorkspaceTasks,
    workspace: Workspace,
    printers: Printers,
    units: UnitJob,
) -> None:
    zebra = printers["zebra"]
    zebra.free = 10
    tasks.prints.start(request_of(units, "1-100", design="L7160", start_at=12))
    page.wait_for(lambda: len(zebra.units) == 10)
    page.press("pause_print")
    zebra.released.set()
    page.wait_for(lambda: page.rows[0][1] == "Paused")
    done = find_print(workspace, 1).print_job.confirmed
    assert 10 <= done < 100
    page.press("resume_print")
    dialog = page.opened(ResumeDialog)
    position = dialog.find(QSpinBox, "start_at")
    assert (position.value(), position.maximum()) == (1, 21)  # not that of the first sheet
    position.setValue(5)
    assert dialog.find(SheetGrid, "sheet").accessibleDescription() == "Position 5 of 21"
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "100 of 100")])
    assert zebra.printed[:11] == ["-"] * 11
    assert zebra.printed[11 + done : 15 + done] == ["-"] * 4
    assert zebra.printed.count("-") == 15
    assert zebra.units == [f"1/{unit}" for unit in range(1, 101)]


@pytest.mark.logs_warnings
def test_a_sheet_print_in_doubt_continues_at_the_position_that_is_chosen(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.faults = {21: PrinterFaultKind.CONNECTION_LOST}
    tasks.prints.start(request_of(units, "1-50", design="L7160"))
    page.wait_for(lambda: page.rows == [("1", "In doubt", "21 of 50")])
    dialog = page.last_good()
    assert not dialog.has("start_at")
    dialog.fill("last_good_label", "25")
    dialog.wait_for(lambda: dialog.has("start_at"))
    dialog.find(QSpinBox, "start_at").setValue(20)
    dialog.fill("last_good_label", "24")
    dialog.wait_for(lambda: "Printed again: 25–" in dialog.text("consequence"))
    assert dialog.find(QSpinBox, "start_at").value() == 20
    before = len(zebra.printed)
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "50 of 50")])
    assert zebra.printed[before : before + 19] == ["-"] * 19
    assert zebra.printed[before + 19].startswith("1/25 ")


def test_a_print_job_in_the_queue_shows_what_it_prints_and_is_cancelled(
    page: PageDriver,
    tasks: WorkspaceTasks,
    workspace: Workspace,
    printers: Printers,
    units: UnitJob,
) -> None:
    zebra = printers["zebra"]
    zebra.free = 0
    tasks.prints.start(request_of(units, "1-2"))
    request = request_of(units, "3-7", copies=2)
    assert isinstance(request.target, JobUnits)
    tasks.prints.start(request, [request.target])
    page.wait_for(lambda: ("1", "Printing", "0 of 2") in page.rows)
    assert page.rows[0] == ("", "Waiting for the printer", "0 of 10")
    model = page.find(QTableView, "prints").model()
    shown = [model.index(0, each).data() for each in (Column.UNITS, Column.DESIGN, Column.KIND)]
    assert shown == ["Job 1: 3–7", "roll-50x30", "First print"]
    page.select(0)
    assert page.text("print_attention").startswith("zebra is printing other labels.")
    assert not page.buttons("pause_print")[0].isEnabled()
    page.answer("cancel_print_question", "cancel_permanently")
    page.press("cancel_print")
    page.wait_for(lambda: page.rows == [("1", "Printing", "0 of 2")])
    zebra.released.set()
    page.wait_for(lambda: page.rows == [("1", "Completed", "2 of 2")])
    assert len(zebra.units) == 2


def test_a_print_job_that_connects_is_shown_and_stays_selected(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.answers = Event()
    state = tasks.prints.start(request_of(units, "1-2"))
    page.page.select_started(state)
    page.wait_for(lambda: page.rows == [("", "Connecting", "")])
    assert page.text("print_attention") == "Connecting to zebra…"
    tasks.prints.start(request_of(units, "3-4", "sato"))
    page.wait_for(lambda: ("1", "Completed", "2 of 2") in page.rows)
    zebra.answers.set()
    page.wait_for(
        lambda: [row[:2] for row in page.rows] == [("2", "Completed"), ("1", "Completed")]
    )
    table = page.find(QTableView, "prints")
    assert table.currentIndex().siblingAtColumn(Column.NUMBER).data() == "2"


def test_a_second_click_on_resume_changes_nothing(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.free = 2
    tasks.prints.start(request_of(units, "1-40"))
    page.wait_for(lambda: page.rows and page.rows[0][1] == "Printing")
    page.press("pause_print")
    zebra.released.set()
    page.wait_for(lambda: page.rows[0][1] == "Paused")
    zebra.answers = Event()
    ended = QSignalSpy(tasks.prints.ended)
    resume = page.buttons("resume_print")[0]
    page.click(resume)
    page.click(resume)
    page.wait_for(lambda: page.rows[0][1] == "Connecting")
    page.click(resume)
    assert resume.toolTip() == "The print job is running."
    zebra.answers.set()
    page.wait_for(lambda: page.rows == [("1", "Completed", "40 of 40")])
    assert ended.count() == 1
    assert zebra.units == [f"1/{unit}" for unit in range(1, 41)]
    assert not page.text("print_attention")


def test_a_killed_print_job_is_found_and_not_continued(
    workspace: Workspace, units: UnitJob, printers: Printers
) -> None:
    with workspace.read() as transaction:
        design = find_design(transaction, "roll-50x30").design
    with workspace.active_runner() as runner:
        started = start_print(workspace, request_of(units, "1-5"), design, runner)
        started.record.announce(3, started.record.available(3), 0)
        assert waiting_prints(workspace, ADA) == []
    (found,) = waiting_prints(workspace, ADA)
    assert found.status is PrintStatus.IN_DOUBT
    assert str(found.in_doubt[0].units) == "1-3"
    with workspace.read() as transaction:
        assert stored_prints.require(transaction, 1).status is PrintStatus.IN_DOUBT


def test_labels_are_reprinted_and_looked_up_in_the_journal(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    tasks.prints.start(request_of(units, "3-4"))
    page.wait_for(lambda: page.rows == [("1", "Completed", "2 of 2")])
    reprints = QSignalSpy(page.page.controller.reprint_requested)
    journals = QSignalSpy(page.page.controller.journal_requested)
    page.press("reprint_labels")
    page.press("show_journal")
    page.wait_for(lambda: reprints.count() and journals.count())
    source = reprints.at(0)[0]
    assert (str(source.units), source.is_reprint) == ("3-4", True)
    page.fill("filter_prints", "nothing like it")
    page.wait_for(lambda: page.text("prints_count") == "Print jobs: 0 of 1")


def test_units_that_were_left_out_are_shown_with_the_reason(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.free, zebra.window = 2, 1
    tasks.prints.start(request_of(units, "1-6"))
    page.wait_for(lambda: len(zebra.units) == 2)
    page.press("pause_print")
    page.wait_for(lambda: page.rows[0][1] == "Stopping")
    zebra.released.set()
    page.wait_for(lambda: page.rows[0][1] == "Paused")
    units.voided("5-6")
    page.press("resume_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "4 of 6")])
    page.wait_for(lambda: page.text("print_attention") == "Left out: Units 5–6 are void.")
    reprints = QSignalSpy(page.page.controller.reprint_requested)
    page.press("reprint_labels")
    page.wait_for(reprints.count)
    assert str(reprints.at(0)[0].units) == "1-4"


def test_all_units_are_reprinted_although_the_list_shows_the_first(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    odd = ",".join(str(unit) for unit in range(1, 25, 2))
    tasks.prints.start(request_of(units, odd))
    page.wait_for(lambda: page.rows == [("1", "Completed", "12 of 12")])
    model = page.find(QTableView, "prints").model()
    assert str(model.index(0, Column.UNITS).data()).endswith("17, 19 …")
    reprints = QSignalSpy(page.page.controller.reprint_requested)
    page.press("reprint_labels")
    page.wait_for(reprints.count)
    assert str(reprints.at(0)[0].units) == odd


def test_older_print_jobs_are_listed_page_by_page(
    page: PageDriver,
    tasks: WorkspaceTasks,
    printers: Printers,
    units: UnitJob,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "PRINTS_PER_PAGE", 2)
    page.page.hide()
    scripted = ScriptedPrints(units)
    for unit in range(1, 6):
        scripted.print(f"{unit}")
    again = PrintsPage(tasks.workspace, tasks.background, tasks.prints)
    driver = PageDriver(page.qtbot, again)
    page.qtbot.addWidget(again)
    again.show()
    expected = [(f"{number}", "Completed", "1 of 1") for number in range(5, 0, -1)]
    driver.wait_for(lambda: driver.rows == expected)


def test_progress_is_shown_without_touching_the_other_print_jobs(
    page: PageDriver,
    tasks: WorkspaceTasks,
    printers: Printers,
    units: UnitJob,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scripted = ScriptedPrints(units)
    for unit in range(1, 6):
        scripted.print(f"{unit}")
    page.page.query()
    page.wait_for(lambda: len(page.rows) == 5)
    zebra = printers["zebra"]
    zebra.free, zebra.window = 2, 1
    tasks.prints.start(request_of(units, "11-20"))
    page.wait_for(lambda: ("6", "Printing", "2 of 10") in page.rows)
    made: list[PrintRow] = []

    def make(listed: ListedPrint | None, state: PrintState | None = None) -> PrintRow:
        made.append(PrintRow(listed, state))
        return made[-1]

    monkeypatch.setattr(page_module, "PrintRow", make)
    reader = page.page.findChild(PrintsReader)
    assert reader
    reads = QSignalSpy(reader.was_read)
    tasks.prints.changed.emit()
    page.page.query()
    page.wait_for(reads.count)
    assert {row.key for row in made} == {6}
    assert _ids(reads) == {6}


def _ids(reads: QSignalSpy) -> set[int]:
    found = [reads.at(place)[0].found for place in range(reads.count())]
    return {listed.print_job.id for each in found for listed in each}
