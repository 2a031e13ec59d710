"""Rows that need attention: rejected ones, and those whose products lose something."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from dpp_desktop.products.catalogue_import.effects import effect_messages
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.plain_text import set_tooltip
from dpp_desktop.ui.widgets.tables import select_whole_rows

_LETTERS_WIDE = {0: 10, 1: 16, 2: 28}
_ROWS_IN_SIGHT = 3


class RowTable(QTableWidget):
    """Four columns: row, SKU, field and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        select_whole_rows(self)
        self.setMinimumHeight((1 + _ROWS_IN_SIGHT) * TARGET + Spacing.S)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, letters in _LETTERS_WIDE.items():
            header.resizeSection(column, self.fontMetrics().averageCharWidth() * letters)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        """Show these lines instead."""
        self.setRowCount(len(lines))
        for place, line in enumerate(lines):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                set_tooltip(item, text)
                self.setItem(place, column, item)


class RejectedTable(RowTable):
    """A line for each problem of a rejected row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rejected")
        self.setAccessibleName(self.tr("Rejected rows"))
        self.setHorizontalHeaderLabels(
            [self.tr("Row"), self.tr("SKU"), self.tr("Field"), self.tr("Reason")]
        )

    def show_rows(self, rows: Sequence[CheckedRow]) -> None:
        """Show these rows instead."""
        self.show_lines(
            [
                (number(row.number), row.sku, problem.field, problem_text(problem.message))
                for row in rows
                for problem in row.problems
            ]
        )


class AffectedTable(RowTable):
    """A line for each thing that an import does to a product and that needs attention."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("affected")
        self.setAccessibleName(self.tr("Products to check"))
        self.setHorizontalHeaderLabels(
            [self.tr("Row"), self.tr("SKU"), self.tr("Fields"), self.tr("What happens")]
        )

    def show_rows(self, rows: Sequence[CheckedRow]) -> None:
        """Show these rows instead."""
        self.show_lines(
            [
                (number(row.number), row.sku, ", ".join(row.effects.lost), problem_text(message))
                for row in rows
                for message in effect_messages(row.effects, row.gtin)
            ]
        )


class RowTabs(QTabWidget):
    """The rows that need attention, a tab for each kind. Hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row_tabs")
        self._affected = AffectedTable()
        self._rejected = RejectedTable()
        self.addTab(self._affected, self.tr("Products to check"))
        self.addTab(self._rejected, self.tr("Rejected rows"))
        self.show_rows((), ())

    def show_rows(self, affected: Sequence[CheckedRow], rejected: Sequence[CheckedRow]) -> None:
        """Show these rows instead, the affected products first."""
        self._affected.show_rows(affected)
        self._rejected.show_rows(rejected)
        self.setVisible(bool(affected or rejected))
        for place, rows in enumerate((affected, rejected)):
            self.setTabVisible(place, bool(rows))
        self.setCurrentIndex(0 if affected else 1)
