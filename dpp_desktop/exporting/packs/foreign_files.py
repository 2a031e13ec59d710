"""Find the files in a folder that don't belong to its export."""

from collections.abc import Collection
from pathlib import Path

# Of file managers, and of systems at the root of a disk; in whatever case they are written.
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
"""What users threw away on a stick; and what its file system can't hold of the file beside it."""


def foreign_files(directory: Path, known: Collection[str]) -> list[Path]:
    """Returns what is in the folder, sorted, but for these names and what systems leave there.

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
