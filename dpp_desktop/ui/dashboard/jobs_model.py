"""The model of the table of jobs, updated from overviews."""

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
"""Columns that are aligned right."""


@dataclass(frozen=True, slots=True)
class Row:
    """A job and its current rate in tokens per second."""

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
"""The texts of columns that depend on the job alone."""

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
"""The sort key of each column."""


JOB_ROLE = Qt.ItemDataRole.UserRole
"""The MintJob of a row."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The sort key of a cell."""


class JobsModel(TableModel):
    """All jobs of the workspace, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, NUMERIC, parent)
        self._rows: list[Row] = []
        self._row_by_id: dict[int, int] = {}

    def row_of(self, job_id: int) -> int | None:
        """Return the row of the job with that id; None if it isn't loaded."""
        return self._row_by_id.get(job_id)

    def jobs(self) -> list[MintJob]:
        """Return all loaded jobs, the newest first."""
        return [row.job for row in self._rows]

    def merge(self, jobs: Iterable[MintJob]) -> None:
        """Add new jobs and update changed ones."""
        new = []
        for job in jobs:
            place = self._row_by_id.get(job.id)
            if place is None:
                new.append(job)
            elif self._rows[place].job != job:
                before, self._rows[place] = self._rows[place], Row(job, self._rows[place].rate)
                self._emit_changed(place, *_columns_changed(before.job, job))
        self._insert(sorted(new, key=lambda job: job.id, reverse=True))

    def show_rates(self, throughput: Throughput, now: datetime) -> None:
        """Show the current rate of each job."""
        for place, row in enumerate(self._rows):
            if row.rate or row.job.status is JobStatus.MINTING:
                minting = row.job.status is JobStatus.MINTING
                rate = throughput.rate(row.job.id, now) if minting else 0.0
                if rate != row.rate:
                    self._rows[place] = Row(row.job, rate)
                    self._emit_changed(place, Column.RATE, Column.TIME)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell."""
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

    def _emit_changed(self, place: int, *columns: Column) -> None:
        """Emit one signal per cell: for a range of cells, views repaint everything."""
        for column in columns:
            cell = self.index(place, column)
            self.dataChanged.emit(cell, cell)

    def _insert(self, jobs: list[MintJob]) -> None:
        """Insert new jobs, sorted newest first, in as few contiguous runs as possible."""
        placed = groupby(jobs, key=lambda job: self._row_for(job.id))
        runs = [(place, [Row(job) for job in run]) for place, run in placed]
        # From the bottom up, so that the other positions remain valid.
        for place, rows in reversed(runs):
            self._insert_at(place, rows)

    def _row_for(self, job_id: int) -> int:
        """Return the row at which to insert a new job."""
        return bisect(self._rows, -job_id, key=lambda row: -row.job.id)

    def _insert_at(self, place: int, rows: list[Row]) -> None:
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self._row_by_id = {row.job.id: at for at, row in enumerate(self._rows)}
        self.endInsertRows()


def _columns_changed(before: MintJob, after: MintJob) -> tuple[Column, ...]:
    """Return the columns that differ between two states of a job."""
    only_minted = replace(before, minted=after.minted) == after
    # The first tokens of a job also enable actions, so the whole row changes.
    return (Column.PROGRESS,) if only_minted and before.minted else tuple(Column)
