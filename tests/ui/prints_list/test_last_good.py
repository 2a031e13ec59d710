"""The dialog for the last good label asks for copies, and keeps an answer until it is possible."""

import pytest
from PySide6.QtWidgets import QSpinBox

from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.ui.prints_list.last_good_dialog import LastGoodDialog
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from tests.ui.prints_list.conftest import PageDriver
from tests.ui.scripted_prints import Printers, request_of
from tests.units.unit_jobs import UnitJob

pytestmark = pytest.mark.logs_warnings


def test_the_good_labels_of_the_last_good_unit_are_asked(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.faults, zebra.window = {3: PrinterFaultKind.CONNECTION_LOST}, 9
    tasks.prints.start(request_of(units, "1-6", copies=3))
    page.wait_for(lambda: page.rows == [("1", "In doubt", "3 of 18")])
    page.wait_for(lambda: "2–4" in page.text("print_attention"))
    dialog = page.last_good()
    assert not dialog.has("good_copies")
    dialog.fill("last_good_label", "3")
    dialog.wait_for(lambda: dialog.has("good_copies"))
    (button,) = dialog.buttons("continue_print")
    assert button.toolTip() == "Enter how many labels of this unit are good."
    copies = dialog.find(QSpinBox, "good_copies")
    copies.setValue(3)
    dialog.wait_for(lambda: "Printed again: 4." in dialog.text("consequence"))
    copies.setValue(1)
    dialog.wait_for(lambda: "Printed again: 3–4." in dialog.text("consequence"))
    dialog.fill("last_good_label", "2")  # the number was that of another unit
    dialog.wait_for(lambda: dialog.has("good_copies"))
    assert copies.value() == 0
    assert not button.isEnabled()
    copies.setValue(2)
    dialog.wait_for(lambda: "Printed again: 2–4." in dialog.text("consequence"))
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "18 of 18")])
    assert zebra.units == [f"1/{unit}" for unit in range(1, 7) for _ in range(3)]


def test_an_answer_that_is_not_possible_yet_keeps_its_dialog_open(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.faults, zebra.overrun = {4: PrinterFaultKind.CONNECTION_LOST}, 2
    tasks.prints.start(request_of(units, "1-12"))
    page.wait_for(lambda: "5–12" in page.text("print_attention"))
    zebra.unreachable = True
    dialog = page.last_good()
    dialog.fill("last_good_label", "6")
    dialog.press("continue_print")
    dialog.wait_for(lambda: dialog.text("last_good_progress"))
    dialog.wait_for(
        lambda: dialog.text("last_good_progress") == "The printer has a fault. Fix the printer."
    )
    assert dialog.line("last_good_label").text() == "6"
    assert units.named() == {"in_doubt": "5-12", "produced": "1-4"}
    zebra.unreachable = False
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "12 of 12")])
    page.wait_for(lambda: not page.page.findChildren(LastGoodDialog))
    assert zebra.units == [f"1/{unit}" for unit in range(1, 13)]
    assert not page.text("print_attention")


def test_an_answer_that_waits_for_the_printer_can_be_withdrawn(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.faults = {2: PrinterFaultKind.CONNECTION_LOST}
    tasks.prints.start(request_of(units, "1-4"))
    page.wait_for(lambda: "3–4" in page.text("print_attention"))
    zebra.free = len(zebra.units)
    tasks.prints.start(request_of(units, "5-6"))
    page.wait_for(lambda: len(page.rows) == 2 and page.rows[0][1] == "Printing")
    page.select(1)
    dialog = page.last_good()
    dialog.press("none_good")
    dialog.press("continue_print")
    dialog.wait_for(lambda: "is printing other labels" in dialog.text("last_good_progress"))
    assert not dialog.line("last_good_label").isEnabled()
    dialog.press("leave")
    zebra.released.set()
    page.wait_for(lambda: page.rows == [("2", "Completed", "2 of 2"), ("1", "In doubt", "2 of 4")])
    assert units.named() == {"in_doubt": "3-4", "produced": "1-2,5-6"}


def test_a_cancelled_print_job_in_doubt_advises_what_is_possible(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    printers["zebra"].faults = {2: PrinterFaultKind.CONNECTION_LOST}
    tasks.prints.start(request_of(units, "1-4"))
    page.wait_for(lambda: page.rows == [("1", "In doubt", "2 of 4")])
    page.answer("cancel_print_question", "cancel_permanently")
    page.press("cancel_print")
    page.wait_for(lambda: page.rows == [("1", "Cancelled", "2 of 4")])
    page.wait_for(lambda: "reprint the units, or mark" in page.text("print_attention"))
    assert not page.buttons("print_attention_button")
