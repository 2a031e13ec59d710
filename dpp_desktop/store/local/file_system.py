"""Identifies the file system of a workspace and tests its locks.

Locks prevent two processes from minting the same job, and two writers from corrupting the database.
Some file systems (network shares, FUSE) grant every lock, so locks are tested before they are used.
"""

import errno
import os
import secrets
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from dpp_desktop.model.errors import WorkspaceUnusable
from dpp_desktop.model.message import Message

if sys.platform != "win32":
    import fcntl

_MOUNTS = Path("/proc/self/mountinfo")
_VOLUMES = Path("/dev/disk/by-uuid")
_WITHOUT_STABLE_INODES = frozenset({"vfat", "msdos", "exfat", "fat", "fat32", "fuseblk"})
_UUID_IN_STATVFS = frozenset({"ext2", "ext3", "ext4", "btrfs"})


class FileSystem(NamedTuple):
    """A mounted file system: its type in lower case and the device or share it is on.

    Both are empty if the operating system doesn't report them.
    """

    type: str
    source: str

    @property
    def keeps_inodes(self) -> bool:
        """True if inode numbers and change times survive unmounting.

        FAT, exFAT and FUSE number the files at each mount.
        """
        return self.type not in _WITHOUT_STABLE_INODES and not self.type.startswith("fuse")


def file_system_of(path: Path) -> FileSystem:
    """Return the file system that holds `path`, which must exist."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # not Linux, or /proc isn't mounted
        return FileSystem("", "")
    resolved = str(path.resolve())
    best, found = -1, FileSystem("", "")
    for line in lines:
        mount, _, source = line.partition(" - ")
        # As text, because a path for every mount takes ten times as long.
        mount_point = _unescaped(mount.split(" ")[4]).rstrip("/")
        is_inside = resolved == mount_point or resolved.startswith(f"{mount_point}/")
        # The last mount of several on one point hides the others.
        if is_inside and len(mount_point) >= best:
            kind, device = source.split(" ")[:2]
            best, found = len(mount_point), FileSystem(kind.lower(), _unescaped(device))
    return found


def volume_of(path: Path, file_system: FileSystem) -> dict[str, str]:
    """Return identifiers of the volume that don't depend on where it is mounted, by kind.

    In a container, one of them or both may be missing.
    """
    found = {}
    with suppress(OSError):
        device = Path(file_system.source).resolve()
        for link in _VOLUMES.iterdir():
            if link.resolve() == device:
                found["volume"] = link.name
    if file_system.type in _UUID_IN_STATVFS:
        with suppress(OSError):
            found["file_system"] = f"{os.statvfs(path).f_fsid:x}"
    return found


def require_locks(folder: Path) -> None:
    """Check that locks on files in `folder` exclude each other.

    Raise WorkspaceUnusable if they don't, or if the file system has no locks; OSError.
    """
    if sys.platform == "win32":
        return  # LockFile is mandatory there: file systems without it report an error
    with _open_twice(folder) as (held, other):
        try:
            hold = _whole_file_is_held(held, other) and _bytes_are_held(held, other)
        except OSError as error:
            if error.errno not in (errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL):
                raise
            hold = False
    if not hold:
        raise WorkspaceUnusable(
            Message(
                "File locks don't work in '{folder}', so two programs could mint the same job.",
                folder=folder.parent,
            ),
            Message("Choose a folder on a local disk for the workspace."),
        )


@contextmanager
def _open_twice(folder: Path) -> Iterator[tuple[int, int]]:
    """A new file, opened twice. Their locks exclude each other, even in one process."""
    path = folder / f"{secrets.token_hex(8)}.lock-test"
    held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        other = os.open(path, os.O_RDWR)
        try:
            yield held, other
        finally:
            os.close(other)
    finally:
        os.close(held)
        path.unlink(missing_ok=True)


def _whole_file_is_held(held: int, other: int) -> bool:
    """Test flock(2), which the program itself uses."""
    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return _is_refused(lambda: fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB))


def _bytes_are_held(held: int, other: int) -> bool:
    """Test fcntl(2), which SQLite uses."""
    fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB, 1)
    if not hasattr(fcntl, "F_OFD_SETLK"):
        return True  # only such locks exclude each other within a process
    request = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 1, 0)
    return _is_refused(lambda: fcntl.fcntl(other, fcntl.F_OFD_SETLK, request))


def _is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES):
            return True
        raise
    return False


def _unescaped(text: str) -> str:
    """Decode text of /proc/self/mountinfo, which writes spaces and backslashes in octal."""
    if "\\" not in text:
        return text
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, character)
    return text
