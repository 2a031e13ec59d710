"""The table model of printers."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.ui.printers.texts import calibration_text, connection_text
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    CONNECTION = 1
    ADDRESS = 2
    DPI = 3
    CHUNK = 4
    CALIBRATED = 5


class PrintersModel(TableModel):
    """One row for each printer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, (Column.DPI, Column.CHUNK), parent)
        self._printers: Sequence[Printer] = ()

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._printers = printers
        self.endResetModel()

    def printer(self, row: int) -> Printer:
        """Return the printer of a row."""
        return self._printers[row]

    def row_of(self, name: str) -> int:
        """Return the row of the printer of that name; -1 if there is none."""
        names = [each.name for each in self._printers]
        return names.index(name) if name in names else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid():
            return None
        printer, column = self._printers[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(printer, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.CALIBRATED:
            used = printer.settings
            return tooltip(calibration_text(used.calibration)) if used.is_calibrated else None
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _text(self, printer: Printer, column: Column) -> str:
        settings = printer.settings
        texts = {
            Column.NAME: printer.name,
            Column.CONNECTION: connection_text(settings.connection),
            Column.ADDRESS: settings.address,
            Column.DPI: str(settings.dpi),
            Column.CHUNK: str(settings.chunk),
            Column.CALIBRATED: self.tr("Yes") if settings.is_calibrated else self.tr("No"),
        }
        return texts[column]

    def _count(self) -> int:
        return len(self._printers)

    def _headings(self) -> Sequence[str]:
        return (
            self.tr("Printer"),
            self.tr("Connection"),
            self.tr("Address"),
            self.tr("dpi"),
            self.tr("At once"),
            self.tr("Calibrated"),
        )
