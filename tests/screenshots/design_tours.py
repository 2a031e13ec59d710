"""Shoots label designs with the designer, and printers."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QListWidget, QTableView, QWidget

from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.theme.theme import Scheme
from tests.screenshots.camera import Camera, rest, wait_until
from tests.screenshots.label_factory import DESIGN_COPY, PRINTER, TEMPLATE
from tests.screenshots.operation import CHECK_MS, click, dialog, fill, find, trigger
from tests.screenshots.print_tours import simulated_printer


def designs(session: Session, camera: Camera) -> None:
    """Shoot the list of designs, its questions, and imports."""
    trigger(session.window, Command.LABEL_DESIGNS)
    shown = dialog("designs_dialog")
    camera.shoot("designs")
    _select(shown, "designs", "L7160")
    find(shown, QComboBox, "preview_zoom").setCurrentIndex(4)
    rest(CHECK_MS)
    camera.shoot("designs-zoomed")
    find(shown, QComboBox, "preview_zoom").setCurrentIndex(2)
    _select(shown, "designs", "carton")
    camera.shoot("designs-zpl")
    click(shown, "copy_design")
    asked = dialog("design_name_dialog")
    camera.shoot("designs-duplicate")
    fill(asked, "design_name", "L7160")
    click(asked, "save_name")
    camera.shoot("designs-name-problem")
    asked.close()
    _select(shown, "designs", DESIGN_COPY)
    camera.shoot("designs-own")
    click(shown, "remove_design")
    camera.shoot("designs-remove")
    dialog("remove_design_dialog").close()
    with TemporaryDirectory() as folder:
        _imports(shown, camera, Path(folder))
    shown.close()


def _imports(shown: QWidget, camera: Camera, folder: Path) -> None:
    template = folder / "pallet.zpl"
    template.write_text(TEMPLATE.replace("^PW400^LL240", ""), encoding="utf-8")
    _import(shown, template)
    asked = dialog("zpl_dialog")
    camera.shoot("zpl-import")
    fill(asked, "zpl_width", "wide")
    click(asked, "import_zpl")
    camera.shoot("zpl-import-problem")
    fill(asked, "zpl_width", "50")
    fill(asked, "zpl_name", "carton")
    fill(asked, "zpl_height", "30")
    click(asked, "import_zpl")
    camera.shoot("designs-replace")
    dialog("replace_design").close()
    wrong = folder / "wrong.json"
    wrong.write_text('{"format": "dpp-desktop/label-design/1", "name": "x", "items": [{}]}')
    _import(shown, wrong)
    rest(2 * CHECK_MS)
    camera.shoot("designs-import-problems")


def _import(shown: QWidget, file: Path) -> None:
    click(shown, "import_design")
    wait_until(lambda: shown.findChildren(QFileDialog))
    chooser = shown.findChildren(QFileDialog)[-1]
    line = chooser.findChild(QLineEdit)
    assert line
    line.setText(str(file))
    chooser.accept()
    rest(CHECK_MS)


def designer(session: Session, camera: Camera) -> None:
    """Shoot the designer with an item, the stock, and problems."""
    trigger(session.window, Command.LABEL_DESIGNS)
    shown = dialog("designs_dialog")
    _select(shown, "designs", DESIGN_COPY)
    click(shown, "edit_design")
    edited = dialog("designer")
    rest(CHECK_MS)
    camera.shoot("designer")
    camera.shoot_window("designer-alone", edited, Scheme.LIGHT)
    items = edited.findChildren(QListWidget)[0]
    for row in range(min(items.count(), 3)):
        items.setCurrentRow(row)
        rest(CHECK_MS)
        camera.shoot(f"designer-item-{row}")
    edited.close_at_once()  # type: ignore[attr-defined]
    shown.close()


def printers(session: Session, camera: Camera) -> None:
    """Shoot the printers, a test print, the form, and the calibration."""
    trigger(session.window, Command.PRINTERS)
    shown = dialog("printers_dialog")
    camera.shoot("printers")
    _select(shown, "printers", PRINTER)
    click(shown, "test_printer")
    wait_until(lambda: find(shown, QWidget, "test_printer").isEnabled())
    camera.shoot("printers-unreachable")
    _calibrate(session, camera, shown)
    click(shown, "remove_printer")
    camera.shoot("printers-remove")
    dialog("remove_printer_dialog").close()
    click(shown, "add_printer")
    form = dialog("printer_dialog")
    camera.shoot("printer-new")
    fill(form, "printer_name", "Office, ground floor")
    for place, address in enumerate(("tcp://", "http:/x", "", "lp0")):
        find(form, QComboBox, "printer_connection").setCurrentIndex(place)
        fill(form, "printer_address_text", address)
        click(form, "save_printer")
        camera.shoot(f"printer-problem-{place}")
    form.close()
    for name in (PRINTER, "Zebra ZT411 line 4", "Hand printer"):
        _select(shown, "printers", name)
        click(shown, "edit_printer")
        form = dialog("printer_dialog")
        if name == PRINTER:
            camera.shoot("printer-edit")
        form.close()
    shown.close()


def _calibrate(session: Session, camera: Camera, shown: QWidget) -> None:
    with simulated_printer(session):
        click(shown, "test_printer")
        wait_until(lambda: find(shown, QWidget, "test_printer").isEnabled())
        camera.shoot("printers-tested")
        click(shown, "calibrate_printer")
        asked = dialog("calibration_dialog")
        camera.shoot("calibration")
        click(asked, "print_calibration")
        wait_until(lambda: find(asked, QWidget, "print_calibration").isEnabled())
        camera.shoot("calibration-printed")
        click(asked, "save_calibration")
        rest(CHECK_MS)
        camera.shoot("calibration-saved")
        asked.close()
    _select(shown, "printers", "Office, ground floor")
    click(shown, "calibrate_printer")
    asked = dialog("calibration_dialog")
    camera.shoot("calibration-before")
    asked.close()


def _select(shown: QWidget, table_name: str, name: str) -> None:
    table = find(shown, QTableView, table_name)
    model = table.model()
    rows = (row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
    table.selectRow(next(rows))
    table.setFocus()
    rest(CHECK_MS)
