"""Limit the memory and processor time of this process while it reads untrusted input."""

import signal
import sys


def limit_memory(max_bytes: int) -> None:
    """Limit the address space of this process, and disable core files.

    Windows has no such limit; there the parent process checks, see `process_limit`.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (max_bytes, max_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_processor(seconds: float) -> None:
    """Let the system end this process after this many more seconds of processor time.

    This works without a parent process. On Windows, it does nothing.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
