"""A file beside the database stating that it is damaged, so that no process writes to it.

The process that finds damage writes the note. It is valid until the workspace is restored, which
changes the witnesses (see store/local/copy_detection.py), or the user runs `workspace renew`.
"""

import json
import os
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.errors import StorageDamaged

NOTE_NAME = "damage"
_MAX_BYTES = 1 << 16

WRONG = "The database was found to be damaged."
RENEW_AFTER_RESTORE = (
    "Restore the workspace from a backup. If it is restored already, say so with 'Workspace was "
    "restored' in the menu, or with 'dpp-desktop workspace renew'."
)


def write(folder: Path, damage: StorageDamaged) -> None:
    """Write the note into the folder; an existing one stays. Raise OSError."""
    if not (folder / NOTE_NAME).exists():
        content = json.dumps({"wrong": damage.wrong}).encode("ascii")
        durable.write_whole(folder / NOTE_NAME, content, mode=0o600)


def read(folder: Path) -> StorageDamaged | None:
    """Return the damage stated by the note in the folder, or None without a note.

    A note that can't be read also means that there is damage.
    """
    file = folder / NOTE_NAME
    if not os.path.lexists(file):
        return None
    try:
        with open(file, "rb") as opened:
            wrong = json.loads(opened.read(_MAX_BYTES))["wrong"]
    except (OSError, ValueError, KeyError, TypeError):
        wrong = WRONG
    return StorageDamaged(str(wrong), RENEW_AFTER_RESTORE)


def remove(folder: Path) -> None:
    """Remove the note. Raise OSError."""
    (folder / NOTE_NAME).unlink(missing_ok=True)
