"""Checks that a database on a server can hold a workspace, and what it holds."""

from enum import Enum, auto
from typing import NamedTuple

import psycopg

from dpp_desktop.model.errors import DppError, PasswordNeeded, WorkspaceUnusable
from dpp_desktop.model.message import Message
from dpp_desktop.store.backends import postgresql_errors
from dpp_desktop.store.backends.postgresql_connections import RawConnection
from dpp_desktop.store.backends.postgresql_schema import SCHEMA_NAME
from dpp_desktop.store.tables import SCHEMA_VERSION

OLDEST_SERVER = 13
"""The first version of the server that has all functions that are used."""

_FACTS = f"""
SELECT current_setting('server_version_num')::int / 10000,
    current_setting('server_encoding'),
    pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on',
    has_database_privilege(current_database(), 'CREATE'),
    EXISTS (SELECT FROM pg_namespace WHERE nspname = '{SCHEMA_NAME}'),
    coalesce((SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace
        WHERE nspname = '{SCHEMA_NAME}'), true),
    EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = '{SCHEMA_NAME}' AND c.relname = 'schema_version'),
    coalesce((SELECT bool_and(has_table_privilege(c.oid, 'SELECT')
        AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE'))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = '{SCHEMA_NAME}' AND c.relkind = 'r'), true),
    EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname <> '{SCHEMA_NAME}'
        AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))
"""


class Content(Enum):
    """What a database contains."""

    NOTHING = auto()
    WORKSPACE = auto()

    @property
    def holds_workspace(self) -> bool:
        """True if it contains a workspace."""
        return self is Content.WORKSPACE


class _Facts(NamedTuple):
    """What the server says about itself, the database and the rights of the user."""

    version: int
    encoding: str
    is_read_only: bool
    may_create: bool
    has_schema: bool
    may_use_schema: bool
    has_version: bool
    may_use_tables: bool
    has_other_tables: bool


def check(connection: RawConnection, database: str) -> Content:
    """Return what the database contains.

    Raise WorkspaceUnusable if the server is too old, the encoding isn't UTF-8, rights are missing,
    or the database belongs to another program or to a newer version of this one; StorageReadOnly
    for a replica; psycopg.Error.
    """
    row = connection.execute(_FACTS).fetchone()
    assert row is not None
    facts = _Facts(*row)
    fault = _server_fault(facts, database) or _database_fault(facts, database)
    if fault:
        raise fault
    if not facts.has_version:
        return Content.NOTHING
    found = connection.execute("SELECT version FROM schema_version").fetchone()
    if found is None:
        raise _foreign(database)
    if found[0] > SCHEMA_VERSION:
        raise newer_version(database)
    return Content.WORKSPACE


def newer_version(database: object) -> WorkspaceUnusable:
    """Return the error for a database that a newer version of the program made."""
    return WorkspaceUnusable(
        Message(
            "The workspace in the database '{database}' was created by a newer version of DPP "
            "Desktop.",
            database=database,
        ),
        Message("Update DPP Desktop on this computer, or choose a different workspace."),
    )


def no_workspace(database: str) -> WorkspaceUnusable:
    """Return the error for a database in which no workspace was created."""
    return WorkspaceUnusable(
        Message("The database '{database}' contains no workspace.", database=database),
        Message(
            "Restore it from a backup if it held one; otherwise, create a new workspace in it."
        ),
    )


def connection_fault(error: psycopg.Error, database: str) -> DppError:
    """Return the error for a connection that could not be made."""
    connection = getattr(error, "pgconn", None)
    text = str(error)
    if connection is not None and connection.needs_password:
        return PasswordNeeded(
            Message("The database '{database}' requires a password.", database=database),
            Message("Enter it, or store it in a password file (.pgpass)."),
        )
    if "password" in text and connection is not None and connection.used_password:
        return postgresql_errors.wrong_password(database)
    for part, fault in _REFUSALS:
        if part in text:
            return fault(database)
    if _is_tls_fault(text):
        return _no_tls(database, text)
    return postgresql_errors.unavailable(database, postgresql_errors.reason_of(error))


# The server's own text, in English unless the server is set to another language.
_REFUSALS = (
    ("does not exist", postgresql_errors.no_database_or_user),
    ("pg_hba.conf", postgresql_errors.refused_by_rules),
    ("permission denied for database", postgresql_errors.not_permitted),
    ("session is read-only", postgresql_errors.read_only),
    ("server is in hot standby", postgresql_errors.read_only),
)


def _is_tls_fault(text: str) -> bool:
    return any(part in text for part in ("SSL", "certificate", "root.crt"))


def _no_tls(database: str, text: str) -> WorkspaceUnusable:
    return WorkspaceUnusable(
        Message(
            "The connection to the database '{database}' can't be secured: {reason}.",
            database=database,
            reason=postgresql_errors.reason_of(psycopg.Error(text)),
        ),
        Message(
            "Choose the certificate of the authority that signed the server's certificate "
            "(sslrootcert), or another TLS mode."
        ),
    )


def _server_fault(facts: _Facts, database: str) -> DppError | None:
    if facts.version < OLDEST_SERVER:
        return WorkspaceUnusable(
            Message(
                "The server of the database '{database}' runs PostgreSQL {version}.",
                database=database,
                version=facts.version,
            ),
            Message("Use PostgreSQL {oldest} or newer.", oldest=OLDEST_SERVER),
        )
    if facts.encoding != "UTF8":
        return WorkspaceUnusable(
            Message(
                "The database '{database}' has the encoding {encoding}.",
                database=database,
                encoding=facts.encoding,
            ),
            Message("Create a database with the encoding UTF8."),
        )
    return postgresql_errors.read_only(database) if facts.is_read_only else None


def _database_fault(facts: _Facts, database: str) -> DppError | None:
    if not facts.may_use_schema or (facts.has_version and not facts.may_use_tables):
        return postgresql_errors.not_permitted(database)
    if facts.has_schema and not facts.has_version:
        return _foreign(database)
    if not facts.has_schema:
        if facts.has_other_tables:
            return _foreign(database)
        if not facts.may_create:
            return postgresql_errors.not_permitted(database)
    return None


def _foreign(database: str) -> WorkspaceUnusable:
    return WorkspaceUnusable(
        Message("The database '{database}' contains tables of another program.", database=database),
        Message("Create an empty database for the workspace."),
    )
