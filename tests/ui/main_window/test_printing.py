"""The window prints labels of a job and of a token, lists print jobs, and asks for due scans."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from dpp_desktop.designs.catalogue import find_design
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.printing.prints.resume import ResumeRequest, cancel_print
from dpp_desktop.printing.prints.start import start_print
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.main_window.print_notices import PrintNotices
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.notices.tray import Tray
from dpp_desktop.ui.print.dialog import PrintDialog
from dpp_desktop.ui.units.dialog import UnitsDialog
from dpp_desktop.ui.units.history_model import Column
from dpp_desktop.ui.verify.station import VerifyStation
from dpp_desktop.units.scan_back import Origin, ScanSession, ScanTarget
from tests.ui.driver import Driver
from tests.ui.main_window.window_driver import MainWindowDriver
from tests.ui.scanner import scan
from tests.ui.scripted_prints import Printers, request_of, use_printers
from tests.units.printed_jobs import urls
from tests.units.unit_jobs import ADA, UnitJob


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch, main_window: MainWindowDriver) -> Iterator[Printers]:
    """Scripted printers, which continue at the end of the test."""
    made = use_printers(monkeypatch)
    yield made
    made.release()


def _shown(kind: type[QWidget]) -> QWidget | None:
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, kind))
    return next((each for each in found if each.isVisible()), None)


def _dialog(main_window: MainWindowDriver, kind: type[QWidget]) -> Driver:
    main_window.wait_for(lambda: _shown(kind))
    found = _shown(kind)
    assert found
    return Driver(main_window.qtbot, found)


def _rows(main_window: MainWindowDriver) -> list[str]:
    model = main_window.find(QTableView, "prints").model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_the_dialog_opens_for_the_selected_job_with_the_keyboard(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    main_window.wait_for(lambda: minted_job.id in main_window.ids())
    main_window.choose(minted_job.id)
    main_window.wait_for(main_window.find_action(JobAction.PRINT_LABELS).isEnabled)
    main_window.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog(main_window, PrintDialog)
    assert dialog.buttons("print_job")[0].isChecked()
    dialog.wait_for(lambda: dialog.text("print_plan").startswith("25,000 labels"))
    dialog.key(Qt.Key.Key_Escape)
    main_window.wait_for(lambda: not _shown(PrintDialog))


def test_the_label_of_the_shown_token_is_printed(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    main_window.session.window.parts.tokens.open_job(minted_job, 41)
    main_window.session.window.parts.tokens.print_requested.emit(minted_job, 41)
    dialog = _dialog(main_window, PrintDialog)
    assert dialog.line("print_unit_numbers").text() == "42"


def test_a_print_job_that_waits_for_a_scan_opens_the_station(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    main_window.session.tasks.prints.start(request_of(units, "1-4", verify="every:3"))
    station = _dialog(main_window, VerifyStation)
    asked = "Printing is waiting. Scan the label of unit 3 of job 1."
    station.wait_for(lambda: station.text("verdict_text") == asked)
    main_window.trigger(Command.PRINTS)
    main_window.wait_for(lambda: _rows(main_window) == ["Waiting for a scan"])
    main_window.press("print_attention_button")
    station.wait_for(lambda: station.focused == "label_scan")
    station.scan(printers["zebra"].printed[2].split()[1])
    main_window.wait_for(lambda: _rows(main_window) == ["Completed"])
    main_window.wait_for_notice("Print job 1 completed")


def test_after_an_uncleared_mistake_the_page_asks_to_clear_it_and_opens_the_station(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    main_window.session.tasks.prints.start(request_of(units, "1-4", verify="every:3"))
    station = _dialog(main_window, VerifyStation)
    asked = "Printing is waiting. Scan the label of unit 3 of job 1."
    station.wait_for(lambda: station.text("verdict_text") == asked)
    main_window.wait_for(lambda: station.focused == "label_scan")
    scan("NOREAD")
    station.wait_for(lambda: station.has("clear_mistake"))
    station.key(Qt.Key.Key_Escape)
    main_window.trigger(Command.PRINTS)
    main_window.wait_for(lambda: "isn't cleared yet" in main_window.text("print_attention"))
    main_window.press("print_attention_button")
    station = _dialog(main_window, VerifyStation)
    station.wait_for(lambda: station.has("clear_mistake"))
    station.fill("cleared_by", "Anna")
    station.press("clear_mistake")
    station.wait_for(lambda: station.text("verdict_text") == asked)
    station.key(Qt.Key.Key_Escape)
    main_window.wait_for(lambda: "isn't cleared" not in main_window.text("print_attention"))


def test_the_due_label_is_verified_when_it_is_scanned_in_the_main_window(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    main_window.session.tasks.prints.start(request_of(units, "1-4", verify="every:3"))
    station = _dialog(main_window, VerifyStation)
    main_window.wait_for(lambda: station.focused == "label_scan")
    station.key(Qt.Key.Key_Escape)
    main_window.window.activateWindow()
    main_window.wait_for(main_window.window.isActiveWindow)
    main_window.trigger(Command.FIND)
    scan(urls(main_window.workspace, minted_job)[1])
    main_window.wait_for_notice("waiting for the label of unit 3 of job 1", "wasn't counted")
    assert not _shown(VerifyStation)
    main_window.trigger(Command.FIND)
    scan(urls(main_window.workspace, minted_job)[2])
    station = _dialog(main_window, VerifyStation)
    station.wait_for(lambda: station.text("verdict") == "Right")
    main_window.wait_for(lambda: len(printers["zebra"].units) == 4)
    main_window.wait_for(lambda: not any("waiting" in each for each in main_window.notices()))


@pytest.mark.logs_warnings
def test_a_printer_that_stops_is_reported_until_it_prints_again(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    zebra = printers["zebra"]
    zebra.free, zebra.has = 2, PrinterFaultKind.PAPER_OUT
    main_window.session.tasks.prints.start(request_of(units, "1-4"))
    main_window.wait_for_notice("Printing on zebra has stopped.", "Fix the printer.")
    zebra.released.set()
    main_window.wait_for(lambda: find_print(units.workspace, 1).status is PrintStatus.COMPLETED)
    main_window.wait_for(lambda: not any("has stopped" in each for each in main_window.notices()))


def test_an_interrupted_print_job_is_reported_at_start_and_not_continued(
    main_window: MainWindowDriver, workspace: Workspace, minted_job: MintJob
) -> None:
    _interrupt(workspace, UnitJob(workspace, minted_job))
    main_window.session.window.complete()
    main_window.wait_for_notice("Print job 1 on zebra was interrupted.", "1–3")
    assert main_window.session.tasks.prints.states == []


def _interrupt(workspace: Workspace, units: UnitJob) -> int:
    """Leave units 1-3 of five in doubt, as a killed process does; return the print job."""
    with workspace.read() as transaction:
        design = find_design(transaction, "roll-50x30").design
    with workspace.active_runner() as runner:
        started = start_print(workspace, request_of(units, "1-5"), design, runner)
        started.record.announce(3, started.record.available(3), 0)
    return started.record.print_job.id


def test_the_notice_of_a_print_job_ends_when_another_process_cancels_it(
    main_window: MainWindowDriver, workspace: Workspace, minted_job: MintJob
) -> None:
    print_id = _interrupt(workspace, UnitJob(workspace, minted_job))
    main_window.session.window.complete()
    main_window.wait_for_notice("Print job 1 on zebra was interrupted.", "1–3")
    with Workspace.open(workspace.path) as other:  # as another process does
        cancel_print(other, print_id, ADA, outputs=Printers())
    main_window.wait_for(lambda: not main_window.notices())


def test_the_notice_of_a_print_job_is_replaced_when_scans_show_labels_in_doubt(
    main_window: MainWindowDriver, workspace: Workspace, minted_job: MintJob
) -> None:
    units = UnitJob(workspace, minted_job)
    _interrupt(workspace, units)
    main_window.session.window.complete()
    main_window.wait_for_notice("Print job 1 on zebra was interrupted.", "1–3")
    session = ScanSession(workspace, ScanTarget(minted_job), Origin(ADA))
    session.scan(urls(workspace, minted_job)[0])
    session.close()
    main_window.wait_for_notice("Print job 1 on zebra was interrupted.", "2–3")
    assert len(main_window.notices()) == 1


def test_a_change_before_the_first_update_replaces_the_notice(
    main_window: MainWindowDriver, workspace: Workspace, minted_job: MintJob
) -> None:
    print_id = _interrupt(workspace, UnitJob(workspace, minted_job))
    window = main_window.window
    notices = PrintNotices(window.notices, Tray(window), lambda _id: None, window)
    notices.show_waiting([find_print(workspace, print_id)])
    session = ScanSession(workspace, ScanTarget(minted_job), Origin(ADA))
    session.scan(urls(workspace, minted_job)[0])
    session.close()
    notices.update(notices.reported(), [find_print(workspace, print_id)])
    (notice,) = main_window.notices()
    assert "2–3" in notice


@pytest.mark.logs_warnings
def test_the_notice_that_a_print_job_stopped_ends_when_it_continues(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    zebra = printers["zebra"]
    zebra.faults = {2: PrinterFaultKind.CONNECTION_LOST}
    prints = main_window.session.tasks.prints
    prints.start(request_of(units, "1-9"))
    main_window.wait_for_notice("Print job 1 stopped.")
    zebra.faults, zebra.free = {}, len(zebra.units) + 2
    print_job = find_print(units.workspace, 1).print_job
    prints.resume(ResumeRequest(1, ADA, "none"), print_job)
    main_window.wait_for(lambda: len(zebra.units) >= zebra.free)
    main_window.wait_for(lambda: not main_window.notices())
    zebra.released.set()
    main_window.wait_for_notice("Print job 1 completed")


@pytest.mark.logs_warnings
def test_the_notice_that_printing_failed_ends_when_the_units_are_printed_elsewhere(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    target = JobUnits(minted_job.id, UnitSet.parse("1-4"))
    printers["off"].unreachable = True
    prints = main_window.session.tasks.prints
    prints.start(request_of(units, "1-4", "off"), (target,))
    main_window.wait_for_notice("Printing on off failed.")
    printers["zebra"].free = 1
    prints.start(request_of(units, "1-4"), (target,))
    main_window.wait_for(lambda: printers["zebra"].units)
    main_window.wait_for(lambda: not main_window.notices())


def test_the_reconciliation_says_that_labels_are_being_printed(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    printers["zebra"].free = 20
    main_window.session.tasks.prints.start(request_of(units, "1-60"))
    main_window.wait_for(lambda: len(printers["zebra"].units) == 20)
    main_window.wait_for(lambda: find_print(units.workspace, 1).print_job.confirmed >= 2)
    main_window.window.parts.dialogs.open_units(minted_job, units.workspace.path)
    dialog = _dialog(main_window, UnitsDialog)
    dialog.wait_for(lambda: dialog.text("units_message").startswith("Labels are being printed."))
    printers.release()
    main_window.wait_for(lambda: find_print(units.workspace, 1).status is PrintStatus.COMPLETED)
    _refreshed(dialog)
    dialog.wait_for(lambda: not dialog.text("units_message"))
    dialog.press("close_units")


def _refreshed(dialog: Driver) -> None:
    window = dialog.find(QTableView, "fates").window()
    assert isinstance(window, UnitsDialog)
    window.refresh()


def test_the_journal_of_a_print_job_has_only_its_entries(
    main_window: MainWindowDriver, minted_job: MintJob, printers: Printers
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    units.printed("1-3")
    main_window.session.tasks.prints.start(request_of(units, "11-14"))
    main_window.trigger(Command.PRINTS)
    main_window.wait_for(lambda: _rows(main_window) == ["Completed"])
    main_window.press("show_journal")
    dialog = _dialog(main_window, UnitsDialog)
    dialog.wait_for(lambda: dialog.text("history_focus"))
    assert dialog.text("history_focus") == "Only the entries of print job 1 are shown."
    model = dialog.find(QTableView, "history").model()
    shown = [(row, Column.ACTION, Column.UNITS) for row in range(model.rowCount())]
    assert [
        tuple(model.index(row, each).data() for each in columns) for row, *columns in shown
    ] == [
        ("Printed", "11–14"),
        ("Print started", "11–14"),
    ]
    dialog.press("history_focus_button")
    dialog.wait_for(lambda: model.rowCount() == 3)
    dialog.press("close_units")
