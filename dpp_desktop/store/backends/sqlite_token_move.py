"""Moves the tokens of earlier versions, one row each, to the rows of their cycles.

Up to version 9, the table `tokens` had one row for each token. The name now belongs to a view, so
its kind shows what is left to do: a table is still to be moved, without a table or view the file is
still to be compacted, and a view is the last step. So a process that is stopped at any point leaves
a state from which the next one continues. Until a cycle is moved, its column `serials` is empty,
and `unmoved_serials` reads the table.

Serials are moved as they are stored, also wrong ones, because damage is reported where tokens are
read. A token that is missing or incomplete becomes zero bytes, which no serial contains, so that
the others keep their places.
"""

import logging
import math
import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import StorageDamaged, StorageFull
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.model.workspace_update import MoveObserver, MoveStep
from dpp_desktop.store.backends.sqlite_schema import TOKENS_VIEW
from dpp_desktop.store.checksums import cycle_checksum
from dpp_desktop.store.tables import MAX_CYCLE_TOKENS

Open = Callable[[], AbstractContextManager[Connection]]
"""Opens a transaction."""

_CYCLES_AT_ONCE = 20
"""Cycles per transaction: at full size, about 50 ms, in which no other process can write."""
_MORE_BYTES = 1 << 24
"""Free disk space for the write-ahead log and the pages of indexes."""
_MEGABYTE = 1_000_000
_NO_TOKEN = bytes(SERIAL_LENGTH)

_KIND = "SELECT type FROM sqlite_schema WHERE name = 'tokens'"
_LEFT = (
    'SELECT total("count") FROM cycles WHERE length(serials) = 0 AND typeof("count") = \'integer\''
)
_MOVED_BYTES = "SELECT total(length(serials)) FROM cycles"
_CYCLES = (
    'SELECT id, job_id, first_unit, "count", checksum, serials FROM cycles '
    "WHERE id > ?{} ORDER BY id LIMIT ?"
)
_UNMOVED = _CYCLES.format(" AND length(serials) = 0")
_ALL = _CYCLES.format("")
_FORGOTTEN = (
    "SELECT EXISTS (SELECT 1 FROM cycles c WHERE length(c.serials) = 0 "
    "AND EXISTS (SELECT 1 FROM tokens t WHERE t.cycle_id = c.id))"
)
_ROWS = (
    'SELECT "offset", CAST(serial AS BLOB) FROM tokens '
    'WHERE cycle_id = ? AND "offset" >= ? AND "offset" < ? ORDER BY "offset"'
)
# Five times as fast as reading the rows, but SQLite doesn't promise the order.
_CONCATENATED = (
    "SELECT CAST(coalesce(group_concat(serial, ''), '') AS BLOB) "
    'FROM (SELECT serial FROM tokens WHERE cycle_id = ? ORDER BY "offset")'
)

_log = logging.getLogger(__name__)


class _Cycle(NamedTuple):
    """A cycle with its serials, empty until they are moved; neither is checked."""

    id: int
    job_id: object
    first_unit: object
    units: object
    checksum: object
    serials: bytes


def is_complete(connection: Connection) -> bool:
    """Return True if the tokens of an earlier version were moved and their view was created."""
    return _kind(connection) == "view"


def unmoved_serials(connection: Connection, cycle_id: int, first: int, end: int) -> bytes | None:
    """Return the serials of a cycle that isn't moved, from the offset `first` up to `end`.

    Missing or incomplete ones are zero bytes. None if the table of tokens was dropped.
    """
    return _placed(connection, cycle_id, first, end) if _kind(connection) == "table" else None


def move(read: Open, write: Open, engine: Engine, file: Path, observer: MoveObserver) -> None:
    """Move all tokens, compare them, drop their table, and compact the file.

    `read` and `write` open transactions. Raise StorageFull, before anything is moved, if the disk
    has too little free space; StorageDamaged; and what `observer` raises. Then the next call
    continues.
    """
    while _has_table(read):
        _require_space(read, file)
        _move_all(read, write, observer)
        _compare_all(read, observer)
        _drop_table(write)
    with read() as connection:
        compacted = is_complete(connection)
    if not compacted:
        observer.progressed(MoveStep.COMPACT, 0, 0)
        _compact(engine, file)
        with write() as connection:
            if not is_complete(connection):
                connection.exec_driver_sql(TOKENS_VIEW)
        _log.info("The tokens were moved to their cycles")


def _kind(connection: Connection) -> str | None:
    return connection.exec_driver_sql(_KIND).scalar()


def _has_table(read: Open) -> bool:
    with read() as connection:
        return _kind(connection) == "table"


def _tokens_left(read: Open) -> int:
    with read() as connection:
        return int(connection.exec_driver_sql(_LEFT).scalar_one())


def _require_space(read: Open, file: Path) -> None:
    """Raise StorageFull if the disk can't take the serials in addition to the old table."""
    needed = _tokens_left(read) * SERIAL_LENGTH + _MORE_BYTES
    free = shutil.disk_usage(file.parent).free
    if free < needed:
        raise StorageFull(
            Message(
                "To be updated to this version of DPP Desktop, the workspace needs {needed:,} MB "
                "of free disk space, and the disk of '{folder}' has {free:,} MB.",
                needed=math.ceil(needed / _MEGABYTE),
                folder=file.parent,
                free=free // _MEGABYTE,
            ),
            Message("Free some space there, and open the workspace again."),
        )


