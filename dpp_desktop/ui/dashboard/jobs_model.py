"""The model of the table of jobs, updated from overviews."""

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from dpp_desktop.model.job_coverage import JobCoverage
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.ui.dashboard.throughput import Throughput
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.brand_names import distinct_names
from dpp_desktop.ui.text.jobs import (
    ICONS,
    duration,
    moment,
    number,
    part_text,
    progress_text,
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
    ORDER = 4
    QUANTITY = 5
    PROGRESS = 6
    EXPORTED = 7
    HANDED_OVER = 8
    PRINTED = 9
    TIME = 10
    RATE = 11


NUMERIC = (Column.JOB, Column.QUANTITY, Column.RATE)
"""Columns that are aligned right."""
PARTS = (Column.PROGRESS, Column.EXPORTED, Column.HANDED_OVER, Column.PRINTED)
"""Columns that show a part of the quantity, with a progress bar."""
_NOTHING = JobCoverage(0, 0)
_COVERED = (Column.EXPORTED, Column.HANDED_OVER, Column.PRINTED)
"""Columns that show the coverage of a job, side by side."""


@dataclass(frozen=True, slots=True)
class Row:
    """A job, its current rate in tokens per second, and how much of it is exported and printed."""

    job: MintJob
    rate: float = 0.0
    coverage: JobCoverage = _NOTHING

    @property
    def exportable(self) -> int:
        """The number of units that are or can be in packs; 0 only if all units are void."""
        return self.job.quantity - self.coverage.void

    @property
    def printable(self) -> int:
        """The number of units that have or need a label; 0 only if none needs one."""
        return self.job.quantity - self.coverage.labels.exempt

    def total(self, column: Column) -> int:
        """Return the number that the units in one of the columns in PARTS are a part of."""
        if column is Column.PROGRESS:
            return self.job.quantity
        return self.printable if column is Column.PRINTED else self.exportable

    def part(self, column: Column) -> int:
        """Return the number of units in one of the columns in PARTS."""
        parts = {
            Column.EXPORTED: self.coverage.exported,
            Column.HANDED_OVER: self.coverage.handed_over,
            Column.PRINTED: self.coverage.labels.printed,
        }
        return parts.get(column, self.job.minted)


TEXTS: Mapping[Column, Callable[[Row], str]] = {
    Column.JOB: lambda row: str(row.job.id),
    Column.STATUS: lambda row: status_word(row.job.status),
    Column.PRODUCT: lambda row: row.job.product_name,
    Column.BATCH: lambda row: row.job.batch,
    Column.ORDER: lambda row: row.job.idempotency_key or "",
    Column.QUANTITY: lambda row: number(row.job.quantity),
    Column.PROGRESS: lambda row: progress_text(row.job.minted, row.job.quantity),
    Column.EXPORTED: lambda row: _part_text(row, Column.EXPORTED),
    Column.HANDED_OVER: lambda row: _part_text(row, Column.HANDED_OVER),
    Column.PRINTED: lambda row: _part_text(row, Column.PRINTED),
    Column.RATE: lambda row: rate_text(row.rate),
}
"""The texts of columns that don't depend on the time."""

SORT_KEYS: Mapping[Column, Callable[[Row], str | float]] = {
    Column.JOB: lambda row: row.job.id,
    Column.STATUS: lambda row: status_word(row.job.status),
    Column.PRODUCT: lambda row: row.job.product_name.casefold(),
    Column.BATCH: lambda row: row.job.batch.casefold(),
    Column.ORDER: lambda row: (row.job.idempotency_key or "").casefold(),
    Column.QUANTITY: lambda row: row.job.quantity,
    Column.PROGRESS: lambda row: row.job.minted / row.job.quantity,
    Column.EXPORTED: lambda row: _share(row, Column.EXPORTED),
    Column.HANDED_OVER: lambda row: _share(row, Column.HANDED_OVER),
    Column.PRINTED: lambda row: _share(row, Column.PRINTED),
    Column.RATE: lambda row: row.rate,
    Column.TIME: lambda row: (row.job.finished_at or row.job.created_at).timestamp(),
}
"""The sort key of each column."""


def _part_text(row: Row, column: Column) -> str:
    count = row.part(column)
    return progress_text(count, row.total(column)) if count else ""


def _share(row: Row, column: Column) -> float:
    return row.part(column) / max(row.total(column), 1)


JOB_ROLE = Qt.ItemDataRole.UserRole
"""The MintJob of a row."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The sort key of a cell."""
BRAND_ROLE = Qt.ItemDataRole.UserRole + 2
"""The name of the job's brand."""
PART_ROLE = Qt.ItemDataRole.UserRole + 3
"""The number of units in a column of PARTS."""
TOTAL_ROLE = Qt.ItemDataRole.UserRole + 4
"""The number that the units in a column of PARTS are a part of."""

_MAX_SINGLE_CELLS = 50


class JobsModel(TableModel):
    """All jobs of the workspace, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, NUMERIC, parent)
        self._rows: list[Row] = []
        self._row_by_id: dict[int, int] = {}
        self._brand_names: Mapping[str, str] = {}
        self._coverage: Mapping[int, JobCoverage] = {}

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
                before = self._rows[place]
                self._rows[place] = replace(before, job=job)
                self._emit_changed(place, *_columns_changed(before.job, job))
        self._insert(sorted(new, key=lambda job: job.id, reverse=True))

    def show_rates(self, throughput: Throughput, now: datetime) -> None:
        """Show the current rate of each job."""
        for place, row in enumerate(self._rows):
            if row.rate or row.job.status is JobStatus.MINTING:
                minting = row.job.status is JobStatus.MINTING
                rate = throughput.rate(row.job.id, now) if minting else 0.0
                if rate != row.rate:
                    self._rows[place] = replace(row, rate=rate)
                    self._emit_changed(place, Column.RATE, Column.TIME)

    def brand_name(self, key: str) -> str:
        """Return the name of the brand with that key; the key until the name is known."""
        return self._brand_names.get(key, key)

    def show_brand_names(self, names: Mapping[str, str]) -> None:
        """Show these names of brands, by key. Names that several brands have get their key."""
        distinct = distinct_names(names)
        if distinct != self._brand_names:
            self._brand_names = distinct
            self._emit_changed_columns(Column.PRODUCT, Column.PRODUCT)

    def show_coverage(self, coverage: Mapping[int, JobCoverage]) -> None:
        """Show how much of each job is exported, handed over and printed, by the id of the job."""
        self._coverage = coverage
        changed: list[tuple[int, tuple[Column, ...]]] = []
        for place, row in enumerate(self._rows):
            covered = self._covered(row)
            if covered != row:
                self._rows[place] = covered
                changed.append((place, _covered_columns_changed(row, covered)))
        if len(changed) > _MAX_SINGLE_CELLS:
            self._emit_changed_columns(_COVERED[0], _COVERED[-1])
            return
        for place, columns in changed:
            self._emit_changed(place, *columns)

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
        if role == BRAND_ROLE:
            return self.brand_name(row.job.brand_key)
        if role == PART_ROLE:
            return row.part(column)
        if role == TOTAL_ROLE:
            return row.total(column)
        return self._appearance(row, column, role)

    def _count(self) -> int:
        return len(self._rows)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Job"),
            self.tr("Status"),
            self.tr("Product"),
            self.tr("Batch"),
            self.tr("Order no."),
            self.tr("Quantity"),
            self.tr("Minted"),
            self.tr("Exported"),
            self.tr("Handed over"),
            self.tr("Printed"),
            self.tr("Time"),
            self.tr("Rate"),
        )

    def _covered(self, row: Row) -> Row:
        return replace(row, coverage=self._coverage.get(row.job.id, _NOTHING))

    def _text(self, row: Row, column: Column) -> str:
        return self._time(row) if column is Column.TIME else TEXTS[column](row)

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
            return tooltip(self._tooltip_text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.PRODUCT:
            brand = self.brand_name(row.job.brand_key)
            return f"{row.job.product_name}, {brand}, {row.job.product_sku}"
        return None

    def _tooltip_text(self, row: Row) -> str:
        """Return what the cells may elide, and what has no column."""
        job = row.job
        lines = [
            job.product_name,
            self.tr("Brand {brand}, product {sku}").format(
                brand=self.brand_name(job.brand_key), sku=job.product_sku
            ),
            self.tr("Batch {batch}").format(batch=job.batch),
            self.tr("Order number {key}").format(key=job.idempotency_key or "–"),
            self.tr("Minted: {part}").format(part=part_text(job.minted, job.quantity)),
            self.tr("Exported: {part}").format(part=_part_of(row, Column.EXPORTED)),
            self.tr("Handed over: {part}").format(part=_part_of(row, Column.HANDED_OVER)),
            self.tr("Printed: {part}").format(part=_part_of(row, Column.PRINTED)),
            self.tr("Submitted {time}").format(time=moment(job.created_at, datetime.now(UTC))),
        ]
        coverage = row.coverage
        if coverage.void:
            void = number(coverage.void)
            lines.append(self.tr("Void, not in a pack: {count}").format(count=void))
        if coverage.labels.exempt:
            exempt = number(coverage.labels.exempt)
            text = self.tr("Void, sampled or applied without a label: {count}")
            lines.append(text.format(count=exempt))
        return "\n".join([*lines, *([translated(job.error)] if job.error else [])])

    def _emit_changed_columns(self, first: Column, last: Column) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))

    def _emit_changed(self, place: int, *columns: Column) -> None:
        """Emit one signal per cell: for a range of cells, views repaint everything."""
        for column in columns:
            cell = self.index(place, column)
            self.dataChanged.emit(cell, cell)

    def _insert(self, jobs: list[MintJob]) -> None:
        """Insert new jobs, sorted newest first, in as few contiguous runs as possible."""
        placed = groupby(jobs, key=lambda job: self._row_for(job.id))
        runs = [(place, [self._covered(Row(job)) for job in run]) for place, run in placed]
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


def _part_of(row: Row, column: Column) -> str:
    return part_text(row.part(column), row.total(column))


def _covered_columns_changed(before: Row, after: Row) -> tuple[Column, ...]:
    """Return the columns of coverage that differ between two states of a row."""
    return tuple(
        column
        for column in _COVERED
        if (before.part(column), before.total(column)) != (after.part(column), after.total(column))
    )


def _columns_changed(before: MintJob, after: MintJob) -> tuple[Column, ...]:
    """Return the columns that differ between two states of a job."""
    only_minted = replace(before, minted=after.minted) == after
    # The first tokens of a job also enable actions, so the whole row changes.
    return (Column.PROGRESS,) if only_minted and before.minted else tuple(Column)
