"""Lets long work give way to the window where processors are short."""

import os
import sys
import threading
from contextlib import suppress

from PySide6.QtCore import QThread

_NICE = 10


def give_way() -> None:
    """Has the calling thread, which must be one for long work alone, wait for quicker ones."""
    if sys.platform == "linux":  # where Qt's priorities mean nothing, but threads have a niceness
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
    else:
        QThread.currentThread().setPriority(QThread.Priority.LowPriority)
