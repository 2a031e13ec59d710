"""How fast rows are written, and how long the rest will take."""

from collections import deque

_WINDOW_SECONDS = 5.0
_LEAST_SECONDS = 0.3


class Pace:
    """The speed over the last seconds, from readings of a growing count."""

    def __init__(self) -> None:
        self._readings: deque[tuple[float, int]] = deque()

    def read(self, moment: float, done: int) -> None:
        """Takes the count `done` at that moment, in seconds of a monotonic clock."""
        self._readings.append((moment, done))
        while moment - self._readings[0][0] > _WINDOW_SECONDS and len(self._readings) > 2:
            self._readings.popleft()

    @property
    def rate(self) -> float | None:
        """Units per second; None as long as too little is known."""
        if len(self._readings) < 2:
            return None
        (begin, first), (end, last) = self._readings[0], self._readings[-1]
        if end - begin < _LEAST_SECONDS or last <= first:
            return None
        return (last - first) / (end - begin)

    def seconds_left(self, remaining: int) -> float | None:
        """How long `remaining` units will take; None if that can't be told."""
        rate = self.rate
        return None if rate is None else remaining / rate
