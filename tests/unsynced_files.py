"""Doesn't wait until files are on the disk.

Only a power cut would show a difference, not the end of a process, and a commit takes several times
as long. `tests.sync_recorder` records what would be synced, and `tests/test_synced_files.py` checks
the settings of databases in a new process, which syncs as the program does.
"""

import os
from unittest.mock import patch

from dpp_desktop.store.backends import sqlite

SYNCED_PRAGMAS: tuple[str, ...] = vars(sqlite)["_PRAGMAS"]
"""The settings of databases in the program."""


def skip_syncing() -> None:
    """Let this process and its copies continue before their data is on the disk."""
    patch.object(os, "fsync", _skip).start()
    patch.object(sqlite, "_PRAGMAS", (*SYNCED_PRAGMAS, "synchronous = OFF")).start()


def _skip(descriptor: int) -> None:
    """Replace `os.fsync`."""
