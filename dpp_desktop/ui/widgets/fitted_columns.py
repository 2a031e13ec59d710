"""Gives the columns of a table the widths of their contents, and the rest to one of them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView


class FittedColumns(QObject):
    """Fits the columns whenever the table gets another width, and when `fit` is called.

    The last column gets the space that is left. If there isn't enough, the columns in `least` are
    narrowed in their order, to these widths or those of their headings; then the table scrolls.
    Columns that the user has resized keep their widths, and hidden ones take no space.
    """

    def __init__(
        self, table: QTableView, width_of: Callable[[int], int], least: Mapping[int, int]
    ) -> None:
        """Take the table with its model; `width_of` returns the width of a column's content."""
        super().__init__(table)
        self._table = table
        self._width_of = width_of
        self._least = least
        self._chosen: dict[int, int] = {}
        self._headings: list[int] = []
        self._content: list[int] = []
        self._is_fitting = False
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._keep)
        table.viewport().installEventFilter(self)

    def fit(self) -> None:
        """Measure the contents again, and fit the columns."""
        header = self._table.horizontalHeader()
        self._headings = [header.sectionSizeHint(each) for each in range(header.count())]
        self._content = [
            max(heading, self._width_of(each)) for each, heading in enumerate(self._headings)
        ]
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the columns to the new width of the table."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        if not self._content:
            return
        header = self._table.horizontalHeader()
        hidden = [header.isSectionHidden(each) for each in range(header.count())]
        widths = [
            0 if hidden[each] else self._chosen.get(each, width)
            for each, width in enumerate(self._content)
        ]
        left = self._table.viewport().width() - sum(widths)
        for column, least in self._least.items():
            if left < 0 and column not in self._chosen and not hidden[column]:
                least_width = max(least, self._headings[column])
                less = min(-left, max(0, widths[column] - least_width))
                widths[column] -= less
                left += less
        widths[-1] += max(0, left)
        self._is_fitting = True
        for column, width in enumerate(widths):
            if not hidden[column]:
                header.resizeSection(column, width)
        self._is_fitting = False

    def _keep(self, column: int, before: int, width: int) -> None:
        # A column that is hidden or shown again is resized to or from nothing, by nobody.
        if not self._is_fitting and before and width:
            self._chosen[column] = width
