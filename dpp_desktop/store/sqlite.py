"""Everything particular to SQLite: opening and checking a file, its settings, its own SQL."""

import os
import random
import shutil
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from dpp_desktop.model.errors import (
    DppError,
    EnvironmentFault,
    StorageDamaged,
    StorageLocked,
    WorkspaceReplaced,
    WorkspaceUnusable,
)
from dpp_desktop.model.faults import storage_failed, storage_full, storage_read_only
from dpp_desktop.store.tables import MAX_CYCLE_TOKENS, SCHEMA_VERSION, metadata

APPLICATION_ID = 0x44505044
"""'DPPD', in the file's header: tells our databases from others."""

_SOUND_VERSION = (3, 51, 3)
"""The first SQLite without the WAL-reset bug, which can lose committed transactions."""

_PRAGMAS = (
    "foreign_keys = ON",
    # FULL, not NORMAL: with WAL, NORMAL may lose acknowledged commits at a power cut.
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    # The file may come from elsewhere: its triggers and views may call nothing of ours.
    "trusted_schema = OFF",
    "journal_size_limit = 67108864",
)

# Minting counts along this table: a third quicker than along a recursive query.
_COUNTER_TABLE = "CREATE TABLE counter (i INTEGER PRIMARY KEY)"
_COUNTER_ROWS = (
    "WITH RECURSIVE upwards(i) AS "
    "(SELECT 0 UNION ALL SELECT i + 1 FROM upwards WHERE i + 1 < ?) "
    "INSERT INTO counter SELECT i FROM upwards"
)

LOCK_WAIT_SECONDS = 60.0
_FIRST_LOOK_SECONDS = 0.004
_NEXT_LOOK_SECONDS = 0.0002
_LOOKS_IN_A_BURST = 500
_REST_SECONDS = 0.1
_LONGEST_REST_SECONDS = 1.0

_LEAST_ROOM_BYTES = 1 << 16

_BEGIN_OPTION = "dpp_begin"


