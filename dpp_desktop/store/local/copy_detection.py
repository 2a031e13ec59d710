"""Witnesses: what a copied or restored workspace can't bring along.

A workspace holds counters that the original may have advanced since it was copied. Three witnesses
show that a workspace is the one that made its last reservation:

- the identity of the database file: machine, volume, inode, and the generation of its folder's
  inode;
- the marker, a file beside the database. It is rewritten within the transaction of each
  reservation, and the database keeps its content and the change time that the kernel gave it. No
  copying tool can set that time;
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
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from dpp_desktop import durable
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
"""What the first marker follows in a workspace of version 4."""

_MACHINE_ID = Path("/etc/machine-id")
_NONCE_BYTES = 16
_GET_GENERATION = 0x80087601
"""FS_IOC_GETVERSION of Linux: a random number that an inode gets whenever it is used again."""


class Origin(Enum):
    """Where a workspace comes from, as far as its witnesses show."""

    UNCHANGED = auto()
    """It is the one that made its last reservation."""
    OUTDATED = auto()
    """The same, but its witnesses have to be written again.

    A reservation was interrupted after it had written the marker, or an earlier version of the
    program wrote them.
    """
    CHANGED = auto()
    """It was moved, or a witness changed; nothing else has continued from it."""
    COPIED = auto()
    """It is a copy or was restored: the original may have continued."""


_ADOPTION_NONCES = {"a" * 32: Origin.CHANGED, "b" * 32: Origin.COPIED}
"""What a marker has as the nonce before if it is written because the workspace takes a new epoch.

If that is interrupted before it is committed, the next process comes to the same verdict.
"""

ORIGIN_NOTICES = {
    Origin.CHANGED: (
        "This workspace was copied, moved or restored, or its files were changed.",
        "It continues with new serials; unfinished jobs are kept.",
    ),
    Origin.COPIED: (
        "This workspace was copied, moved or restored.",
        "It continues with new serials; unfinished jobs are cancelled.",
    ),
}
"""What happened to a workspace, and what follows from it, each as a sentence."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker's content, and its change time in ns where the file system keeps one."""

    nonce: str
    previous: str
    changed: int | None


@dataclass(frozen=True, slots=True)
class StoredWitnesses:
    """What the database knows about its witnesses: `identity` is JSON, `marker` a nonce.

    Both are in the form of version 4, and `marker` is empty, if an earlier version of the program
    wrote them.
    """

    identity: str
    marker: str
    marker_changed: int | None
    last_reservation: Reservation | None
    last_cycle: int
    last_job: int


@dataclass(frozen=True, slots=True)
class FoundWitnesses:
    """The witnesses as they are now.

    `cycle` is the last cycle that was minted here, as far as is known, and `legacy_job` the marker
    of version 4. With `was_recorded`, the workspace or a copy of it has a record; with
    `written_here`, this process wrote the marker; with `elsewhere`, the folder that the record
    names still holds the workspace, so this one is a copy of it.
    """

    identity: str
    marker: Marker | None
    cycle: int
    legacy_job: int | None
    record: RecordEntry | None
    was_recorded: bool
    written_here: bool
    elsewhere: bool


def find_identity(database: Path) -> str:
    """Return what tells the file from every copy of it, as JSON. Raise OSError.

    A file that is moved within one volume keeps it. Parts that the system doesn't report are left
    out.
    """
    parts = {"machine": _machine()}
    file_system = file_system_of(database)
    parts |= volume_of(database, file_system)
    if file_system.keeps_inodes:
        status = database.stat()
        parts["inode"] = str(status.st_ino)
        generation = _generation(database.parent)
        if generation is not None:
            parts["generation"] = str(generation)
        born = getattr(status, "st_birthtime_ns", None)
        if born is not None:
            parts["born"] = str(born)
    return json.dumps(parts)


def read_marker(folder: Path) -> Marker | None:
    """Return the marker in the folder, or None if there is none. Raise OSError.

    A marker that can't be read for another reason than that it is missing proves nothing.
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
    """Return what a new marker gives as the nonce before, where the database knows `marker`."""
    adoption = {verdict: nonce for nonce, verdict in _ADOPTION_NONCES.items()}
    return adoption.get(origin, marker or LEGACY_NONCE)


def write_marker(folder: Path, previous: str) -> Marker:
    """Write a new marker after the one whose nonce was `previous`; return it. Raise OSError."""
    nonce = secrets.token_hex(_NONCE_BYTES)
    file = folder / MARKER_NAME
    content = f"{nonce} {previous:<{2 * _NONCE_BYTES}}\n".encode("ascii")
    if not file.exists():
        durable.write_whole(file, content, mode=0o600)
    # In place: a new file each time would take twice as long, because its folder is synced, too.
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
    """Remember the last cycle. Raise OSError.

    Not synced: after a power cut it may name an earlier one, which does no harm.
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
    """Return True if the creation of a workspace was begun beside the folder. Raise OSError."""
    return read_marker(folder) is not None or read_legacy_marker(folder) is not None


def was_in_use(folder: Path) -> bool:
    """Return True if a workspace beside the folder has reserved numbers. Raise OSError.

    The first marker, which is written before the database is there, follows no other.
    """
    marker = read_marker(folder)
    return bool(marker and (marker.previous or not marker.nonce)) or bool(
        read_legacy_marker(folder)
    )


def find_origin(
    expected: StoredWitnesses, found: FoundWitnesses, holds: Callable[[Reservation], bool]
) -> Origin:
    """Return where the workspace comes from.

    `holds` says whether the database contains a reservation.
    """
    if found.cycle > expected.last_cycle:
        return Origin.COPIED
    if found.record and not _includes(expected, found.record, holds):
        return Origin.COPIED
    if found.elsewhere:
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
        # Content that is no marker was damaged; another nonce belongs to a later reservation.
        return Origin.COPIED if marker.previous else Origin.CHANGED
    # Either the reservation after the last one was interrupted, or the database alone was restored.
    is_newest = found.record is not None and found.record.reservation == expected.last_reservation
    return Origin.OUTDATED if is_newest or found.written_here else Origin.CHANGED


def _origin_by_time(expected: StoredWitnesses, found: FoundWitnesses, marker: Marker) -> Origin:
    """What the marker's change time shows, of a marker with the right content."""
    if None not in (expected.marker_changed, marker.changed):
        is_same = expected.marker_changed == marker.changed
    else:
        # Without times and inodes, only a record shows that it isn't a copy.
        is_same = found.record is not None or "inode" in json.loads(found.identity)
    return Origin.UNCHANGED if is_same else Origin.CHANGED


def _includes(
    expected: StoredWitnesses, record: RecordEntry, holds: Callable[[Reservation], bool]
) -> bool:
    """Return False if the record is ahead of the database, or another copy's."""
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
    """Return True if no part that both identities have differs."""
    before, now = json.loads(expected), json.loads(found)
    return all(before[part] == now[part] for part in before.keys() & now.keys())


def _change_time(file: Path, descriptor: int) -> int | None:
    if sys.platform == "win32" or not file_system_of(file).keeps_inodes:
        return None  # there, it is the creation time, or set from the modification time
    return os.fstat(descriptor).st_ctime_ns


def _generation(folder: Path) -> int | None:
    """The generation of a folder's inode: the database itself mustn't be opened and closed here.

    That would drop the locks that SQLite holds on it in this process.
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
            return ""  # a container without one: its host name wouldn't last either
    return platform.node()
