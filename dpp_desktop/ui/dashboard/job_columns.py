"""The columns of the jobs table: what they say of a job, and what they are sorted by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_words import number, percent, status_word


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
