"""Tests of the buttons at the bottom of a dialog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.ui.widgets.basics import dialog_buttons


@pytest.mark.parametrize(
    ("focused", "result"),
    [
        ("line", QDialog.DialogCode.Accepted),
        ("take", QDialog.DialogCode.Accepted),
        ("leave", QDialog.DialogCode.Rejected),
    ],
)
def test_enter_presses_the_focused_button(
    show: Callable[[QWidget], None], focused: str, result: QDialog.DialogCode
) -> None:
    dialog = QDialog()
    take = QPushButton("Do it")
    take.setObjectName("take")
    take.setDefault(True)
    box = dialog_buttons(dialog, take, "Cancel")
    box.accepted.connect(dialog.accept)
    line = QLineEdit()
    line.setObjectName("line")
    column = QVBoxLayout(dialog)
    column.addWidget(line)
    column.addWidget(box)
    show(dialog)
    keyboard = dialog.findChild(QWidget, focused)
    assert isinstance(keyboard, QWidget)
    keyboard.setFocus()
    QTest.keyClick(keyboard, Qt.Key.Key_Return)
    assert dialog.isVisible() is False
    assert dialog.result() == result
