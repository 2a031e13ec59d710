"""The table model of print jobs."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from itertools import groupby
from math import inf
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

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
from dpp_desktop.ui.widgets.word_filter import SEARCH_ROLE, SORT_ROLE

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
_LABEL_BITS = 31
"""More than needed for the labels of a print job."""

NUMERIC = (Column.NUMBER, Column.LABELS)
"""The columns with numbers, which are aligned right."""


def _newest_first(row: PrintRow) -> int:
    return -row.key


def _by_labels(row: PrintRow) -> int:
    """Sort by the printed labels, then by all, as one number, because Qt compares no pairs."""
    printed, count = row.labels
    return printed << _LABEL_BITS | count


def _by_time_left(row: PrintRow) -> float:
    """Sort print jobs whose end isn't known after all others."""
    return inf if row.seconds_left is None else row.seconds_left


_SORT_KEYS: Mapping[Column, Callable[[PrintRow], float]] = {
    Column.NUMBER: lambda row: row.key,
    Column.LABELS: _by_labels,
    Column.TIME_LEFT: _by_time_left,
    Column.CREATED: lambda row: row.key,
}
"""What rows are sorted by in columns with numbers; others are sorted by their texts."""


class PrintsModel(TableModel):
    """One row for each print job, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, NUMERIC, parent)
        self._rows: list[PrintRow] = []
        self._cells: list[tuple[str, ...]] = []

    def change_rows(self, rows: Iterable[PrintRow], removed: Iterable[int] = ()) -> None:
        """Remove the rows with these keys; then show these print jobs, new ones or changed ones.

        Rows are looked up by key. No other row is touched.
        """
        for key in removed:
            place = self._place(key)
            if self._is_at(place, key):
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place], self._cells[place]
                self.endRemoveRows()
        new: list[PrintRow] = []
        for row in rows:
            place = self._place(row.key)
            if not self._is_at(place, row.key):
                new.append(row)
            elif row != self._rows[place]:
                self._rows[place], self._cells[place] = row, self._texts(row)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))
        new.sort(key=_newest_first)
        # The last ones first, so that their insertion doesn't change the places of the others.
        for place, group in reversed(
            [
                (place, list(group))
                for place, group in groupby(new, lambda row: self._place(row.key))
            ]
        ):
            self._insert(place, group)

    def _insert(self, place: int, rows: Sequence[PrintRow]) -> None:
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self._cells[place:place] = map(self._texts, rows)
        self.endInsertRows()

    def _place(self, key: int) -> int:
        """Return the place of the row with the key, or where it would be."""
        return bisect_left(self._rows, -key, key=_newest_first)

    def _is_at(self, place: int, key: int) -> bool:
        return place < len(self._rows) and self._rows[place].key == key

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
            sort_key = _SORT_KEYS.get(column)
            # Not int: Qt compares ints as 32 bits if one of them fits into 32 bits.
            return float(sort_key(row)) if sort_key else cells[column].casefold()
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
