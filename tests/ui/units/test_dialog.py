"""The dialog about units shows where they are and what happened, and records changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableView,
    QTabWidget,
    QToolTip,
    QWidget,
)

from dpp_desktop.model.unit_state import JournalAction, Production
from dpp_desktop.store import tokens
from dpp_desktop.ui.units import spoiled_labels_field
from dpp_desktop.ui.units.change_dialog import ChangeDialog
from dpp_desktop.ui.units.change_questions import MarkQuestion
from dpp_desktop.ui.units.dialog import UnitsDialog
from dpp_desktop.ui.units.history_model import Column
from dpp_desktop.ui.units.history_view import HistoryView
from dpp_desktop.ui.widgets.scan_guard import ScanGuard
from dpp_desktop.units.history import unit_states
from tests.conftest import parka
from tests.samples import mint
from tests.ui.dialog_operations import choose_path
from tests.ui.driver import Driver
from tests.ui.scanner import type_keys
from tests.units.unit_jobs import UnitJob


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def _rows(table: QTableView) -> list[list[str]]:
    model = table.model()
    columns = [each for each in range(model.columnCount()) if not table.isColumnHidden(each)]
    return [
        [model.index(row, column).data() for column in columns] for row in range(model.rowCount())
    ]


def _window(dialog: Driver) -> UnitsDialog:
    found = dialog.find(QTabWidget, "units_tabs").window()
    assert isinstance(found, UnitsDialog)
    return found


def _open_change(dialog: Driver) -> Driver:
    dialog.press("mark_units")
    window = _window(dialog)
    dialog.wait_for(lambda: window.findChild(ChangeDialog))
    change = window.findChild(ChangeDialog)
    assert change
    dialog.wait_for(change.isActiveWindow)
    return Driver(dialog.qtbot, change)


def test_each_unit_is_in_one_place(dialog: Driver) -> None:
    assert _rows(dialog.find(QTableView, "fates")) == [
        ["Void", "2", "10–11"],
        ["Printed and verified", "48", "1–9, 12–50"],
        ["Printed, not verified", "149", "51–59, 61–200"],
        ["In doubt", "5", "201–205"],
        ["Spoiled and not replaced", "1", "60"],
        ["Not printed", "24,795", "206–25,000"],
    ]
    totals = {name: dialog.text(f"total_{name}") for name in ("minted", "void", "missing")}
    assert totals == {"minted": "25,000", "void": "2", "missing": "24,801"}
    bar = dialog.find(QWidget, "fate_bar").accessibleName()
    assert bar.startswith("Void: 2 of 25,000; ")


def test_the_history_is_filtered(dialog: Driver) -> None:
    dialog.find(QTabWidget, "units_tabs").setCurrentIndex(1)
    table = dialog.find(QTableView, "history")
    assert [row[1:4] for row in _rows(table)] == [
        ["Void", "2", "10–11"],
        ["Spoiled", "1", "60"],
        ["Verified", "50", "1–50"],
        ["Printed", "200", "1–200"],
    ]
    dialog.fill("filter_history", "zebra printed")
    assert [row[1] for row in _rows(table)] == ["Printed"]
    assert dialog.text("history_count") == "Entries: 1 of 4"


def _events(dialog: Driver) -> list[str]:
    table = dialog.find(QTableView, "history")
    column = Column.ACTION
    return [table.model().index(row, column).data() for row in range(table.model().rowCount())]


def test_the_history_of_a_unit_is_shown_until_all_entries_are_wanted(dialog: Driver) -> None:
    dialog.fill("filter_history", "nothing")
    _window(dialog).show_unit(59)
    dialog.wait_for(lambda: _events(dialog) == ["Spoiled", "Printed"])
    assert dialog.text("history_focus") == "Only the entries about unit 60 are shown."
    assert dialog.line("filter_history").text() == ""
    _window(dialog).show_unit(59)
    dialog.press("history_focus_button")
    dialog.wait_for(lambda: _events(dialog) == ["Void", "Spoiled", "Verified", "Printed"])
    assert not dialog.has("history_focus")
    _window(dialog).show_unit(24_999)
    dialog.wait_for(lambda: dialog.text("history_count") == "There are no such entries yet.")


def test_the_history_of_a_print_job_has_all_of_its_jobs(dialog: Driver, units: UnitJob) -> None:
    other = UnitJob(units.workspace, mint(units.workspace, parka(5, batch="OTHER")))
    of_print = Production("Zebra", "L7160", print_id=12)
    units.printed("301-302", of_print)
    other.printed("1-5", of_print)
    table = dialog.find(QTableView, "history")
    assert table.isColumnHidden(Column.JOB)
    _window(dialog).show_print(12)
    dialog.wait_for(lambda: len(_events(dialog)) == 2)
    assert [row[1:5] for row in _rows(table)] == [
        ["Printed", str(other.job.id), "5", "1–5"],
        ["Printed", str(units.job.id), "2", "301–302"],
    ]
    assert dialog.text("history_focus") == "Only the entries of print job 12 are shown."
    dialog.press("history_focus_button")
    dialog.wait_for(lambda: len(_events(dialog)) == 5)
    assert table.isColumnHidden(Column.JOB), "all entries are about the job of the dialog"


def test_a_whole_batch_is_reconciled(dialog: Driver) -> None:
    dialog.find(QComboBox, "scope").setCurrentIndex(1)
    dialog.wait_for(lambda: dialog.text("total_minted") == "25,000")


def test_spoiled_units_are_marked_with_a_reason(dialog: Driver, units: UnitJob) -> None:
    change = _open_change(dialog)
    change.press("change_spoiled")
    change.fill("units", "61-62")
    assert not change.buttons("record")[0].isEnabled()
    assert change.buttons("record")[0].toolTip() == "Enter a reason."
    change.fill("reason_text", "torn")
    change.press("record")
    rows = dialog.find(QTableView, "fates")
    dialog.wait_for(lambda: ["Spoiled and not replaced", "3", "60–62"] in _rows(rows))
    assert str(unit_states(units.workspace, units.job.id).states.label.spoiled) == "60-62"


def test_units_become_void_only_after_a_question(dialog: Driver, units: UnitJob) -> None:
    change = _open_change(dialog)
    change.press("change_void")
    change.fill("units", "12-13")
    change.fill("reason_text", "counterfeit")
    change.answer("void_question", "keep")
    change.press("record")
    change.wait_for(change.buttons("record")[0].isEnabled)
    assert str(unit_states(units.workspace, units.job.id).states.void) == "10-11"
    change.answer("void_question", "make_void")
    change.press("record")
    rows = dialog.find(QTableView, "fates")
    dialog.wait_for(lambda: ["Void", "4", "10–13"] in _rows(rows))


def test_a_change_that_is_refused_says_why_and_changes_nothing(
    dialog: Driver, units: UnitJob
) -> None:
    change = _open_change(dialog)
    change.press("change_spoiled")
    change.fill("units", "300")
    change.fill("reason_text", "torn")
    change.press("record")
    change.wait_for(lambda: change.text("change_message"))
    assert change.text("change_message").startswith("Unit 300 isn't printed.")
    change.fill("units", "all")
    change.press("record")
    change.wait_for(lambda: "isn't a list of units" in change.text("change_message"))
    assert str(unit_states(units.workspace, units.job.id).states.label.spoiled) == "60"


def test_the_last_reasons_are_offered(dialog: Driver) -> None:
    change = _open_change(dialog)
    reasons = change.box("reason")
    change.wait_for(reasons.count)
    assert [reasons.itemText(place) for place in range(reasons.count())] == ["wrong batch", "torn"]
    assert change.find(QLineEdit, "reason_text").text() == ""


def test_a_place_opens_its_first_token(dialog: Driver) -> None:
    spy = QSignalSpy(_window(dialog).tokens_requested)
    table = dialog.find(QTableView, "fates")
    cell = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert spy.at(0)[1] == 50


@pytest.mark.parametrize("name", ["batch.csv", "batch.pdf"])
def test_the_reconciliation_is_saved(dialog: Driver, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    dialog.press("save_reconciliation")
    choose_path(dialog.qtbot, _window(dialog), file)
    dialog.wait_for(lambda: dialog.text("units_message"))
    assert dialog.text("units_message") == f"Reconciliation saved to {file}."
    content = file.read_bytes()
    assert content.startswith(b"%PDF-") if name.endswith("pdf") else b"missing,24801" in content


def test_an_empty_history_says_so(dialog: Driver) -> None:
    view = _window(dialog).findChild(HistoryView)
    assert view
    view.show_entries([])
    count = view.findChild(QLabel, "history_count")
    assert count
    assert count.text() == "Nothing has happened to the units yet."


def test_a_message_about_earlier_units_disappears_when_they_are_changed(dialog: Driver) -> None:
    change = _open_change(dialog)
    change.press("change_spoiled")
    change.fill("units", "300")
    change.fill("reason_text", "torn")
    change.press("record")
    change.wait_for(lambda: change.text("change_message"))
    change.fill("units", "61")
    assert not change.text("change_message")


def _label(units: UnitJob, number: int) -> str:
    with units.workspace.read() as transaction:
        serial = tokens.serial_of(transaction, units.job.id, number - 1)
    assert serial
    return units.job.link_prefix + serial


def test_scanned_labels_are_marked(dialog: Driver, units: UnitJob, scan_guard: ScanGuard) -> None:
    change = _open_change(dialog)
    change.press("change_spoiled")
    type_keys(_label(units, 61) + "\r")
    change.wait_for(lambda: change.line("units").text() == "61")
    assert change.text("change_message") == "Unit 61 is in the list."
    change.line("reason_text").setFocus()
    type_keys("torn", 66)
    type_keys(_label(units, 63) + "\r")
    change.wait_for(lambda: change.line("units").text() == "61,63")
    assert change.line("reason_text").text() == "torn", "a scan is no reason"
    assert str(unit_states(units.workspace, units.job.id).states.label.spoiled) == "60"
    type_keys("\r")  # records, and doesn't cancel
    rows = dialog.find(QTableView, "fates")
    dialog.wait_for(lambda: ["Spoiled and not replaced", "3", "60–61, 63"] in _rows(rows))


def test_pasted_serials_are_marked(dialog: Driver, units: UnitJob) -> None:
    change = _open_change(dialog)
    change.press("change_applied")
    change.line("units").setText(f"61, {_label(units, 63)} {_label(units, 64)}")
    change.press("record")
    rows = dialog.find(QTableView, "fates")
    dialog.wait_for(lambda: ["Applied", "3", "61, 63–64"] in _rows(rows))


def test_scans_that_are_no_label_of_the_job_are_rejected(
    dialog: Driver, units: UnitJob, scan_guard: ScanGuard
) -> None:
    other = UnitJob(units.workspace, mint(units.workspace, parka(5, batch="OTHER")))
    change = _open_change(dialog)
    suggested = change.line("units").text()
    type_keys(_label(other, 2) + "\r")
    change.wait_for(lambda: change.text("change_message"))
    assert f"unit 2 of job {other.job.id}" in change.text("change_message")
    type_keys("https://id.nordlicht.example/unknown\r")
    change.wait_for(lambda: "unit 2" not in change.text("change_message"))
    change.wait_for(lambda: change.text("change_message"))
    assert change.line("units").text() == suggested


@pytest.mark.parametrize("kind", ["spoiled", "applied", "sampled"])
def test_many_units_are_marked_only_after_a_question(
    dialog: Driver, units: UnitJob, kind: str
) -> None:
    change = _open_change(dialog)
    change.press(f"change_{kind}")
    change.fill("units", "100-110")
    change.fill("reason_text", "torn")
    asked: list[str] = []

    def keep() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, MarkQuestion):
            asked.append(box.text())
            box.reject()
        else:
            QTimer.singleShot(10, keep)

    QTimer.singleShot(0, keep)
    change.press("record")
    change.wait_for(lambda: asked)
    change.wait_for(change.buttons("record")[0].isEnabled)
    assert "11 units of job" in asked[0]
    assert kind in asked[0]
    states = unit_states(units.workspace, units.job.id).states
    assert str(states.label.spoiled) == "60"
    assert not states.applied
    assert not states.sampled
    change.answer("mark_question", "record_marks")
    change.press("record")
    rows = dialog.find(QTableView, "fates")
    dialog.wait_for(lambda: any("100–110" in row[2] for row in _rows(rows)))


def test_one_of_several_labels_is_spoiled(dialog: Driver, units: UnitJob) -> None:
    units.printed("301-302", Production("Zebra", "L7160", copies=3))
    change = _open_change(dialog)
    change.press("change_spoiled")
    change.fill("units", "61")
    change.fill("reason_text", "torn")
    assert not change.has("spoiled_labels")
    change.line("units").setText("301–302")
    change.wait_for(lambda: change.has("spoiled_labels"))
    labels = change.find(QSpinBox, "spoiled_labels")
    assert (labels.text(), labels.maximum()) == ("All", 3)
    change.press("change_sampled")
    change.wait_for(lambda: not change.has("spoiled_labels"))
    change.press("change_spoiled")
    change.wait_for(lambda: change.has("spoiled_labels"))
    labels.setValue(1)
    change.press("record")
    dialog.wait_for(lambda: units.actions()[-1] == (JournalAction.SPOILED, "301-302"))
    assert units.journal()[-1].record.production.copies == 1
    assert units.named()["produced"].endswith(",301-302"), "they have good labels left"


def test_nothing_is_spoiled_before_it_is_clear_that_a_unit_has_several_labels(
    dialog: Driver, units: UnitJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoiled_labels_field, "_PAUSE_MS", 60_000)
    units.printed("301", Production("Zebra", "L7160", copies=2))
    before = units.actions()
    change = _open_change(dialog)
    change.press("change_spoiled")
    change.fill("reason_text", "torn")
    change.fill("units", "301")
    change.key(Qt.Key.Key_Return)
    change.wait_for(lambda: change.has("spoiled_labels"))
    assert units.actions() == before
    change.wait_for(change.buttons("record")[0].isEnabled)
    change.press("record")
    dialog.wait_for(lambda: units.actions()[-1] == (JournalAction.SPOILED, "301"))
    assert units.journal()[-1].record.production.copies == 2, "all, as chosen"


def test_a_scan_does_not_close_the_window(dialog: Driver, scan_guard: ScanGuard) -> None:
    window = _window(dialog)
    for focused in ("fates", "scope", "close_units", "units_tabs"):
        dialog.find(QWidget, focused).setFocus()
        type_keys("https://id.nordlicht.example/01/09506000134352/21/7KX4M\r")
        assert window.isVisible()
        assert "choose “Mark units…” first" in QToolTip.text()
    dialog.find(QTableView, "fates").setFocus()
    dialog.key(Qt.Key.Key_Return)
    assert window.isVisible(), "Enter doesn't close it either"
