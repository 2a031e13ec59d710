"""The parts of the schema that are written in PostgreSQL's SQL.

These are the types of columns, the triggers, the view of tokens, the function that folds case, and
the steps from earlier versions of the tables. This back end exists since version `FIRST_VERSION`.
"""

import sys
from collections.abc import Mapping, Sequence

from sqlalchemy import BigInteger, Integer, MetaData, Text
from sqlalchemy.types import TypeDecorator

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.store.backends.postgresql_dialect import WRITER_LOCK
from dpp_desktop.store.tables import metadata

SCHEMA_NAME = "dpp_desktop"
"""The schema with the tables of the workspace; a database holds one workspace."""
FIRST_VERSION = 12

MIGRATIONS: Mapping[int, Sequence[str]] = {}
"""The statements that turn a database of a version into one of the next version."""

VERSION_TABLE = (
    "CREATE TABLE schema_version (id INTEGER PRIMARY KEY CHECK (id = 1), version BIGINT NOT NULL)"
)


def declared_tables() -> MetaData:
    """Return the tables of store/tables.py with the types that they have in PostgreSQL.

    Whole numbers have 64 bits, as in SQLite. Text is compared and sorted by its bytes, as there.
    """
    declared = MetaData()
    for table in metadata.sorted_tables:
        copy = table.to_metadata(declared)
        for column, original in zip(copy.columns, table.columns, strict=True):
            kind = original.type
            stored = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
            if isinstance(stored, Integer):
                column.type = BigInteger()
            elif isinstance(stored, Text):
                column.type = Text(collation="C")
    return declared


def statements_after_tables() -> list[str]:
    """Return the statements that complete the schema once its tables exist."""
    return [
        # Compressing random text takes time and saves nothing, and a part of a value that isn't
        # compressed is read without the rest.
        "ALTER TABLE cycles ALTER COLUMN serials SET STORAGE EXTERNAL",
        *_TRIGGERS,
        _folding_function(),
        TOKENS_VIEW,
    ]


TOKENS_VIEW = (
    "CREATE VIEW tokens AS SELECT c.job_id AS job, c.first_unit + o.i + 1 AS unit, s.serial, "
    "j.link_prefix || s.serial AS url FROM cycles c JOIN mint_jobs j ON j.id = c.job_id "
    "CROSS JOIN LATERAL generate_series(0, c.count - 1) AS o(i) CROSS JOIN LATERAL "
    f"(SELECT encode(substr(c.serials, (o.i * {SERIAL_LENGTH} + 1)::int, {SERIAL_LENGTH}), "
    "'escape') AS serial) AS s"
)
"""One row for each token, for SQL tools: see docs/sql.md."""


def _trigger(name: str, table: str, event: str, body: str) -> tuple[str, str]:
    """Return the statements for a trigger on each row of the table."""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


def _refused(reason: str) -> str:
    return f"RAISE EXCEPTION '{reason}' USING ERRCODE = 'integrity_constraint_violation';"


# Comparing with the neighbours is enough, because existing ranges don't overlap each other. The
# lock is the one of all writers, in case another program inserts without it.
_RANGES_APART = _trigger(
    "number_ranges_apart",
    "number_ranges",
    "INSERT",
    f"PERFORM pg_advisory_xact_lock({WRITER_LOCK[0]}, {WRITER_LOCK[1]}); "
    "IF EXISTS (SELECT 1 FROM number_ranges WHERE space_id = NEW.space_id "
    "AND first_number >= NEW.first_number AND first_number < NEW.first_number + NEW.quantity) "
    "OR (SELECT first_number + quantity FROM number_ranges WHERE space_id = NEW.space_id "
    "AND first_number < NEW.first_number ORDER BY first_number DESC LIMIT 1) > NEW.first_number "
    f"THEN {_refused('number ranges overlap')} END IF; RETURN NEW;",
)
_UNCHANGED = tuple(
    statement
    for table, reason in (
        ("number_ranges", "number ranges never change"),
        ("unit_journal", "entries of unit_journal never change"),
        ("print_announcements", "entries of print_announcements never change"),
    )
    for statement in _trigger(
        f"{table}_unchanged", table, "UPDATE OR DELETE", f"{_refused(reason)} RETURN NULL;"
    )
)
_KEPT = tuple(
    f"CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_unchanged()"
    for table in ("number_ranges", "unit_journal", "print_announcements")
)
_TRIGGERS = (*_RANGES_APART, *_UNCHANGED, *_KEPT)
"""The database itself prevents a number from being issued twice, whatever a counter says, and
journal entries from being changed."""


def _folding_function() -> str:
    """Return the statement that defines `folded` as Python's str.casefold.

    PostgreSQL has no full case folding, and what its `lower` does depends on the server.
    """
    single: list[tuple[str, str]] = []
    several: list[tuple[str, str]] = []
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        folded = letter.casefold()
        if folded != letter:
            (single if len(folded) == 1 else several).append((letter, folded))
    call = "translate($1, '{}', '{}')".format(
        "".join(letter for letter, _ in single), "".join(folded for _, folded in single)
    )
    for letter, folded in several:
        call = f"replace({call}, '{letter}', '{folded}')"
    return (
        "CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE "
        "AS $folded$ SELECT CASE WHEN octet_length($1) = length($1) "
        f'THEN lower($1 COLLATE "C") ELSE {call} END $folded$'
    )
