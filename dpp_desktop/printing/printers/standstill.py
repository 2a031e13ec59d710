"""Finds out if labels that left the buffer of a printer after a fault can have been printed.

A printer whose labels were cancelled at its panel reports, as one that has printed them, that it
has nothing to do. Only the time differs: a printer that is stopped prints nothing, and later it
needs some time for each label. Cancelled labels that the printer no longer counted when it stopped
can't be noticed.
"""

from dpp_desktop.printing.printers.timing import Timing


class Standstill:
    """What a printer has printed according to its last status, and when it was stopped since."""

    def __init__(self, now: float, timing: Timing) -> None:
        """Begin with an idle printer. Times are seconds of the monotonic clock."""
        self._timing = timing
        self._done = 0
        """Formats that were no longer in the buffer at the last status."""
        self._done_at = now
        self._stopped_at: float | None = None
        """When the current stop was first known, None if the printer is running."""
        self._stopped_until = now

    @property
    def is_stopped(self) -> bool:
        """True if it was stopped after its last status."""
        return self._stopped_at is not None

    def note_stop(self, since: float, now: float) -> None:
        """Note that the printer has been stopped from `since` until now, without its buffer."""
        if self._stopped_at is None:
            self._stopped_at = since
        self._stopped_until = now

    def is_possible(self, done: int, now: float, *, has_fault: bool, is_certain: bool) -> bool:
        """Return False if formats left the buffer that can't have been printed.

        `done` formats aren't in the buffer according to a status; unless `is_certain`, the status
        may be an old one that arrives late.
        """
        printed = done - self._done
        if self._stopped_at is not None:
            if has_fault and now - self._stopped_at >= self._timing.quiet:
                return self._is_unchanged(printed, now)
            running = max(0.0, self._stopped_at - self._done_at) + now - self._stopped_until
            if (printed - 1) * self._timing.label > running:
                return False
        if printed <= 0 and not is_certain:
            self._stopped_until = now
            return True
        self._done, self._done_at = done, now
        if has_fault:
            self.note_stop(now, now)
        else:
            self._stopped_at = None
        return True

    def _is_unchanged(self, printed: int, now: float) -> bool:
        self._stopped_until = now
        return printed <= 0
