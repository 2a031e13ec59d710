"""Limits what a process of ours takes, so that it can be ended when it is more than it may.

Whether a process took too much is about its file, and the file is refused. A machine that has too
much else to do says nothing about the file: that is `MachineBusy`, and trying again helps. So time
limits are in seconds of the processor, as many as the processor needs on this machine for what the
one that the limits were chosen on does in a second.
"""

import enum
import errno
import json
import signal
import subprocess
import time
from functools import lru_cache
from typing import Any

import psutil  # type: ignore[import-untyped] # it has no types

from dpp_desktop.model.errors import MachineBusy
from dpp_desktop.model.message import Message

PATIENCE_SECONDS = 60.0
"""How long a process of ours may get too little of the processor before the machine is too busy."""

MAX_SLOWDOWN = 20.0
"""A processor that seems slower than this isn't given more time for it."""
_REFERENCE_SECONDS = 0.0011
"""What `_benchmark` takes where the limits were chosen: Python 3.11 on an AMD EPYC, one thread."""
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
    """What a process takes too much of; BUSY if the machine doesn't let it get on."""

    MEMORY = enum.auto()
    TIME = enum.auto()
    BUSY = enum.auto()


class ProcessLimit:
    """How much memory a process may take, and how long it may go on without an answer.

    `memory` is in bytes. `seconds` are the processor's, on a machine as fast as the reference; see
    `scaled_seconds`. `patience` is how many seconds may go by in all before the machine is found
    too busy, PATIENCE_SECONDS if None; for less than `seconds` nobody can tell.
    """

    def __init__(
        self, pid: int, memory: int, seconds: float, patience: float | None = None
    ) -> None:
        self._process = psutil.Process(pid)
        self._memory, self._seconds = memory, scaled_seconds(seconds)
        self._busy_handler = max(PATIENCE_SECONDS if patience is None else patience, self._seconds)
        self.restart()

    def restart(self) -> None:
        """Count the time from now."""
        self._begun = time.monotonic()
        self._used = self._processor_seconds()

    def exceeded(self) -> Excess | None:
        """Return why the process is to be ended, None if it isn't, or has ended already."""
        if self._exceeds_memory():
            return Excess.MEMORY
        gone = time.monotonic() - self._begun
        # The processor can't have been used for longer than that: no need to ask.
        if gone < self._seconds:
            return None
        if self._processor_seconds() - self._used > self._seconds:
            return Excess.TIME
        return Excess.BUSY if gone > self._busy_handler else None

    def _exceeds_memory(self) -> bool:
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


def scaled_seconds(seconds: float) -> float:
    """Return how many seconds this processor needs for that many of the reference, or `seconds`.

    The longer of the two: a faster processor gets as many.
    """
    return seconds * _slowdown()


def start_process(command: tuple[str, ...], **options: Any) -> "subprocess.Popen[bytes]":
    """Start a process of ours. Raises MachineBusy where the system has no room for one."""
    try:
        return subprocess.Popen(command, **options)  # noqa: S603 - the command is ours
    except OSError as error:
        if error.errno in _NO_RESOURCES:
            raise machine_busy() from error
        raise


def raise_if_killed(process: "subprocess.Popen[bytes]") -> None:
    """Raise MachineBusy if someone else ended the process, as a system short of memory does."""
    if -(process.returncode or 0) in _KILL_SIGNALS:
        raise machine_busy()


def machine_busy() -> MachineBusy:
    """Return the error for a machine that doesn't let a process of ours get on."""
    return MachineBusy(
        Message("The computer is too busy or has too little free memory to check this."),
        Message("Wait a moment or close other programs, and try again; nothing was changed."),
    )


@lru_cache(maxsize=1)
def _slowdown() -> float:
    """How many times as long as the reference this processor takes, from 1 to 20.

    The least of several measurements: whatever else runs can only make them longer.
    """
    best = min(_measure_benchmark() for _ in range(_MEASUREMENTS))
    return min(max(best / _REFERENCE_SECONDS, 1.0), MAX_SLOWDOWN)


def _measure_benchmark() -> float:
    fine = time.get_clock_info("thread_time").resolution < _FINE_RESOLUTION_SECONDS
    clock = time.thread_time if fine else time.perf_counter
    begun = clock()
    _benchmark()
    return clock() - begun


def _benchmark() -> int:
    """Some of what our processes do: objects made and compared, text read."""
    found = 0
    for number in range(6_000):
        found += hash((number, str(number))) & 7
    for _ in range(15):
        found += len(json.loads(_FIXED_TEXT))
    return found
