"""The table of jobs: one row for each, kept up to date by overviews."""

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.ui.dashboard.throughput import Throughput
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.jobs import (
    ICONS,
    duration,
    moment,
    number,
    percent,
    rate_text,
    status_word,
)
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel


class Column(IntEnum):
    """The columns from left to right."""

    JOB = 0
    STATUS = 1
    PRODUCT = 2
    BATCH = 3
    QUANTITY = 4
    PROGRESS = 5
    RATE = 6
    TIME = 7


NUMERIC = (Column.JOB, Column.QUANTITY, Column.RATE)
"""Columns that are set to the right."""


@dataclass(frozen=True, slots=True)
class Row:
    """A job, and how many tokens a second are minted for it now."""

    job: MintJob
    rate: float = 0.0


TEXTS: Mapping[Column, Callable[[MintJob], str]] = {
    Column.JOB: lambda job: str(job.id),
    Column.STATUS: lambda job: status_word(job.status),
    Column.PRODUCT: lambda job: job.product_name,
    Column.BATCH: lambda job: job.batch,
    Column.QUANTITY: lambda job: number(job.quantity),
    Column.PROGRESS: lambda job: f"{number(job.minted)} · {percent(job)}",
}
"""What the job alone has a column say."""

SORT_KEYS: Mapping[Column, Callable[[Row], str | float]] = {
    Column.JOB: lambda row: row.job.id,
    Column.STATUS: lambda row: status_word(row.job.status),
    Column.PRODUCT: lambda row: row.job.product_name.casefold(),
    Column.BATCH: lambda row: row.job.batch.casefold(),
    Column.QUANTITY: lambda row: row.job.quantity,
    Column.PROGRESS: lambda row: row.job.minted / row.job.quantity,
    Column.RATE: lambda row: row.rate,
    Column.TIME: lambda row: (row.job.finished_at or row.job.created_at).timestamp(),
}
"""What each column is sorted by."""


JOB_ROLE = Qt.ItemDataRole.UserRole
"""The MintJob of a row."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a column is sorted by."""


class JobsModel(TableModel):
    """Every job of the workspace, the newest at the top."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, NUMERIC, parent)
        self._rows: list[Row] = []
        self._place: dict[int, int] = {}

    def row_of(self, job_id: int) -> int | None:
        """Returns the row of the job of that id, if it is known yet."""
        return self._place.get(job_id)

    def jobs(self) -> list[MintJob]:
        """Returns every job that is known, the newest first."""
        return [row.job for row in self._rows]

    def merge(self, jobs: Iterable[MintJob]) -> None:
        """Takes jobs over that are new or may have changed."""
        new = []
        for job in jobs:
            place = self._place.get(job.id)
            if place is None:
                new.append(job)
            elif self._rows[place].job != job:
                before, self._rows[place] = self._rows[place], Row(job, self._rows[place].rate)
                self._tell_changed(place, *_columns_changed(before.job, job))
        self._insert(sorted(new, key=lambda job: job.id, reverse=True))

    def show_rates(self, throughput: Throughput, now: datetime) -> None:
        """Shows how fast each job is minted now."""
        for place, row in enumerate(self._rows):
            if row.rate or row.job.status is JobStatus.MINTING:
                minting = row.job.status is JobStatus.MINTING
                rate = throughput.rate(row.job.id, now) if minting else 0.0
                if rate != row.rate:
                    self._rows[place] = Row(row.job, rate)
                    self._tell_changed(place, Column.RATE, Column.TIME)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, by role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == JOB_ROLE:
            return row.job
        if role == SORT_ROLE:
            return SORT_KEYS[column](row)
        return self._appearance(row, column, role)

    def _count(self) -> int:
        return len(self._rows)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Job"),
            self.tr("Status"),
            self.tr("Product"),
            self.tr("Batch"),
            self.tr("Quantity"),
            self.tr("Minted"),
            self.tr("Rate"),
            self.tr("Time"),
        )

    def _text(self, row: Row, column: Column) -> str:
        if column is Column.RATE:
            return rate_text(row.rate)
        return self._time(row) if column is Column.TIME else TEXTS[column](row.job)

    def _time(self, row: Row) -> str:
        job, now = row.job, datetime.now(UTC)
        if job.finished_at and job.status not in WAITING:
            return moment(job.finished_at, now)
        if job.status is JobStatus.MINTING and row.rate >= 1:
            left = duration((job.quantity - job.minted) / row.rate)
            return self.tr("{time} left").format(time=left)
        return ""

    def _appearance(self, row: Row, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STATUS:
            name, colour = ICONS[row.job.status]
            return icon(name, role=colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._tooltip_text(row.job))
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.PRODUCT:
            return f"{row.job.product_name}, {row.job.brand_key}, {row.job.product_sku}"
        return None

    def _tooltip_text(self, job: MintJob) -> str:
        lines = [
            self.tr("Brand {brand}, product {sku}").format(
                brand=job.brand_key, sku=job.product_sku
            ),
            self.tr("Order number {key}").format(key=job.idempotency_key or "–"),
            self.tr("Submitted {time}").format(time=moment(job.created_at, datetime.now(UTC))),
        ]
        return "\n".join([*lines, *([translated(job.error)] if job.error else [])])

    def _tell_changed(self, place: int, *columns: Column) -> None:
        """Cell by cell: for more than one at once, views draw all that they show."""
        for column in columns:
            cell = self.index(place, column)
            self.dataChanged.emit(cell, cell)

    def _insert(self, jobs: list[MintJob]) -> None:
        """Inserts new jobs, given the newest first, in runs that stand together."""
        placed = groupby(jobs, key=lambda job: self._row_for(job.id))
        runs = [(place, [Row(job) for job in run]) for place, run in placed]
        # From below, so that the places of the others stay what they are.
        for place, rows in reversed(runs):
            self._insert_at(place, rows)

    def _row_for(self, job_id: int) -> int:
        """The row above which a job belongs that isn't there yet."""
        return bisect(self._rows, -job_id, key=lambda row: -row.job.id)

    def _insert_at(self, place: int, rows: list[Row]) -> None:
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self._place = {row.job.id: at for at, row in enumerate(self._rows)}
        self.endInsertRows()


def _columns_changed(before: MintJob, after: MintJob) -> tuple[Column, ...]:
    """Where the difference between two states of a job is seen."""
    only_minted = replace(before, minted=after.minted) == after
    # With its first tokens, a job gets what can be done with tokens.
    return (Column.PROGRESS,) if only_minted and before.minted else tuple(Column)
