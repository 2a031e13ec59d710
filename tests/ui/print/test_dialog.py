"""The print dialog says what would be printed, refuses what is printed already, and prints."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintKind
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.printing.printers.registered import add_printer
from dpp_desktop.printing.printers.settings import ConnectionKind, check_printer
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.print.dialog import PrintDialog
from dpp_desktop.ui.print.label_picture import LabelPicture
from dpp_desktop.ui.print.sheet_grid import SheetGrid
from dpp_desktop.ui.print.target_field import PrintSource
from dpp_desktop.ui.settings.print_choices import PrintChoices
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme
from tests.ui.dialog_operations import choose_path
from tests.ui.driver import Driver
from tests.ui.scripted_prints import Printers, use_printers
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
def printers(monkeypatch: pytest.MonkeyPatch, tasks: WorkspaceTasks) -> Iterator[Printers]:
    """Scripted printers, which continue at the end of the test."""
    made = use_printers(monkeypatch)
    yield made
    made.release()


@pytest.fixture
def units(workspace: Workspace, minted_job: MintJob) -> UnitJob:
    """A job of 25,000 tokens."""
    return UnitJob(workspace, minted_job)


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

    def open_(named: str | None = None, *, is_reprint: bool = False) -> Driver:
        chosen = UnitSet.parse(named) if named else None
        source = PrintSource(units.job, chosen, is_reprint=is_reprint)
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
    dialog.wait_for(lambda: dialog.text("print_message") == "Units 15-20 are already printed.")
    assert not dialog.buttons("start_print")[0].isEnabled()
    assert "already printed" in dialog.buttons("start_print")[0].toolTip()
    dialog.press("print_message_button")
    assert dialog.line("print_unit_numbers").text() == "21-22"
    _plan(dialog, "2 labels for 2 units")
    dialog.press("start_print")
    dialog.wait_for(lambda: printers["Zebra"].units == ["1/21", "1/22"])
    dialog.wait_for(lambda: choices.printer_of("roll-100x50") == "Zebra")


def test_a_reprint_needs_a_reason_and_a_confirmation(
    open_dialog: Open, workspace: Workspace, units: UnitJob, printers: Printers
) -> None:
    units.printed("1-20")
    dialog = open_dialog("3-4")
    dialog.wait_for(lambda: dialog.text("print_message") == "Units 3-4 are already printed.")
    dialog.press("print_message_button")
    print_button = dialog.buttons("start_print")[0]
    dialog.wait_for(lambda: print_button.toolTip() == "Enter a reason.")
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
    choices.use("nordlicht", "5160", "")
    again = PrintChoices()
    choices.changed.connect(again.restore)
    choices.use("nordlicht", "L7651", "")
    assert (again.design_of("nordlicht"), again.printer_of("5160")) == ("L7651", "")
    again.restore("{")
    assert again.printer_of("5160") is None
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
    dialog.wait_for(lambda: dialog.text("print_message").startswith("Job 1 has units 1 to 25,000"))


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
    dialog.wait_for(lambda: dialog.find(LabelPicture, "label_picture").accessibleName())
    assert dialog.find(QLineEdit, "print_unit_numbers").text() == "1-2"
