"""A brand goes from one window to another, and both keep apart what they mint."""

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
from tests.ui.main_window.at_work import AtWork
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.welcome.answering import press

PASSPHRASE = "correct horse battery staple"

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def _dialog(at_work: AtWork, kind: type[Dialog]) -> Dialog:
    """The dialog of that kind, once it is open."""

    def found() -> list[Dialog]:
        return [each for each in at_work.window.findChildren(kind) if each.isVisible()]

    at_work.wait_for(found)
    return found()[0]


def _type(dialog: QDialog, name: str, text: str) -> None:
    edit = dialog.findChild(QLineEdit, name)
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, text)


def _give(dialog: QFileDialog, file: Path) -> None:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setText(str(file))
    QTest.keyClick(field, Qt.Key.Key_Return)


def _export(at_work: AtWork, file: Path) -> None:
    at_work.trigger(Command.EXPORT_BRAND)
    dialog = _dialog(at_work, BrandExportDialog)
    box = dialog.findChild(QComboBox, "brand")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("Nordlicht Outdoor"))
    press(dialog, "choose")
    _give(_dialog(at_work, QFileDialog), file)
    for name in ("passphrase", "passphrase_again"):
        _type(dialog, name, PASSPHRASE)
    press(dialog, "export")
    at_work.wait_for_notice("Nordlicht Outdoor with its serial key was exported", "forge")


def _import(at_work: AtWork, file: Path) -> None:
    def give() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QFileDialog):
            _give(asked, file)
        else:
            QTimer.singleShot(20, at_work.window, give)

    QTimer.singleShot(0, at_work.window, give)
    at_work.trigger(Command.IMPORT_BRAND)
    asked = _dialog(at_work, PassphraseDialog)
    _type(asked, "passphrase", PASSPHRASE)
    press(asked, "open_file")


def test_a_brand_is_exported_for_another_site(
    open_window: OpenWindow, at_work: AtWork, tmp_path: Path
) -> None:
    file = tmp_path / "nordlicht.json"
    _export(at_work, file)
    Workspace.open(tmp_path / "other").close()
    other = open_window(tmp_path / "other")
    _import(other, file)
    looked = _dialog(other, ImportPlanDialog)
    number = looked.findChild(QSpinBox, "site")
    assert isinstance(number, QSpinBox)
    number.setValue(12)
    press(looked, "import")
    other.wait_for_notice("The brand Nordlicht Outdoor was added.")
    other.wait_for(lambda: other.window.site.text() == "Site 12")
    with at_work.workspace.read() as first, other.workspace.read() as second:
        assert brands.serial_key(first, "nordlicht") == brands.serial_key(second, "nordlicht")
        assert (site.number(first), site.number(second)) == (0, 12)


def test_without_a_brand_there_is_nothing_to_export(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    Workspace.open(tmp_path / "empty").close()
    at_work = open_window(tmp_path / "empty")
    at_work.trigger(Command.EXPORT_BRAND)
    at_work.wait_for_notice("There is no brand to export yet.")


def test_the_site_set_by_another_process_is_shown(at_work: AtWork) -> None:
    shown = at_work.window.site
    at_work.wait_for(lambda: shown.text() == "Site 0")
    with Workspace.open(at_work.workspace.path) as again, again.write() as transaction:
        site.change(transaction, 4095)
    at_work.wait_for(lambda: shown.text() == "Site 4095")
