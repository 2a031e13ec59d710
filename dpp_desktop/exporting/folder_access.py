"""Check that packs can be written into a folder, before anything is written."""

import errno
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.exporting.folder_contents import not_a_folder
from dpp_desktop.model.errors import DppError, PathUnusable
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import (
    from_os_error,
    no_folder,
    os_errors_named,
    storage_read_only,
)

_MORE_BYTES = 40
"""The bytes by which the longest name beside a pack exceeds its own: a temporary image."""
_MAX_NAME_BYTES = 255


def free_bytes(directory: Path, files: Collection[str]) -> int:
    """Return the free bytes on the disk of the folder, or of the folder to create it in.

    `files` are the packs to write there. Raises PathUnusable if a part of the path isn't a folder,
    is missing and can't be created, or is too long; StorageReadOnly if the folder can't be written;
    and what `from_os_error` returns for other errors.
    """
    directory = directory.absolute()
    nearest = next(
        (each for each in (directory, *directory.parents) if os.path.lexists(each)), None
    )
    if nearest is None:
        raise no_folder(directory)
    with os_errors_named(directory):
        if not nearest.is_dir():
            raise not_a_folder(nearest)
        _check_length(directory, nearest, files)
        usage = shutil.disk_usage(nearest)
        # Systems show devices and processes as files on a disk of 0 bytes, such as /proc.
        if usage.total == 0 or not _may_write(nearest):
            raise _not_writable(directory, nearest)
    return usage.free


def _check_length(directory: Path, nearest: Path, files: Collection[str]) -> None:
    """Raise PathUnusable if the system accepts no file of the longest of these names."""
    most, most_in_name = _limits(nearest)
    longest = max((len(os.fsencode(name)) for name in files), default=0) + _MORE_BYTES
    names = directory.relative_to(nearest).parts
    is_long = any(len(os.fsencode(name)) > most_in_name for name in names)
    if is_long or len(os.fsencode(directory)) + longest > most:
        error = OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(directory))
        raise from_os_error(error, directory)


def _limits(folder: Path) -> tuple[float, float]:
    """The maximum length of a path and of a name in it, in bytes."""
    if not hasattr(os, "pathconf"):  # Windows, where the length of a path depends on its settings
        return float("inf"), _MAX_NAME_BYTES
    limits = (os.pathconf(folder, name) for name in ("PC_PATH_MAX", "PC_NAME_MAX"))
    most, most_in_name = (limit if limit >= 0 else float("inf") for limit in limits)
    return most, most_in_name


def _may_write(folder: Path) -> bool:
    if os.name == "nt":  # where only an attempt takes access control lists into account
        return durable.can_create_in(folder)
    effective = os.access in os.supports_effective_ids
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=effective)


def _not_writable(directory: Path, nearest: Path) -> DppError:
    if nearest == directory:
        return storage_read_only(directory)
    return PathUnusable(
        Message(
            "There is no folder '{folder}', and it can't be created in '{parent}'.",
            folder=nearest / directory.relative_to(nearest).parts[0],
            parent=nearest,
        ),
        Message("Choose an existing folder, or connect its disk."),
    )
