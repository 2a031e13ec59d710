"""Windows stay on their screen, and large content scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.widgets.screen_fit import (
    ScrollingContent,
    keep_within_screen,
    resize_within_screen,
)
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

Show = Callable[[QWidget], None]


def test_a_window_is_resized_and_moved_onto_its_screen(show: Show) -> None:
    window = QWidget()
    show(window)
    available = window.screen().availableGeometry()
    window.move(available.right() - 50, available.bottom() - 50)
    keep_within_screen(window, QSize(10_000, 300))
    assert available.contains(window.frameGeometry())
    assert window.width() > available.width() // 2


def test_a_window_is_never_larger_than_its_screen(show: Show) -> None:
    window = QWidget()
    resize_within_screen(window, QSize(10_000, 10_000))
    show(window)
    assert window.screen().availableGeometry().size().boundedTo(window.size()) == window.size()


def test_large_content_scrolls_to_the_focused_field(show: Show) -> None:
    dialog, fields = QDialog(), QWidget()
    column = QVBoxLayout(fields)
    lines = [QLineEdit() for _ in range(30)]
    for line in lines:
        line.setMinimumWidth(1_200)
        column.addWidget(line)
    area = ScrollingContent(fields)
    QVBoxLayout(dialog).addWidget(area)
    dialog.resize(400, 300)
    show(dialog)
    assert dialog.size() == QSize(400, 300)
    for line in (lines[-1], lines[0]):
        line.setFocus()
        assert not line.visibleRegion().isEmpty()


def test_a_message_below_the_visible_part_of_a_dialog_is_revealed(show: Show, qtbot: QtBot) -> None:
    dialog, content = ScrollingDialog(), QWidget()
    column = QVBoxLayout(content)
    lines = [QLineEdit() for _ in range(60)]
    message = QLabel("What is wrong")
    for part in (*lines, message):
        column.addWidget(part)
    message.hide()
    dialog.set_content(content, QWidget(), letters=40)
    show(dialog)
    lines[0].setFocus()
    dialog.reveal(message)
    message.show()
    dialog.reveal(message)
    qtbot.waitUntil(lambda: not message.visibleRegion().isEmpty())
    assert lines[0].visibleRegion().isEmpty()


def test_a_dialog_that_scrolls_is_as_wide_as_its_content_and_its_scroll_bar(show: Show) -> None:
    dialog, content = ScrollingDialog(), QWidget()
    column = QVBoxLayout(content)
    for _ in range(60):
        line = QLineEdit()
        line.setMinimumWidth(500)
        column.addWidget(line)
    dialog.set_content(content, QWidget(), letters=10)
    show(dialog)
    area = dialog.findChild(ScrollingContent)
    assert area
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0
