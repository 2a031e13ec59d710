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

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_UNUSABLE = frozenset(
    {errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.EINVAL}
)
_NOT_PERMITTED = frozenset({errno.EACCES, errno.EPERM})

RESTORE = "Leave the database unchanged, and restore the workspace from a backup."
"""The remedy for a damaged database."""


def storage_full(path: Path) -> StorageFull:
    """Return the error for a full disk at `path`."""
    return StorageFull(
        f"There is no room left on the disk for '{path}'.",
        "Free some space and resume; everything finished so far is kept.",
    )


def storage_read_only(path: Path) -> StorageReadOnly:
    """Return the error for a file or folder at `path` that can't be written."""
    return StorageReadOnly(
        f"'{path}' can't be written.",
        "Give yourself permission to write there, or choose another folder.",
    )


def _not_permitted(path: Path) -> StorageReadOnly:
    return StorageReadOnly(
        f"You have no permission to use '{path}'.",
        "Give yourself permission, or choose another file or folder.",
    )


def storage_failed(path: Path, reason: str) -> StorageFailed:
    """Return the error for an input or output error at `path`."""
    return StorageFailed(
        f"The disk reported an error at '{path}': {reason}.",
        "Check that the disk is connected and healthy, then resume; everything finished is kept.",
    )


def no_folder(path: Path) -> PathUnusable:
    """Return the error for a folder that doesn't exist."""
    return PathUnusable(
        f"There is no folder '{path}'.", "Choose a folder that is there, or connect its disk."
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
    if error.errno in _UNUSABLE:
        return PathUnusable(
            f"'{known}' can't be used: {error.strerror}.", "Choose another file or folder."
        )
    if error.errno in _FULL:
        return storage_full(path)
    if error.errno in _NOT_PERMITTED:
        return _not_permitted(known)
    if error.errno == errno.ENOENT and (missing := _missing_folder(_error_path(error, path))):
        return no_folder(missing)
    if error.errno == errno.EROFS:
        return storage_read_only(path)
    return storage_failed(known, error.strerror or str(error))


@contextmanager
def os_errors_named(path: Path) -> Iterator[None]:
    """Translate every OSError in the body, for the file or folder at `path`."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, path) from error
