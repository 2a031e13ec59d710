"""Exports and their packs: a frozen set of tokens, and the CSV files that hold it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

MAX_PACK_ROWS = 10_000
"""Rows in one pack at the most, the header not counted."""


class ExportStatus(StrEnum):
    """Where an export stands."""

    EXPORTING = "exporting"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PlannedPack:
    """A pack that an export is to have: `index` counts from 1, `first_unit` from 0."""

    index: int
    file: str
    first_unit: int
    rows: int


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that stands on disk whole; `sha256` in hex, `size` in bytes."""

    index: int
    file: str
    rows: int
    size: int
    sha256: str
    first_serial: str
    last_serial: str


@dataclass(frozen=True, slots=True)
class Export:
    """A frozen set of a job's tokens: its first `count` units, in packs of `pack_rows`.

    `uid` names it in its manifest, unlike any other export anywhere.
    """

    id: int
    uid: str
    job_id: int
    directory: Path
    count: int
    pack_rows: int
    status: ExportStatus
    error: str | None
    fence: int
    runner: str | None
    created_at: datetime
    finished_at: datetime | None
