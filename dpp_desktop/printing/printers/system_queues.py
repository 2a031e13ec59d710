"""The printer queues of this computer: those of CUPS, or of the Windows spooler."""

import sys

from dpp_desktop.printing.printers import windows_spooler
from dpp_desktop.printing.printers.ipp.client import queue_names

_TIMEOUT = 3.0
"""In seconds; the scheduler is on this computer."""


def system_queues() -> tuple[str, ...]:
    """Return the names of the queues in order; none if this computer has no scheduler."""
    is_windows = sys.platform == "win32"
    try:
        found = windows_spooler.printer_names() if is_windows else queue_names(_TIMEOUT)
    except OSError:
        return ()
    return tuple(sorted(set(found), key=str.casefold))
