"""Answers the file dialogs of Qt as a user would: types a name and presses Enter."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog


def press(within: QWidget, name: str) -> None:
    """Clicks the button of that name."""
    button = within.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton), name
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def give_path(qtbot: QtBot, parent: QWidget, path: Path) -> None:
    """Types the path into the file dialog that is open, and presses Enter."""
    dialogs = _open_dialogs(parent)
    assert len(dialogs) == 1
    field = dialogs[0].findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not _open_dialogs(parent))


def agree(qtbot: QtBot, parent: QWidget) -> None:
    """Presses Import once it is shown what that does to the brand."""

    def shown() -> list[ImportPlanDialog]:
        return [found for found in parent.findChildren(ImportPlanDialog) if found.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    press(shown()[0], "import")


def _open_dialogs(parent: QWidget) -> list[QFileDialog]:
    return [found for found in parent.findChildren(QFileDialog) if found.isVisible()]
