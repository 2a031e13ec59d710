"""The columns of a table fit their contents, and hidden ones take no space."""

from collections.abc import Callable

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView, QWidget

from dpp_desktop.ui.theme.scale import Type
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.fitted_columns import FittedColumns
from dpp_desktop.ui.widgets.tables import cell_width, content_width


def test_a_column_that_was_hidden_gets_its_width_again(show: Callable[[QWidget], None]) -> None:
    table = QTableView()
    model = QStandardItemModel(0, 3, table)
    model.appendRow([QStandardItem(text) for text in ("place", "12", "1-5")])
    table.setModel(model)
    columns = FittedColumns(table, lambda _column: 120, {})
    show(table)
    columns.fit()
    assert table.columnWidth(1) == 120
    table.setColumnHidden(1, True)
    columns.fit()
    assert sum(table.columnWidth(each) for each in range(3)) == table.viewport().width()
    table.setColumnHidden(1, False)
    columns.fit()
    assert table.columnWidth(1) == 120


def test_the_width_of_a_column_is_that_of_its_widest_text(theme: Theme) -> None:
    model = QStandardItemModel(0, 1)
    for text in ("WWWW", "iiiiii"):
        model.appendRow(QStandardItem(text))
    assert content_width(model, 0) == cell_width("WWWW", Type.BODY)
