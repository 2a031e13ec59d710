"""Windows stay on their screen, and large content scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from dpp_desktop.ui.widgets.screen_fit import (
    ScrollingContent,
    keep_within_screen,
    resize_within_screen,
)

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
