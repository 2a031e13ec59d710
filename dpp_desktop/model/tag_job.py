"""Tag jobs: NFC tags of a fixed set of units, written one after the other."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_state import Actor


class TagJobStatus(StrEnum):
    """The state of a tag job.

    writing → completed; paused leaves and re-enters writing; completed and cancelled are final.
    """

    WRITING = "writing"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"

    @property
    def word(self) -> Message:
        """The status as a word in a sentence."""
        return _STATUS_WORDS[self]

    @property
    def is_final(self) -> bool:
        """True if no more tags can be written."""
        return self in (TagJobStatus.COMPLETED, TagJobStatus.CANCELLED)


_STATUS_WORDS = {
    TagJobStatus.WRITING: Message("writing"),
    TagJobStatus.PAUSED: Message("paused"),
    TagJobStatus.COMPLETED: Message("completed"),
    TagJobStatus.CANCELLED: Message("cancelled"),
}


@dataclass(frozen=True, slots=True)
class TagOptions:
    """How the tags of a job are written.

    `lock` makes them permanently read-only, `overwrite` allows tags that contain something. `text`
    and `android_app` are the content of further records, empty for none. `reason` is why units that
    have tags get new ones, empty if units with tags are left out.
    """

    lock: bool = False
    overwrite: bool = False
    text: str = ""
    android_app: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TagJob:
    """The stored record of a tag job. Its rows are its units in order, counted from 0.

    The rows before `position` are finished: `written` of them have a tag, and the others were
    skipped or left out. `fence` counts the claims, and `runner` is the runner that claimed it last
    and hasn't released it.
    """

    id: int
    job_id: int
    options: TagOptions
    count: int
    position: int
    written: int
    by: str
    workstation: str
    status: TagJobStatus
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
    def remaining(self) -> int:
        """The number of rows that aren't finished."""
        return self.count - self.position


class TagState(StrEnum):
    """What is known about a tag that was written, or was about to be."""

    ANNOUNCED = "announced"
    """It was about to be written, and may contain the URL of the unit."""
    WRITTEN = "written"
    """It was compared, and is recorded as the tag of the unit."""
    WITHDRAWN = "withdrawn"
    """It was lifted or failed before it had a valid message."""
    DESTROYED = "destroyed"
    """A person said that it is destroyed, or that another tag replaces it."""


class LockState(StrEnum):
    """Whether a tag is locked."""

    NONE = ""
    """It isn't, and shouldn't be."""
    PENDING = "pending"
    """It should be, and may be locked in part."""
    LOCKED = "locked"
    SKIPPED = "skipped"
    """It should have been, but a person continued without."""


@dataclass(frozen=True, slots=True)
class TagWrite:
    """A tag that a tag job has written, or was about to; `unit` counts from 0.

    `at` is the moment of the last change, in UTC.
    """

    id: int
    tag_job_id: int
    job_id: int
    unit: int
    uid: str
    kind: str
    reader: str
    state: TagState
    lock: LockState
    at: datetime
    by: str
    workstation: str

    @property
    def is_pending(self) -> bool:
        """True if the tag must return to the reader, or a person must decide without it."""
        return self.state is TagState.ANNOUNCED or self.lock is LockState.PENDING


@dataclass(frozen=True, slots=True)
class TagUnit:
    """A unit whose tag is written; `unit` counts from 0."""

    job: MintJob
    unit: int
    serial: str

    @property
    def url(self) -> str:
        """The resolver URL for its tag."""
        return self.job.link_prefix + self.serial
