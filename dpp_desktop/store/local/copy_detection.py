"""Detects that a workspace was copied or restored, by witnesses that a copy doesn't include.

A workspace contains counters that the original may have advanced since it was copied. Three
witnesses show that a workspace is the one that made its last reservation:

- the identity of the database file: machine, volume, inode, and the generation of its folder's
  inode;
- the marker, a file beside the database. It is rewritten within the transaction of each
  reservation, and the database stores its content and the change time that the kernel set. No
  copying tool can set this time;
- the record, a file outside the workspace that names the last reservation (see
  store/local/reservation_record.py).

Beside the marker, a file names the last cycle that was minted. It may lag behind, but it is never
ahead of the database that it belongs to. `find_origin` compares all of them.
"""

import json
import os
import platform
import secrets
import struct
import sys
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from dpp_desktop import durable
from dpp_desktop.model.message import Message
from dpp_desktop.store.local.file_system import file_system_of, volume_of
from dpp_desktop.store.local.reservation_record import RecordEntry
from dpp_desktop.store.number_ranges import Reservation

if sys.platform == "linux":
    import fcntl

MARKER_NAME = "marker"
PROGRESS_NAME = "last-cycle"
LEGACY_MARKER_NAME = "last-job"
"""The marker of version 4: the number of the last job that was accepted."""

LEGACY_NONCE = "0" * 32
"""The previous nonce of the first marker in a workspace of version 4."""

_MACHINE_ID = Path("/etc/machine-id")
_NONCE_BYTES = 16
_GET_GENERATION = 0x80087601
"""FS_IOC_GETVERSION of Linux: a random number that an inode gets whenever it is reused."""


class Origin(Enum):
    """The origin of a workspace as its witnesses show it."""

    UNCHANGED = auto()
    """The workspace made its last reservation itself."""
    OUTDATED = auto()
    """As UNCHANGED, but the witnesses must be rewritten.

    A reservation was interrupted after writing the marker, or an earlier version of the program
    wrote them.
    """
    CHANGED = auto()
    """The workspace was moved, or a witness changed. No other copy has continued from it."""
    COPIED = auto()
    """The workspace is a copy or was restored. The original may have continued."""


_ADOPTION_NONCES = {"a" * 32: Origin.CHANGED, "b" * 32: Origin.COPIED}
"""The previous nonce of a marker that is written because the workspace starts a new epoch.

If this is interrupted before the commit, the next process finds the same origin.
"""

ORIGIN_NOTICES = {
    Origin.CHANGED: (
        Message("This workspace was copied, moved or restored, or its files were changed."),
        Message("It continues with new serials; unfinished jobs are kept."),
    ),
    Origin.COPIED: (
        Message("This workspace was copied, moved or restored."),
        Message("It continues with new serials; unfinished jobs are cancelled."),
    ),
}
"""What happened to a workspace, and the consequence, each as a sentence."""


class Marker(NamedTuple):
    """The content of a marker, and its change time in ns if the file system has one."""

    nonce: str
    previous: str
    changed: int | None


class StoredWitnesses(NamedTuple):
    """The witnesses as the database stores them: `identity` is JSON, `marker` a nonce.

    If an earlier version of the program wrote them, `identity` has the format of version 4, and
    `marker` is empty.
    """

    identity: str
    marker: str
    marker_changed: int | None
    last_reservation: Reservation | None
    last_cycle: int
    last_job: int


class FoundWitnesses(NamedTuple):
    """The witnesses as they are on disk.

    `cycle` is the last cycle that is known to have been minted here, and `legacy_job` the marker of
    version 4. With `was_recorded`, the workspace or a copy of it has a record. With `written_here`,
    this process wrote the marker. With `original_exists`, the folder in the record still contains
    the workspace, so this one is a copy of it.
    """

    identity: str
    marker: Marker | None
    cycle: int
    legacy_job: int | None
    record: RecordEntry | None
    was_recorded: bool
    written_here: bool
    original_exists: bool


def find_identity(database: Path) -> str:
    """Return the identity of the file, which no copy of it has, as JSON. Raise OSError.

    A file that is moved within one volume keeps its identity. Parts that the system doesn't report
    are left out.
    """
    parts = {"machine": _machine()}
    file_system = file_system_of(database)
    parts |= volume_of(database, file_system)
    if file_system.keeps_inodes:
        parts |= _inode_parts(database)
    return json.dumps(parts)


def _inode_parts(database: Path) -> dict[str, str]:
    status = database.stat()
    parts = {"inode": str(status.st_ino)}
    generation = _generation(database.parent)
    if generation is not None:
        parts["generation"] = str(generation)
    born = getattr(status, "st_birthtime_ns", None)
    if born is not None:
        parts["born"] = str(born)
    return parts


def read_marker(folder: Path) -> Marker | None:
    """Return the marker in the folder, or None if there is none. Raise OSError.

    A marker that exists but can't be read proves nothing, so this raises an error.
    """
    file = folder / MARKER_NAME
    try:
        with open(file, "rb") as opened:
            content = opened.read(4 * _NONCE_BYTES + 2)
            changed = _change_time(file, opened.fileno())
    except (FileNotFoundError, NotADirectoryError):
        return None
    nonce, _, previous = content.decode("ascii", "replace").strip().partition(" ")
    return Marker(nonce, previous, changed)


def previous_nonce(origin: Origin, marker: str) -> str:
    """Return the previous nonce for a new marker, if the database stores the nonce `marker`."""
    adoption = {verdict: nonce for nonce, verdict in _ADOPTION_NONCES.items()}
    return adoption.get(origin, marker or LEGACY_NONCE)


