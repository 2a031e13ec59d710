"""Translates errors of the operating system to errors that a user can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dpp_desktop.durable import final_path
from dpp_desktop.model.errors import (
    DppError,
    PathUnusable,
    StorageFailed,
    StorageFull,
    StorageReadOnly,
)
from dpp_desktop.model.message import Message, verbatim

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_UNUSABLE = frozenset(
    {errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.EINVAL}
)
_NOT_PERMITTED = frozenset({errno.EACCES, errno.EPERM})
_OPEN_ELSEWHERE = frozenset({32, 33})
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows."""

_REASONS = {
    errno.EEXIST: Message("File exists"),
    errno.ENAMETOOLONG: Message("File name too long"),
    errno.EIO: Message("Input/output error"),
    errno.EINVAL: Message("Invalid argument"),
    errno.EISDIR: Message("Is a directory"),
    errno.ENOENT: Message("No such file or directory"),
    errno.ENODEV: Message("No such device"),
    errno.ENXIO: Message("No such device or address"),
    errno.ENOTDIR: Message("Not a directory"),
    errno.ECONNREFUSED: Message("Connection refused"),
    errno.ECONNRESET: Message("Connection reset by peer"),
    errno.EHOSTUNREACH: Message("No route to host"),
    errno.ENETUNREACH: Message("Network is unreachable"),
    errno.ENOSPC: Message("No space left on device"),
    errno.EPIPE: Message("Broken pipe"),
    errno.ETIMEDOUT: Message("Connection timed out"),
    errno.ESTALE: Message("Stale file handle"),
    errno.ELOOP: Message("Too many levels of symbolic links"),
}

RESTORE = Message("Leave the database unchanged, and restore the workspace from a backup.")
"""The remedy for a damaged database."""


def reason_of(error: OSError) -> Message:
    """Return what the operating system says about the error."""
    known = _REASONS.get(error.errno or 0)
    return known or verbatim(error.strerror or str(error))


def storage_full(path: Path) -> StorageFull:
    """Return the error for a full disk at `path`."""
    return StorageFull(
        Message("There is no space left on the disk for '{path}'.", path=path),
        Message("Free some space and resume; completed work is kept."),
    )


def storage_read_only(path: Path) -> StorageReadOnly:
    """Return the error for a file or folder at `path` that can't be written."""
    return StorageReadOnly(
        Message("'{path}' can't be written.", path=path),
        Message("Get permission to write there, or choose a different folder."),
    )


def _not_permitted(path: Path) -> StorageReadOnly:
    return StorageReadOnly(
        Message("You don't have permission to use '{path}'.", path=path),
        Message("Get permission, or choose a different file or folder."),
    )


def storage_failed(path: Path, reason: Message) -> StorageFailed:
    """Return the error for an input or output error at `path`."""
    return StorageFailed(
        Message("The disk reported an error at '{path}': {reason}.", path=path, reason=reason),
        Message(
            "Check that the disk is connected and works properly, then resume; completed work is "
            "kept."
        ),
    )


def no_folder(path: Path) -> PathUnusable:
    """Return the error for a folder that doesn't exist."""
    return PathUnusable(
        Message("There is no folder '{path}'.", path=path),
        Message("Choose an existing folder, or connect its disk."),
    )


def is_open_elsewhere(error: OSError) -> bool:
    """Return True if Windows reports that another program has the file open."""
    return getattr(error, "winerror", None) in _OPEN_ELSEWHERE


def file_open(path: Path) -> PathUnusable:
    """Return the error for a file, or a folder with a file, that another program has open."""
    return PathUnusable(
        Message("'{path}' is open in another program.", path=path),
        Message("Close it there, and try again."),
    )


def _missing_folder(path: Path) -> Path | None:
    """The topmost parent folder of `path` that doesn't exist."""
    return next((each for each in reversed(path.parents) if not each.exists()), None)


def _error_path(error: OSError, path: Path) -> Path:
    """The path in the error; `path` may be its folder."""
    return Path(error.filename) if isinstance(error.filename, str) else path


def _known_path(error: OSError, path: Path) -> Path:
    """The path in the error if the user knows it, otherwise `path`.

    For temporary files of this program, this is the final path.
    """
    named = _error_path(error, path)
    final = final_path(named)
    return final if final != named or _exists(named) else path


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # for example, if the name is too long
        return False


def from_os_error(error: OSError, path: Path) -> DppError:
    """Return an error that a user can act on, for the file or folder at `path`.

    If `path` is a folder and the error names a file in it, the message names the file.
    """
    known = _known_path(error, path)
    if is_open_elsewhere(error):
        return file_open(known)
    if error.errno in _UNUSABLE:
        return PathUnusable(
            Message("'{path}' can't be used: {reason}.", path=known, reason=reason_of(error)),
            Message("Choose a different file or folder."),
        )
    if error.errno in _FULL:
        return storage_full(path)
    if error.errno in _NOT_PERMITTED:
        return _not_permitted(known)
    if error.errno == errno.ENOENT and (missing := _missing_folder(_error_path(error, path))):
        return no_folder(missing)
    if error.errno == errno.EROFS:
        return storage_read_only(path)
    return storage_failed(known, reason_of(error))


@contextmanager
def os_errors_named(path: Path) -> Iterator[None]:
    """Translate every OSError in the body, for the file or folder at `path`."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, path) from error
