"""The table model of the journal: what happened to the units of a job."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.jobs import moment, number
from dpp_desktop.ui.text.units import action_text, ranges_text
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel
from dpp_desktop.ui.widgets.word_filter import SEARCH_ROLE
from dpp_desktop.units.journal_notes import note_of


class Column(IntEnum):
    """The columns from left to right."""

    AT = 0
    ACTION = 1
    JOB = 2
    COUNT = 3
    UNITS = 4
    REASON = 5
    BY = 6
    WORKSTATION = 7
    PRINTER = 8
    DESIGN = 9
    COPIES = 10


NUMERIC = (Column.JOB, Column.COUNT, Column.COPIES)
"""Columns that are aligned right."""


class HistoryModel(TableModel):
    """One row for each entry, the newest first. Texts are made when they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, NUMERIC, parent)
        self._entries: list[JournalEntry] = []

    def show_entries(self, entries: Sequence[JournalEntry]) -> None:
        """Replace the entries, given with the oldest first, if there are other ones."""
        newest_first = list(reversed(entries))
        if newest_first == self._entries:
            return
        self.beginResetModel()
        self._entries = newest_first
        self.endResetModel()

    @property
    def has_several_jobs(self) -> bool:
        """True if the entries are about units of more than one job."""
        return len({entry.record.job_id for entry in self._entries}) > 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(entry, column)
        if role == SEARCH_ROLE:
            return "\n".join(_text(entry, each) for each in Column).casefold()
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.AT:
            return tooltip(entry.at.astimezone().isoformat(" ", "seconds"))
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _count(self) -> int:
        return len(self._entries)

    def _headings(self) -> Sequence[str]:
        return (
            self.tr("Time"),
            self.tr("Event"),
            self.tr("Job"),
            self.tr("Count"),
            self.tr("Units"),
            self.tr("Reason"),
            self.tr("By"),
            self.tr("Workstation"),
            self.tr("Printer"),
            self.tr("Label design"),
            self.tr("Copies"),
        )


def _text(entry: JournalEntry, column: Column) -> str:
    record = entry.record
    production = record.production
    texts = {
        Column.AT: lambda: moment(entry.at, datetime.now().astimezone()),
        Column.ACTION: lambda: action_text(record.action),
        Column.JOB: lambda: str(record.job_id or ""),
        Column.COUNT: lambda: number(len(record.units)),
        Column.UNITS: lambda: ranges_text(record.units),
        Column.REASON: lambda: translated(note_of(record)),
        Column.BY: lambda: record.actor.by,
        Column.WORKSTATION: lambda: record.actor.workstation,
        Column.PRINTER: lambda: production.printer,
        Column.DESIGN: lambda: production.design,
        Column.COPIES: lambda: number(production.copies) if production.design else "",
    }
    return texts[column]()
