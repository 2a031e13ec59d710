"""Find the files in a folder that don't belong to its export."""

from collections.abc import Collection
from pathlib import Path

# Files of file managers, and of systems at the root of a disk, in upper or lower case.
_LEFT_BY_SYSTEMS = frozenset(
    name.casefold()
    for name in (
        ".directory",
        ".DS_Store",
        ".fseventsd",
        ".Spotlight-V100",
        ".TemporaryItems",
        ".Trashes",
        "$RECYCLE.BIN",
        "desktop.ini",
        "lost+found",
        "System Volume Information",
        "Thumbs.db",
    )
)
_LEFT_BEGIN_WITH = (".trash-", "._")
"""Trash folders on removable disks, and AppleDouble files."""


def foreign_files(directory: Path, known: Collection[str]) -> list[Path]:
    """Return the sorted contents of the folder, except these names and what systems leave there.

    Empty if there is no folder. Raises OSError.
    """
    try:
        there = sorted(directory.iterdir())
    except FileNotFoundError:
        return []
    return [path for path in there if path.name not in known and not _is_left(path.name)]


def _is_left(name: str) -> bool:
    folded = name.casefold()
    return folded in _LEFT_BY_SYSTEMS or folded.startswith(_LEFT_BEGIN_WITH)
