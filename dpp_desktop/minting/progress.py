"""How a mint job is watched and stopped from outside."""

import time
from dataclasses import dataclass
from typing import Protocol

from dpp_desktop.model.mint import MintJob


class Watcher(Protocol):
    """Whoever looks on while a job is minted. Called from the thread that mints."""

    def progressed(self, job: MintJob) -> None:
        """The job stands as given; called after every cycle, so be quick."""

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """A cycle failed and is tried again, for the `attempt`th time, after `delay` seconds."""

    def stop_requested(self) -> bool:
        """True if the work should stop after the cycle under way."""

    def wait(self, seconds: float) -> None:
        """Waits so long; may return earlier if a stop is requested."""


class Unwatched:
    """Nobody looks on, nobody stops the work."""

    def progressed(self, job: MintJob) -> None:
        """Nobody to tell."""

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """Nobody to tell."""

    def stop_requested(self) -> bool:
        """Never."""
        return False

    def wait(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How a failed cycle is tried again: after each of these delays, in seconds."""

    delays: tuple[float, ...] = (0.25, 1.0, 4.0)
