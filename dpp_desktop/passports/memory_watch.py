"""Looks at how much memory a process of ours takes, for where the system can't limit it."""

import psutil  # type: ignore[import-untyped] # it has no types


def takes_more(process: psutil.Process, most: int) -> bool:
    """Returns whether the process has more than so many bytes of memory; one that is gone, none."""
    try:
        return int(process.memory_info().rss) > most
    except psutil.NoSuchProcess:
        return False
