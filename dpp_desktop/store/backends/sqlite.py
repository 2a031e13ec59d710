"""The back end for SQLite: what `backends/base.py` asks for, for a database in one file."""

import os
import random
import re
import shutil
import stat
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
)
from sqlalchemy.dialects.sqlite import dialect, insert
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
from dpp_desktop.model.workspace_update import MoveObserver
from dpp_desktop.store.backends import sqlite_schema, sqlite_token_move
from dpp_desktop.store.backends.base import ColumnFacts
from dpp_desktop.store.tables import SCHEMA_VERSION, metadata

sqlite_schema.set_table_options(metadata)

APPLICATION_ID = 0x44505044
"""'DPPD' in the header of the file: distinguishes databases of this program from others."""

MIGRATIONS = sqlite_schema.MIGRATIONS

_SOUND_VERSION = (3, 51, 3)
"""The first SQLite without the WAL-reset bug, which can lose committed transactions."""

_PRAGMAS = (
    "foreign_keys = ON",
    # FULL, not NORMAL: with WAL, NORMAL may lose acknowledged commits at a power cut.
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    # The file may come from elsewhere: its triggers and views must not call our functions.
    "trusted_schema = OFF",
    # Reports a damaged page when it is read.
    "cell_size_check = ON",
    "journal_size_limit = 67108864",
)

LOCK_WAIT_SECONDS = 60.0
_FIRST_PAUSE_SECONDS = 0.004
_SHORTEST_PAUSE_SECONDS = 0.0002
_TRIES_PER_BURST = 500
_REST_SECONDS = 0.1
_LONGEST_REST_SECONDS = 1.0

_MIN_FREE_BYTES = 1 << 16
_MIN_DATABASE_BYTES = 512
"""SQLite treats a shorter file as an empty database, and overwrites it."""

MAX_PATTERN_LENGTH = 1_000
"""Characters of a LIKE pattern; SQLite allows 50,000 bytes, and a part of the text will do."""

_COLUMNS = (
    'SELECT s.name, c.name, c.type, c."notnull" FROM sqlite_schema s '
    "JOIN pragma_table_info(s.name) c WHERE s.type = 'table'"
)
_INDEXES = "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"

_DIALECT = dialect()  # one for all types, because each call without one would make another
_BEGIN_OPTION = "dpp_begin"


