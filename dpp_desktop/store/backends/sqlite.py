"""Everything particular to SQLite: opening and checking a file, its settings, its own SQL."""

import os
import random
import re
import shutil
import stat
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.pool import QueuePool

from dpp_desktop.model.errors import (
    DppError,
    EnvironmentFault,
    StorageDamaged,
    StorageLocked,
    WorkspaceReplaced,
    WorkspaceUnusable,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE, storage_failed, storage_full, storage_read_only
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
    # Pages that are no longer what they were are noticed as soon as they are read.
    "cell_size_check = ON",
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
_LEAST_DATABASE_BYTES = 512
"""SQLite takes a shorter file for an empty database, and writes over it."""

_BEGIN_OPTION = "dpp_begin"


def create_engine_for(
    file: Path, *, lock_wait: float = LOCK_WAIT_SECONDS, read_only: bool = False
) -> Engine:
    """Returns an engine on the database file, which must exist.

    Its transactions are deferred; those of `writing(engine)` take the write lock at once. A
    statement waits up to `lock_wait` seconds for another connection's lock. With `read_only`,
    nothing is written to the folder either, if that can't be.
    """
    mode = _read_only_mode(file) if read_only else "rw"
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        # Never made anew: if the file is gone while we work, that is a fault.
        creator=lambda: sqlite.connect(_uri(file, mode), uri=True, check_same_thread=False),
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
        # Text that isn't UTF-8 is damage of one value, which store/rows.py reports: by itself, the
        # module would fail the whole query.
        connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
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


def _read_only_mode(file: Path) -> str:
    """On a read-only medium, SQLite reads a file only if told that it can't change.

    With a write-ahead log beside it, the file alone would be outdated: then SQLite has the last
    word.
    """
    if os.access(file.parent, os.W_OK) or _side_file(file, "-wal").exists():
        return "ro"
    return "ro&immutable=1"


def _side_file(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


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
            Message(
                "SQLite {version} can lose saved data.",
                version=sqlite.sqlite_version,
            ),
            Message(
                "Install the package pysqlite3 with SQLite {version} or newer.",
                version=".".join(map(str, _SOUND_VERSION)),
            ),
        )


def is_ready(file: Path, *, may_recover: bool = False) -> bool:
    """True if the file holds a database of DPP Desktop, also of an earlier version.

    False if there is none or nothing in it. With `may_recover`, the folder is known to belong to a
    workspace, so that SQLite may undo what an interrupted program left beside the file.

    Raises WorkspaceUnusable for anything else, without having written to the file or beside it.
    """
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        if file.is_symlink():
            raise _link_to_nowhere(file) from None
        return False
    size = status.st_size if stat.S_ISREG(status.st_mode) else -1
    has_log = any(_side_file(file, suffix).exists() for suffix in ("-wal", "-journal"))
    if size == 0 and (may_recover or not has_log):
        return False
    if size < _LEAST_DATABASE_BYTES:
        raise _foreign(file)
    header = _read_header(file, recover=False)
    if header.application_id != APPLICATION_ID and may_recover and (has_log or header.is_corrupt):
        header = _read_header(file, recover=True)
    if header.application_id == APPLICATION_ID and header.version > SCHEMA_VERSION:
        raise newer_version(file)
    if header.is_empty and has_log and not may_recover:
        raise _foreign(file)
    return not header.is_empty


@dataclass(frozen=True, slots=True)
class _Header:
    """What a database file says of itself; `tables` counts indexes, too."""

    file: Path
    application_id: int
    version: int
    tables: int
    is_corrupt: bool = False

    @property
    def is_empty(self) -> bool:
        """False if it is a database of DPP Desktop. Raises WorkspaceUnusable if it is another."""
        if self.application_id == APPLICATION_ID and self.version >= 1:
            return False
        if self.application_id or self.tables:
            raise _foreign(self.file)
        return True


def _read_header(file: Path, *, recover: bool) -> _Header:
    """Return what the file says of itself.

    Unless to `recover`, without locks and logs, because the file may be somebody else's; what such
    a look finds to be damaged counts as not ours.
    """
    mode = "rw" if recover else "ro&immutable=1"
    connection = sqlite.connect(_uri(file, mode), uri=True, timeout=LOCK_WAIT_SECONDS)
    try:
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application_id == APPLICATION_ID:
            return _Header(file, application_id, version, 0)
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        return _Header(file, application_id, version, tables)
    except sqlite.DatabaseError as error:
        if recover or error.sqlite_errorcode & 0xFF != sqlite.SQLITE_CORRUPT:
            raise
        return _Header(file, 0, 0, 1, is_corrupt=True)
    finally:
        connection.close()


def workspace_uid(file: Path) -> str | None:
    """Return the uid of the workspace in a database file, or None if it holds none.

    Without locks and logs: it is for looking at the database of another workspace.
    """
    try:
        connection = sqlite.connect(_uri(file, "ro&immutable=1"), uri=True)
    except sqlite.Error:
        return None
    try:
        return str(connection.execute("SELECT uid FROM workspace").fetchone()[0])
    except (sqlite.Error, TypeError):
        return None
    finally:
        connection.close()


def remove_logs(file: Path) -> None:
    """Remove what SQLite left beside a file that was never a database. Raise OSError."""
    for suffix in ("-wal", "-shm", "-journal"):
        _side_file(file, suffix).unlink(missing_ok=True)


def newer_version(file: Path) -> WorkspaceUnusable:
    """Return the error for a database that a newer version of the program made."""
    return WorkspaceUnusable(
        Message(
            "The workspace '{path}' was made by a newer version of DPP Desktop.",
            path=file.parent,
        ),
        Message("Update DPP Desktop on this computer, or choose another workspace."),
    )


def user_version(connection: Connection) -> int:
    """Returns the version of the program's tables that the database says it has."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check_whole(connection: Connection, file: Path) -> None:
    """Read the whole database; raise StorageDamaged if its pages, indexes or constraints are wrong.

    Takes minutes in a large store. Values are checked where they are read: see store/rows.py.
    """
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
        raise _damaged(file)


def size_of(connection: Connection) -> tuple[int, int]:
    """Returns how many pages the database has, and how many bytes each."""
    pages, page_bytes = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
        for name in ("page_count", "page_size")
    )
    return pages, page_bytes


def frames_in_log(file: Path, page_bytes: int) -> int:
    """Returns how many pages the write-ahead log of the database may hold, at the most.

    Its header has 32 bytes, that of each frame 24 (https://sqlite.org/fileformat2.html#walformat).
    """
    try:
        log_bytes = file.with_name(f"{file.name}-wal").stat().st_size
    except FileNotFoundError:
        return 0
    return max(log_bytes - 32, 0) // (page_bytes + 24)


def lay_tables(engine: Engine, first_rows: Callable[[Connection], None]) -> None:
    """Makes the empty file a database of ours, wholly or not at all."""
    with engine.connect() as connection:
        # Not within a transaction; SQLAlchemy began one.
        connection.exec_driver_sql("ROLLBACK")
        mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar_one()
        if mode != "wal":
            raise WorkspaceUnusable(
                Message("The file system of the workspace doesn't support a write-ahead log."),
                Message("Choose a folder on a local disk."),
            )
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        metadata.create_all(connection)
        connection.exec_driver_sql(_COUNTER_TABLE)
        connection.exec_driver_sql(_COUNTER_ROWS, (MAX_CYCLE_TOKENS,))
        first_rows(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        # So that the file is whole without its log, and can be renamed.
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def restructuring(engine: Engine) -> Iterator[Connection]:
    """Give a writing transaction in which tables may be replaced that others refer to.

    Foreign keys aren't enforced in it. Committed when the body has ended.
    """
    with engine.connect() as connection:
        # Not within a transaction; SQLAlchemy began one.
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.commit()
        finally:
            connection.invalidate()  # the next one enforces them again


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
            Message(
                "The database is damaged: only {stored:,} of {count:,} tokens could be stored.",
                stored=inserted.rowcount,
                count=count,
            ),
            RESTORE,
        )


def select_serials(connection: Connection, cycle_id: int, first: int, end: int) -> str:
    """Returns the serials of the cycle's offsets from `first` up to `end`, end to end.

    One row instead of thousands: SQLite puts them together with the interpreter lock released.
    ORDER BY within group_concat would sort them first, which takes twice as long. As it is, SQLite
    doesn't promise the order, but all serials are compared with those that are expected.
    """
    found = connection.exec_driver_sql(
        "SELECT coalesce(group_concat(serial, ''), '') FROM (SELECT serial FROM tokens "
        'WHERE cycle_id = ? AND "offset" >= ? AND "offset" < ? ORDER BY "offset")',
        (cycle_id, first, end),
    )
    return str(found.scalar_one())


def dispose_untouched(engine: Engine, file: Path) -> None:
    """Closes the engine's connections without a change to the file, which is damaged.

    The last connection to close would copy the write-ahead log into the file, but for one that may
    only read.
    """
    try:
        last = sqlite.connect(_uri(file, "ro"), uri=True)
    except sqlite.Error:
        engine.dispose()
        return
    with suppress(sqlite.Error):  # it holds the file open all the same
        last.execute("PRAGMA schema_version").fetchone()
    engine.dispose()
    last.close()


@contextmanager
def faults_named(file: Path, *, ours: bool = False) -> Iterator[None]:
    """Turns the database's errors in its body into those a user can act on.

    Errors that only a mistake of ours can cause pass unchanged. What isn't a database is damaged
    where the file is known to be `ours`.
    """
    try:
        yield
    except (NoResultFound, MultipleResultsFound) as error:
        raise _contradictory(str(error)) from error
    except (DBAPIError, sqlite.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        fault = _fault(cause, file)
        if ours and isinstance(fault, WorkspaceUnusable):
            fault = _damaged(file)
        if fault is None:
            raise
        raise fault from error


def is_wrong_statement(error: DBAPIError) -> bool:
    """True if the statement doesn't suit the tables, or is no SQL; nothing else is wrong then."""
    return _code(error.orig) == int(sqlite.SQLITE_ERROR)


def _code(error: BaseException | None) -> int:
    return int(getattr(error, "sqlite_errorcode", sqlite.SQLITE_OK)) & 0xFF


def _fault(error: BaseException | None, file: Path) -> DppError | None:
    code = _code(error)
    if code == sqlite.SQLITE_NOTADB:
        return _foreign(file)
    if code == sqlite.SQLITE_FULL or (code == sqlite.SQLITE_IOERR and _disk_is_full(file)):
        return storage_full(file)
    if code in (sqlite.SQLITE_READONLY, sqlite.SQLITE_CANTOPEN, sqlite.SQLITE_PERM):
        return storage_read_only(file) if file.exists() else replaced(file)
    if code == sqlite.SQLITE_IOERR:
        return storage_failed(file, _DISK_ERROR)
    if str(error) in _OF_HEADER:
        return _damaged(file)
    return _stuck_or_damaged(code, file) or _unsound(error)


def replaced(file: Path) -> WorkspaceReplaced:
    """The fault for a database that isn't the one any more that was opened."""
    return WorkspaceReplaced(
        Message("The database '{file}' was replaced or removed while it was open.", file=file),
        Message("Restart the program to use the current database."),
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
            Message("The database '{file}' was locked by another program for too long.", file=file),
            Message("Try again later, or close that program; nothing is lost."),
        )
    if code == sqlite.SQLITE_CORRUPT:
        return _damaged(file)
    return None


def _damaged(file: Path) -> StorageDamaged:
    return StorageDamaged(Message("The database '{file}' is damaged.", file=file), RESTORE)


# The module knows no extended result codes: that a trigger refused something has another text.
_OF_DAMAGE = re.compile(
    r"(?:CHECK|FOREIGN\sKEY|NOT\sNULL|UNIQUE)\sconstraint\sfailed"
    r"|integer\soverflow|user-defined\sfunction\sraised\sexception"
)
_DISK_ERROR = Message("disk I/O error")
_OF_HEADER = frozenset({"unsupported file format"})
_IMPOSSIBLE = frozenset({sqlite.SQLITE_MISMATCH, sqlite.SQLITE_TOOBIG})


def _unsound(error: BaseException | None) -> StorageDamaged | None:
    """Return the fault for an error that a sound database can't cause.

    A writer holds the write lock, and has checked before that no rule of a table is broken.
    """
    reason = str(error)
    if _OF_DAMAGE.match(reason) or _code(error) in _IMPOSSIBLE:
        return _contradictory(reason)
    return None


def _contradictory(reason: str) -> StorageDamaged:
    return StorageDamaged(
        Message(
            "The database is damaged: its rows contradict each other ({reason}).",
            reason=reason.rstrip("."),
        ),
        RESTORE,
    )


def _link_to_nowhere(file: Path) -> WorkspaceUnusable:
    return WorkspaceUnusable(
        Message("The database '{file}' is a link to a file that doesn't exist.", file=file),
        Message("Connect the disk that the link points to, or remove the link."),
    )


def _foreign(file: Path) -> WorkspaceUnusable:
    return WorkspaceUnusable(
        Message("'{file}' is not a database of DPP Desktop.", file=file),
        Message(
            "Choose another workspace folder. If this was your workspace, its database "
            "is damaged: restore it from a backup."
        ),
    )
