"""The back end for PostgreSQL: what `backends/base.py` asks for, for a database on a server."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
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
    true,
)
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.pool import QueuePool

from dpp_desktop.model.errors import WorkspaceUnusable
from dpp_desktop.model.message import Message
from dpp_desktop.store.backends import postgresql_checks, postgresql_errors, postgresql_schema
from dpp_desktop.store.backends.base import ColumnFacts
from dpp_desktop.store.backends.postgresql_connections import RawConnection, runner_key
from dpp_desktop.store.backends.postgresql_dialect import (
    CHANGES_SCHEMA,
    MODE,
    READS,
    TRANSACTION_ID,
    VERSION,
    WRITES,
    Dialect,
)
from dpp_desktop.store.backends.postgresql_schema import SCHEMA_NAME
from dpp_desktop.store.tables import SCHEMA_VERSION

MIGRATIONS = postgresql_schema.MIGRATIONS
MAX_PATTERN_LENGTH = 1_000

_DIALECT = Dialect()
_DECLARED = postgresql_schema.declared_tables()
_POOL_SIZE = 16

_COLUMNS = (
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, "
    "coalesce(l.collname, '') FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
    "LEFT JOIN pg_collation l ON l.oid = a.attcollation "
    f"WHERE c.relnamespace = '{SCHEMA_NAME}'::regnamespace AND c.relkind = 'r' "
    "AND a.attnum > 0 AND NOT a.attisdropped"
)
_INDEXES = (
    "SELECT t.relname, i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
    "JOIN pg_class t ON t.oid = x.indrelid "
    f"WHERE t.relnamespace = '{SCHEMA_NAME}'::regnamespace AND x.indisvalid"
)

registry.register("postgresql.dpp", Dialect.__module__, Dialect.__name__)


def create_engine_for(connect: Callable[[], RawConnection]) -> Engine:
    """Return an engine with a pool of connections that `connect` makes.

    Its transactions read one snapshot; those of `for_writing(engine)` exclude each other.
    """
    engine = create_engine(
        URL.create("postgresql+dpp"),
        creator=connect,
        poolclass=QueuePool,
        pool_size=_POOL_SIZE,
        max_overflow=_POOL_SIZE,
        # Parameters include keys, and errors are written to logs.
        hide_parameters=True,
        use_native_hstore=False,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.connection.info[MODE] = connection.get_execution_options().get(MODE, READS)

    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the same engine for writers, of which only one is active at a time."""
    return engine.execution_options(**{MODE: WRITES})


def transaction_id(connection: Connection) -> str | None:
    """Return the id of the connection's last writing transaction."""
    found = connection.connection.info.get(TRANSACTION_ID)
    return None if found is None else str(found)


def writing_version(connection: Connection) -> int:
    """Return the version of the tables as of the begin of the writing transaction."""
    return int(connection.connection.info.get(VERSION) or 0)


def check_library() -> None:
    """Do nothing: every version of psycopg that can be installed is usable."""


def library_version() -> str:
    """Return the version of libpq, such as '17.4'."""
    return ".".join(map(str, divmod(psycopg.pq.version(), 10_000)))


@contextmanager
def schema_change(engine: Engine) -> Iterator[Connection]:
    """Open a writing transaction that may change tables. It is committed when the body ends."""
    with engine.execution_options(**{MODE: CHANGES_SCHEMA}).begin() as connection:
        yield connection


def create_tables(engine: Engine, add_first_rows: Callable[[Connection], None]) -> None:
    """Create all tables in an empty database, or nothing at all."""
    with schema_change(engine) as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA_NAME}")
        postgresql_schema.declared_tables().create_all(connection, checkfirst=False)
        for statement in postgresql_schema.statements_after_tables():
            # Percent signs are parameters otherwise.
            connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
        connection.exec_driver_sql(postgresql_schema.VERSION_TABLE)
        connection.exec_driver_sql(f"INSERT INTO schema_version VALUES (1, {SCHEMA_VERSION})")
        add_first_rows(connection)


def schema_version(connection: Connection) -> int:
    """Return the version of the tables that the database states."""
    return int(connection.exec_driver_sql("SELECT version FROM schema_version").scalar_one())


def set_schema_version(connection: Connection, version: int) -> None:
    """Store the version of the tables."""
    connection.exec_driver_sql(f"UPDATE schema_version SET version = {version:d}")


