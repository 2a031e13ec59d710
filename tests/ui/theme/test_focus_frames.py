"""The focus is shown by one frame."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.theme.theme import Theme


def test_a_button_that_gets_the_focus_with_the_keyboard_has_no_second_frame(
    qtbot: QtBot, theme: Theme, show: Callable[[QWidget], None]
) -> None:
    dialog = QDialog()
    button = QPushButton("Cancel", dialog)
    show(dialog)
    qtbot.waitUntil(button.hasFocus)
    changed = Qt.WidgetAttribute.WA_KeyboardFocusChange
    dialog.setAttribute(changed, on=False)
    before = button.grab().toImage()
    dialog.setAttribute(changed)  # as Tab does; Qt draws a frame inside the button then
    assert button.grab().toImage() == before
