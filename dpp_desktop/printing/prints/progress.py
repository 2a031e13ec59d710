"""The protocol by which the caller of a print job follows and stops it, and its speed."""

import time
from collections import deque
from dataclasses import dataclass
from typing import Protocol

from dpp_desktop.model.errors import PrinterFault
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintJob

_RATE_SECONDS = 60.0
"""The speed is that of the last minute."""


@dataclass(frozen=True, slots=True)
class PrintProgress:
    """How far a print job is, in rows; see `model.print_job.PrintJob`.

    Of the `confirmed` rows, `left_out` were left out. The labels of a file count as soon as they
    are made, although it has no name until the end.
    """

    count: int
    announced: int
    confirmed: int
    left_out: int = 0

    @property
    def printed(self) -> int:
        """The number of units that are printed."""
        return self.confirmed - self.left_out


@dataclass(frozen=True, slots=True)
class DueScan:
    """A label that must be scanned before the print job continues; `unit` counts from 0."""

    job: MintJob
    unit: int


class PrintObserver(Protocol):
    """Follows a running print job. Called from the thread that prints."""

    def print_begun(self, print_job: PrintJob) -> None:
        """The print job is claimed, and nothing is sent in this run yet."""

    def progressed(self, progress: PrintProgress) -> None:
        """Units were announced and confirmed, which is recorded, or written to a file.

        The progress counts rows of the print job, one for each unit, not its copies.
        """

    def printer_waits(self, fault: PrinterFault) -> bool:
        """Return True to wait until somebody has fixed the fault, and the printer continues.

        Called several times a second while it lasts, also after a stop was requested: labels that
        were sent are printed once the fault is fixed. If it returns False, the print job ends at
        once, and they are in doubt.
        """

    def is_scanned(self, due: DueScan) -> bool:
        """Return True once somebody has scanned labels; False to stop the print job.

        Called again if the label isn't verified by then; see `units.scan_back.ScanSession`.
        """

    def stop_requested(self) -> bool:
        """Return True if the print job should stop after what was sent is confirmed."""


class NullPrintObserver:
    """Ignores all progress, and never stops the print job or waits for anyone."""

    def print_begun(self, print_job: PrintJob) -> None:
        """Ignored."""

    def progressed(self, progress: PrintProgress) -> None:
        """Ignored."""

    def printer_waits(self, fault: PrinterFault) -> bool:
        """Never wait."""
        return False

    def is_scanned(self, due: DueScan) -> bool:
        """Labels aren't scanned."""
        return False

    def stop_requested(self) -> bool:
        """Never stop."""
        return False


class PrintRate:
    """The speed of a print job and the time that is left, from its progress."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()
        self._left = 0

    def add(self, progress: PrintProgress, now: float | None = None) -> None:
        """Add the progress at the current time, or at `now` in seconds of a monotonic clock."""
        moment = time.monotonic() if now is None else now
        self._left = progress.count - progress.confirmed
        self._samples.append((moment, progress.printed))
        while len(self._samples) > 2 and moment - self._samples[1][0] >= _RATE_SECONDS:
            self._samples.popleft()

    @property
    def per_second(self) -> float | None:
        """Units a second during the last minute; None until it is known."""
        if len(self._samples) < 2:
            return None
        (before, done), (now, printed) = self._samples[0], self._samples[-1]
        return (printed - done) / (now - before) if now > before else None

    @property
    def seconds_left(self) -> float | None:
        """The estimated time until all units are printed, None until it is known."""
        speed = self.per_second
        return self._left / speed if speed else None
