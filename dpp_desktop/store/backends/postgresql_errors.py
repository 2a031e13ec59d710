"""Turns errors of PostgreSQL and psycopg into errors that a user can act on.

An error has a code of five characters, see the appendix "PostgreSQL Error Codes" of its manual. An
error without a code comes from the connection itself.
"""

import re
from collections.abc import Callable

import psycopg
from sqlalchemy.exc import DBAPIError

from dpp_desktop.model.errors import (
    DppError,
    ServerUnavailable,
    StorageDamaged,
    StorageFailed,
    StorageFull,
    StorageLocked,
    StorageReadOnly,
    WorkspaceUnusable,
)
from dpp_desktop.model.message import Message, verbatim
from dpp_desktop.model.os_errors import RESTORE

TRIGGER_CODE = "23000"
"""The code of errors that the triggers of this program raise."""

_ASK_ADMINISTRATOR = Message("Ask the administrator of the database server.")
_UNAVAILABLE_CODES = frozenset({"57P01", "57P02", "57P03", "57P05", "25P03", "53300", "25P04"})
_DAMAGE_CLASSES = ("23", "XX")
_DAMAGE_CODES = frozenset({"22003", "22021", "42P01", "42703"})
_WRONG_STATEMENT_CODES = frozenset({"42P01", "42703", "42601", "42883", "42704", "42P07", "42701"})
_DUPLICATE_CODES = frozenset({"42P06", "42P07", "23505"})
_CONNECTION_PREFIX = re.compile(r"^connection (?:to server )?.*?failed: ", re.DOTALL)
_SEVERITY = re.compile(r"^[A-Z]+:\s+")


def code_of(error: BaseException | None) -> str:
    """Return the code of a psycopg error; empty for an error of the connection."""
    return getattr(error, "sqlstate", None) or ""


def is_connection_lost(error: BaseException | None) -> bool:
    """Return True if the connection broke, or the server ended it or refuses new ones for now."""
    if not isinstance(error, psycopg.Error):
        return False
    code = code_of(error)
    if code:
        return code[:2] == "08" or code in _UNAVAILABLE_CODES
    return isinstance(error, psycopg.OperationalError)


def is_wrong_statement(error: DBAPIError) -> bool:
    """Return True if the statement doesn't match the tables, or isn't valid SQL."""
    return code_of(error.orig) in _WRONG_STATEMENT_CODES


def is_duplicate(error: BaseException | None) -> bool:
    """Return True if a schema or a table could not be created because it exists."""
    return code_of(error) in _DUPLICATE_CODES


def fault_of(error: BaseException | None, database: str) -> DppError | None:
    """Return the error for users, or None for an error that only a bug can cause."""
    code = code_of(error)
    known = _KNOWN.get(code)
    if known:
        return known(database)
    reason = reason_of(error)
    # 53: insufficient resources, such as too many connections.
    if is_connection_lost(error) or code[:2] == "53":
        return unavailable(database, reason)
    if code[:2] == "58":  # errors of the server's operating system
        return _failed(database, reason)
    is_damage = code[:2] in _DAMAGE_CLASSES or code in _DAMAGE_CODES
    return contradictory(reason) if is_damage and code != TRIGGER_CODE else None


def reason_of(error: BaseException | None) -> Message:
    """Return the first line of what the server or the library says, without its decoration."""
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    text = primary or str(error)
    if not primary:
        text = _CONNECTION_PREFIX.sub("", text.strip())
    line = _SEVERITY.sub("", text.strip().partition("\n")[0]).strip().rstrip(".")
    return verbatim(line[:200])


def unavailable(database: str, reason: Message) -> ServerUnavailable:
    """Return the error for a server that can't be reached at the moment."""
    return ServerUnavailable(
        Message(
            "The database '{database}' isn't available: {reason}.", database=database, reason=reason
        ),
        Message(
            "Check the network and the server. Work continues as soon as it is available; "
            "completed work is kept."
        ),
    )


def _full(database: str) -> StorageFull:
    return StorageFull(
        Message("The disk of the database server for '{database}' is full.", database=database),
        Message("Free some space on the server and resume; completed work is kept."),
    )


def locked(database: str) -> StorageLocked:
    """Return the error for a lock that another program held for too long."""
    return StorageLocked(
        Message(
            "The database '{database}' was locked by another program for too long.",
            database=database,
        ),
        Message("Try again later, or close that program; nothing is lost."),
    )


def _failed(database: str, reason: Message) -> StorageFailed:
    return StorageFailed(
        Message(
            "The server of the database '{database}' reported an error: {reason}.",
            database=database,
            reason=reason,
        ),
        _ASK_ADMINISTRATOR,
    )


def read_only(database: str) -> StorageReadOnly:
    """Return the error for a server or a session that only reads."""
    return StorageReadOnly(
        Message(
            "The database '{database}' is read-only: its server is a replica, or was set to that.",
            database=database,
        ),
        Message("Connect to the primary server."),
    )


def not_permitted(database: str) -> WorkspaceUnusable:
    """Return the error for a user without the necessary rights."""
    return WorkspaceUnusable(
        Message(
            "The user of the database '{database}' doesn't have the necessary rights.",
            database=database,
        ),
        Message("Let the administrator make this user the owner of the database."),
    )


def wrong_password(database: str) -> WorkspaceUnusable:
    """Return the error for a user or a password that the server rejects."""
    return WorkspaceUnusable(
        Message(
            "The server of the database '{database}' rejected the user or the password.",
            database=database,
        ),
        Message("Check the user, and enter the password again."),
    )


def no_database(database: str) -> WorkspaceUnusable:
    """Return the error for a database that the server doesn't have."""
    return WorkspaceUnusable(
        Message("There is no database '{database}'.", database=database),
        Message("Check its name, or let the administrator of the server create it."),
    )


def no_database_or_user(database: str) -> WorkspaceUnusable:
    """Return the error for a database or a user that the server doesn't have."""
    return WorkspaceUnusable(
        Message("The server has no database '{database}', or not this user.", database=database),
        Message("Check both names, or let the administrator of the server create them."),
    )


def refused_by_rules(database: str) -> WorkspaceUnusable:
    """Return the error for a server whose file pg_hba.conf doesn't allow the connection."""
    return WorkspaceUnusable(
        Message(
            "The server of the database '{database}' doesn't accept connections of this user "
            "from this computer.",
            database=database,
        ),
        Message("Let the administrator add a rule to the server's file pg_hba.conf."),
    )


_KNOWN: dict[str, Callable[[str], DppError]] = {
    "53100": _full,
    "25006": read_only,
    "42501": not_permitted,
    "28P01": wrong_password,
    "28000": wrong_password,
    "3D000": no_database,
    **dict.fromkeys(("57014", "55P03", "40001", "40P01"), locked),
}


def contradictory(reason: Message) -> StorageDamaged:
    """Return the error for rows that no intact database contains."""
    return StorageDamaged(
        Message(
            "The database is damaged: its rows contradict each other ({reason}).", reason=reason
        ),
        RESTORE,
    )
