"""The table of exports, whose columns fit their contents."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dpp_desktop.exporting.listing import ListedExport
from dpp_desktop.ui.exports_list.model import (
    EXPORT_ROLE,
    NUMERIC,
    Column,
    ExportsModel,
)
from dpp_desktop.ui.theme.scale import ICON, Spacing, Type
from dpp_desktop.ui.widgets.fitted_columns import FittedColumns
from dpp_desktop.ui.widgets.tables import TextCell, cell_width, select_one_row
from dpp_desktop.ui.widgets.word_filter import WordFilter

_MOST_WIDTH = 420
_LEAST_WIDTHS: Mapping[int, int] = {
    Column.FOLDER: 120,
    Column.PROFILE: 70,
    Column.TARGET: 110,
    Column.BRAND: 90,
    Column.PRODUCT: 160,
    Column.ORDER: 110,
}
"""The columns to narrow if the window is small, in this order."""


class ExportsTable(QTableView):
    """A table whose current export is opened with Enter or a double click."""

    opened = Signal(object)
    """A ListedExport."""

    def __init__(
        self, model: ExportsModel, shown: WordFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(shown)
        self.setObjectName("exports")
        self.setAccessibleName(self.tr("Exports"))
        self._set_behaviour()
        self._columns = FittedColumns(self, self._content_width, _LEAST_WIDTHS)
        self.doubleClicked.connect(self.open_current)

    def fit_columns(self) -> None:
        """Fit the columns to the current contents."""
        self._columns.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the current export with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing, because text typed in the table goes to the scan field."""

    @Slot()
    def open_current(self) -> None:
        """Open the export of the current row, if there is one."""
        if self.current:
            self.opened.emit(self.current)

    @property
    def current(self) -> ListedExport | None:
        """The export of the current row."""
        listed = self.currentIndex().data(EXPORT_ROLE)
        return listed if isinstance(listed, ListedExport) else None

    def _content_width(self, column: int) -> int:
        icon = ICON + Spacing.S if column == Column.STATUS else 0
        return min(cell_width(self._model.longest(column), Type.BODY) + icon, _MOST_WIDTH)

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
            elide = middle if column in (Column.FOLDER, Column.PRODUCT) else right
            self.setItemDelegateForColumn(column, TextCell(self, side, elide=elide))
