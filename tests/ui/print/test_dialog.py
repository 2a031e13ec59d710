"""The print dialog says what would be printed, refuses what is printed already, and prints."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.designs.design import SymbolItem
from dpp_desktop.model.print_job import PrintKind, PrintStatus
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.design_requests import save_design
from dpp_desktop.printing.printers.registered import add_printer
from dpp_desktop.printing.printers.settings import ConnectionKind, check_printer
from dpp_desktop.printing.prints.listing import find_print, list_prints
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.print.dialog import PrintDialog
from dpp_desktop.ui.print.sheet_grid import SheetGrid
from dpp_desktop.ui.print.target_field import PrintSource
from dpp_desktop.ui.settings.print_choices import PrintChoices
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.label_view import LabelView
from dpp_desktop.ui.widgets.scan_guard import ScanGuard
from tests.conftest import parka
from tests.printing.labels import a_roll
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import mint
from tests.ui.dialog_operations import choose_path
from tests.ui.driver import Driver
from tests.ui.scanner import type_keys
from tests.ui.scripted_prints import Printers
from tests.units.unit_jobs import UnitJob

Open = Callable[..., Driver]


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def tasks(qtbot: QtBot, workspace: Workspace) -> Iterator[WorkspaceTasks]:
    """The background tasks of a workspace with a printer."""
    with workspace.write() as transaction:
        zebra = check_printer("Zebra", ConnectionKind.TCP, "tcp://127.0.0.1:9", dpi=203)
        add_printer(transaction, zebra)
    created = WorkspaceTasks(workspace, jobs_at_once=2)
    yield created
    assert created.close()


@pytest.fixture
def choices() -> PrintChoices:
    """The choices of earlier print jobs, which are none."""
    return PrintChoices()


@pytest.fixture
def open_dialog(
    qtbot: QtBot,
    theme: Theme,
    tasks: WorkspaceTasks,
    units: UnitJob,
    choices: PrintChoices,
    tmp_path: Path,
    show: Callable[[QWidget], None],
) -> Open:
    """A function that opens the dialog for the job, or for units of it."""

    def open_(
        named: str | None = None,
        *,
        is_reprint: bool = False,
        of_several_jobs: tuple[JobUnits, ...] = (),
    ) -> Driver:
        chosen = UnitSet.parse(named) if named else None
        source = PrintSource(
            units.job, chosen, of_several_jobs=of_several_jobs, is_reprint=is_reprint
        )
        dialog = PrintDialog(
            tasks.workspace, tasks.background, tasks.prints, source, choices, tmp_path
        )
        driver = Driver(qtbot, dialog)
        show(dialog)
        driver.wait_for(lambda: driver.box("design").count())
        return driver

    return open_


def _plan(dialog: Driver, text: str) -> None:
    dialog.wait_for(lambda: dialog.text("print_plan") == text)


def test_24_labels_are_printed_to_a_file_from_position_5(
    open_dialog: Open, workspace: Workspace, units: UnitJob, tmp_path: Path
) -> None:
    units.voided("3")
    dialog = open_dialog()
    dialog.press("print_units")
    assert dialog.focused == "print_unit_numbers"
    dialog.type("1-25")
    dialog.box("design").setCurrentText("L7160")
    grid = dialog.find(SheetGrid, "sheet")
    dialog.wait_for(grid.isVisible)
    dialog.click(grid, grid.rectangle(5).center().toPoint())
    assert dialog.find(QSpinBox, "start_at").value() == 5
    _plan(dialog, "24 labels for 24 units on 2 sheets")
    assert dialog.text("print_left_out") == "Left out: Unit 3 is void."
    assert dialog.text("label_caption").startswith("Unit 1 ")
    box = dialog.box("destination")
    box.setFocus()
    dialog.key(Qt.Key.Key_End)
    window = dialog.find(QWidget, "sheet").window()
    choose_path(dialog.qtbot, window, tmp_path / "labels.pdf")
    assert not dialog.box("verify").isEnabled()
    dialog.wait_for(dialog.buttons("start_print")[0].isEnabled)
    dialog.line("print_unit_numbers").setFocus()
    dialog.key(Qt.Key.Key_Return)
    dialog.wait_for(lambda: units.named().get("produced") == "1-2,4-25")
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")
    assert find_print(workspace, 1).print_job.start_at == 5
    dialog.wait_for(lambda: not window.isVisible())


def test_printed_units_are_refused_and_the_others_are_one_press_away(
    open_dialog: Open, units: UnitJob, printers: Printers, choices: PrintChoices
) -> None:
    units.printed("1-20")
    dialog = open_dialog("15-22")
    dialog.wait_for(lambda: dialog.text("print_message") == "Units 15–20 are already printed.")
    assert not dialog.buttons("start_print")[0].isEnabled()
    assert "already printed" in dialog.buttons("start_print")[0].toolTip()
    dialog.press("print_message_button")
    assert dialog.line("print_unit_numbers").text() == "21-22"
    _plan(dialog, "2 labels for 2 units")
    dialog.press("start_print")
    dialog.wait_for(lambda: printers["Zebra"].units == ["1/21", "1/22"])
    dialog.wait_for(lambda: choices.printers_of("roll-100x50") == ["Zebra"])


def test_a_reprint_needs_a_reason_and_a_confirmation(
    open_dialog: Open, workspace: Workspace, units: UnitJob, printers: Printers
) -> None:
    units.printed("1-20")
    dialog = open_dialog("3-4")
    dialog.wait_for(lambda: dialog.text("print_message") == "Units 3–4 are already printed.")
    dialog.press("print_message_button")
    print_button = dialog.buttons("start_print")[0]
    _plan(dialog, "2 labels for 2 units")  # with the label, before a reason is entered
    assert dialog.text("print_message") == ""
    assert print_button.toolTip() == "Enter a reason."
    assert not print_button.isEnabled()
    assert dialog.text("label_caption").startswith("Unit 3 ")
    dialog.fill("reprint_reason_text", "torn")
    _plan(dialog, "2 labels for 2 units")
    dialog.wait_for(print_button.isEnabled)
    dialog.answer("reprint_question", "keep")
    dialog.press("start_print")
    dialog.wait_for(print_button.isEnabled)
    assert printers["Zebra"].units == []
    dialog.answer("reprint_question", "reprint")
    dialog.press("start_print")
    dialog.wait_for(lambda: printers["Zebra"].units == ["1/3", "1/4"])
    made = find_print(workspace, 1).print_job
    assert (made.kind, made.reason) == (PrintKind.REPRINT, "torn")


def test_codes_that_cannot_be_read_are_printed_after_a_question(
    open_dialog: Open, workspace: Workspace, printers: Printers, choices: PrintChoices
) -> None:
    save_design(workspace, a_roll(SymbolItem(2, 2, size=6)))
    choices.use("nordlicht", "roll", ["Zebra"])
    dialog = open_dialog("3-4")
    _plan(dialog, "2 labels for 2 units")
    assert "most scanners can't read" in dialog.text("print_warnings")
    assert dialog.text("label_caption").endswith(", 203 dpi")
    print_button = dialog.buttons("start_print")[0]
    dialog.wait_for(print_button.isEnabled)
    dialog.answer("unreadable_question", "keep")
    dialog.press("start_print")
    assert printers["Zebra"].units == []
    dialog.answer("unreadable_question", "print_unreadable")
    dialog.press("start_print")
    dialog.wait_for(lambda: printers["Zebra"].units == ["1/3", "1/4"])


def test_labels_in_a_file_are_checked_for_600_dpi(open_dialog: Open, choices: PrintChoices) -> None:
    choices.use("nordlicht", "L7159", [])
    dialog = open_dialog("1-2")
    _plan(dialog, "2 labels for 2 units on 1 sheet")
    assert dialog.text("label_caption").endswith(", 600 dpi")
    assert dialog.text("print_warnings") == ""


def test_fields_stay_where_they_are_when_units_are_wrong(open_dialog: Open) -> None:
    dialog = open_dialog("1-2")
    design = dialog.box("design")
    QApplication.processEvents()
    before = design.mapTo(design.window(), QPoint())
    dialog.fill("print_unit_numbers", "all")
    assert dialog.text("print_units_problem")
    QApplication.processEvents()
    assert design.mapTo(design.window(), QPoint()) == before


def test_scanned_labels_are_printed_in_their_order(
    open_dialog: Open, workspace: Workspace, units: UnitJob, printers: Printers
) -> None:
    with workspace.read() as transaction:
        serials = [tokens.serial_of(transaction, 1, unit) or "" for unit in (7, 4)]
    dialog = open_dialog()
    dialog.press("print_scans")
    assert dialog.focused == "scanned_labels"
    field = dialog.find(QPlainTextEdit, "scanned_labels")
    for text in (units.job.link_prefix + serials[0], serials[1]):
        dialog.scan(text)
    assert len(field.toPlainText().split()) == 2
    _plan(dialog, "2 labels for 2 units")
    dialog.press("start_print")
    dialog.wait_for(lambda: printers["Zebra"].units == ["1/8", "1/5"])


def test_an_error_of_the_printer_keeps_the_dialog_open(
    open_dialog: Open, printers: Printers
) -> None:
    printers["Zebra"].unreachable = True
    dialog = open_dialog("1-2")
    _plan(dialog, "2 labels for 2 units")
    started = QSignalSpy(dialog.find(QWidget, "print_side").window().started)  # type: ignore[attr-defined]
    dialog.press("start_print")
    dialog.wait_for(dialog.buttons("start_print")[0].isEnabled)
    assert dialog.text("print_message").startswith("The printer has a fault.")
    printers["Zebra"].unreachable = False
    dialog.press("start_print")
    dialog.wait_for(started.count)
    dialog.wait_for(lambda: len(printers["Zebra"].units) == 2)


def test_the_last_design_and_printer_are_suggested(
    open_dialog: Open, choices: PrintChoices
) -> None:
    choices.use("nordlicht", "5160", ["Zebra", "Sato"])
    again = PrintChoices()
    choices.changed.connect(again.restore)
    choices.use("nordlicht", "L7651", [])
    assert again.design_of("nordlicht") == "L7651"
    assert (again.printers_of("L7651"), again.printers_of("5160")) == ([], ["Zebra", "Sato"])
    again.restore("{")
    assert again.printers_of("5160") is None
    dialog = open_dialog()
    assert dialog.box("design").currentText() == "L7651"
    assert dialog.box("destination").currentText() == "File (PDF or ZPL)…"
    assert dialog.buttons("start_print")[0].toolTip() == "Choose a file."


def test_wrong_units_are_explained_at_their_field(open_dialog: Open) -> None:
    dialog = open_dialog("1-2")
    dialog.fill("print_unit_numbers", "all")
    assert "isn't a list of units" in dialog.text("print_units_problem")
    assert dialog.buttons("start_print")[0].toolTip() == "Enter the units."
    dialog.fill("print_unit_numbers", "99999")
    dialog.wait_for(
        lambda: (
            dialog.text("print_message") == "Job 1 has units 1 to 25,000; choose from these."
            and not dialog.text("print_plan")
        )
    )


def test_the_plan_of_an_earlier_choice_is_not_shown(open_dialog: Open) -> None:
    dialog = open_dialog("1-24")
    dialog.box("design").setCurrentText("L7160")
    _plan(dialog, "24 labels for 24 units on 2 sheets")
    sheet = dialog.find(SheetGrid, "sheet")
    assert sheet.labels == 24
    dialog.press("print_scans")
    dialog.wait_for(lambda: not dialog.text("print_plan"))
    assert sheet.labels == 0
    dialog.press("print_units")
    _plan(dialog, "24 labels for 24 units on 2 sheets")
    dialog.fill("print_unit_numbers", "")
    dialog.wait_for(lambda: not dialog.text("print_plan"))


def test_units_of_a_reprint_can_be_typed_over_at_once(open_dialog: Open, units: UnitJob) -> None:
    units.printed("1-24")
    dialog = open_dialog("1-24", is_reprint=True)
    assert dialog.focused == "print_unit_numbers"
    dialog.type("7")
    assert dialog.line("print_unit_numbers").text() == "7"
    dialog.wait_for(lambda: dialog.text("label_caption").startswith("Unit 7 "))


def test_a_job_that_is_printed_is_reprinted_without_its_void_units(
    open_dialog: Open, units: UnitJob
) -> None:
    units.printed("1-25000")
    units.voided("3")
    dialog = open_dialog()
    dialog.wait_for(lambda: "are already printed" in dialog.text("print_message"))
    dialog.press("print_message_button")
    assert dialog.line("print_unit_numbers").text() == "1-2,4-25000"
    assert dialog.focused == "print_unit_numbers"
    dialog.type("7")
    assert dialog.line("print_unit_numbers").text() == "7"
    _plan(dialog, "1 label for 1 unit")


def test_units_of_several_jobs_are_reprinted(
    open_dialog: Open, units: UnitJob, workspace: Workspace, printers: Printers
) -> None:
    other = UnitJob(workspace, mint(workspace, parka(5)))
    of_several = tuple(JobUnits(each.job.id, UnitSet.parse("2-3")) for each in (units, other))
    for each in (units, other):
        each.printed("1-4")
    dialog = open_dialog(is_reprint=True, of_several_jobs=of_several)
    _plan(dialog, "4 labels for 4 units")
    assert dialog.buttons("print_rest")[0].isChecked()
    dialog.fill("reprint_reason_text", "torn")
    dialog.answer("reprint_question", "reprint")
    dialog.press("start_print")
    expected = [f"{each.job.id}/{unit}" for each in (units, other) for unit in (2, 3)]
    dialog.wait_for(lambda: printers["Zebra"].units == expected)


def test_arrow_keys_move_the_start_position(open_dialog: Open) -> None:
    dialog = open_dialog("1-2")
    dialog.box("design").setCurrentText("L7160")
    grid = dialog.find(SheetGrid, "sheet")
    dialog.wait_for(grid.isVisible)
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(grid, key)
    assert dialog.find(QSpinBox, "start_at").value() == 2
    assert grid.accessibleDescription() == "Position 2 of 21"
    dialog.wait_for(lambda: dialog.find(LabelView, "label_view").accessibleName())
    assert dialog.find(QLineEdit, "print_unit_numbers").text() == "1-2"


@pytest.fixture
def second_printer(workspace: Workspace) -> None:
    """A second label printer."""
    with workspace.write() as transaction:
        sato = check_printer("Sato", ConnectionKind.TCP, "tcp://127.0.0.2:9", dpi=300)
        add_printer(transaction, sato)


@pytest.mark.usefixtures("second_printer")
def test_several_printers_share_the_labels(
    open_dialog: Open,
    workspace: Workspace,
    units: UnitJob,
    printers: Printers,
    choices: PrintChoices,
) -> None:
    units.voided("2")
    dialog = open_dialog("1-8")
    dialog.box("destination").setCurrentText("Several printers")
    shared = dialog.find(QListWidget, "shared_printers")
    print_button = dialog.buttons("start_print")[0]
    dialog.wait_for(lambda: print_button.toolTip() == "Select at least two printers.")
    for row in range(2):
        shared.item(row).setCheckState(Qt.CheckState.Checked)
    _plan(dialog, "7 labels for 7 units")
    assert dialog.text("print_shares") == "Sato: 1, 3–4\nZebra: 5–8"
    dialog.press("start_print")
    dialog.wait_for(lambda: units.named().get("produced") == "1,3-8")
    assert printers["Sato"].units == ["1/1", "1/3", "1/4"]
    assert printers["Zebra"].units == [f"1/{unit}" for unit in range(5, 9)]
    dialog.wait_for(lambda: choices.printers_of("roll-100x50") == ["Sato", "Zebra"])
    again = open_dialog("9-10")
    assert again.box("destination").currentText() == "Several printers"
    _plan(again, "2 labels for 2 units")
    assert again.text("print_shares") == "Sato: 9\nZebra: 10"


@pytest.mark.usefixtures("second_printer")
def test_the_share_of_a_printer_that_cannot_be_reached_stays_in_the_dialog(
    open_dialog: Open, units: UnitJob, printers: Printers, choices: PrintChoices
) -> None:
    choices.use("nordlicht", "roll-100x50", ["Zebra", "Sato"])
    printers["Sato"].unreachable = True
    dialog = open_dialog()
    dialog.press("print_batch")
    _plan(dialog, "25,000 labels for 25,000 units")
    printers["Zebra"].free = 3
    dialog.press("start_print")
    dialog.wait_for(lambda: dialog.text("print_message").startswith("Sato can't print: "))
    assert dialog.buttons("print_rest")[0].text() == "12,500 &other units"
    assert dialog.box("destination").currentText() == "Sato"
    _plan(dialog, "12,500 labels for 12,500 units")
    assert dialog.text("print_message").startswith("Sato can't print: ")
    printers["Sato"].unreachable, printers["Sato"].free = False, 2
    dialog.press("start_print")
    dialog.wait_for(lambda: len(printers["Sato"].units) == 2)
    assert printers["Sato"].units == ["1/1", "1/2"]
    assert printers["Zebra"].units == ["1/12501", "1/12502", "1/12503"]


@pytest.mark.usefixtures("second_printer")
def test_the_share_of_an_unreachable_printer_stays_although_a_field_was_changed_meanwhile(
    open_dialog: Open, printers: Printers, choices: PrintChoices
) -> None:
    choices.use("nordlicht", "roll-100x50", ["Zebra", "Sato"])
    answers = Event()
    printers["Sato"].unreachable, printers["Sato"].answers = True, answers
    dialog = open_dialog("1-8")
    _plan(dialog, "8 labels for 8 units")
    dialog.press("start_print")
    dialog.wait_for(lambda: len(printers["Zebra"].units) == 4)
    dialog.find(QSpinBox, "copies").setValue(2)
    answers.set()
    dialog.wait_for(lambda: dialog.text("print_message").startswith("Sato can't print: "))
    assert dialog.box("destination").currentText() == "Sato"
    _plan(dialog, "8 labels for 4 units")


def test_a_sheet_cannot_be_printed_on_a_label_printer(open_dialog: Open) -> None:
    dialog = open_dialog("1-2")
    dialog.box("design").setCurrentText("L7160")
    dialog.wait_for(lambda: dialog.text("print_message"))
    print_button = dialog.buttons("start_print")[0]
    assert not print_button.isEnabled()
    assert print_button.toolTip() == dialog.text("print_message")


def test_the_others_of_a_batch_are_one_press_away(open_dialog: Open, units: UnitJob) -> None:
    units.printed("1-20")
    dialog = open_dialog()
    dialog.press("print_batch")
    dialog.wait_for(lambda: "already printed" in dialog.text("print_message"))
    dialog.press("print_message_button")
    _plan(dialog, "24,980 labels for 24,980 units")
    assert dialog.buttons("print_rest")[0].isChecked()


def test_a_double_click_and_enter_start_one_print_job(
    open_dialog: Open, workspace: Workspace, printers: Printers
) -> None:
    printers["Zebra"].answers = Event()
    dialog = open_dialog("1-2")
    _plan(dialog, "2 labels for 2 units")
    print_button = dialog.buttons("start_print")[0]
    dialog.wait_for(print_button.isEnabled)
    dialog.click(print_button)
    dialog.click(print_button)
    dialog.line("print_unit_numbers").setFocus()
    dialog.key(Qt.Key.Key_Return)
    assert dialog.text("print_message") == "Connecting to Zebra…"
    assert print_button.toolTip() == "The print job is being started."
    window = print_button.window()
    printers["Zebra"].answers.set()
    dialog.wait_for(lambda: not window.isVisible())
    dialog.wait_for(lambda: len(printers["Zebra"].units) == 2)
    assert len(list_prints(workspace).found) == 1


def test_a_file_that_appeared_since_it_was_chosen_is_kept(
    open_dialog: Open, choices: PrintChoices, tmp_path: Path
) -> None:
    choices.use("nordlicht", "L7160", [])
    file = tmp_path / "labels.pdf"
    dialog = open_dialog("1-2")
    dialog.press("choose_print_file")
    choose_path(dialog.qtbot, dialog.find(QWidget, "print_side").window(), file)
    print_button = dialog.buttons("start_print")[0]
    dialog.wait_for(print_button.isEnabled)
    file.write_text("other")
    print_button.click()
    dialog.wait_for(lambda: "already exists" in dialog.text("print_message"))
    assert file.read_text() == "other"


def _overwrite(dialog: Driver, file: Path) -> None:
    """Choose the existing file, and press Yes in the question of Qt's file dialog."""

    def agree() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            dialog.click(box.button(QMessageBox.StandardButton.Yes))
        else:
            QTimer.singleShot(20, agree)

    window = dialog.find(QWidget, "print_side").window()
    dialog.press("choose_print_file")
    QTimer.singleShot(0, agree)
    choose_path(dialog.qtbot, window, file)


