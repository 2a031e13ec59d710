"""Migrates the database of an earlier version of the program."""

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.tables import SCHEMA_VERSION

_FIRST_WITH_UNIT_STATES = 9
_OVERLAPPING_JOBS = (
    "SELECT a.id, b.id FROM mint_jobs a JOIN mint_jobs b ON a.series_id = b.series_id "
    "AND a.id < b.id AND a.first_position < b.first_position + b.quantity "
    "AND b.first_position < a.first_position + a.quantity ORDER BY a.id, b.id LIMIT 1"
)


def migrate(connection: Connection) -> int | None:
    """Change the tables to those of this version, within the caller's writing transaction.

    The transaction must not enforce foreign keys, because tables are replaced that others refer to.

    Return the version that the database had, or None if it was current. Raise StorageDamaged if
    serials were issued twice in it, or its tables don't match its version.
    """
    backend = backend_of(connection)
    before = backend.schema_version(connection)
    if before == SCHEMA_VERSION:
        return None
    for version in range(before, SCHEMA_VERSION):
        for statement in backend.MIGRATIONS[version]:
            try:
                connection.exec_driver_sql(statement)
            except IntegrityError as error:
                raise _issued_twice(connection) from error
            except OperationalError as error:
                if backend.is_wrong_statement(error):
                    raise _of_another_version(before, str(error.orig)) from error
                raise
    if before < _FIRST_WITH_UNIT_STATES:
        # After all statements, because it reads tables as they are in this version.
        from dpp_desktop.store import handover_migration

        handover_migration.mark_handed_over_units(connection)
    backend.set_schema_version(connection, SCHEMA_VERSION)
    return before


def _issued_twice(connection: Connection) -> StorageDamaged:
    """Name the first jobs of version 4 whose ranges overlap."""
    pair = connection.exec_driver_sql(_OVERLAPPING_JOBS).first()
    jobs = (
        Message("jobs {first} and {second} have", first=pair[0], second=pair[1])
        if pair
        else Message("several jobs have")
    )
    return StorageDamaged(
        Message("The database is damaged: {jobs} the same serials.", jobs=jobs), RESTORE
    )


def _of_another_version(version: int, reason: str) -> StorageDamaged:
    return StorageDamaged(
        Message(
            "The database is damaged: its tables don't match its version {version} ({reason}).",
            version=version,
            reason=reason,
        ),
        RESTORE,
    )