def _move_all(read: Open, write: Open, observer: MoveObserver) -> None:
    left = _tokens_left(read)
    moved = last = 0
    while True:
        observer.progressed(MoveStep.MOVE, moved, max(left, moved))
        with write() as connection:
            if _kind(connection) != "table":
                return
            found = connection.exec_driver_sql(_UNMOVED, (last, _CYCLES_AT_ONCE)).all()
            for cycle in map(_Cycle._make, found):
                serials = _serials_in_table(connection, cycle)
                connection.exec_driver_sql(
                    "UPDATE cycles SET serials = ? WHERE id = ?", (serials, cycle.id)
                )
                moved += len(serials) // SERIAL_LENGTH
                last = cycle.id
        if not found:
            return


def _compare_all(read: Open, observer: MoveObserver) -> None:
    """Compare all moved serials with their checksum, and otherwise with the old table."""
    last = compared = 0
    with read() as connection:
        total = int(connection.exec_driver_sql(_MOVED_BYTES).scalar_one()) // SERIAL_LENGTH
    while True:
        observer.progressed(MoveStep.COMPARE, compared, total)
        with read() as connection:
            if _kind(connection) != "table":
                return
            found = connection.exec_driver_sql(_ALL, (last, _CYCLES_AT_ONCE)).all()
            for cycle in map(_Cycle._make, found):
                last = cycle.id
                compared += len(cycle.serials) // SERIAL_LENGTH
                if cycle.serials and not _is_same(connection, cycle):
                    raise _differs(cycle.id)
        if not found:
            return


def _is_same(connection: Connection, cycle: _Cycle) -> bool:
    if _matches_checksum(cycle, cycle.serials):
        return True
    return cycle.serials == _all_placed(connection, cycle.id, cycle.units)


def _matches_checksum(cycle: _Cycle, serials: bytes) -> bool:
    numbers = cycle.job_id, cycle.first_unit, cycle.units
    if not all(type(number) is int for number in numbers) or type(serials) is not bytes:
        return False
    return cycle.checksum == cycle_checksum(*numbers, serials)  # type: ignore[arg-type]


def _differs(cycle_id: int) -> StorageDamaged:
    return StorageDamaged(
        Message(
            "The database is damaged: the serials of cycle {cycle} changed while they were moved.",
            cycle=cycle_id,
        ),
        RESTORE,
    )


def _drop_table(write: Open) -> None:
    """Drop the old table, unless a program of an earlier version has added tokens to it."""
    with write() as connection:
        if _kind(connection) == "table" and not connection.exec_driver_sql(_FORGOTTEN).scalar():
            connection.exec_driver_sql("DROP TABLE tokens")


def _compact(engine: Engine, file: Path) -> None:
    """Give the space of the old table back to the disk.

    In place, because another file would look like a restored one. SQLite needs the size of the
    content twice: in a temporary file, and in the write-ahead log. Without that space, the file
    stays as large as it is, and later tokens fill it.
    """
    with engine.connect() as connection:
        # Must not be in a transaction, and SQLAlchemy began one.
        connection.exec_driver_sql("ROLLBACK")
        try:
            needed = _content_bytes(connection) + _MORE_BYTES
            temporary = Path(tempfile.gettempdir())
            if min(shutil.disk_usage(each).free for each in (temporary, file.parent)) < 2 * needed:
                _log.warning("The database was not compacted: the disk has too little free space")
                return
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.invalidate()


def _content_bytes(connection: Connection) -> int:
    pages, free, page_bytes = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * page_bytes


def _serials_in_table(connection: Connection, cycle: _Cycle) -> bytes:
    serials = bytes(connection.exec_driver_sql(_CONCATENATED, (cycle.id,)).scalar_one())
    if _matches_checksum(cycle, serials):
        return serials
    return _all_placed(connection, cycle.id, cycle.units)


def _all_placed(connection: Connection, cycle_id: int, count: object) -> bytes:
    """The serials of a cycle, never empty. If its count is damaged, as many as there are."""
    if type(count) is int and 0 < count <= MAX_CYCLE_TOKENS:
        return _placed(connection, cycle_id, 0, count)
    return _placed(connection, cycle_id, 0, MAX_CYCLE_TOKENS).rstrip(b"\0") or _NO_TOKEN


def _placed(connection: Connection, cycle_id: int, first: int, end: int) -> bytes:
    """The serials of the offsets, each at its place."""
    rows = connection.exec_driver_sql(_ROWS, (cycle_id, first, end)).all()
    serials = b"".join(serial for _, serial in rows)
    is_whole = len(rows) == end - first and all(len(serial) == SERIAL_LENGTH for _, serial in rows)
    if is_whole:  # offsets differ, as they are part of the key
        return serials
    known = {offset: serial for offset, serial in rows if len(serial) == SERIAL_LENGTH}
    return b"".join(known.get(offset, _NO_TOKEN) for offset in range(first, end))