def test_a_file_with_printed_labels_is_replaced_after_a_question(
    open_dialog: Open, choices: PrintChoices, units: UnitJob, tmp_path: Path
) -> None:
    file = tmp_path / "labels.pdf"
    ScriptedPrints(units).to_file("1-24", file)
    printed = file.read_text()
    choices.use("nordlicht", "L7160", [])
    dialog = open_dialog("25-30")
    _overwrite(dialog, file)
    questions: list[tuple[str, str]] = []

    def answer(name: str) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.objectName() == "replace_file_question":
            questions.append((box.informativeText(), box.defaultButton().objectName()))
            button = box.findChild(QPushButton, name)
            assert isinstance(button, QPushButton)
            dialog.click(button)
        else:
            QTimer.singleShot(20, lambda: answer(name))

    QTimer.singleShot(0, lambda: answer("keep"))
    dialog.press("start_print")
    dialog.wait_for(lambda: "move the file" in dialog.text("print_message"))
    ((text, default),) = questions
    lost = "contains labels of 24 units that count as printed by print job 1."
    assert lost in text.replace("\u200b", "")
    assert default == "keep"
    assert file.read_text() == printed
    assert units.named() == {"produced": "1-24"}
    QTimer.singleShot(0, lambda: answer("replace_file"))
    dialog.press("start_print")
    window = dialog.find(QWidget, "print_side").window()
    dialog.wait_for(lambda: not window.isVisible())
    dialog.wait_for(lambda: units.named() == {"produced": "1-30"})
    assert file.read_bytes().startswith(b"%PDF-")


