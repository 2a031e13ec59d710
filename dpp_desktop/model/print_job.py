"""Print jobs: labels of a fixed set of units, printed on a printer or to a file."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_state import Actor, Production, RefusalKind


class PrintKind(StrEnum):
    """Whether units are printed for the first time."""

    PRINT = "print"
    REPRINT = "reprint"
    """Labels that were printed before are replaced, for a reason."""


class Replaced(StrEnum):
    """The label of a unit that a reprint replaces."""

    NOTHING = ""
    """There is none, or it was spoiled before."""
    IN_DOUBT = "in_doubt"
    PRODUCED = "produced"
    VERIFIED = "verified"
    """It was produced and scanned."""


class PrintStatus(StrEnum):
    """The state of a print job.

    printing → completed; paused, in_doubt and failed leave and re-enter printing; completed and
    cancelled are final.
    """

    PRINTING = "printing"
    PAUSED = "paused"
    IN_DOUBT = "in_doubt"
    """It isn't known whether some units are printed, and a person must say so."""
    COMPLETED = "completed"
    FAILED = "failed"
    """Nothing is in doubt, but it couldn't start or continue."""
    CANCELLED = "cancelled"

    @property
    def word(self) -> Message:
        """The status as a word in a sentence."""
        return _STATUS_WORDS[self]

    @property
    def is_final(self) -> bool:
        """True if no more units can be printed."""
        return self in (PrintStatus.COMPLETED, PrintStatus.CANCELLED)


_STATUS_WORDS = {
    PrintStatus.PRINTING: Message("printing"),
    PrintStatus.PAUSED: Message("paused"),
    PrintStatus.IN_DOUBT: Message("in doubt"),
    PrintStatus.COMPLETED: Message("completed"),
    PrintStatus.FAILED: Message("failed"),
    PrintStatus.CANCELLED: Message("cancelled"),
}

WAITING_PRINTS = frozenset({PrintStatus.PRINTING, PrintStatus.PAUSED, PrintStatus.IN_DOUBT})
"""States in which the units of a print job aren't available to others."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """The stored record of a print job. Its rows are its units in order, counted from 0.

    The first `confirmed` rows are printed, except for `left_out` of them, whose units could no
    longer be printed. Those from there to `announced` were about to be sent. The journal of units
    contains the first `journaled` rows as printed. Announcements before the ordinal
    `first_announcement` no longer count. `printer` is its name, or empty for a print to a `file`,
    whose SHA-256 is `file_digest`, empty until it is recorded.
    `start_at` is the position of the first label on a partly used sheet, from 1. `verify` says
    which labels are scanned while printing, empty for none. `fence` counts the claims, and `runner`
    is the runner that claimed it last and hasn't released it.
    """

    id: int
    kind: PrintKind
    job_id: int
    design: str
    design_digest: str
    printer: str
    file: Path | None
    file_digest: str
    copies: int
    start_at: int
    verify: str
    count: int
    announced: int
    confirmed: int
    journaled: int
    left_out: int
    first_announcement: int
    reason: str
    by: str
    workstation: str
    status: PrintStatus
    error: Message | None
    fence: int
    runner: str | None
    created_at: datetime
    finished_at: datetime | None

    @property
    def actor(self) -> Actor:
        """Who started it, and where."""
        return Actor(self.by, self.workstation)

    @property
    def destination(self) -> str:
        """The name of the printer, or the path of the file."""
        return self.printer or str(self.file)

    @property
    def production(self) -> Production:
        """How its labels are produced."""
        return Production(self.destination, self.design, self.design_digest, self.copies, self.id)

    @property
    def printed(self) -> int:
        """The number of units that are printed."""
        return self.confirmed - self.left_out

    @property
    def doubtful(self) -> int:
        """The number of rows that were announced and aren't confirmed."""
        return self.announced - self.confirmed


@dataclass(frozen=True, slots=True)
class LeftOutRows:
    """Consecutive rows of a print job, and units, that it left out for one reason.

    `printed_by` is the print job that printed them, if one did.
    """

    row: int
    job_id: int
    first_unit: int
    count: int
    reason: RefusalKind
    printed_by: int | None = None

    @property
    def end(self) -> int:
        """The row after the last one."""
        return self.row + self.count


@dataclass(frozen=True, slots=True)
class Announcement:
    """Consecutive rows of a print job that were about to be sent at a moment, in UTC.

    `replaces` says which labels theirs replace.
    """

    first_row: int
    count: int
    at: datetime
    replaces: Replaced
