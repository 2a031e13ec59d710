"""Timers, interleaved repetitions, and ratios of times measured side by side."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from tests.passports.processor_time import processor_seconds

Seconds = dict[str, list[float]]


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes, after pending disk writes are complete."""
    if hasattr(os, "sync"):
        os.sync()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def processor_timed(work: Callable[[], object]) -> float:
    """Return the processor seconds of `work` and of the processes that it waits for.

    Unlike `timed`, it doesn't count the work of other programs.
    """
    begun = processor_seconds()
    work()
    return processor_seconds() - begun


def thread_timed(work: Callable[[], object]) -> float:
    """Return the processor seconds of `work` in this thread.

    Unlike `processor_timed`, it measures fractions of a millisecond.
    """
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def interleaved(repeats: int, runs: Mapping[str, Callable[[], float]]) -> Seconds:
    """Return the seconds of each run. Runs alternate (A B A B), so that all have the same load."""
    seconds: Seconds = {name: [] for name in runs}
    for repeat in range(1, repeats + 1):
        for name, run in runs.items():
            seconds[name].append(run())
            say(f"  {repeat}/{repeats} {name}: {seconds[name][-1]:.3f} s")
    return seconds


def ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """Return the median ratio of consecutive runs."""
    return statistics.median(a / b for a, b in zip(numerators, denominators, strict=True))


def median_ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """Return the ratio of the medians."""
    return statistics.median(numerators) / statistics.median(denominators)


def least_ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """Return the ratio of the fastest runs, because other programs only slow runs down."""
    return min(numerators) / min(denominators)


def say(progress: str) -> None:
    """Print the progress of the benchmark to standard error."""
    sys.stderr.write(f"{progress}\n")
