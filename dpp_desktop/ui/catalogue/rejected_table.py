"""The rejected rows: which, which field, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dpp_desktop.passports.catalogues.spool import CheckedRow
from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.explain import problem_text
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.rows import show_rows_as_wholes
from dpp_desktop.ui.look.scale import TARGET, Space

_LETTERS_WIDE = {0: 10, 1: 16, 2: 28}
_ROWS_IN_SIGHT = 3


class RejectedTable(QTableWidget):
    """A line for each problem of a row. Hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setObjectName("rejected")
        self.setAccessibleName(self.tr("Rejected rows"))
        self.setHorizontalHeaderLabels(
            [self.tr("Row"), self.tr("SKU"), self.tr("Field"), self.tr("Reason")]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        show_rows_as_wholes(self)
        self.setMinimumHeight((1 + _ROWS_IN_SIGHT) * TARGET + Space.S)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, letters in _LETTERS_WIDE.items():
            header.resizeSection(column, self.fontMetrics().averageCharWidth() * letters)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.hide()

    def show_rows(self, rows: Sequence[CheckedRow]) -> None:
        """Shows these rows instead."""
        lines = [
            (number(row.number), row.sku, problem.field, problem_text(problem.message))
            for row in rows
            for problem in row.problems
        ]
        self.setRowCount(len(lines))
        for place, line in enumerate(lines):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                set_tooltip(item, text)
                self.setItem(place, column, item)
        self.setVisible(bool(lines))
