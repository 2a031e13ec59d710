"""Looks at what a process of ours takes, to be ended when it is more than it may."""

import enum
import time

import psutil  # type: ignore[import-untyped] # it has no types


class Excess(enum.Enum):
    """What a process takes too much of."""

    MEMORY = enum.auto()
    TIME = enum.auto()


class ProcessLimit:
    """How much memory a process may take, and how long it may go on without an answer.

    `memory` is in bytes, `seconds` are the processor's, so that a machine that has much else to do
    refuses nothing for it; `patience` is how many seconds may go by in all.
    """

    def __init__(self, pid: int, memory: int, seconds: float, patience: float) -> None:
        self._process = psutil.Process(pid)
        self._memory, self._seconds, self._patience = memory, seconds, patience
        self.begin_anew()

    def begin_anew(self) -> None:
        """Counts the time from now."""
        self._begun = time.monotonic()
        self._used = self._processor_seconds()

    def exceeded(self) -> Excess | None:
        """Returns why the process is to be ended, None if it isn't, or has ended already."""
        if self._takes_too_much():
            return Excess.MEMORY
        gone = time.monotonic() - self._begun
        # The processor can't have been used for longer than that: no need to ask.
        if gone < self._seconds:
            return None
        used = self._processor_seconds() - self._used
        return Excess.TIME if used > self._seconds or gone > self._patience else None

    def _takes_too_much(self) -> bool:
        try:
            return int(self._process.memory_info().rss) > self._memory
        except psutil.NoSuchProcess:
            return False

    def _processor_seconds(self) -> float:
        try:
            times = self._process.cpu_times()
        except psutil.NoSuchProcess:
            return 0.0
        return float(times.user + times.system)
