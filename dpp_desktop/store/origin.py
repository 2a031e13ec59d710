"""Tells whether a workspace is still the one that reserved its last numbers.

A folder that was copied, or a database that was restored from a backup, holds counters that the
original may have moved on from since. Two marks tell: the database remembers the file it is in
(`home`), and a file beside it remembers the last job that was accepted (`mark`).
"""

import os
import platform
import sys
from pathlib import Path

MARK_NAME = "last-job"

_MACHINE_ID = Path("/etc/machine-id")


def home_of(database: Path) -> str:
    """Returns what tells this file on this machine from every copy of it. Raises OSError.

    A file that is moved within one disk keeps it.
    """
    return f"{_machine()}/{database.stat().st_ino}"


def read_mark(folder: Path) -> int | None:
    """Returns the last job that was accepted in the workspace, or None if nothing says so."""
    try:
        return int((folder / MARK_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write_mark(folder: Path, job_id: int) -> None:
    """Remembers the last job that was accepted. Raises OSError.

    In place and always equally long, so that several processes may do it at once.
    """
    descriptor = os.open(folder / MARK_NAME, os.O_WRONLY | os.O_CREAT, 0o600)
    with open(descriptor, "wb") as file:
        file.write(f"{job_id:020}\n".encode())
        file.flush()
        os.fsync(descriptor)


def _machine() -> str:
    if sys.platform == "linux":
        try:
            return _MACHINE_ID.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeError):
            return ""  # a container without one: its host name wouldn't last either
    return platform.node()
