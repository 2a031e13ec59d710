"""What the processor did for this process, and for those that it has started and ended."""

import os


def processor_seconds() -> float:
    """Returns the seconds until now: what else the machine has to do doesn't count."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
