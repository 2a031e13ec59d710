"""Tables of the rows that need attention: affected products, rejected rows, and warnings."""

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

_WIDTH_IN_LETTERS = {0: 10, 1: 16, 2: 28}
_VISIBLE_ROWS = 3


class ProblemTable(QTableWidget):
    """A table with four columns: row, SKU, field and message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        select_whole_rows(self)
        self.setMinimumHeight((1 + _VISIBLE_ROWS) * TARGET + Spacing.S)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, letters in _WIDTH_IN_LETTERS.items():
            header.resizeSection(column, self.fontMetrics().averageCharWidth() * letters)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        """Replace the lines."""
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                set_tooltip(item, text)
                self.setItem(row, column, item)


class RejectedTable(ProblemTable):
    """Shows one line for each problem of a rejected row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rejected")
        self.setAccessibleName(self.tr("Rejected rows"))
        self.setHorizontalHeaderLabels(
            [self.tr("Row"), self.tr("SKU"), self.tr("Field"), self.tr("Reason")]
        )

    def show_rows(self, rows: Sequence[CheckedRow]) -> None:
        """Replace the rows."""
        self.show_lines(
            [
                (number(row.number), row.sku, problem.field, problem_text(problem.message))
                for row in rows
                for problem in row.problems
            ]
        )


class AffectedTable(ProblemTable):
    """Shows one line for each change to a product that needs attention."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("affected")
        self.setAccessibleName(self.tr("Products to review"))
        self.setHorizontalHeaderLabels(
            [self.tr("Row"), self.tr("SKU"), self.tr("Fields"), self.tr("Effect")]
        )

    def show_rows(self, rows: Sequence[CheckedRow]) -> None:
        """Replace the rows."""
        self.show_lines(
            [
                (number(row.number), row.sku, ", ".join(row.effects.lost), problem_text(message))
                for row in rows
                for message in effect_messages(row.effects, row.gtin)
            ]
        )


class WarningTable(ProblemTable):
    """Shows one line for each warning about a product."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warnings")
        self.setAccessibleName(self.tr("Warnings"))
        self.setHorizontalHeaderLabels(
            [self.tr("Row"), self.tr("SKU"), self.tr("Field"), self.tr("Warning")]
        )

    def show_rows(self, rows: Sequence[CheckedRow]) -> None:
        """Replace the rows."""
        self.show_lines(
            [
                (number(row.number), row.sku, warning.field, problem_text(warning.message))
                for row in rows
                for warning in row.warnings
            ]
        )


class AttentionTabs(QTabWidget):
    """Tabs with the rows that need attention. Hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row_tabs")
        self._affected = AffectedTable()
        self._rejected = RejectedTable()
        self._warned = WarningTable()
        self.addTab(self._affected, self.tr("Products to review"))
        self.addTab(self._rejected, self.tr("Rejected rows"))
        self.addTab(self._warned, self.tr("Warnings"))
        self.show_rows((), (), ())

    def show_rows(
        self,
        affected: Sequence[CheckedRow],
        rejected: Sequence[CheckedRow],
        warned: Sequence[CheckedRow],
    ) -> None:
        """Replace the rows of all tabs; select the first one with rows."""
        self._affected.show_rows(affected)
        self._rejected.show_rows(rejected)
        self._warned.show_rows(warned)
        by_tab = (affected, rejected, warned)
        self.setVisible(any(by_tab))
        for tab, rows in enumerate(by_tab):
            self.setTabVisible(tab, bool(rows))
        self.setCurrentIndex(next((tab for tab, rows in enumerate(by_tab) if rows), 0))
