"""Files and folders that are on disk whole or not at all, whatever is unplugged."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_TEMPORARY = re.compile(r"\.(.+)\.part", re.DOTALL)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Writes `data` to `path`, replacing what is there, and makes it durable.

    See `write_pieces`.
    """
    write_pieces(path, (data,), mode=mode)


def write_pieces(path: Path, pieces: Iterable[bytes], *, mode: int = 0o666) -> None:
    """Writes the pieces to `path`, replacing what is there, and makes it durable.

    Of the permissions in `mode`, the file has those that the user's mask leaves.

    A temporary file beside it is written, synced and renamed; one left by an earlier, interrupted
    attempt is removed first. Raises OSError, and what `pieces` does; then `path` is as it was.
    """
    temporary = path.with_name(f".{path.name}.part")
    temporary.unlink(missing_ok=True)
    try:
        with open(_new_file(temporary, mode), "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_whole_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes a folder of these files, given by name and content, in place of what is there.

    They are written to a temporary folder beside it, made durable together and renamed; what an
    earlier, interrupted attempt left is removed first. Raises OSError, and what `files` does; then
    the folder is as it was, or gone if there was one.
    """
    temporary, before = map(folder.with_name, temporaries_of(folder.name))
    _remove(temporary)
    _remove(before)
    try:
        temporary.mkdir()
        for name, data in files:
            with open(_new_file(temporary / name), "wb") as file:
                file.write(data)
        _sync_all(temporary)
        # A folder can't be renamed over one that has files in it, and must not be half removed.
        if folder.exists() or folder.is_symlink():
            os.replace(folder, before)
        os.replace(temporary, folder)
    except BaseException:
        with suppress(OSError):
            _remove(temporary)
        raise
    sync_folder(folder.parent)
    _remove(before)


def temporaries_of(name: str) -> tuple[str, ...]:
    """Returns what a file or folder of that name may be called beside it while it is written."""
    return f".{name}.part", f".{name}.before"


def meant_by(path: Path) -> Path:
    """Returns what a temporary file of ours, or one in a temporary folder, is to be in the end.

    Any other path is returned as it is.
    """
    folder = path.parent
    return folder.with_name(_meant(folder.name)) / _meant(path.name) if folder.name else path


def _meant(name: str) -> str:
    temporary = _TEMPORARY.fullmatch(name)
    return temporary[1] if temporary else name


def _new_file(path: Path, mode: int = 0o666) -> int:
    """Makes a file, never through a link that someone laid in its place; returns its descriptor."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, mode)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_all(folder: Path) -> None:
    """Makes the files in a folder durable, and their names."""
    if hasattr(os, "sync"):
        # All at once is much quicker, but nobody is told what went wrong; so one by one after it.
        os.sync()
    for path in folder.iterdir():
        with open(path, "r+b") as file:
            os.fsync(file.fileno())
    sync_folder(folder)


def make_folder(path: Path, mode: int = 0o777) -> None:
    """Makes a folder and those above it that are missing, durably. Raises OSError."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=mode, exist_ok=True)
    sync_folder(path.parent)


def is_text(path: Path) -> bool:
    """True if the path is text in UTF-8, which a database or a manifest can hold."""
    try:
        os.fsencode(path).decode("utf-8")
    except UnicodeError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable, where the system has a way to. Raises OSError."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Returns the SHA-256 of the file in hex. Raises OSError."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
