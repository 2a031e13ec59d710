"""A file beside the database stating that it is damaged, so that no process writes to it.

The process that finds damage writes the note. It is valid until the workspace is restored, which
changes the witnesses (see store/local/copy_detection.py), or the user runs `workspace renew`.
"""

import json
import os
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message, from_json, verbatim

NOTE_NAME = "damage"
_MAX_BYTES = 1 << 16

WRONG = Message("The database is damaged.")
RENEW_AFTER_RESTORE = Message(
    "Restore the workspace from a backup. If you have already restored it, "
    "choose 'Workspace was restored' in the menu, or run 'dpp-desktop workspace "
    "renew'."
)


def write(folder: Path, damage: StorageDamaged) -> None:
    """Write the note into the folder; an existing one stays. Raise OSError."""
    if not (folder / NOTE_NAME).exists():
        content = json.dumps({"wrong": damage.wrong.as_json()}).encode("ascii")
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
            wrong = _message(json.loads(opened.read(_MAX_BYTES))["wrong"])
    except (OSError, ValueError, KeyError, TypeError):
        wrong = WRONG
    return StorageDamaged(wrong, RENEW_AFTER_RESTORE)


def _message(noted: object) -> Message:
    """Return the message in a note; notes of earlier versions hold its text only."""
    return verbatim(noted) if isinstance(noted, str) else from_json(noted)


def remove(folder: Path) -> None:
    """Remove the note. Raise OSError."""
    (folder / NOTE_NAME).unlink(missing_ok=True)
