"""Tags of any type: what is known about one on the reader, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Obstacle(StrEnum):
    """Why a tag can't be written."""

    UNSUPPORTED = "unsupported"
    """It isn't a Type 2 or Type 4 tag."""
    WRONG_CONTAINER = "wrong_container"
    """It has no valid capability container, so that it isn't prepared for NDEF."""
    DAMAGED = "damaged"
    """The content contradicts the specification."""
    LOCKED = "locked"
    PASSWORD = "password"  # noqa: S105 - a kind of obstacle
    RANDOM_UID = "random_uid"
    """It reports a different UID each time, so that it can't be recorded."""


@dataclass(frozen=True, slots=True)
class TagFacts:
    """What is known about a tag.

    `uid` is in hexadecimal, `kind` a name such as NTAG213. `capacity` is the number of bytes for a
    message with its length and terminator. `message` is the NDEF message, None without one;
    `is_blank` is True if nothing would be lost by writing.
    """

    uid: str
    kind: str
    capacity: int = 0
    message: bytes | None = None
    is_blank: bool = False
    obstacle: Obstacle | None = None
    can_be_locked: bool = False


class WriteRefused(Exception):
    """The tag is on the reader and didn't accept what was written."""


class Tag(Protocol):
    """A tag on the reader. Methods raise TagRemoved and ReaderFault."""

    @property
    def facts(self) -> TagFacts:
        """What was known when the tag was put on the reader."""

    def needed(self, message: bytes) -> int:
        """Return how many bytes of the capacity the message needs."""

    def write(self, message: bytes, before_commit: Callable[[], None]) -> None:
        """Write the message. Until `before_commit` is called, the tag has no valid message then.

        Raises WriteRefused.
        """

    def holds(self, message: bytes) -> bool:
        """Read back everything that `write` writes; return whether each byte is the same."""

    def lock(self) -> None:
        """Make the tag permanently read-only, or complete this. Raises WriteRefused."""
