"""The table model of print jobs, and its filter."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from dpp_desktop.model.print_job import PrintJob, PrintKind
from dpp_desktop.ui.prints_list.print_row import (
    PrintRow,
    attention_message,
    labels_text,
    status_icon,
    status_text,
    time_text,
)
from dpp_desktop.ui.text.jobs import moment
from dpp_desktop.ui.text.prints import job_units_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel
from dpp_desktop.ui.widgets.word_filter import SEARCH_ROLE, SORT_ROLE, WordFilter

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The PrintRow of a row."""


class Column(IntEnum):
    """The columns from left to right."""

    NUMBER = 0
    STATUS = 1
    LABELS = 2
    TIME_LEFT = 3
    UNITS = 4
    DESIGN = 5
    DESTINATION = 6
    KIND = 7
    BY = 8
    CREATED = 9


_LONGEST = 8

NUMERIC = (Column.NUMBER, Column.LABELS)
"""The columns with numbers, which are aligned right."""


class PrintsModel(TableModel):
    """One row for each print job, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, NUMERIC, parent)
        self._rows: list[PrintRow] = []
        self._cells: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[PrintRow]) -> None:
        """Show these print jobs; unchanged rows aren't touched."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self._cells = [self._texts(row) for row in rows]
            self.endResetModel()
            return
        for place, row in enumerate(rows):
            if row != self._rows[place]:
                self._rows[place], self._cells[place] = row, self._texts(row)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

    def longest(self, column: int) -> list[str]:
        """Return the texts with the most letters in that column, one of which is the widest."""
        return sorted({cells[column] for cells in self._cells}, key=len)[-_LONGEST:]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        cells = self._cells[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[column]
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            is_number = column in (Column.NUMBER, Column.CREATED)
            return row.key if is_number else cells[column].casefold()
        if role == SEARCH_ROLE:
            return "\n".join(cells).casefold()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if column is Column.STATUS:
            return self._appearance(row, role)
        return None

    def _appearance(self, row: PrintRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole:
            name, colour = status_icon(row)
            return icon(name, role=colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            message = attention_message(row)
            return tooltip(message.text) if message else None
        return None

    def _count(self) -> int:
        return len(self._rows)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("No."),
            self.tr("Status"),
            self.tr("Labels"),
            self.tr("Time left"),
            self.tr("Units"),
            self.tr("Design"),
            self.tr("Printer or file"),
            self.tr("Kind"),
            self.tr("Started by"),
            self.tr("Created"),
        )

    def _texts(self, row: PrintRow) -> tuple[str, ...]:
        job, made_by = row.print_job, row.made_by
        has_more = row.listed is not None and row.listed.has_more_units
        units = job_units_text(row.units) + (" …" if has_more else "")
        start = (str(job.id) if job else "", status_text(row), labels_text(row), time_text(row))
        if made_by is None:
            return (*start, units, "", row.destination, "", "", "")
        reprint = self.tr("Reprint: {reason}").format(reason=made_by.reason)
        return (
            *start,
            units,
            made_by.design,
            row.destination,
            reprint if made_by.kind is PrintKind.REPRINT else self.tr("First print"),
            _person(job) if job else "",
            moment(job.created_at, datetime.now().astimezone()) if job else "",
        )


def _person(job: PrintJob) -> str:
    return f"{job.by} · {job.workstation}" if job.by else job.workstation


class PrintsFilter(WordFilter):
    """Sorts the print jobs also by pairs of numbers."""

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Compare two rows by the column that is sorted."""
        before, after = left.data(SORT_ROLE), right.data(SORT_ROLE)
        return bool(before < after)
