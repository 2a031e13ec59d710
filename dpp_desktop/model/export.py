"""Exports and their packs: a fixed set of tokens, and the CSV files that contain it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dpp_desktop.model.message import Message, verbatim
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import JobUnits


class ExportStatus(StrEnum):
    """The state of an export."""

    EXPORTING = "exporting"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """Cancelled by the user. Like the others, it can be resumed."""

    @property
    def is_done(self) -> bool:
        """True if no packs are waiting to be written, unless the user requests them."""
        return self in (ExportStatus.COMPLETED, ExportStatus.CANCELLED)


class ExportScope(StrEnum):
    """Which tokens an export contains."""

    JOB = "job"
    """All tokens that a job had when the export was created."""
    UNITS = "units"
    """A range of a job's units."""
    BATCH = "batch"
    """All tokens that the jobs of a batch had when the export was created."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive units of one job in an export; `first_unit` counts from 0."""

    job_id: int
    first_unit: int
    count: int


@dataclass(frozen=True, slots=True)
class PlannedPack:
    """A pack that an export contains or will contain: `index` counts from 1.

    It covers the `units` units from `first_unit` on, which counts from 0 within the export. For a
    whole job, this is the number of the unit. `left_out` are those of its units that aren't in it,
    because they were void when it was written, or are void now if it isn't finished. `void` are
    the units of a finished pack that were voided afterwards, and `void_rows` their rows, which
    count from 0 without the header.
    """

    index: int
    file: str
    first_unit: int
    units: int
    left_out: tuple[JobUnits, ...] = ()
    void: tuple[JobUnits, ...] = ()
    void_rows: UnitSet = NO_UNITS

    @property
    def rows(self) -> int:
        """The number of rows, without the header; 0 if all units are left out."""
        return self.units - self.left_out_count

    @property
    def left_out_count(self) -> int:
        """The number of units that are left out."""
        return sum(len(each.units) for each in self.left_out)

    @property
    def extent(self) -> tuple[int, str, int, int]:
        """What never changes, whatever is voided."""
        return self.index, self.file, self.first_unit, self.units


@dataclass(frozen=True, slots=True)
class PackImages:
    """A complete folder of QR images, one for each row of a pack.

    `size` is the size of all its files in bytes; `sha256`, in hex, is that of its checksum list.
    """

    folder: str
    count: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A complete pack on disk; `sha256` in hex, `size` in bytes, without its `images`."""

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
        """The size of the pack and its images in bytes."""
        return self.size + (self.images.size if self.images else 0)


@dataclass(frozen=True, slots=True)
class Export:
    """A fixed set of `count` tokens, in packs of `pack_rows`.

    `uid` identifies the export in its manifest, and is unique across all workspaces. `job_id` is
    the job of its tokens, or the first job of a batch. `profile` is the export profile as JSON,
    empty for the label profile.
    """

    id: int
    uid: str
    job_id: int
    directory: Path
    count: int
    pack_rows: int
    status: ExportStatus
    error: Message | None
    fence: int
    runner: str | None
    created_at: datetime
    finished_at: datetime | None
    scope: ExportScope = ExportScope.JOB
    profile: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """When, by whom and to whom the pack with the index was handed over.

    `to` is empty if nobody entered it, as in earlier versions of the program.
    """

    index: int
    by: str
    at: datetime
    to: str = ""

    @property
    def people(self) -> Message:
        """The people, to insert after "handed over by"."""
        if self.to:
            return Message("{by} to {to}", by=self.by, to=self.to)
        return verbatim(self.by)
