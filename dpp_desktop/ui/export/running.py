"""What is remembered of the run that a dialog watches: what was asked, and how fast it goes."""

import time
from dataclasses import dataclass

from dpp_desktop.exporting.watching import Extent
from dpp_desktop.ui.export.looking import Seen
from dpp_desktop.ui.export.pace import Pace
from dpp_desktop.ui.export.stage import unfinished


@dataclass(frozen=True, slots=True)
class Speed:
    """Rows per second, and seconds until all that was asked for is there; None if unknown.

    `written` of `in_all` bytes are there, as far as it is known how many it will be.
    """

    rate: float | None
    seconds_left: float | None
    written: int
    in_all: int | None


class Run:
    """One run of an export, as far as a dialog has seen it."""

    def __init__(self, asked: frozenset[int] | None) -> None:
        """Takes the packs asked for; None for all."""
        self._asked = asked
        self._pace = Pace()
        self.begun: int | None = None
        """The index of the pack that was begun last, by hearsay."""
        self.pausing = False
        """True once the user wants it to stop."""

    def due(self, seen: Seen) -> frozenset[int]:
        """Returns the packs that the run has still to make."""
        left = unfinished(seen)
        return left if self._asked is None else left & self._asked

    def writing_of(self, seen: Seen) -> int | None:
        """Returns the index of the pack that is being written."""
        due = self.due(seen)
        return self.begun if self.begun in due else min(due, default=None)

    def speed(self, seen: Seen, extent: Extent | None) -> Speed:
        """Takes a reading, and returns how fast it goes; `extent` is the run's, if it is known."""
        self._pace.read(time.monotonic(), sum(pack.rows for pack in seen.outlook.packs))
        due = self.due(seen)
        rows = sum(plan.rows for plan in seen.outlook.planned if plan.index in due)
        written = sum(pack.whole_size for pack in seen.outlook.packs if self._is_asked(pack.index))
        in_all = max(extent.bytes, written) if extent else None
        return Speed(self._pace.rate, self._pace.seconds_left(rows), written, in_all)

    def _is_asked(self, index: int) -> bool:
        return self._asked is None or index in self._asked
