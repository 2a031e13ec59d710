"""A table of a list that grows: sorted by its columns, which fit their contents."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dpp_desktop.ui.theme.scale import ICON, Spacing, Type
from dpp_desktop.ui.widgets.fitted_columns import FittedColumns
from dpp_desktop.ui.widgets.tables import TextCell, cell_width, select_one_row
from dpp_desktop.ui.widgets.word_filter import WordFilter


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The columns of a list.

    `newest` is the one by which it is sorted first, descending, and `with_icon` has an icon beside
    its text. `numeric` ones are aligned right. Long texts lose their end, or their middle in those
    that are `elided_in_middle`. If the table is narrow, those in `least_widths` are narrowed in
    this order. `most_width` is the width of a column at most. Widths are in pixels.
    """

    newest: int
    with_icon: int
    numeric: Collection[int]
    elided_in_middle: Collection[int]
    least_widths: Mapping[int, int]
    most_width: int


class ListTable(QTableView):
    """Selects one row, and keeps it visible."""

    def __init__(
        self,
        shown: WordFilter,
        longest: Callable[[int], Sequence[str]],
        columns: ListColumns,
        parent: QWidget | None = None,
    ) -> None:
        """Take a function that returns the longest texts of a column."""
        super().__init__(parent)
        self._longest = longest
        self._most_width, self._with_icon = columns.most_width, columns.with_icon
        self.setModel(shown)
        select_one_row(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsClickable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(columns.newest, Qt.SortOrder.DescendingOrder)
        for column in set(range(shown.columnCount())) - {columns.with_icon}:
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            side = right if column in columns.numeric else left
            middle, end = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
            elide = middle if column in columns.elided_in_middle else end
            self.setItemDelegateForColumn(column, TextCell(self, side, elide=elide))
        self._columns = FittedColumns(self, self._content_width, columns.least_widths)

    def fit_columns(self) -> None:
        """Fit the columns to the current contents."""
        self._columns.fit()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing, because text typed in the table goes to the scan field."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the current row visible, for example below a message about it."""
        super().resizeEvent(event)
        row = self.visualRect(self.currentIndex())
        was_visible = row.top() >= 0 and row.bottom() <= event.oldSize().height()
        if row.isValid() and was_visible and row.bottom() > event.size().height():
            self.scrollTo(self.currentIndex())

    def _content_width(self, column: int) -> int:
        icon = ICON + Spacing.S if column == self._with_icon else 0
        widths = (cell_width(text, Type.BODY) for text in self._longest(column))
        return min(max(widths, default=0) + icon, self._most_width)
