"""What can happen to a unit and to its carriers, and who did it.

The words follow OPC 30260 (Open-SCS) where it has them: a produced label is Encoded, a spoiled one
LabelScrapped; an applied unit is Commissioned, a sampled one Sampled, a void one Inactive.
"""

from dataclasses import dataclass
from enum import StrEnum

from dpp_desktop.model.unit_set import UnitSet


class Carrier(StrEnum):
    """What shows the URL of a unit."""

    LABEL = "label"
    TAG = "tag"


class CarrierState(StrEnum):
    """The state of a unit's carrier. Verified is an additional fact about a produced one."""

    IN_DOUBT = "in_doubt"
    """It was about to be produced when something interrupted this."""
    PRODUCED = "produced"
    """At least one good copy is left."""
    SPOILED = "spoiled"
    """No good copy is left. It may be produced again; the reason is in the journal."""


class UnitState(StrEnum):
    """The state of a unit itself."""

    APPLIED = "applied"
    """Its carrier is on the product."""
    SAMPLED = "sampled"
    """Taken out of the batch for a test."""
    VOID = "void"
    """Never used again."""


class RefusalKind(StrEnum):
    """Why units may not be produced. The first one that applies counts."""

    VOID = "void"
    SAMPLED = "sampled"
    IN_DOUBT = "in_doubt"
    PRODUCED = "already_produced"


UNIT_SUBJECT = "unit"
"""The subject of the states of units themselves, beside the carriers."""


class JournalAction(StrEnum):
    """What an entry of the unit journal records."""

    PRINT_STARTED = "print_started"
    PRINTED = "printed"
    IN_DOUBT = "in_doubt"
    RESOLVED = "resolved"
    """A person said which label in doubt was the last good one; `units` are those after it."""
    PRINT_CANCELLED = "print_cancelled"
    HANDED_OVER = "handed_over"
    """Packs were handed over, which counts as printed elsewhere."""
    HANDOVER_UNDONE = "handover_undone"
    SPOILED = "spoiled"
    VERIFIED = "verified"
    GRADED = "graded"
    SCAN_REJECTED = "scan_rejected"
    MISTAKE_CLEARED = "mistake_cleared"
    TAG_STARTED = "tag_started"
    """A tag job started for the units."""
    TAG_INTERRUPTED = "tag_interrupted"
    """The tag of the unit was lifted, or refused to be written, before it was recorded."""
    TAG_REJECTED = "tag_rejected"
    """A tag wasn't written for the unit, for the reason in the details."""
    TAG_LOCKED = "tag_locked"
    """The tag of the unit was made read-only."""
    TAG_SKIPPED = "tag_skipped"
    """A person skipped the unit, or the lock of its tag."""
    APPLIED = "applied"
    SAMPLED = "sampled"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something, and on which workstation; texts, empty if unknown."""

    by: str
    workstation: str


@dataclass(frozen=True, slots=True)
class Production:
    """How carriers are produced: printer or file, design and its SHA-256, copies, print job."""

    printer: str = ""
    design: str = ""
    design_digest: str = ""
    copies: int = 1
    print_id: int | None = None


NO_PRODUCTION = Production()
"""For what happens without printing, or where nothing is known about it."""


@dataclass(frozen=True, slots=True)
class JobUnits:
    """Some units of one job."""

    job_id: int
    units: UnitSet
