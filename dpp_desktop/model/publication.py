"""Publications: passports and units that were handed over to whoever answers their URLs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_set import UnitSet


class PublicationStatus(StrEnum):
    """The state of a publication."""

    PUBLISHING = "publishing"
    COMPLETED = "completed"
    FAILED = "failed"
    """Like one that was interrupted, it can be resumed."""


class PublishedState(StrEnum):
    """What a publication says about units."""

    ACTIVE = "active"
    VOID = "void"
    """Voided since they were published."""


@dataclass(frozen=True, slots=True)
class PublishedUnits:
    """Some units of a job in a publication, all with the same full passport.

    `passport_digest` is the SHA-256 of its text, which may be newer than the one of the job.
    """

    job_id: int
    passport_digest: str
    state: PublishedState
    units: UnitSet


@dataclass(frozen=True, slots=True)
class Publication:
    """A fixed set of units and the choices for their files; `plan` is JSON text.

    `fence` counts the claims, `runner` is the process that works on it.
    """

    id: int
    uid: str
    brand_key: str
    directory: Path
    plan: str
    status: PublicationStatus
    error: Message | None
    fence: int
    runner: str | None
    created_at: datetime
    finished_at: datetime | None