_SCANNED = "https://id.nordlicht.example/01/09506000134352/21/ZZ9Z"


@pytest.mark.parametrize("scanned", [_SCANNED, "ZZ9Z"])
@pytest.mark.parametrize("focused", ["design", "sheet", "print_units", "start_print"])
def test_a_scan_without_a_field_for_it_prints_nothing(
    open_dialog: Open,
    tasks: WorkspaceTasks,
    choices: PrintChoices,
    tmp_path: Path,
    scan_guard: ScanGuard,
    focused: str,
    scanned: str,
) -> None:
    choices.use("nordlicht", "L7160", [])
    dialog = open_dialog("1-2")
    window = dialog.find(QWidget, "print_side").window()
    dialog.press("choose_print_file")
    choose_path(dialog.qtbot, window, tmp_path / "labels.pdf")
    dialog.wait_for(dialog.buttons("start_print")[0].isEnabled)
    window.activateWindow()
    dialog.wait_for(window.isActiveWindow)
    dialog.find(QWidget, focused).setFocus()
    type_keys(scanned + "\r")
    assert tasks.prints.states == []
    assert window.isVisible()
    assert "select “Scanned labels” first" in QToolTip.text()
    assert dialog.box("design").currentText() == "L7160"
    dialog.wait_for(dialog.buttons("start_print")[0].isEnabled)
    dialog.line("print_unit_numbers").setFocus()
    type_keys("\r")  # this one is the user's
    dialog.wait_for((tmp_path / "labels.pdf").exists)


