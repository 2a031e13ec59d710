"""The table model of a reconciliation: where the minted units are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.text.units import fate_text, ranges_text
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel
from dpp_desktop.units.reconciliation import Fate, Reconciliation

FATE_ROLE = Qt.ItemDataRole.UserRole
"""The Fate of a row."""


class Column(IntEnum):
    """The columns from left to right."""

    FATE = 0
    JOB = 1
    COUNT = 2
    UNITS = 3


@dataclass(frozen=True, slots=True)
class FateRow:
    """The units of a job that are in the same place; there is at least one."""

    fate: Fate
    job: MintJob
    units: UnitSet


class ReconciliationModel(TableModel):
    """One row for each place where units of a job are, without empty ones."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, (Column.JOB, Column.COUNT), parent)
        self._rows: list[FateRow] = []

    def show_reconciliation(self, found: Reconciliation) -> None:
        """Replace the rows, if they differ."""
        rows = [
            FateRow(fate, each.job, each.units[fate])
            for fate in Fate
            for each in found.jobs
            if each.units[fate]
        ]
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> FateRow:
        """Return the row at that place."""
        return self._rows[place]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == FATE_ROLE:
            return row.fate
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.UNITS:
            return tooltip(ranges_text(row.units))
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _count(self) -> int:
        return len(self._rows)

    def _headings(self) -> Sequence[str]:
        return (self.tr("Where"), self.tr("Job"), self.tr("Count"), self.tr("Units"))


def _text(row: FateRow, column: Column) -> str:
    texts = {
        Column.FATE: lambda: fate_text(row.fate),
        Column.JOB: lambda: str(row.job.id),
        Column.COUNT: lambda: number(len(row.units)),
        Column.UNITS: lambda: ranges_text(row.units),
    }
    return texts[column]()
