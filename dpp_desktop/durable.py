"""Write files and folders atomically: they exist completely or not at all.

A file is written under a temporary name beside its final one, synced and renamed. Temporary names
are unique, so writers of the same file don't disturb each other: the last one to finish wins. What
an interrupted writer left is removed by the next writer of the same file. A lock on the temporary
file or folder distinguishes the two: a live writer holds it, and the system releases it when the
writer's process ends.
"""

import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cache
from io import FileIO
from pathlib import Path
from typing import Self, cast

try:
    import fcntl
except ImportError:  # Windows, where open files can't be removed or renamed
    fcntl = None  # type: ignore[assignment]

_PART, _BEFORE = "part", "before"
# Names by earlier versions of the program contain no token.
_TEMPORARY = re.compile(r"\.(.+?)(?:\.[0-9a-f]{12})?\.(?:part|before)", re.DOTALL)
_TOKEN_BYTES = 6
_MAX_NAME_BYTES = 255
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_RANGE_WRITE = 2
"""SYNC_FILE_RANGE_WRITE of Linux: start writing the changed pages, without waiting."""
_ABANDONED_SECONDS = 24 * 60 * 60
"""Age from which a temporary file is removed if locks can't show whether it is in use."""


@cache
def _sync_file_range() -> Callable[[int, int, int, int], int] | None:
    """The function of Linux's C library, or None elsewhere."""
    if sys.platform != "linux":
        return None
    import ctypes  # noqa: PLC0415 - most processes write no packs

    function = getattr(ctypes.CDLL(None), "sync_file_range", None)
    if function is None:
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_uint)
    return cast("Callable[[int, int, int, int], int]", function)


