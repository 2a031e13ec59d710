"""The current row of a list stays visible while the table becomes smaller."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.list_table import ListColumns, ListTable
from dpp_desktop.ui.widgets.word_filter import WordFilter

_COLUMNS = ListColumns(
    newest=0,
    with_icon=1,
    numeric=(),
    elided_in_middle=(),
    least_widths={},
    most_width=100,
)


@pytest.fixture
def table(theme: Theme, show: Callable[[QWidget], None]) -> ListTable:
    """A table of 30 rows, of which ten or so fit."""
    model = QStandardItemModel(30, 2)
    made = ListTable(WordFilter(model, model), lambda _: ["text"], _COLUMNS)
    model.setParent(made)
    made.resize(300, 500)
    show(made)
    return made


def _is_visible(table: ListTable) -> bool:
    row = table.visualRect(table.currentIndex())
    return row.top() >= 0 and row.bottom() <= table.viewport().height()


def test_the_current_row_stays_visible(table: ListTable, qtbot: QtBot) -> None:
    table.selectRow(8)
    assert _is_visible(table)
    table.resize(300, 200)
    qtbot.waitUntil(lambda: table.height() == 200)
    assert _is_visible(table)


def test_a_row_that_was_scrolled_away_stays_so(table: ListTable, qtbot: QtBot) -> None:
    table.selectRow(0)
    table.scrollToBottom()
    table.resize(300, 200)
    qtbot.waitUntil(lambda: table.height() == 200)
    assert not _is_visible(table)