def create_engine_for(
    file: Path, *, lock_wait: float = LOCK_WAIT_SECONDS, read_only: bool = False
) -> Engine:
    """Return an engine for the database file, which must exist.

    Its transactions are deferred; those of `for_writing(engine)` take the write lock at once. A
    statement waits up to `lock_wait` seconds for another connection's lock. With `read_only`,
    nothing is written to the folder either where it is read-only.
    """
    mode = _read_only_mode(file) if read_only else "rw"
    engine = create_engine(
        URL.create("sqlite"),  # an object, because parsing a text compiles a pattern first
        module=sqlite,
        # Never created here: a file that disappears while it is open is an error.
        creator=lambda: sqlite.connect(_uri(file, mode), uri=True, check_same_thread=False),
        poolclass=QueuePool,
        pool_size=16,
        max_overflow=16,
        # Parameters include keys, and errors are written to logs.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # BEGIN is sent below
        connection.set_busy_handler(_busy_handler(lock_wait))
        # Text that isn't UTF-8 is one damaged value, which store/rows.py reports. By default, the
        # module would fail the whole query.
        connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
        # Without a wrapper, because a search calls it for every product.
        connection.create_function("folded", 1, str.casefold, deterministic=True)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get(_BEGIN_OPTION, "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _uri(file: Path, mode: str) -> str:
    """The URI of the file. On a Windows share, the host is part of the path."""
    path = file.as_posix()
    return f"file://{quote(path if path.startswith('/') else f'/{path}')}?mode={mode}"


def _read_only_mode(file: Path) -> str:
    """On a read-only medium, SQLite reads a file only if it is declared immutable.

    With a write-ahead log beside it, the file alone would be outdated, so SQLite decides.
    """
    if os.access(file.parent, os.W_OK) or _side_file(file, "-wal").exists():
        return "ro"
    return "ro&immutable=1"


def _side_file(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


def for_writing(engine: Engine) -> Engine:
    """Return the same engine for writers.

    A deferred transaction that reads before it writes fails at once, without waiting, if another
    connection wrote in between.
    """
    return engine.execution_options(**{_BEGIN_OPTION: "IMMEDIATE"})


def _busy_handler(seconds: float) -> Callable[[int], bool]:
    """A busy handler that retries after about the time of a cycle, then more and more often.

    So the writer that has waited longest is likely to be next. SQLite's own handler retries less
    and less often, which starves one writer of several.
    """
    deadline = 0.0

    def wait(tries: int) -> bool:
        nonlocal deadline
        now = time.monotonic()
        if tries == 0:
            deadline = now + seconds
        burst, attempt = divmod(tries, _TRIES_PER_BURST)
        pause = max(_FIRST_PAUSE_SECONDS / (1 + tries), _SHORTEST_PAUSE_SECONDS)
        if burst and attempt == 0:
            # With many processes waiting, retrying all the time would leave none for the work.
            pause = min(burst * _REST_SECONDS, _LONGEST_REST_SECONDS)
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311
        return now < deadline

    return wait


def library_version() -> str:
    """Return the version of SQLite that is loaded."""
    return str(sqlite.sqlite_version)


def check_library() -> None:
    """Raise WorkspaceUnusable if the loaded SQLite may lose committed transactions."""
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
    """Return True if the file is a database of DPP Desktop, also of an earlier version.

    False if there is none or nothing in it. With `may_recover`, the folder is known to belong to a
    workspace, so that SQLite may undo what an interrupted program left beside the file.

    Raises WorkspaceUnusable for anything else, without having written to the file or beside it.
    """
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        if file.is_symlink():
            raise _dangling_link(file) from None
        return False
    size = status.st_size if stat.S_ISREG(status.st_mode) else -1
    has_log = any(_side_file(file, suffix).exists() for suffix in ("-wal", "-journal"))
    if size == 0 and (may_recover or not has_log):
        return False
    if size < _MIN_DATABASE_BYTES:
        raise _foreign(file)
    header = _read_header(file, recover=False)
    if header.application_id != APPLICATION_ID and may_recover and (has_log or header.is_corrupt):
        header = _read_header(file, recover=True)
    if header.application_id == APPLICATION_ID and header.version > SCHEMA_VERSION:
        raise newer_version(file)
    if header.is_empty and has_log and not may_recover:
        raise _foreign(file)
    return not header.is_empty


class _Header(NamedTuple):
    """What the header of a database file states; `tables` also counts indexes."""

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
    """Return the header of the file.

    Unless `recover` is set, read it without locks and logs, because the file may belong to another
    program; if it is damaged then, it counts as foreign.
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

    Read without locks and logs, because the database belongs to another workspace.
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


def newer_version(place: object) -> WorkspaceUnusable:
    """Return the error for a database file that a newer version of the program made."""
    return WorkspaceUnusable(
        Message(
            "The workspace '{path}' was created by a newer version of DPP Desktop.",
            path=Path(str(place)).parent,
        ),
        Message("Update DPP Desktop on this computer, or choose a different workspace."),
    )


def schema_version(connection: Connection) -> int:
    """Return the version of the tables that the database states."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check_integrity(connection: Connection, place: object) -> None:
    """Read the whole database; raise StorageDamaged if its pages, indexes or constraints are wrong.

    Takes minutes in a large store. Values are checked where they are read: see store/rows.py.
    """
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
        raise _damaged(place)


def set_schema_version(connection: Connection, version: int) -> None:
    """Store the version of the tables."""
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def columns(connection: Connection) -> set[ColumnFacts]:
    """Return the columns of all tables in the database."""
    return {
        (table, name, kind, not required)
        for table, name, kind, required in connection.exec_driver_sql(_COLUMNS)
    }


def column_facts(table: Table, column: Column[object]) -> ColumnFacts:
    """Return what `columns` contains for the column if it exists as defined."""
    return table.name, column.name, str(column.type.compile(_DIALECT)), bool(column.nullable)


def indexes(connection: Connection) -> set[tuple[str, str]]:
    """Return the indexes in the database that were created by name, as table and name."""
    return {(table, name) for table, name in connection.exec_driver_sql(_INDEXES)}


def is_truncated(connection: Connection, file: Path) -> bool:
    """Return True if pages are missing at the end of the file.

    Pages that aren't in the file yet are in the write-ahead log, one per frame. While the
    transaction reads, neither of them gets shorter.
    """
    pages, page_bytes = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
        for name in ("page_count", "page_size")
    )
    missing = pages - file.stat().st_size // page_bytes
    return missing > _frames_in_log(file, page_bytes)


def _frames_in_log(file: Path, page_bytes: int) -> int:
    """The number of pages that the write-ahead log of the database can hold at most.

    Its header has 32 bytes, that of each frame 24 (https://sqlite.org/fileformat2.html#walformat).
    """
    try:
        log_bytes = file.with_name(f"{file.name}-wal").stat().st_size
    except FileNotFoundError:
        return 0
    return max(log_bytes - 32, 0) // (page_bytes + 24)


def create_tables(engine: Engine, add_first_rows: Callable[[Connection], None]) -> None:
    """Create all tables in an empty file, or nothing at all."""
    with engine.connect() as connection:
        # Must not be in a transaction, and SQLAlchemy began one.
        connection.exec_driver_sql("ROLLBACK")
        mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar_one()
        if mode != "wal":
            raise WorkspaceUnusable(
                Message("The file system of the workspace doesn't support a write-ahead log."),
                Message("Choose a folder on a local disk."),
            )
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        metadata.create_all(connection)
        for trigger in sqlite_schema.TRIGGERS:
            connection.exec_driver_sql(trigger)
        connection.exec_driver_sql(sqlite_schema.TOKENS_VIEW)
        add_first_rows(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        # Makes the file complete without its log, so that it can be renamed.
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def schema_change(engine: Engine) -> Iterator[Connection]:
    """Open a writing transaction that may replace tables other tables refer to.

    Foreign keys aren't enforced in it. It is committed when the body ends.
    """
    with engine.connect() as connection:
        # Must not be in a transaction, and SQLAlchemy began one.
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.commit()
        finally:
            connection.invalidate()  # the next one enforces them again


def insert_if_absent(connection: Connection, table: Table, **values: object) -> None:
    """Insert one row unless a row with the same unique columns exists."""
    connection.execute(insert(table).values(**values).on_conflict_do_nothing())


def insert_absent_rows(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert the rows whose unique columns no existing row has."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def folded_text(text: str) -> str:
    """Return the text with case folded in every script, in NFC, as `folded` does it.

    SQLite's own LIKE folds A to Z only.
    """
    # A lone surrogate can't be bound as a parameter.
    sound = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return unicodedata.normalize("NFC", sound).casefold()


def folded(text: ColumnElement[str]) -> ColumnElement[str]:
    """Fold the case of a text in NFC, in every script."""
    return func.folded(text)


def position(text: ColumnElement[str], part: str) -> ColumnElement[int]:
    """Return where the part begins in the text, from 1; 0 if it isn't there."""
    return func.instr(text, part)


def like(text: ColumnElement[str], pattern: str) -> ColumnElement[bool]:
    """Return whether the text matches a pattern with the wildcards % and _, escaped by /."""
    return text.like(pattern, escape="/")


def starts_with_ascii(text: ColumnElement[str], part: str) -> ColumnElement[bool]:
    """Return whether the text begins with the part, which is ASCII, in any case."""
    return text.startswith(part[:MAX_PATTERN_LENGTH], autoescape=True)


def is_whole_number(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return whether the column holds a whole number; SQLite stores any type in it."""
    return func.typeof(column) == "integer"


def unmoved_serials(connection: Connection, cycle_id: int, first: int, end: int) -> bytes | None:
    """Return serials of a cycle whose row has none, because they weren't moved there yet.

    They are those of the offsets from `first` up to `end`, with zero bytes for missing ones. None
    if all tokens were moved.
    """
    return sqlite_token_move.unmoved_serials(connection, cycle_id, first, end)


def has_unmoved_tokens(connection: Connection) -> bool:
    """Return True if tokens of an earlier version are left to be moved to their cycles."""
    return not sqlite_token_move.is_complete(connection)


def move_tokens(
    read: Callable[[], AbstractContextManager[Connection]],
    write: Callable[[], AbstractContextManager[Connection]],
    engine: Engine,
    file: Path,
    observer: MoveObserver,
) -> None:
    """Move the tokens of earlier versions to their cycles; see store/backends/sqlite_token_move."""
    sqlite_token_move.move(read, write, engine, file, observer)


def dispose_untouched(engine: Engine, file: Path) -> None:
    """Close the engine's connections without changing the file, which is damaged.

    The last connection to close copies the write-ahead log into the file unless it is read-only.
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
def translated_errors(place: object, *, is_workspace: bool = False) -> Iterator[None]:
    """Turn database errors in the body into errors that a user can act on.

    `place` is the database file. Errors that only a bug can cause pass unchanged. With
    `is_workspace`, a file that isn't a database is reported as damaged.
    """
    file = Path(str(place))
    try:
        yield
    except (NoResultFound, MultipleResultsFound) as error:
        raise _contradictory(str(error)) from error
    except (DBAPIError, sqlite.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        fault = _fault(cause, file)
        if is_workspace and isinstance(fault, WorkspaceUnusable):
            fault = _damaged(file)
        if fault is None:
            raise
        raise fault from error


def is_wrong_statement(error: DBAPIError) -> bool:
    """Return True if the statement doesn't match the tables, or isn't valid SQL."""
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
    if str(error) in _HEADER_REASONS:
        return _damaged(file)
    return _stuck_or_damaged(code, file) or _impossible(error)


def replaced(file: Path) -> WorkspaceReplaced:
    """Return the error for a database file that was exchanged while it was open."""
    return WorkspaceReplaced(
        Message("The database '{file}' was replaced or removed while it was open.", file=file),
        Message("Restart the program to use the current database."),
    )


def _disk_is_full(file: Path) -> bool:
    """SQLite reports an input or output error if there is no space for its shared memory."""
    try:
        return shutil.disk_usage(file.parent).free < _MIN_FREE_BYTES
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


def _damaged(file: object) -> StorageDamaged:
    return StorageDamaged(Message("The database '{file}' is damaged.", file=file), RESTORE)


# The module has no extended result codes. Errors raised by a trigger have another text.
_DAMAGE_REASON = re.compile(
    r"(?:CHECK|FOREIGN\sKEY|NOT\sNULL|UNIQUE)\sconstraint\sfailed"
    r"|integer\soverflow|user-defined\sfunction\sraised\sexception"
)
_DISK_ERROR = Message("disk I/O error")
_HEADER_REASONS = frozenset({"unsupported file format"})
_IMPOSSIBLE_CODES = frozenset({sqlite.SQLITE_MISMATCH, sqlite.SQLITE_TOOBIG})


def _impossible(error: BaseException | None) -> StorageDamaged | None:
    """Return StorageDamaged for an error that an intact database can't cause.

    A writer holds the write lock, and has checked that no rule of a table is broken.
    """
    reason = str(error)
    if _DAMAGE_REASON.match(reason) or _code(error) in _IMPOSSIBLE_CODES:
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


def _dangling_link(file: Path) -> WorkspaceUnusable:
    return WorkspaceUnusable(
        Message("The database '{file}' is a link to a file that doesn't exist.", file=file),
        Message("Connect the disk that the link points to, or remove the link."),
    )


def _foreign(file: Path) -> WorkspaceUnusable:
    return WorkspaceUnusable(
        Message("'{file}' is not a database of DPP Desktop.", file=file),
        Message(
            "Choose a different workspace folder. If this was your workspace, its database is "
            "damaged: restore it from a backup."
        ),
    )
