"""Brings the database of an earlier version of the program up to date."""

from sqlalchemy import Connection

from dpp_desktop.store.tables import SCHEMA_VERSION

_STEPS: dict[int, tuple[str, ...]] = {
    1: (
        "ALTER TABLE brands ADD COLUMN batch_pointers TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE mint_jobs ADD COLUMN batch_data TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX IF NOT EXISTS exports_by_status ON exports (status)",
    ),
}
"""What makes a database of that version one of the next."""


def version_of(connection: Connection) -> int:
    """Returns the version of the program's tables that the database has."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def bring_up_to_date(connection: Connection) -> int | None:
    """Changes the tables to those of this version, within the caller's writing transaction.

    Returns the version that the database had, or None if there was nothing to do.
    """
    before = version_of(connection)
    if before == SCHEMA_VERSION:
        return None
    for version in range(before, SCHEMA_VERSION):
        for statement in _STEPS[version]:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return before
