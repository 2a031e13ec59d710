"""Statements that turn a database of this version into one of an earlier version."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dpp_desktop.store.workspace import DATABASE_NAME

_NEW_IN_VERSION_9 = (
    "print_left_out",
    "print_announcements",
    "print_segments",
    "prints",
    "printers",
    "label_designs",
    "left_out_units",
    "unit_journal",
    "pending_scans",
    "verified_blocks",
    "unit_runs",
)
OF_VERSION_11 = (
    *(f"DROP TABLE {each}" for each in ("tag_writes", "tag_segments", "tag_jobs")),
    "PRAGMA user_version = 11",
)
OF_VERSION_10 = (
    *OF_VERSION_11,
    *(f"DROP TABLE {each}" for each in ("published_units", "publications", "publishing_settings")),
    "PRAGMA user_version = 10",
)
OF_VERSION_9 = (
    *OF_VERSION_10,
    (
        'CREATE TABLE old_tokens (cycle_id INTEGER NOT NULL, "offset" INTEGER NOT NULL, '
        'serial TEXT NOT NULL, PRIMARY KEY (cycle_id, "offset")) WITHOUT ROWID'
    ),
    (
        "INSERT INTO old_tokens SELECT c.id, t.unit - c.first_unit - 1, t.serial FROM tokens t "
        "JOIN cycles c ON t.job = c.job_id AND t.unit > c.first_unit "
        "AND t.unit <= c.first_unit + c.count"
    ),
    "DROP VIEW tokens",
    "ALTER TABLE old_tokens RENAME TO tokens",
    "DROP INDEX cycles_overview",
    "ALTER TABLE cycles DROP COLUMN serials",
    "CREATE TABLE counter (i INTEGER PRIMARY KEY)",
    "PRAGMA user_version = 9",
)
OF_VERSION_8 = (
    *OF_VERSION_9,
    *(f"DROP TABLE {table}" for table in _NEW_IN_VERSION_9),
    "PRAGMA user_version = 8",
)
OF_VERSION_7 = (
    *OF_VERSION_8,
    "ALTER TABLE brands DROP COLUMN unit_fields",
    "ALTER TABLE mint_jobs DROP COLUMN unit_fields",
    "PRAGMA user_version = 7",
)
OF_VERSION_6 = (
    *OF_VERSION_7,
    'ALTER TABLE hand_overs DROP COLUMN "to"',
    "DROP TABLE kept_serial_keys",
    "PRAGMA user_version = 6",
)
OF_VERSION_4 = (
    *OF_VERSION_6,
    "ALTER TABLE cycles DROP COLUMN checksum",
    (
        "CREATE TABLE old_jobs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "idempotency_key TEXT UNIQUE, batch_id INTEGER NOT NULL REFERENCES batches (id), "
        "brand_key TEXT NOT NULL, product_sku TEXT NOT NULL, product_name TEXT NOT NULL, "
        "gtin TEXT, batch TEXT NOT NULL, "
        "passport_digest TEXT NOT NULL REFERENCES documents (digest), "
        "schema_digest TEXT NOT NULL REFERENCES documents (digest), link_prefix TEXT NOT NULL, "
        "series_id INTEGER NOT NULL REFERENCES number_series (id), first_position BIGINT NOT NULL, "
        "quantity INTEGER NOT NULL, minted INTEGER NOT NULL, status TEXT NOT NULL, error TEXT, "
        "fence INTEGER NOT NULL, runner TEXT, created_at TEXT NOT NULL, finished_at TEXT, "
        "batch_data TEXT NOT NULL DEFAULT '', UNIQUE (series_id, first_position), "
        "CHECK (minted BETWEEN 0 AND quantity))"
    ),
    "INSERT INTO number_series SELECT 1, space_id, 0, 0, 0 FROM number_ranges LIMIT 1",
    (
        "INSERT INTO old_jobs SELECT j.id, idempotency_key, batch_id, brand_key, product_sku, "
        "product_name, gtin, batch, passport_digest, schema_digest, link_prefix, 1, "
        "r.first_number, j.quantity, minted, status, error, fence, runner, created_at, "
        "finished_at, batch_data FROM mint_jobs j JOIN number_ranges r ON r.job_id = j.id"
    ),
    "DROP TABLE number_ranges",
    "DROP TABLE mint_jobs",
    "ALTER TABLE old_jobs RENAME TO mint_jobs",
    "CREATE INDEX mint_jobs_by_status ON mint_jobs (status)",
    (
        "CREATE TABLE old_workspace (id INTEGER NOT NULL, uid TEXT NOT NULL, "
        "site INTEGER NOT NULL, epoch INTEGER NOT NULL, first_position BIGINT NOT NULL, "
        "home TEXT NOT NULL, "
        "created_at TEXT NOT NULL, PRIMARY KEY (id), CHECK (id = 1))"
    ),
    "INSERT INTO old_workspace SELECT id, uid, site, 0, 0, home(), created_at FROM workspace",
    "DROP TABLE workspace",
    "ALTER TABLE old_workspace RENAME TO workspace",
    "PRAGMA user_version = 4",
)
OF_VERSION_3 = (
    *OF_VERSION_4,
    "DROP TABLE pack_images",
    "DROP TABLE signing_keys",
    "PRAGMA user_version = 3",
)
OF_VERSION_2 = (
    *OF_VERSION_3,
    "DROP TABLE hand_overs",
    "DROP TABLE export_segments",
    "ALTER TABLE exports DROP COLUMN profile",
    "ALTER TABLE exports DROP COLUMN scope",
    "ALTER TABLE brands DROP COLUMN export_profile",
    "PRAGMA user_version = 2",
)
OF_VERSION_1 = (
    *OF_VERSION_2,
    "ALTER TABLE brands DROP COLUMN batch_pointers",
    "ALTER TABLE mint_jobs DROP COLUMN batch_data",
    "DROP INDEX exports_by_status",
    "PRAGMA user_version = 1",
)


def change_tables(workspace: Path, *statements: str) -> None:
    """Run the statements in the database of a closed workspace, without its checks."""
    with closing(sqlite3.connect(workspace / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
