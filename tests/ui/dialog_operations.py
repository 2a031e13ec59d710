"""Operates buttons, Qt's file dialogs and the import preview as a user would."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog


def press(parent: QWidget, name: str) -> None:
    """Click the button of that name."""
    button = parent.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton), name
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_path(qtbot: QtBot, parent: QWidget, path: Path) -> None:
    """Type the path into the open file dialog and press Enter."""
    dialogs = _open_dialogs(parent)
    assert len(dialogs) == 1
    field = dialogs[0].findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not _open_dialogs(parent))


def confirm_import(qtbot: QtBot, parent: QWidget) -> None:
    """Press Import once the import preview is open."""

    def open_previews() -> list[ImportPlanDialog]:
        return [found for found in parent.findChildren(ImportPlanDialog) if found.isVisible()]

    qtbot.waitUntil(lambda: bool(open_previews()))
    press(open_previews()[0], "import")


def _open_dialogs(parent: QWidget) -> list[QFileDialog]:
    return [found for found in parent.findChildren(QFileDialog) if found.isVisible()]
