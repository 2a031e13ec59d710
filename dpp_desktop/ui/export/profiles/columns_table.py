"""The table in which the columns of a pack are named and put in order."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from dpp_desktop.ui.export.profiles.draft import ProfileDraft
from dpp_desktop.ui.export.profiles.words import source_told
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.rows import show_rows_as_wholes
from dpp_desktop.ui.look.scale import TARGET

HEADING, SHOWS = range(2)
"""Its columns: what can be written, and what can't."""
_ROWS_IN_SIGHT = 4


class ColumnsTable(QTableWidget):
    """A row for each column: its heading, which can be written, and what its cells show."""

    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.setObjectName("columns")
        self.setAccessibleName(self.tr("Columns"))
        self.setHorizontalHeaderLabels([self.tr("Heading"), self.tr("Shows")])
        show_rows_as_wholes(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight((1 + _ROWS_IN_SIGHT) * TARGET)

    def show_columns(self, draft: ProfileDraft) -> None:
        """Shows the columns of the draft, and keeps the current row."""
        current = self.currentRow()
        with QSignalBlocker(self):
            self.setRowCount(len(draft.columns))
            for row, column in enumerate(draft.columns):
                self.setItem(row, HEADING, QTableWidgetItem(column.heading))
                shown = QTableWidgetItem(source_told(column.source))
                set_tooltip(shown, column.source)
                shown.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, SHOWS, shown)
        if 0 <= current < self.rowCount():
            self.setCurrentCell(current, HEADING)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Del removes the column."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)
