"""Tooltips say why a control is disabled, and show elided text in full."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.tables import TextCell

Show = Callable[[QWidget], None]


@pytest.mark.parametrize("enabled_before", [True, False])
def test_a_disabled_control_says_why(qtbot: QtBot, *, enabled_before: bool) -> None:
    button = QPushButton("Export")
    qtbot.addWidget(button)
    button.setToolTip("Ctrl+E")
    button.setEnabled(enabled_before)
    for reason in ("Choose a folder first.", "Select at least one pack."):
        enable_unless(button, reason)
        assert (button.isEnabled(), button.toolTip()) == (False, reason)
    enable_unless(button, "")
    assert (button.isEnabled(), button.toolTip()) == (True, "Ctrl+E")


@pytest.mark.parametrize(("width", "shown"), [(80, True), (400, False)])
def test_elided_text_is_shown_in_full_on_hover(show: Show, width: int, *, shown: bool) -> None:
    text = "Nordlicht Outdoor AB, Gothenburg"
    model = QStandardItemModel()
    model.appendRow([QStandardItem(text)])
    table = QTableView()
    table.setModel(model)
    delegate = TextCell(table)
    table.setItemDelegate(delegate)
    table.setColumnWidth(0, width)
    show(table)
    QToolTip.hideText()
    index = model.index(0, 0)
    option = QStyleOptionViewItem()
    option.rect = table.visualRect(index)
    place = option.rect.center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    assert delegate.helpEvent(event, table, option, index)
    assert (QToolTip.text() == text) is shown
    QToolTip.hideText()
    QApplication.processEvents()
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
