"""Limits what a process of ours may take that reads what comes from outside."""

import signal
import sys


def limit_memory(most: int) -> None:
    """Lets this process have at most so many bytes, and leave no core file when it ends.

    Where the system can't limit it (Windows), whoever started it looks: see `process_limit`.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_processor(seconds: float) -> None:
    """Have the system end this process once it takes so many more seconds of the processor.

    For when nobody is left to end it. Where the system can't (Windows), nothing happens.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
