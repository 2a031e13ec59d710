"""Printers are added, changed, tried, calibrated and removed in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QSpinBox

from dpp_desktop.printing.printer_requests import read_printers
from dpp_desktop.printing.printers.settings import ConnectionKind, Language, StatusMode
from dpp_desktop.printing.rendering import Calibration
from dpp_desktop.store.workspace import Workspace
from tests.printing.simulated_printer import SimulatedPrinter
from tests.ui.driver import Driver
from tests.ui.printers.conftest import PrintersDriver


def _problems(form: Driver) -> list[str]:
    window = form.line("printer_name").window()
    found = window.findChildren(QLabel, "field_message")
    return [each.text() for each in found if each.property("role") == "problem"]


def test_the_printer_is_listed(printers: PrintersDriver, device: SimulatedPrinter) -> None:
    expected = ["Line 1", "ZPL over the network", device.address, "203", "1", "No"]
    assert printers.rows == [expected]


def test_wrong_settings_are_explained_beside_their_fields(
    printers: PrintersDriver, workspace: Workspace
) -> None:
    printers.press("add_printer")
    form = printers.dialog("printer_dialog")
    form.box("printer_dpi").setCurrentText("")
    form.press("save_printer")
    missing = "Is missing; a ZPL printer has 203, 300 or 600 dots per inch."
    assert _problems(form) == ["Is empty.", "Is empty.", missing]
    form.fill("printer_name", "LINE 1")
    form.fill("printer_address_text", "tcp://printer.local")
    form.box("printer_dpi").setCurrentText("300")
    form.press("save_printer")
    form.wait_for(lambda: _problems(form) == ["A printer named 'LINE 1' already exists."])
    assert len(read_printers(workspace)) == 1


def test_a_queue_of_the_system_is_added(printers: PrintersDriver, workspace: Workspace) -> None:
    printers.press("add_printer")
    form = printers.dialog("printer_dialog")
    form.fill("printer_name", "Office")
    form.box("printer_connection").setCurrentIndex(2)
    form.wait_for(lambda: form.box("printer_address").count())
    assert form.box("printer_dpi").currentText() == "600"
    form.box("printer_address").setCurrentIndex(1)
    form.find(QSpinBox, "printer_chunk").setValue(5)
    form.find(QCheckBox, "printer_asks").setFocus()
    form.key(Qt.Key.Key_Space)
    form.press("save_printer")
    printers.wait_for(lambda: len(printers.rows) == 2)
    added = read_printers(workspace)[1].settings
    assert (added.connection, added.address) == (ConnectionKind.QUEUE, "Zebra")
    assert (added.language, added.dpi, added.chunk) == (Language.PDF, 600, 5)
    assert added.status is StatusMode.NONE


def test_an_edited_printer_keeps_its_calibration(
    printers: PrintersDriver, workspace: Workspace
) -> None:
    printers.press("calibrate_printer")
    dialog = printers.dialog("calibration_dialog")
    assert not dialog.find(QDoubleSpinBox, "measured_x1").isEnabled()
    dialog.press("print_calibration")
    dialog.wait_for(dialog.find(QDoubleSpinBox, "measured_x1").isEnabled)
    places = [dialog.find(QDoubleSpinBox, f"measured_{name}") for name in ("x1", "y1", "x2", "y2")]
    assert [box.value() for box in places] == [6, 6, 44, 24]
    for box, value in zip(places, (7, 6, 45, 24), strict=True):
        box.setValue(value)
    dialog.press("save_calibration")
    dialog.wait_for(
        lambda: dialog.text("calibration_result").startswith(
            "Current correction: 1.00 mm to the left"
        )
    )
    dialog.press("close_calibration")
    printers.wait_for(lambda: printers.rows[0][5] == "Yes")
    printers.press("edit_printer")
    form = printers.dialog("printer_dialog")
    form.fill("printer_name", "Line 2")
    form.press("save_printer")
    printers.wait_for(lambda: printers.rows[0][0] == "Line 2")
    changed = read_printers(workspace)
    assert [each.name for each in changed] == ["Line 2"]
    assert changed[0].settings.calibration == Calibration(offset_x=-1.0)


def test_a_calibration_is_reset(printers: PrintersDriver, workspace: Workspace) -> None:
    printers.press("calibrate_printer")
    dialog = printers.dialog("calibration_dialog")
    dialog.press("print_calibration")
    dialog.press("save_calibration")
    dialog.wait_for(lambda: "saved" in dialog.text("calibration_message"))
    box = dialog.find(QDoubleSpinBox, "measured_x1")
    assert not box.isEnabled()
    assert box.toolTip() == "Print the page and measure it first."


def test_a_test_label_is_printed(printers: PrintersDriver) -> None:
    printers.press("test_printer")
    printers.wait_for(lambda: "reports" in printers.message)
    assert printers.message == "The printer reports that the page is printed."


@pytest.mark.parametrize("answer", ["keep", "remove"])
def test_a_printer_is_removed_after_a_question(printers: PrintersDriver, answer: str) -> None:
    printers.press("remove_printer")
    printers.dialog("remove_printer_dialog").press(answer)
    if answer == "remove":
        printers.wait_for(lambda: printers.text("no_printers"))
        assert printers.buttons("test_printer")[0].toolTip() == "Select a printer."
    assert bool(printers.rows) is (answer == "keep")


def test_why_a_printer_cant_be_reached_is_shown(
    printers: PrintersDriver, device: SimulatedPrinter
) -> None:
    device.cut_power()
    printers.press("test_printer")
    printers.wait_for(lambda: printers.message.startswith("Printer 'Line 1' can't be reached"))
