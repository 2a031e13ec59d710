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
    CANCELLED = "cancelled"
    """Given up by the user. Like the others it can be gone on with."""

    @property
    def is_done(self) -> bool:
        """True if nothing of it is waiting to be made, unless the user asks for it."""
        return self in (ExportStatus.COMPLETED, ExportStatus.CANCELLED)


class ExportScope(StrEnum):
    """What the tokens of an export are, taken together."""

    JOB = "job"
    """All that a job had when the export was made."""
    UNITS = "units"
    """A range of a job's units."""
    BATCH = "batch"
    """All that the jobs of a batch had when the export was made."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Units of one job that stand one after the other in an export; `first_unit` from 0."""

    job_id: int
    first_unit: int
    count: int


@dataclass(frozen=True, slots=True)
class PlannedPack:
    """A pack that an export is to have: `index` counts from 1.

    `first_unit` counts from 0 along the whole export: of a whole job, that is the unit's own place.
    """

    index: int
    file: str
    first_unit: int
    rows: int


@dataclass(frozen=True, slots=True)
class PackImages:
    """A folder of QR images, one for each row of a pack, that stands on disk whole.

    `size` is in bytes, of all its files; `sha256` in hex, of its list of checksums.
    """

    folder: str
    count: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that stands on disk whole; `sha256` in hex, `size` in bytes, without its `images`."""

    index: int
    file: str
    rows: int
    size: int
    sha256: str
    first_serial: str
    last_serial: str
    images: PackImages | None = None

    @property
    def total_size(self) -> int:
        """Bytes of the pack and its images."""
        return self.size + (self.images.size if self.images else 0)


@dataclass(frozen=True, slots=True)
class Export:
    """A frozen set of `count` tokens, in packs of `pack_rows`.

    `uid` names it in its manifest, unlike any other export anywhere. `job_id` is the job of its
    tokens, of a batch the first of its jobs; `profile` how its packs are written, as JSON, empty
    for the label profile.
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
    scope: ExportScope = ExportScope.JOB
    profile: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """That the pack of that index was handed over, by whom, when."""

    index: int
    by: str
    at: datetime
