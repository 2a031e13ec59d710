"""Find the files in a folder that don't belong to its export, and packs that a program has open."""

import re
import stat
from collections.abc import Collection, Iterable
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

_LIBREOFFICE_LOCK = re.compile(r"\.~lock\.(.+)#", re.DOTALL)
_OFFICE_LOCK = "~$"
_MOST_LEFT_OUT = 2
_MAX_LOCK_BYTES = 4_096


def foreign_files(directory: Path, known: Collection[str]) -> list[Path]:
    """Return the sorted contents of the folder, except these names and what systems leave there.

    Lock files of programs that have a file of these names open are left out, too. Empty if there
    is no folder. Raises OSError.
    """
    try:
        there = sorted(directory.iterdir())
    except FileNotFoundError:
        return []
    return [
        path
        for path in there
        if path.name not in known and not _is_left(path.name) and not is_lock(path, known)
    ]


def is_lock(path: Path, files: Collection[str]) -> bool:
    """Return True if it is the lock file of a program that has one of these files open."""
    return locked_file(path.name, files) is not None and _is_small_file(path)


def lock_files(paths: Iterable[Path]) -> frozenset[Path]:
    """Return those of the paths that are lock files of whatever file. Raises OSError."""
    return frozenset(path for path in paths if _is_lock_name(path.name) and _is_small_file(path))


def _is_lock_name(name: str) -> bool:
    return name.startswith(_OFFICE_LOCK) or bool(_LIBREOFFICE_LOCK.fullmatch(name))


def _is_small_file(path: Path) -> bool:
    """Whether it is a file of the size of a lock file, or was one that no longer exists."""
    try:
        found = path.lstat()
    except FileNotFoundError:  # the program has closed its file since the folder was listed
        return True
    return stat.S_ISREG(found.st_mode) and found.st_size <= _MAX_LOCK_BYTES


def locked_file(name: str, files: Collection[str]) -> str | None:
    """Return the file of these that a program has open if `name` is that of its lock file.

    LibreOffice creates `.~lock.NAME#` beside a file that it has open. Excel and Word create
    `~$NAME`; for longer names, Word replaces up to two characters at the start by `~$`.
    """
    libreoffice = _LIBREOFFICE_LOCK.fullmatch(name)
    if libreoffice:
        return libreoffice[1] if libreoffice[1] in files else None
    if not name.startswith(_OFFICE_LOCK):
        return None
    end = name.removeprefix(_OFFICE_LOCK)
    if end in files:
        return end
    lengths = range(len(end) + 1, len(end) + 1 + _MOST_LEFT_OUT)
    return next((file for file in files if len(file) in lengths and file.endswith(end)), None)


def open_files(directory: Path, files: Collection[str]) -> list[str]:
    """Return the sorted files of these that a program has open, judged by lock files.

    Empty if there is no folder. Raises OSError.
    """
    try:
        there: Iterable[Path] = list(directory.iterdir())
    except FileNotFoundError:
        return []
    found = {locked_file(path.name, files) for path in there if is_lock(path, files)}
    return sorted(name for name in found if name)


def _is_left(name: str) -> bool:
    folded = name.casefold()
    return folded in _LEFT_BY_SYSTEMS or folded.startswith(_LEFT_BEGIN_WITH)
