"""The table of exports on the screen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dpp_desktop.ui.export.listing.model import Column, ExportsModel
from dpp_desktop.ui.look.rows import show_rows_as_wholes

_WIDTHS = {
    Column.WHAT: 23,
    Column.PRODUCT: 29,
    Column.TOKENS: 12,
    Column.PACKS: 13,
    Column.HANDED_OVER: 16,
    Column.STATUS: 16,
    Column.WHEN: 14,
    Column.WRITTEN_FOR: 18,
}
"""How wide the columns are, in digits of the table's font; the last has the rest."""


class ExportsTable(QTableView):
    """Enter or a double click opens the export of the current row."""

    opened = Signal(object)
    """A ListedExport."""

    def __init__(self, model: ExportsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exports = model
        self.setModel(model)
        self.setObjectName("exports")
        self.setAccessibleName(self.tr("Exports"))
        self._behave()
        self._lay_columns()
        self.doubleClicked.connect(self.open_current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_current(self) -> None:
        """Tells that the export of the current row is to be opened, if there is one."""
        current = self.currentIndex()
        if current.isValid():
            self.opened.emit(self._exports.shown[current.row()])

    def _behave(self) -> None:
        show_rows_as_wholes(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def _lay_columns(self) -> None:
        columns = self.horizontalHeader()
        columns.setStretchLastSection(True)
        em = self.fontMetrics().horizontalAdvance("0")
        for column, figures in _WIDTHS.items():
            columns.resizeSection(column, figures * em)