def columns(connection: Connection) -> set[ColumnFacts]:
    """Return the columns of all tables in the database."""
    return {
        (table, name, _type_named(kind, collation), nullable)
        for table, name, kind, nullable, collation in connection.exec_driver_sql(_COLUMNS)
    }


def column_facts(table: Table, column: Column[object]) -> ColumnFacts:
    """Return what `columns` contains for the column if it exists as defined."""
    declared = _DECLARED.tables[table.name].columns[column.name]
    kind = str(declared.type.compile(_DIALECT)).partition(" COLLATE")[0].lower()
    collation = getattr(declared.type, "collation", None) or ""
    return table.name, column.name, _type_named(kind, collation), bool(column.nullable)


def _type_named(kind: str, collation: str) -> str:
    return f"{kind} {collation}" if collation else kind


def indexes(connection: Connection) -> set[tuple[str, str]]:
    """Return the indexes in the database, as table and name."""
    return {(table, name) for table, name in connection.exec_driver_sql(_INDEXES)}


def check_integrity(connection: Connection, place: object) -> None:
    """Read all rows of all tables. Raise StorageDamaged if one can't be read.

    Takes minutes in a large store. Whether indexes match their tables is checked by the
    administrator, with the program pg_amcheck.
    """
    for table in _DECLARED.sorted_tables:
        connection.exec_driver_sql(f'SELECT count(t::text) FROM "{table.name}" t')


def insert_if_absent(connection: Connection, table: Table, **values: object) -> None:
    """Insert one row unless a row with the same unique columns exists."""
    connection.execute(insert(table).values(**values).on_conflict_do_nothing())


def insert_absent_rows(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert the rows whose unique columns no existing row has."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def unmoved_serials(connection: Connection, cycle_id: int, first: int, end: int) -> bytes | None:
    """Return None: all versions of this back end store serials in their cycle."""


def folded_text(text: str) -> str:
    """Return the text with case folded in every script, in NFC, as `folded` does it."""
    # A lone surrogate and NUL can't be parts of a text in PostgreSQL.
    sound = text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
    return unicodedata.normalize("NFC", sound).casefold()


def folded(text: ColumnElement[str]) -> ColumnElement[str]:
    """Fold the case of a text in NFC, in every script."""
    return func.folded(text)


def position(text: ColumnElement[str], part: str) -> ColumnElement[int]:
    """Return where the part begins in the text, from 1; 0 if it isn't there."""
    return func.strpos(text, part)


def like(text: ColumnElement[str], pattern: str) -> ColumnElement[bool]:
    """Return whether the text matches a pattern with the wildcards % and _, escaped by /.

    In the collation C, which all texts have, ILIKE ignores the case of A to Z only.
    """
    return text.ilike(pattern, escape="/")


def starts_with_ascii(text: ColumnElement[str], part: str) -> ColumnElement[bool]:
    """Return whether the text begins with the part, which is ASCII, in any case."""
    return text.istartswith(part[:MAX_PATTERN_LENGTH], autoescape=True)


def is_whole_number(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return true: a column of whole numbers can hold nothing else."""
    return true()


def is_runner_alive(connection: Connection, name: str) -> bool:
    """Return True while a connection holds the lock of the runner.

    Shared, because with exclusive locks two checks at the same time would find it active.
    """
    query = "SELECT NOT pg_try_advisory_xact_lock_shared(%s)"
    return bool(connection.exec_driver_sql(query, (runner_key(name),)).scalar_one())


@contextmanager
def translated_errors(place: object, *, is_workspace: bool = False) -> Iterator[None]:
    """Turn database errors in the body into errors that a user can act on.

    `place` is the name of the database. Errors that only a bug can cause pass unchanged.
    """
    try:
        yield
    except (NoResultFound, MultipleResultsFound) as error:
        raise postgresql_errors.contradictory(Message("{text}", text=str(error))) from error
    except (DBAPIError, psycopg.Error) as error:
        cause: Any = error.orig if isinstance(error, DBAPIError) else error
        fault = postgresql_errors.fault_of(cause, str(place))
        if fault is None:
            raise
        raise fault from error


def is_wrong_statement(error: DBAPIError) -> bool:
    """Return True if the statement doesn't match the tables, or isn't valid SQL."""
    return postgresql_errors.is_wrong_statement(error)


def newer_version(place: object) -> WorkspaceUnusable:
    """Return the error for a database that a newer version of the program made."""
    return postgresql_checks.newer_version(place)
