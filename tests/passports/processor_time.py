"""Processor time of this process and of its ended child processes."""

import os


def processor_seconds() -> float:
    """Return the processor seconds so far. Other load on the machine doesn't count."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
