"""Brings the database of an earlier version of the program up to date."""

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.faults import RESTORE
from dpp_desktop.store import sqlite
from dpp_desktop.store.tables import SCHEMA_VERSION

_ADD_SEGMENTS = (
    "CREATE TABLE export_segments (export_id INTEGER NOT NULL REFERENCES exports (id), "
    "ordinal INTEGER NOT NULL, job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
    'first_unit INTEGER NOT NULL, "count" INTEGER NOT NULL, PRIMARY KEY (export_id, ordinal))'
)
_ADD_HAND_OVERS = (
    "CREATE TABLE hand_overs (export_id INTEGER NOT NULL REFERENCES exports (id), "
    '"index" INTEGER NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, '
    'PRIMARY KEY (export_id, "index"))'
)
_ADD_PACK_IMAGES = (
    "CREATE TABLE pack_images (export_id INTEGER NOT NULL REFERENCES exports (id), "
    '"index" INTEGER NOT NULL, folder TEXT NOT NULL, "count" INTEGER NOT NULL, '
    'size INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (export_id, "index"))'
)
_ADD_SIGNING_KEYS = (
    "CREATE TABLE signing_keys (id INTEGER NOT NULL, private BLOB NOT NULL, "
    "created_at TEXT NOT NULL, PRIMARY KEY (id), CHECK (id = 1))"
)
_STEPS: dict[int, tuple[str, ...]] = {
    1: (
        "ALTER TABLE brands ADD COLUMN batch_pointers TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE mint_jobs ADD COLUMN batch_data TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX IF NOT EXISTS exports_by_status ON exports (status)",
    ),
    2: (
        "ALTER TABLE brands ADD COLUMN export_profile TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE exports ADD COLUMN scope TEXT NOT NULL DEFAULT 'job'",
        "ALTER TABLE exports ADD COLUMN profile TEXT NOT NULL DEFAULT ''",
        _ADD_SEGMENTS,
        'INSERT INTO export_segments SELECT id, 0, job_id, 0, "count" FROM exports',
        _ADD_HAND_OVERS,
    ),
    3: (_ADD_SIGNING_KEYS, _ADD_PACK_IMAGES),
    4: ("ALTER TABLE cycles ADD COLUMN checksum BLOB",),
}
"""What makes a database of that version one of the next."""


def version_of(connection: Connection) -> int:
    """Returns the version of the program's tables that the database has."""
    return sqlite.user_version(connection)


def bring_up_to_date(connection: Connection) -> int | None:
    """Changes the tables to those of this version, within the caller's writing transaction.

    Returns the version that the database had, or None if there was nothing to do. Raises
    StorageDamaged if its tables aren't those of the version that it says it has.
    """
    before = version_of(connection)
    if before == SCHEMA_VERSION:
        return None
    for version in range(before, SCHEMA_VERSION):
        for statement in _STEPS[version]:
            try:
                connection.exec_driver_sql(statement)
            except OperationalError as error:
                if sqlite.is_wrong_statement(error):
                    raise _of_another_version(before, str(error.orig)) from error
                raise
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return before


def _of_another_version(version: int, reason: str) -> StorageDamaged:
    return StorageDamaged(
        f"The database is damaged: its tables aren't those of version {version}, which it says it "
        f"has ({reason}).",
        RESTORE,
    )
