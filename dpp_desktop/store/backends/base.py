"""What a database back end provides to the rest of the store.

A back end is a module of this package with the functions of `Backend`. If its databases are files
on this computer, it also has those of `FileBackend`. The rest of the store is written in SQLAlchemy
and calls `backend_of` (see `store/backends/__init__.py`) for everything that differs between
databases. To add a back end, write its module and list it there.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Column, ColumnElement, Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from dpp_desktop.model.errors import WorkspaceReplaced, WorkspaceUnusable
from dpp_desktop.model.workspace_update import MoveObserver

ColumnFacts = tuple[str, str, str, bool]
"""Table, column, type as in SQL, and whether NULL is allowed."""


class Backend(Protocol):
    """A database back end."""

    @property
    def MIGRATIONS(self) -> Mapping[int, Sequence[str]]:  # noqa: N802 - a constant of a module
        """The statements that turn tables of a version into those of the next one.

        A back end that was added after a version has no statements for it.
        """

    def check_library(self) -> None:
        """Raise WorkspaceUnusable if the installed database library can't be relied on."""

    def library_version(self) -> str:
        """Return the version of the database library."""

    MAX_PATTERN_LENGTH: int
    """The most characters of a pattern for `like`."""

    # Transactions

    def for_writing(self, engine: Engine) -> Engine:
        """Return the engine for transactions that write: they take the write lock at once."""

    def schema_change(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Open a writing transaction that may replace tables other tables refer to.

        Foreign keys aren't enforced in it. It is committed when the body ends.
        """

    def translated_errors(
        self, place: object, *, is_workspace: bool = False
    ) -> AbstractContextManager[None]:
        """Turn database errors in the body into errors that a user can act on.

        `place` is the file of the database, or the name of a database on a server. Errors that only
        a bug can cause pass unchanged. With `is_workspace`, the database is known to belong to this
        program, so one that can't be read is damaged rather than foreign.
        """

    def is_wrong_statement(self, error: DBAPIError) -> bool:
        """Return True if the statement doesn't match the tables, or isn't valid SQL."""

    # Tables

    def create_tables(self, engine: Engine, add_first_rows: Callable[[Connection], None]) -> None:
        """Create all tables of `store/tables.py` in an empty database, or nothing at all.

        Also create the rules of the table `number_ranges` (ranges don't overlap, don't change and
        aren't deleted) and of the journal (entries don't change and aren't deleted), and apply the
        marks that tables carry in their `info`.
        """

    def schema_version(self, connection: Connection) -> int:
        """Return the version of the tables that the database states."""

    def set_schema_version(self, connection: Connection, version: int) -> None:
        """Store the version of the tables."""

    def columns(self, connection: Connection) -> set[ColumnFacts]:
        """Return the columns of all tables in the database."""

    def column_facts(self, table: Table, column: Column[object]) -> ColumnFacts:
        """Return what `columns` contains for the column if it exists as defined."""

    def indexes(self, connection: Connection) -> set[tuple[str, str]]:
        """Return the indexes in the database that were created by name, as table and name."""

    def check_integrity(self, connection: Connection, place: object) -> None:
        """Read the whole database. Raise StorageDamaged if its structure is damaged.

        Takes minutes in a large store. Values are checked where they are read: see store/rows.py.
        """

    def newer_version(self, place: object) -> WorkspaceUnusable:
        """Return the error for a database that a newer version of the program made."""

    # Rows

    def insert_if_absent(self, connection: Connection, table: Table, **values: object) -> None:
        """Insert one row unless a row with the same unique columns exists."""

    def insert_absent_rows(
        self, connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]
    ) -> None:
        """Insert the rows whose unique columns no existing row has."""

    def unmoved_serials(
        self, connection: Connection, cycle_id: int, first: int, end: int
    ) -> bytes | None:
        """Return serials of a cycle whose row has none, because a migration didn't move them yet.

        These are the serials of the offsets from `first` up to `end`, concatenated, with zero bytes
        for missing ones. Return None if no migration is incomplete.
        """

    # Text and values in queries

    def folded_text(self, text: str) -> str:
        """Return the text with case folded as `folded` does it, in Unicode form NFC."""

    def folded(self, text: ColumnElement[str]) -> ColumnElement[str]:
        """Fold the case of a text in NFC, in every script: ß equals SS."""

    def position(self, text: ColumnElement[str], part: str) -> ColumnElement[int]:
        """Return where the part begins in the text, from 1; 0 if it isn't there."""

    def like(self, text: ColumnElement[str], pattern: str) -> ColumnElement[bool]:
        """Return whether the text matches a pattern with the wildcards % and _, escaped by /.

        Ignores the case of ASCII letters only. The pattern may have up to `MAX_PATTERN_LENGTH`
        characters, not counting escapes.
        """

    def starts_with_ascii(self, text: ColumnElement[str], part: str) -> ColumnElement[bool]:
        """Return whether the text begins with the part, which is ASCII, in any case.

        Only the first `MAX_PATTERN_LENGTH` characters of the part are compared.
        """

    def is_whole_number(self, column: ColumnElement[int]) -> ColumnElement[bool]:
        """Return whether the column holds a whole number, which damage may have replaced."""


class FileBackend(Backend, Protocol):
    """A back end whose databases are files on this computer."""

    LOCK_WAIT_SECONDS: float
    """How long a statement waits for another connection's lock, unless stated otherwise."""

    def create_engine_for(
        self, file: Path, *, lock_wait: float = ..., read_only: bool = False
    ) -> Engine:
        """Return an engine for the database file, which must exist.

        With `read_only`, nothing is written to its folder either.
        """

    def is_ready(self, file: Path, *, may_recover: bool = False) -> bool:
        """Return True if the file is a database of this program, False if it is empty or missing.

        With `may_recover`, the folder is known to belong to a workspace, so that the back end may
        complete what an interrupted process left. Raise WorkspaceUnusable for anything else,
        without writing to the file or beside it.
        """

    def workspace_uid(self, file: Path) -> str | None:
        """Return the uid of the workspace in another database file, or None if it has none."""

    def remove_logs(self, file: Path) -> None:
        """Remove files that the back end left beside a file that never was a database."""

    def has_unmoved_tokens(self, connection: Connection) -> bool:
        """Return True if `move_tokens` has something to do."""

    def move_tokens(
        self,
        read: Callable[[], AbstractContextManager[Connection]],
        write: Callable[[], AbstractContextManager[Connection]],
        engine: Engine,
        file: Path,
        observer: MoveObserver,
    ) -> None:
        """Complete the migration of tokens that an earlier version stored as single rows.

        `read` and `write` open transactions. Takes minutes in a large store. Raise StorageFull if
        the disk has too little free space, StorageDamaged, and what `observer` raises; then the
        next call continues.
        """

    def is_truncated(self, connection: Connection, file: Path) -> bool:
        """Return True if the end of the database file is missing."""

    def dispose_untouched(self, engine: Engine, file: Path) -> None:
        """Close the engine's connections without changing the file, which is damaged."""

    def replaced(self, file: Path) -> WorkspaceReplaced:
        """Return the error for a database file that was exchanged while it was open."""