def create_engine_for(file: Path, *, lock_wait: float = LOCK_WAIT_SECONDS) -> Engine:
    """Returns an engine on the database file, which must exist.

    Its transactions are deferred; those of `writing(engine)` take the write lock at once. A
    statement waits up to `lock_wait` seconds for another connection's lock.
    """
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        # Never made anew: if the file is gone while we work, that is a fault.
        creator=lambda: sqlite.connect(_uri(file, "rw"), uri=True, check_same_thread=False),
        poolclass=QueuePool,
        pool_size=16,
        max_overflow=16,
        # Keys are among them, and errors end up in logs.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        connection.set_busy_handler(_patience(lock_wait))
        # As it is, without a function of ours around it: a search calls it for every product.
        connection.create_function("folded", 1, str.casefold, deterministic=True)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get(_BEGIN_OPTION, "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _uri(file: Path, mode: str) -> str:
    """The file as SQLite takes it: on a share of Windows, too, the host is part of the path."""
    path = file.as_posix()
    return f"file://{quote(path if path.startswith('/') else f'/{path}')}?mode={mode}"


def writing(engine: Engine) -> Engine:
    """Returns the same engine for writers.

    A deferred transaction that reads before it writes fails at once if someone else wrote in
    between, whatever the patience.
    """
    return engine.execution_options(**{_BEGIN_OPTION: "IMMEDIATE"})


def _patience(seconds: float) -> Callable[[int], bool]:
    """A busy handler that looks again after about a cycle's time, and then more and more often.

    So whoever has waited longest is likely to be next. SQLite's own handler looks ever less often,
    by which one writer of several starves.
    """
    give_up = 0.0

    def wait(tries: int) -> bool:
        nonlocal give_up
        now = time.monotonic()
        if tries == 0:
            give_up = now + seconds
        burst, look = divmod(tries, _LOOKS_IN_A_BURST)
        pause = max(_FIRST_LOOK_SECONDS / (1 + tries), _NEXT_LOOK_SECONDS)
        if burst and look == 0:
            # In a crowd of processes, looking all the time would leave none for working.
            pause = min(burst * _REST_SECONDS, _LONGEST_REST_SECONDS)
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311
        return now < give_up

    return wait


def library_version() -> str:
    """Returns the version of the SQLite that is loaded."""
    return str(sqlite.sqlite_version)


def check_library() -> None:
    """Raises WorkspaceUnusable if the loaded SQLite may lose committed transactions."""
    if sqlite.sqlite_version_info < _SOUND_VERSION:
        raise WorkspaceUnusable(
            f"SQLite {sqlite.sqlite_version} can lose data that was already saved.",
            f"Install the package pysqlite3 with SQLite {'.'.join(map(str, _SOUND_VERSION))} "
            "or newer.",
        )


def create_file(file: Path) -> None:
    """Makes an empty database file for the owner only; leaves one that is there as it is."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return


def is_ready(file: Path) -> bool:
    """True if the file holds a database of ours, also of an earlier version.

    False if there is none or nothing in it.

    Raises WorkspaceUnusable for anything else, without having written to it.
    """
    if not file.exists():
        return False
    # Read-only, so that closing it doesn't tidy up somebody else's database.
    connection = sqlite.connect(_uri(file, "ro"), uri=True, timeout=LOCK_WAIT_SECONDS)
    try:
        application_id, version, tables = (
            connection.execute(query).fetchone()[0]
            for query in (
                "PRAGMA application_id",
                "PRAGMA user_version",
                "SELECT count(*) FROM sqlite_schema",
            )
        )
    finally:
        connection.close()
    if application_id == APPLICATION_ID and 1 <= version <= SCHEMA_VERSION:
        return True
    if application_id == APPLICATION_ID and version > SCHEMA_VERSION:
        raise WorkspaceUnusable(
            f"The workspace at '{file.parent}' was made by a newer version of DPP Desktop.",
            "Update DPP Desktop on this computer, or choose another workspace.",
        )
    if application_id or tables:
        raise _foreign(file)
    return False


def lay_tables(engine: Engine, first_rows: Callable[[Connection], None]) -> None:
    """Makes the empty file a database of ours, wholly or not at all."""
    with engine.connect() as connection:
        # Not within a transaction; SQLAlchemy began one.
        connection.exec_driver_sql("ROLLBACK")
        mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar_one()
        if mode != "wal":
            raise WorkspaceUnusable(
                "The file system of the workspace can't keep a write-ahead log.",
                "Choose a folder on a local disk.",
            )
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        metadata.create_all(connection)
        connection.exec_driver_sql(_COUNTER_TABLE)
        connection.exec_driver_sql(_COUNTER_ROWS, (MAX_CYCLE_TOKENS,))
        first_rows(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()


def insert_if_absent(connection: Connection, table: Table, **values: object) -> None:
    """Inserts one row, unless one with the same unique columns is there."""
    connection.execute(insert(table).values(**values).on_conflict_do_nothing())


def insert_absent(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]
) -> None:
    """Inserts the rows, but for those with the unique columns of one that is there."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def folded_text(text: str) -> str:
    """Returns the text as SQL's folded() makes it of a column's, which must be in NFC.

    Upper and lower case are then the same in every script; SQLite's own LIKE knows A to Z only.
    """
    # Half a surrogate pair is no text that the database could be asked for.
    sound = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return unicodedata.normalize("NFC", sound).casefold()


def insert_tokens(connection: Connection, cycle_id: int, serials: bytes, length: int) -> None:
    """Inserts the tokens of one cycle: `serials` end to end, each of `length` bytes.

    At most 10,000. One statement over one bound value, so that SQLite works with the interpreter
    lock released.
    """
    count = len(serials) // length
    inserted = connection.exec_driver_sql(
        'INSERT INTO tokens (cycle_id, "offset", serial) '
        "SELECT ?, i, CAST(substr(?, i * ? + 1, ?) AS TEXT) FROM counter WHERE i < ?",
        (cycle_id, serials, length, length, count),
    )
    if inserted.rowcount != count:
        raise StorageDamaged(
            f"Not all tokens could be stored, but {inserted.rowcount:,} of {count:,}: the database "
            "is damaged.",
            "Restore the workspace from a backup.",
        )


def select_serials(connection: Connection, cycle_id: int, first: int, end: int) -> str:
    """Returns the serials of the cycle's offsets from `first` up to `end`, end to end.

    One row instead of thousands: SQLite puts them together with the interpreter lock released.
    """
    found = connection.exec_driver_sql(
        "SELECT coalesce(group_concat(serial, '' ORDER BY \"offset\"), '') FROM tokens "
        'WHERE cycle_id = ? AND "offset" >= ? AND "offset" < ?',
        (cycle_id, first, end),
    )
    return str(found.scalar_one())


@contextmanager
def faults_named(file: Path) -> Iterator[None]:
    """Turns the database's errors in its body into those a user can act on.

    Errors that only a mistake of ours can cause pass unchanged.
    """
    try:
        yield
    except (DBAPIError, sqlite.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        fault = _fault(cause, file)
        if fault is None:
            raise
        raise fault from error


def _fault(error: BaseException | None, file: Path) -> DppError | None:
    code = getattr(error, "sqlite_errorcode", sqlite.SQLITE_OK) & 0xFF
    if code == sqlite.SQLITE_NOTADB:
        return _foreign(file)
    if code == sqlite.SQLITE_FULL or (code == sqlite.SQLITE_IOERR and _disk_is_full(file)):
        return storage_full(file)
    if code in (sqlite.SQLITE_READONLY, sqlite.SQLITE_CANTOPEN, sqlite.SQLITE_PERM):
        return storage_read_only(file) if file.exists() else replaced(file)
    if code == sqlite.SQLITE_IOERR:
        return storage_failed(file, str(error))
    return _stuck_or_damaged(code, file)


def replaced(file: Path) -> WorkspaceReplaced:
    """The fault for a database that isn't the one any more that was opened."""
    return WorkspaceReplaced(
        f"The database '{file}' was exchanged or removed while it was open.",
        "Start the program again to work with the database that is there now.",
    )


def _disk_is_full(file: Path) -> bool:
    """Without room for its shared memory, SQLite reports an input or output error."""
    try:
        return shutil.disk_usage(file.parent).free < _LEAST_ROOM_BYTES
    except OSError:
        return False


def _stuck_or_damaged(code: int, file: Path) -> EnvironmentFault | None:
    if code in (sqlite.SQLITE_BUSY, sqlite.SQLITE_LOCKED):
        return StorageLocked(
            f"The database '{file}' stayed locked by other work on it for too long.",
            "Try again when that is done, or close the program that keeps it; nothing is lost.",
        )
    if code == sqlite.SQLITE_CORRUPT:
        return StorageDamaged(
            f"The database '{file}' is damaged.",
            "Leave the file as it is and restore the workspace from a backup.",
        )
    return None


def _foreign(file: Path) -> WorkspaceUnusable:
    return WorkspaceUnusable(
        f"'{file}' is not a database of DPP Desktop.",
        "Choose another workspace folder, or move that file away.",
    )