def test_a_scan_in_a_number_leaves_it_as_it_was(
    open_dialog: Open, tasks: WorkspaceTasks, scan_guard: ScanGuard
) -> None:
    dialog = open_dialog("5-6")
    copies = dialog.find(QSpinBox, "copies")
    dialog.wait_for(dialog.buttons("start_print")[0].isEnabled)
    copies.setFocus()
    type_keys(_SCANNED + "\r")
    assert copies.value() == 1
    assert tasks.prints.states == []


def test_scans_go_to_the_scanned_labels_wherever_the_focus_is(
    open_dialog: Open, workspace: Workspace, units: UnitJob, scan_guard: ScanGuard
) -> None:
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, units.job.id, 0, 2)
    dialog = open_dialog()
    dialog.press("print_scans")
    dialog.box("design").setFocus()
    type_keys(units.job.link_prefix + serials[1] + "\r")
    dialog.find(QPlainTextEdit, "scanned_labels").setFocus()
    type_keys(serials[0] + "\r")
    _plan(dialog, "2 labels for 2 units")


def test_closing_the_dialog_while_it_connects_cancels_the_print_job(
    open_dialog: Open, tasks: WorkspaceTasks, workspace: Workspace, printers: Printers
) -> None:
    printers["Zebra"].answers = Event()
    dialog = open_dialog("1-2")
    _plan(dialog, "2 labels for 2 units")
    dialog.press("start_print")
    dialog.key(Qt.Key.Key_Escape)
    printers["Zebra"].answers.set()
    dialog.wait_for(lambda: not tasks.busy)
    assert printers["Zebra"].units == []
    assert [each.status for each in list_prints(workspace).found] == [PrintStatus.CANCELLED]