def write_marker(folder: Path, previous: str) -> Marker:
    """Write a new marker that follows the nonce `previous`, and return it. Raise OSError."""
    nonce = secrets.token_hex(_NONCE_BYTES)
    file = folder / MARKER_NAME
    content = f"{nonce} {previous:<{2 * _NONCE_BYTES}}\n".encode("ascii")
    if not file.exists():
        durable.write_whole(file, content, mode=0o600)
    # In place, because a new file takes twice as long: its folder has to be synced, too.
    with open(file, "r+b") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
        changed = _change_time(file, opened.fileno())
    return Marker(nonce, previous, changed)


def read_progress(folder: Path) -> int:
    """Return the last cycle that was minted in the workspace; 0 if none is known. Raise OSError."""
    return _read_number(folder / PROGRESS_NAME) or 0


def write_progress(folder: Path, cycle: int) -> None:
    """Store the last cycle. Raise OSError.

    Not synced: after a power failure, the file may contain an earlier cycle, which does no harm.
    """
    descriptor = os.open(folder / PROGRESS_NAME, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{cycle:020}\n".encode("ascii"))
    finally:
        os.close(descriptor)


def read_legacy_marker(folder: Path) -> int | None:
    """Return the last job that version 4 accepted, or None. Raise OSError."""
    return _read_number(folder / LEGACY_MARKER_NAME)


def has_marker(folder: Path) -> bool:
    """Return True if creating a workspace beside the folder was started. Raise OSError."""
    return read_marker(folder) is not None or read_legacy_marker(folder) is not None


def was_in_use(folder: Path) -> bool:
    """Return True if a workspace beside the folder has reserved numbers. Raise OSError.

    The first marker, which is written before the database exists, has no previous nonce.
    """
    marker = read_marker(folder)
    return bool(marker and (marker.previous or not marker.nonce)) or bool(
        read_legacy_marker(folder)
    )


def find_origin(
    expected: StoredWitnesses, found: FoundWitnesses, holds: Callable[[Reservation], bool]
) -> Origin:
    """Return the origin of the workspace.

    `holds` says whether the database contains a reservation.
    """
    if found.cycle > expected.last_cycle:
        return Origin.COPIED
    if found.record and not _includes(expected, found.record, holds):
        return Origin.COPIED
    if found.original_exists:
        return Origin.COPIED
    if not expected.marker:
        return _origin_by_legacy(expected, found)
    if not _is_same(expected.identity, found.identity):
        return Origin.CHANGED if found.record else Origin.COPIED
    return _origin_by_marker(expected, found)


def _origin_by_marker(expected: StoredWitnesses, found: FoundWitnesses) -> Origin:
    marker = found.marker
    if marker is None:
        return Origin.CHANGED
    if marker.nonce == expected.marker:
        return _origin_by_time(expected, found, marker)
    if marker.previous in _ADOPTION_NONCES:
        return _ADOPTION_NONCES[marker.previous]
    if marker.previous != expected.marker:
        # Other content was damaged, and another nonce belongs to a later reservation.
        return Origin.COPIED if marker.previous else Origin.CHANGED
    # Either the next reservation was interrupted, or only the database was restored.
    is_newest = found.record is not None and found.record.reservation == expected.last_reservation
    return Origin.OUTDATED if is_newest or found.written_here else Origin.CHANGED


def _origin_by_time(expected: StoredWitnesses, found: FoundWitnesses, marker: Marker) -> Origin:
    """The origin by the change time of a marker with the expected content."""
    if None not in (expected.marker_changed, marker.changed):
        is_same = expected.marker_changed == marker.changed
    else:
        # Without times and inodes, only a record shows that this isn't a copy.
        is_same = found.record is not None or "inode" in json.loads(found.identity)
    return Origin.UNCHANGED if is_same else Origin.CHANGED


def _includes(
    expected: StoredWitnesses, record: RecordEntry, holds: Callable[[Reservation], bool]
) -> bool:
    """Return False if the record is ahead of the database, or belongs to another copy."""
    if record.cycle > expected.last_cycle:
        return False
    return record.reservation is None or holds(record.reservation)


def _origin_by_legacy(expected: StoredWitnesses, found: FoundWitnesses) -> Origin:
    inode = json.loads(found.identity).get("inode")
    is_same = expected.identity == f"{_machine()}/{inode}"
    job = found.legacy_job
    # Version 4 kept no record, so a workspace that has one was upgraded before.
    if is_same and not found.was_recorded and job is not None and job <= expected.last_job:
        return Origin.OUTDATED
    return Origin.COPIED


def remove_legacy_marker(folder: Path) -> None:
    """Remove the marker of version 4, once the workspace has another. Raise OSError."""
    (folder / LEGACY_MARKER_NAME).unlink(missing_ok=True)


def _read_number(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="ascii"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def _is_same(expected: str, found: str) -> bool:
    """Return True if all parts that both identities have are equal."""
    before, now = json.loads(expected), json.loads(found)
    return all(before[part] == now[part] for part in before.keys() & now.keys())


def _change_time(file: Path, descriptor: int) -> int | None:
    if sys.platform == "win32" or not file_system_of(file).keeps_inodes:
        return None  # there, it is the creation time, or copied from the modification time
    return os.fstat(descriptor).st_ctime_ns


def _generation(folder: Path) -> int | None:
    """The generation of a folder's inode.

    The database itself must not be opened and closed here, because that would release the locks
    that SQLite holds on it in this process.
    """
    if sys.platform != "linux":
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        answer = fcntl.ioctl(descriptor, _GET_GENERATION, bytes(8))
    except OSError:
        return None  # a file system without generations
    finally:
        os.close(descriptor)
    return int(struct.unpack("I4x", answer)[0])


def _machine() -> str:
    if sys.platform == "linux":
        try:
            return _MACHINE_ID.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeError):
            return ""  # a container without one, whose host name isn't permanent either
    return platform.node()