def write_whole(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Write `data` to `path`, replacing what is there, and make it durable.

    See `write_pieces`.
    """
    write_pieces(path, (data,), mode=mode)


def write_pieces(
    path: Path,
    pieces: Iterable[bytes],
    *,
    mode: int = 0o666,
    replace: bool = True,
    before_rename: Callable[[], None] | None = None,
    discarded: Callable[[], None] | None = None,
) -> None:
    """Write the pieces to `path`, replacing what is there, and make the file durable.

    The file gets the permissions in `mode` that the user's umask allows. Several processes
    may write the same file at once: readers see the whole file of one of them. Without `replace`,
    an existing file stays unchanged, and FileExistsError is raised. `before_rename` is called when
    the content is durable, before the file gets its name. `discarded` is called if the content was
    removed because it didn't get the name: `path` is unchanged then.

    Raises OSError, and what `pieces` and `before_rename` raise. If `discarded` wasn't called, the
    file may have the name, but may be lost if the power fails.
    """
    _remove_abandoned(path)
    temporary, descriptor = _new_locked_file(path, mode)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            if fcntl is None:
                file.close()
            if before_rename:
                before_rename()
            if replace:
                os.replace(temporary, path)
            else:
                _rename_to_new(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()  # fails if the file was renamed, or on a share that is offline
            if discarded:
                discarded()
        raise
    sync_folder(path.parent)


class WholeFiles:
    """Files of one folder that are made durable and get their names together.

    That takes a fraction of the time of `write_whole` for each. Files that weren't finished are
    removed at the end of the with statement.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun: list[tuple[Path, Path, FileIO]] = []
        self._names: list[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._discard()

    def __len__(self) -> int:
        """Return the number of files that were added and aren't finished."""
        return len(self._begun)

    def add(self, path: Path, data: bytes) -> None:
        """Write `data` to a temporary file for `path`, which is in the folder. Raise OSError."""
        if self._names is None:
            self._names = _names_in(self._folder)
        _remove_abandoned(path, self._names)
        temporary, descriptor = _new_locked_file(path, 0o666)
        file = FileIO(descriptor, "wb")  # open until it has its name
        try:
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
        except BaseException:
            _discard(temporary, file)
            raise
        # Only now: an incomplete file must never get its name.
        self._begun.append((path, temporary, file))
        _start_writing(descriptor)

    def finish(
        self, renaming: Callable[[Path], AbstractContextManager[object]] = nullcontext
    ) -> None:
        """Make all files durable, then rename them, replacing what is there.

        Each file is renamed in the context `renaming`. Raise OSError; then files may have their
        names, but none of them incompletely, and the others are removed.
        """
        try:
            for _, _, file in self._begun:
                os.fsync(file.fileno())
            while self._begun:
                path, temporary, file = self._begun[0]
                if fcntl is None:
                    file.close()
                with renaming(path):
                    os.replace(temporary, path)
                file.close()
                del self._begun[0]
        except BaseException:
            # A second attempt to sync could succeed although the system has lost the content.
            self._discard()
            raise
        self._names = None
        sync_folder(self._folder)

    def _discard(self) -> None:
        for _, temporary, file in self._begun:
            _discard(temporary, file)
        self._begun.clear()


def _discard(temporary: Path, file: FileIO) -> None:
    """Remove a temporary file and close it."""
    with suppress(OSError):
        if fcntl is None:
            file.close()
        temporary.unlink()
    file.close()


def _start_writing(descriptor: int) -> None:
    """Have the system write a file to the disk soon, so that syncing it later takes less time."""
    start = _sync_file_range()
    if start:
        start(descriptor, 0, 0, _RANGE_WRITE)


def _rename_to_new(temporary: Path, path: Path) -> None:
    """Rename the file, unless there is one at `path`: then raise FileExistsError."""
    if os.name == "nt":
        os.rename(temporary, path)  # noqa: PTH104 - unlike on other systems, replaces nothing
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without hard links, such as FAT
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        os.replace(temporary, path)
    else:
        with suppress(OSError):
            temporary.unlink()


def unfinished_files(path: Path) -> list[Path]:
    """Return what interrupted or running writers of the file `path` have written so far.

    Raises OSError.
    """
    return [each for each in path.parent.iterdir() if final_name(each.name) == path.name]


def write_whole_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a folder of these files, given by name and content, replacing what is there.

    The files are written to a temporary folder beside it, made durable together and renamed. A
    folder that is there is renamed aside first, so for a moment readers may find none.

    Raises OSError, and what `files` raises; then the folder is unchanged, or gone if there was one.
    """
    _remove_abandoned(folder)
    with _new_locked_folder(folder) as temporary:
        try:
            for name, data in files:
                with open(_new_file(temporary / name), "wb") as file:
                    file.write(data)
            _sync_all(temporary)
            replaced = _rename_into_place(temporary, folder)
        except BaseException:
            with suppress(OSError):
                _remove(temporary)
            raise
    sync_folder(folder.parent)
    for each in replaced:
        with suppress(FileNotFoundError):  # another writer may be removing it as well
            _remove(each)


def final_name(name: str) -> str | None:
    """Return the final name of the file or folder that a temporary name is for.

    None if it isn't a temporary name.
    """
    temporary = _TEMPORARY.fullmatch(name)
    return temporary[1] if temporary else None


def final_path(path: Path) -> Path:
    """Return the final path of a temporary file, or of a file in a temporary folder.

    Any other path is returned unchanged.
    """
    folder = path.parent
    return folder.with_name(_final(folder.name)) / _final(path.name) if folder.name else path


def _final(name: str) -> str:
    return final_name(name) or name


def _temporary_for(path: Path, ending: str) -> Path:
    """Return an unused path beside `path`."""
    token = secrets.token_hex(_TOKEN_BYTES)
    available = _MAX_NAME_BYTES - len(f"..{token}.{ending}")
    name = os.fsencode(path.name)[:available].decode("utf-8", "ignore")
    return path.with_name(f".{name}.{token}.{ending}")


def _new_file(path: Path, mode: int = 0o666) -> int:
    """Create a file, without following a link, and return its descriptor."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, mode)


def _new_locked_file(path: Path, mode: int) -> tuple[Path, int]:
    """Create a temporary file for `path`; return it, and its descriptor, which holds its lock."""
    while True:
        temporary = _temporary_for(path, _PART)
        descriptor = _new_file(temporary, mode)
        if _holds(descriptor, temporary):
            return temporary, descriptor
        os.close(descriptor)


@contextmanager
def _new_locked_folder(folder: Path) -> Iterator[Path]:
    """Create a temporary folder for `folder`, and keep it locked for the time of the body."""
    while True:
        temporary = _temporary_for(folder, _PART)
        temporary.mkdir()
        if fcntl is None:  # folders have no locks on Windows
            yield temporary
            return
        try:
            descriptor = os.open(temporary, os.O_RDONLY | _NO_FOLLOW)
        except FileNotFoundError:  # another process has just removed it
            continue
        try:
            if _holds(descriptor, temporary):
                yield temporary
                return
        finally:
            os.close(descriptor)


def _holds(descriptor: int, temporary: Path) -> bool:
    """Lock a new temporary file or folder; False if another process has just removed it."""
    # Its name is unique, so if it exists, it is the one that was created.
    return _lock(descriptor) is not False and os.path.lexists(temporary)


def _lock(descriptor: int) -> bool | None:
    """Lock the open file or folder; False if it is locked, None if locks don't work here."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks; NFS has none for folders
        return None
    return True


def _remove_abandoned(path: Path, names: Iterable[str] | None = None) -> None:
    """Remove files that interrupted writers of `path` left beside it, if possible.

    `names` are those in its folder, if they are known.
    """
    start = f".{path.name}."
    for name in _names_in(path.parent) if names is None else names:
        if name.startswith(start) and final_name(name) == path.name:
            with suppress(OSError):
                _remove_if_abandoned(path.with_name(name))


def _names_in(folder: Path) -> list[str]:
    """The names in a folder; none if it can't be read."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - quicker, for thousands of packs
    except OSError:
        return []


def _remove_if_abandoned(temporary: Path) -> None:
    if temporary.name.endswith(f".{_BEFORE}") or temporary.is_symlink():
        _remove(temporary)  # the process that renamed it would remove it, too
        return
    found = temporary.lstat()
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        return
    if fcntl is None:
        if stat.S_ISREG(found.st_mode) or _is_old(found):
            _remove(temporary)
        return
    _remove_if_unlocked(temporary, found)


def _remove_if_unlocked(temporary: Path, found: os.stat_result) -> None:
    access = os.O_RDONLY if stat.S_ISDIR(found.st_mode) else os.O_RDWR
    descriptor = os.open(temporary, access | _NO_FOLLOW | _NO_WAIT)
    try:
        locked = _lock(descriptor)
        if locked or (locked is None and _is_old(found)):
            _remove(temporary)
    finally:
        os.close(descriptor)


def _is_old(found: os.stat_result) -> bool:
    return time.time() - found.st_mtime > _ABANDONED_SECONDS


def _rename_into_place(temporary: Path, folder: Path) -> list[Path]:
    """Rename the folder to its final name; return the new paths of replaced folders."""
    replaced: list[Path] = []
    while True:
        # A folder can't be renamed over one with files, which must not be removed piecemeal.
        if os.path.lexists(folder):
            before = _temporary_for(folder, _BEFORE)
            with suppress(FileNotFoundError):
                os.replace(folder, before)
                replaced.append(before)
        try:
            os.replace(temporary, folder)
        except OSError:
            # Another writer may have created it in between.
            if os.path.lexists(folder):
                continue
            if replaced:
                with suppress(OSError):
                    os.replace(replaced[-1], folder)
            raise
        return replaced


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_all(folder: Path) -> None:
    """Make the files in a folder and their names durable."""
    if hasattr(os, "sync"):
        # Much quicker than one by one, but reports no errors, so each file is synced afterwards.
        os.sync()
    for path in folder.iterdir():
        with open(path, "r+b") as file:
            os.fsync(file.fileno())
    sync_folder(folder)


def make_folder(path: Path, mode: int = 0o777) -> None:
    """Create a folder and its missing parents durably. Raise OSError."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=mode, exist_ok=True)
    sync_folder(path.parent)


def can_create_in(folder: Path) -> bool:
    """Return True if files can be created in the folder. Creates one and removes it."""
    try:
        try_creating(folder / "access")
    except OSError:
        return False
    return True


def try_creating(path: Path) -> None:
    """Create a temporary file beside `path` and remove it. Raise OSError."""
    temporary = _temporary_for(path, _PART)
    os.close(_new_file(temporary))
    temporary.unlink()


def is_text(path: Path) -> bool:
    """Return True if the path is valid UTF-8, which a database or a manifest can contain."""
    try:
        os.fsencode(path).decode("utf-8")
    except UnicodeError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system supports it. Raise OSError."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of the file in hex. Raise OSError."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
