"""Reports the progress of a mint job, and lets a caller stop it."""

import time
from typing import Protocol

from dpp_desktop.model.mint import MintJob


class MintObserver(Protocol):
    """Receives the progress of a job. Called from the thread that mints."""

    def progressed(self, job: MintJob) -> None:
        """Report the current state of the job. Called after every cycle, so return quickly."""

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """Report that a cycle failed; retry number `attempt` follows in `delay` seconds."""

    def stop_requested(self) -> bool:
        """Return True if minting is to stop after the current cycle."""

    def wait(self, seconds: float) -> None:
        """Wait so long, or less if a stop is requested."""


class NullMintObserver:
    """Ignores progress and never requests a stop."""

    def progressed(self, job: MintJob) -> None:
        """Do nothing."""

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """Do nothing."""

    def stop_requested(self) -> bool:
        """Return False."""
        return False

    def wait(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
