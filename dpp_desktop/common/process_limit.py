"""Watch a child process, and report when it exceeds its memory or time limit.

A process that exceeds a limit has bad input, which is rejected. A busy computer is a different
error, `MachineBusy`, and the user can try again. Time limits are therefore in processor seconds,
scaled by the speed of this processor relative to a reference.
"""

import enum
import errno
import json
import signal
import subprocess
import time
from functools import lru_cache
from typing import Any

from dpp_desktop.model.errors import MachineBusy
from dpp_desktop.model.message import Message

PATIENCE_SECONDS = 60.0
"""How long a process may get too little processor time before the computer counts as busy."""

MAX_SLOWDOWN = 20.0
"""The greatest factor by which time limits are scaled."""
_REFERENCE_SECONDS = 0.0011
"""The time of `_benchmark` on the reference: Python 3.11 on an AMD EPYC, one thread."""
_MEASUREMENTS = 10
_FINE_RESOLUTION_SECONDS = 1e-4
_FIXED_TEXT = json.dumps([{"name": f"text {n}", "n": n * 1.5} for n in range(40)])
_KILL_SIGNALS = frozenset(
    getattr(signal, name)
    for name in ("SIGHUP", "SIGINT", "SIGKILL", "SIGTERM")
    if hasattr(signal, name)
)
_NO_RESOURCES = (errno.EAGAIN, errno.ENOMEM)


class Excess(enum.Enum):
    """The limit that a process exceeds; BUSY if the computer gives it too little time."""

    MEMORY = enum.auto()
    TIME = enum.auto()
    BUSY = enum.auto()


class ProcessLimit:
    """The memory limit of a process, and its time limit for an answer.

    `memory` is in bytes, `seconds` in processor seconds on the reference; see `scaled_seconds`.
    After `patience` seconds of elapsed time (default: PATIENCE_SECONDS, at least `seconds`), the
    computer counts as busy.
    """

    def __init__(
        self, pid: int, memory: int, seconds: float, patience: float | None = None
    ) -> None:
        import psutil  # type: ignore[import-untyped] # it has no types

        self._process = psutil.Process(pid)
        self._no_process = psutil.NoSuchProcess
        self._memory, self._seconds = memory, scaled_seconds(seconds)
        self._patience = max(PATIENCE_SECONDS if patience is None else patience, self._seconds)
        self.restart()

    def restart(self) -> None:
        """Restart the time limit."""
        self._started_at = time.monotonic()
        self._used = self._processor_seconds()

    def exceeded(self) -> Excess | None:
        """Return the exceeded limit, or None if there is none or the process has ended."""
        if self._exceeds_memory():
            return Excess.MEMORY
        elapsed = time.monotonic() - self._started_at
        # Processor time can't exceed the elapsed time.
        if elapsed < self._seconds:
            return None
        if self._processor_seconds() - self._used > self._seconds:
            return Excess.TIME
        return Excess.BUSY if elapsed > self._patience else None

    def _exceeds_memory(self) -> bool:
        try:
            return int(self._process.memory_info().rss) > self._memory
        except self._no_process:
            return False

    def _processor_seconds(self) -> float:
        try:
            times = self._process.cpu_times()
        except self._no_process:
            return 0.0
        return float(times.user + times.system)


def scaled_seconds(seconds: float) -> float:
    """Return the seconds that this processor needs for `seconds` of the reference.

    The result is at least `seconds`, also on a faster processor.
    """
    return seconds * _slowdown()


def start_process(command: tuple[str, ...], **options: Any) -> "subprocess.Popen[bytes]":
    """Start a child process. Raises MachineBusy if the system lacks the resources."""
    try:
        return subprocess.Popen(command, **options)  # noqa: S603 - a fixed command
    except OSError as error:
        if error.errno in _NO_RESOURCES:
            raise machine_busy() from error
        raise


def raise_if_killed(process: "subprocess.Popen[bytes]") -> None:
    """Raise MachineBusy if a signal ended the process, such as from the OOM killer."""
    if -(process.returncode or 0) in _KILL_SIGNALS:
        raise machine_busy()


def machine_busy() -> MachineBusy:
    """Return the error for a busy computer."""
    return MachineBusy(
        Message("The computer is too busy or has too little free memory to check this."),
        Message("Wait a moment or close other programs, and try again; nothing was changed."),
    )


@lru_cache(maxsize=1)
def _slowdown() -> float:
    """Return the factor by which this processor is slower than the reference, from 1 to 20.

    It is the minimum of several measurements, because other processes only make them longer.
    """
    best = min(_measure_benchmark() for _ in range(_MEASUREMENTS))
    return min(max(best / _REFERENCE_SECONDS, 1.0), MAX_SLOWDOWN)


def _measure_benchmark() -> float:
    fine = time.get_clock_info("thread_time").resolution < _FINE_RESOLUTION_SECONDS
    clock = time.thread_time if fine else time.perf_counter
    start = clock()
    _benchmark()
    return clock() - start


def _benchmark() -> int:
    """Run a fixed amount of work similar to that of the processes: hash objects, parse JSON."""
    found = 0
    for number in range(6_000):
        found += hash((number, str(number))) & 7
    for _ in range(15):
        found += len(json.loads(_FIXED_TEXT))
    return found
