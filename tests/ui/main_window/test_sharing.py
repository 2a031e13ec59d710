"""A brand shared between two sites gets different serials at each site."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QSpinBox

from dpp_desktop.store import brands, site
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.export_dialog import BrandExportDialog
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.main_window.window_actions import Command
from tests.ui.dialog_operations import press
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.window_driver import MainWindowDriver

PASSPHRASE = "correct horse battery staple"

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def _dialog(main_window: MainWindowDriver, kind: type[Dialog]) -> Dialog:
    """Wait for an open dialog of that class and return it."""

    def found() -> list[Dialog]:
        return [each for each in main_window.window.findChildren(kind) if each.isVisible()]

    main_window.wait_for(found)
    return found()[0]


def _type(dialog: QDialog, name: str, text: str) -> None:
    edit = dialog.findChild(QLineEdit, name)
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, text)


def _select_file(dialog: QFileDialog, file: Path) -> None:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setText(str(file))
    QTest.keyClick(field, Qt.Key.Key_Return)


def _export(main_window: MainWindowDriver, file: Path) -> None:
    main_window.trigger(Command.EXPORT_BRAND)
    dialog = _dialog(main_window, BrandExportDialog)
    box = dialog.findChild(QComboBox, "brand")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("Nordlicht Outdoor"))
    press(dialog, "choose")
    _select_file(_dialog(main_window, QFileDialog), file)
    for name in ("passphrase", "passphrase_again"):
        _type(dialog, name, PASSPHRASE)
    press(dialog, "export")
    main_window.wait_for_notice("Nordlicht Outdoor was exported with its serial key to", "forge")


def _import(main_window: MainWindowDriver, file: Path) -> None:
    def select_file() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            _select_file(dialog, file)
        else:
            QTimer.singleShot(20, main_window.window, select_file)

    QTimer.singleShot(0, main_window.window, select_file)
    main_window.trigger(Command.IMPORT_BRAND)
    dialog = _dialog(main_window, PassphraseDialog)
    _type(dialog, "passphrase", PASSPHRASE)
    press(dialog, "open_file")


def test_a_brand_is_exported_for_another_site(
    open_window: OpenWindow, main_window: MainWindowDriver, tmp_path: Path
) -> None:
    file = tmp_path / "nordlicht.json"
    _export(main_window, file)
    Workspace.open(tmp_path / "other").close()
    other = open_window(tmp_path / "other")
    _import(other, file)
    preview = _dialog(other, ImportPlanDialog)
    number = preview.findChild(QSpinBox, "site")
    assert isinstance(number, QSpinBox)
    number.setValue(12)
    press(preview, "import")
    other.wait_for_notice("The brand Nordlicht Outdoor was added.")
    other.wait_for(lambda: other.window.site.text() == "Site 12")
    with main_window.workspace.read() as first, other.workspace.read() as second:
        assert brands.serial_key(first, "nordlicht") == brands.serial_key(second, "nordlicht")
        assert (site.number(first), site.number(second)) == (0, 12)


def test_without_a_brand_there_is_nothing_to_export(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    Workspace.open(tmp_path / "empty").close()
    main_window = open_window(tmp_path / "empty")
    main_window.trigger(Command.EXPORT_BRAND)
    main_window.wait_for_notice("There is no brand to export.")


def test_the_site_set_by_another_process_is_shown(main_window: MainWindowDriver) -> None:
    shown = main_window.window.site
    main_window.wait_for(lambda: shown.text() == "Site 0")
    with Workspace.open(main_window.workspace.path) as again, again.write() as transaction:
        site.change(transaction, 4095)
    main_window.wait_for(lambda: shown.text() == "Site 4095")
