"""The table of print jobs, whose columns fit their contents."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dpp_desktop.ui.prints_list.model import (
    NUMERIC,
    ROW_ROLE,
    Column,
    PrintsModel,
)
from dpp_desktop.ui.prints_list.print_row import PrintRow
from dpp_desktop.ui.theme.scale import ICON, Spacing, Type
from dpp_desktop.ui.widgets.fitted_columns import FittedColumns
from dpp_desktop.ui.widgets.tables import TextCell, cell_width, select_one_row
from dpp_desktop.ui.widgets.word_filter import WordFilter

_MOST_WIDTH = 320
_LEAST_WIDTHS: Mapping[int, int] = {
    Column.BY: 90,
    Column.KIND: 90,
    Column.DESTINATION: 110,
    Column.UNITS: 110,
    Column.DESIGN: 90,
}
"""The columns to narrow if the window is small, in this order."""


class PrintsTable(QTableView):
    """One row for each print job."""

    def __init__(
        self, model: PrintsModel, shown: WordFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(shown)
        self.setObjectName("prints")
        self.setAccessibleName(self.tr("Print jobs"))
        self._set_behaviour()
        self._columns = FittedColumns(self, self._content_width, _LEAST_WIDTHS)

    def fit_columns(self) -> None:
        """Fit the columns to the current contents."""
        self._columns.fit()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing, because text typed in the table goes to the scan field."""

    @property
    def current(self) -> PrintRow | None:
        """The print job of the current row."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PrintRow) else None

    def _content_width(self, column: int) -> int:
        icon = ICON + Spacing.S if column == Column.STATUS else 0
        widths = (cell_width(text, Type.BODY) for text in self._model.longest(column))
        return min(max(widths, default=0) + icon, _MOST_WIDTH)

    def _set_behaviour(self) -> None:
        select_one_row(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsClickable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.CREATED, Qt.SortOrder.DescendingOrder)
        for column in set(Column) - {Column.STATUS}:
            side = Qt.AlignmentFlag.AlignRight if column in NUMERIC else Qt.AlignmentFlag.AlignLeft
            middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
            elide = middle if column is Column.DESTINATION else right
            self.setItemDelegateForColumn(column, TextCell(self, side, elide=elide))
