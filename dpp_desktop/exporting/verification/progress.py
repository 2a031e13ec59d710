"""Reports how far a verification is, and stops it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dpp_desktop.exporting.stop_signal import Stopped


class VerificationStep(StrEnum):
    """What a verification compares at the moment."""

    FILES = "files"
    """The files of the packs with the manifest."""
    IMAGES = "images"
    """The QR images with their lists of checksums."""
    ROWS = "rows"
    """The rows of the packs with the tokens of the workspace."""


@dataclass(frozen=True, slots=True)
class VerificationProgress:
    """How far a verification is.

    `packs_done` of `packs` are finished in this step; `bytes_done` of `total_bytes` in all steps,
    by the sizes in the manifest.
    """

    step: VerificationStep
    packs_done: int
    packs: int
    bytes_done: int
    total_bytes: int


class VerificationObserver(Protocol):
    """Follows a verification. Called from the thread that verifies, many times a second."""

    def progressed(self, progress: VerificationProgress) -> None:
        """More was read or compared."""


class Tracker:
    """Counts what a verification has done, reports it, and raises Stopped once it should stop."""

    def __init__(
        self,
        stop: Callable[[], bool] | None = None,
        observer: VerificationObserver | None = None,
    ) -> None:
        self._stop = stop
        self._observer = observer
        self._step = VerificationStep.FILES
        self._packs = self._packs_done = 0
        self._total_bytes = self._bytes_done = self._in_pack = 0

    def expect(self, total_bytes: int) -> None:
        """Set the size of all steps together."""
        self._total_bytes = total_bytes

    def begin(self, step: VerificationStep, packs: int) -> None:
        """Start a step with that number of packs."""
        self._step, self._packs, self._packs_done = step, packs, 0

    def checkpoint(self, read: int = 0) -> None:
        """Add bytes of the current pack to the progress. Raises Stopped."""
        if self._stop and self._stop():
            raise Stopped
        self._in_pack += read
        self._report()

    def pack_done(self, size: int) -> None:
        """Finish the current pack, of that size in the manifest."""
        self._packs_done += 1
        self._bytes_done += size
        self._in_pack = 0
        self._report()

    def _report(self) -> None:
        if self._observer:
            # A file may be larger than the manifest says.
            done = min(self._bytes_done + self._in_pack, self._total_bytes)
            self._observer.progressed(
                VerificationProgress(
                    self._step, self._packs_done, self._packs, done, self._total_bytes
                )
            )
