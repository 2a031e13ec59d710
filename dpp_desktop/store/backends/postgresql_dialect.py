"""SQLAlchemy's dialect for PostgreSQL and psycopg, adapted to the tables of this program.

Tables are defined once for all databases (store/tables.py). SQLite has one kind of whole number of
64 bits, so here each whole number is a BIGINT. Transactions are started here, because a writer
takes its lock in the same message to the server that begins the transaction.
"""

from decimal import Decimal
from typing import Any

from psycopg.types.numeric import NumericBinaryLoader
from sqlalchemy import Function
from sqlalchemy.dialects.postgresql.psycopg import (
    PGCompiler_psycopg,
    PGDialect_psycopg,
    _PGInteger,
)
from sqlalchemy.types import Integer

WRITER_LOCK = (0x44505044, 1)
"""The advisory lock that a writing transaction holds, as two numbers; the first is 'DPPD'."""
CHANNEL = "dpp_desktop"
"""The channel on which each writing transaction sends a notification."""

MODE = "dpp_mode"
"""The execution option, and the key in the info of a connection, with what its transactions do."""
TRANSACTION_ID = "dpp_transaction_id"
"""The key in the info of a connection with the id of its last writing transaction."""
VERSION = "dpp_version"
"""The key in the info of a connection with the version of the tables when it last began to write,
None if there are no tables."""

READS, WRITES, CHANGES_SCHEMA = "reads", "writes", "changes schema"
"""What a transaction does."""

_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# Statements of a writer see everything that was committed before them, because the lock excludes
# other writers. With a snapshot, they would see what was committed before the wait for the lock.
_BEGIN_SCHEMA_CHANGE = (
    "BEGIN ISOLATION LEVEL READ COMMITTED; "
    f"SELECT pg_advisory_xact_lock({WRITER_LOCK[0]}, {WRITER_LOCK[1]})"
)
_BEGIN_WRITING = (
    f"{_BEGIN_SCHEMA_CHANGE}; "
    f"SELECT pg_current_xact_id()::text, pg_notify('{CHANNEL}', ''), version FROM schema_version"
)


class _Whole(_PGInteger):
    """Whole numbers of 64 bits."""

    __visit_name__ = "big_integer"


class _Compiler(PGCompiler_psycopg):
    """Compiles functions whose arguments have other types in PostgreSQL."""

    def visit_substr_func(self, function: Function[Any], **options: Any) -> str:
        """Compile the part of a text or bytes: PostgreSQL has it for numbers of 32 bits only."""
        value, *bounds = (self.process(part, **options) for part in function.clauses)
        arguments = ", ".join([value, *(f"CAST({bound} AS INTEGER)" for bound in bounds)])
        return f"substr({arguments})"


class Dialect(PGDialect_psycopg):
    """PostgreSQL through psycopg, with transactions that this program begins."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]

    supports_statement_cache = True
    statement_compiler = _Compiler
    colspecs = PGDialect_psycopg.colspecs | {Integer: _Whole}

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin a transaction; one that writes waits until no other writer is active."""
        cursor = dbapi_connection.cursor()
        info = dbapi_connection.info
        mode = info.get(MODE, READS)
        if mode != WRITES:
            cursor.execute(_BEGIN_READING if mode == READS else _BEGIN_SCHEMA_CHANGE)
            return
        info[TRANSACTION_ID] = None
        cursor.execute(_BEGIN_WRITING)
        cursor.nextset()
        cursor.nextset()
        info[TRANSACTION_ID], _, info[VERSION] = cursor.fetchone()

    def do_execute(
        self, cursor: Any, statement: str, parameters: Any, context: Any | None = None
    ) -> None:
        """Execute a statement; its results are sent as binary data, which is quicker to read."""
        cursor.execute(statement, parameters, binary=True)


class WholeNumericLoader(NumericBinaryLoader):
    """Loads sums of whole numbers, which PostgreSQL returns as numeric, as whole numbers."""

    def load(self, data: Any) -> Any:
        """Return the number."""
        value: Decimal = super().load(data)
        is_whole = value.is_finite() and value == value.to_integral_value()
        return int(value) if is_whole else value
