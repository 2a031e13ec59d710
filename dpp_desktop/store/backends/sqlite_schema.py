"""The parts of the schema that are written in SQLite's SQL.

These are the triggers, the view of tokens, the options of tables, and the steps from earlier
versions of the tables.
"""

from sqlalchemy import MetaData

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.store.tables import CLUSTERED, MAX_CYCLE_TOKENS, NEVER_REUSE_IDS

# Comparing with the neighbours is enough, because existing ranges don't overlap each other.
_RANGES_APART = (
    "CREATE TRIGGER number_ranges_apart BEFORE INSERT ON number_ranges "
    "WHEN EXISTS (SELECT 1 FROM number_ranges WHERE space_id = NEW.space_id "
    "AND first_number >= NEW.first_number AND first_number < NEW.first_number + NEW.quantity) "
    "OR (SELECT first_number + quantity FROM number_ranges WHERE space_id = NEW.space_id "
    "AND first_number < NEW.first_number ORDER BY first_number DESC LIMIT 1) > NEW.first_number "
    "BEGIN SELECT RAISE(ABORT, 'number ranges overlap'); END"
)
_RANGES_UNCHANGED = (
    "CREATE TRIGGER number_ranges_unchanged BEFORE UPDATE ON number_ranges "
    "BEGIN SELECT RAISE(ABORT, 'number ranges never change'); END"
)
_RANGES_KEPT = (
    "CREATE TRIGGER number_ranges_kept BEFORE DELETE ON number_ranges "
    "BEGIN SELECT RAISE(ABORT, 'number ranges are kept'); END"
)
_NUMBER_RANGE_TRIGGERS = (_RANGES_APART, _RANGES_UNCHANGED, _RANGES_KEPT)
_JOURNAL_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'entries of {table} never change'); END"
    for table in ("unit_journal", "print_announcements")
    for name, event in (("unchanged", "UPDATE"), ("kept", "DELETE"))
)
TRIGGERS = (*_NUMBER_RANGE_TRIGGERS, *_JOURNAL_TRIGGERS)
"""The database itself prevents a number from being issued twice, whatever a counter says, and
journal entries from being changed."""

_SERIALS_AT_ONCE = 200
_PART_BYTES = _SERIALS_AT_ONCE * SERIAL_LENGTH
_SERIAL = f"CAST(substr(p.part, o.i * {SERIAL_LENGTH} + 1, {SERIAL_LENGTH}) AS TEXT)"
# In parts, because SQLite reads the whole value of a cycle for every substr of it. DISTINCT, and
# CROSS JOIN for this order, keep the optimizer from taking the part apart again.
TOKENS_VIEW = (
    "CREATE VIEW tokens AS WITH RECURSIVE "  # noqa: S608 - constants
    "blocks(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM blocks "
    f"WHERE i + 1 < {MAX_CYCLE_TOKENS // _SERIALS_AT_ONCE}), "
    "offsets(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM offsets "
    f"WHERE i + 1 < {_SERIALS_AT_ONCE}) "
    f"SELECT p.job, p.first_unit + o.i AS unit, {_SERIAL} AS serial, "
    f"p.link_prefix || {_SERIAL} AS url "
    f"FROM (SELECT DISTINCT c.job_id AS job, c.first_unit + {_SERIALS_AT_ONCE} * b.i + 1 "
    f'AS first_unit, min({_SERIALS_AT_ONCE}, c."count" - {_SERIALS_AT_ONCE} * b.i) AS part_units, '
    f"j.link_prefix, substr(c.serials, {_PART_BYTES} * b.i + 1, {_PART_BYTES}) AS part "
    "FROM cycles c JOIN mint_jobs j ON j.id = c.job_id "
    f'JOIN blocks b ON {_SERIALS_AT_ONCE} * b.i < c."count") p '
    "CROSS JOIN offsets o WHERE o.i < p.part_units"
)
"""One row for each token, for SQL tools: see docs/sql.md."""

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
_ADD_KEPT_SERIAL_KEYS = (
    "CREATE TABLE kept_serial_keys (brand_key TEXT NOT NULL, serial_key BLOB NOT NULL, "
    "kept_at TEXT NOT NULL, PRIMARY KEY (brand_key))"
)
_ADD_SIGNING_KEYS = (
    "CREATE TABLE signing_keys (id INTEGER NOT NULL, private BLOB NOT NULL, "
    "created_at TEXT NOT NULL, PRIMARY KEY (id), CHECK (id = 1))"
)
_MINT_JOBS_WITHOUT_SERIES = (
    "CREATE TABLE new_mint_jobs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
    "idempotency_key TEXT UNIQUE, batch_id INTEGER NOT NULL REFERENCES batches (id), "
    "brand_key TEXT NOT NULL, product_sku TEXT NOT NULL, product_name TEXT NOT NULL, gtin TEXT, "
    "batch TEXT NOT NULL, passport_digest TEXT NOT NULL REFERENCES documents (digest), "
    "schema_digest TEXT NOT NULL REFERENCES documents (digest), link_prefix TEXT NOT NULL, "
    "quantity INTEGER NOT NULL, minted INTEGER NOT NULL, status TEXT NOT NULL, error TEXT, "
    "fence INTEGER NOT NULL, runner TEXT, created_at TEXT NOT NULL, finished_at TEXT, "
    "batch_data TEXT NOT NULL DEFAULT '', CHECK (minted BETWEEN 0 AND quantity))"
)
_ADD_NUMBER_RANGES = (
    "CREATE TABLE number_ranges (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
    "space_id INTEGER NOT NULL REFERENCES serial_spaces (id), first_number BIGINT NOT NULL, "
    "quantity INTEGER NOT NULL, job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
    "first_unit INTEGER NOT NULL, nonce TEXT NOT NULL, UNIQUE (space_id, first_number), "
    "CHECK (quantity > 0), "
    "CHECK (first_number BETWEEN 0 AND 1152921504606846976 - quantity))"
)
_WORKSPACE_WITH_WITNESSES = (
    "CREATE TABLE new_workspace (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), "
    "uid TEXT NOT NULL, instance TEXT NOT NULL, site INTEGER NOT NULL, epoch INTEGER, "
    "first_position BIGINT NOT NULL, first_range INTEGER NOT NULL, identity TEXT NOT NULL, "
    "marker TEXT NOT NULL, marker_changed BIGINT, created_at TEXT NOT NULL)"
)
_FILL_NUMBER_RANGES = (
    "INSERT INTO number_ranges (space_id, first_number, quantity, job_id, first_unit, nonce) "
    "SELECT s.space_id, (s.site << 48) | (s.epoch << 40) | j.first_position, j.quantity, "
    "j.id, 0, lower(hex(randomblob(16))) "
    "FROM mint_jobs j JOIN number_series s ON s.id = j.series_id ORDER BY j.id"
)
_COPY_MINT_JOBS = (
    "INSERT INTO new_mint_jobs SELECT id, idempotency_key, batch_id, brand_key, product_sku, "
    "product_name, gtin, batch, passport_digest, schema_digest, link_prefix, quantity, "
    "minted, status, error, fence, runner, created_at, finished_at, batch_data FROM mint_jobs"
)
# An empty marker means that the identity is in the format of version 4.
_COPY_WORKSPACE = (
    "INSERT INTO new_workspace SELECT id, uid, lower(hex(randomblob(16))), site, epoch, "
    "first_position, 0, home, '', NULL, created_at FROM workspace"
)
_ADD_UNIT_STATES = (
    (
        "CREATE TABLE unit_runs (job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
        "subject TEXT NOT NULL, first_unit INTEGER NOT NULL, "
        '"count" INTEGER NOT NULL CHECK ("count" > 0), state TEXT NOT NULL, '
        "PRIMARY KEY (job_id, subject, first_unit)) WITHOUT ROWID"
    ),
    (
        "CREATE TABLE verified_blocks (job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
        "carrier TEXT NOT NULL, block INTEGER NOT NULL, "
        '"count" INTEGER NOT NULL CHECK ("count" > 0), bits BLOB NOT NULL, '
        "PRIMARY KEY (job_id, carrier, block))"
    ),
    (
        "CREATE TABLE pending_scans (job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
        'carrier TEXT NOT NULL, unit INTEGER NOT NULL, "at" TEXT NOT NULL, "by" TEXT NOT NULL, '
        "workstation TEXT NOT NULL, printer TEXT NOT NULL, "
        "PRIMARY KEY (job_id, carrier, unit)) WITHOUT ROWID"
    ),
    (
        "CREATE TABLE unit_journal (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        '"at" TEXT NOT NULL, "action" TEXT NOT NULL, job_id INTEGER REFERENCES mint_jobs (id), '
        "carrier TEXT NOT NULL, units BLOB NOT NULL, unit_count INTEGER NOT NULL, "
        '"by" TEXT NOT NULL, workstation TEXT NOT NULL, '
        "printer TEXT NOT NULL, design TEXT NOT NULL, "
        "design_digest TEXT NOT NULL, copies INTEGER NOT NULL, reason TEXT NOT NULL, "
        "order_number TEXT NOT NULL, print_id INTEGER, details TEXT NOT NULL, hash BLOB NOT NULL)"
    ),
    'CREATE INDEX unit_journal_by_job ON unit_journal (job_id, "action")',
    "CREATE INDEX unit_journal_by_print ON unit_journal (print_id)",
)
_ADD_LEFT_OUT_UNITS = (
    "CREATE TABLE left_out_units (export_id INTEGER NOT NULL REFERENCES exports (id), "
    '"index" INTEGER NOT NULL, job_id INTEGER NOT NULL REFERENCES mint_jobs (id), '
    'units BLOB NOT NULL, PRIMARY KEY (export_id, "index", job_id)) WITHOUT ROWID'
)
_ADD_PRINTS = (
    (
        "CREATE TABLE label_designs (name TEXT NOT NULL PRIMARY KEY, "
        "digest TEXT NOT NULL REFERENCES documents (digest), brand_key TEXT, "
        "created_at TEXT NOT NULL, updated_at TEXT NOT NULL)"
    ),
    (
        "CREATE TABLE printers (name TEXT NOT NULL PRIMARY KEY, settings TEXT NOT NULL, "
        "created_at TEXT NOT NULL, updated_at TEXT NOT NULL)"
    ),
    (
        "CREATE TABLE prints (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, "
        "job_id INTEGER NOT NULL REFERENCES mint_jobs (id), design TEXT NOT NULL, "
        "design_digest TEXT NOT NULL REFERENCES documents (digest), printer TEXT NOT NULL, "
        "file TEXT NOT NULL, file_digest TEXT NOT NULL DEFAULT '', settings TEXT NOT NULL, "
        "copies INTEGER NOT NULL, start_at INTEGER NOT NULL, "
        '"count" INTEGER NOT NULL, announced INTEGER NOT NULL, confirmed INTEGER NOT NULL, '
        "journaled INTEGER NOT NULL, left_out INTEGER NOT NULL, "
        "first_announcement INTEGER NOT NULL, "
        'reason TEXT NOT NULL, "by" TEXT NOT NULL, '
        "workstation TEXT NOT NULL, status TEXT NOT NULL, error TEXT, "
        "fence INTEGER NOT NULL, runner TEXT, created_at TEXT NOT NULL, finished_at TEXT, "
        "CHECK (journaled BETWEEN 0 AND confirmed AND confirmed <= announced "
        'AND announced <= "count" AND left_out BETWEEN 0 AND confirmed))'
    ),
    "CREATE INDEX prints_by_job ON prints (job_id)",
    "CREATE INDEX prints_by_status ON prints (status)",
    (
        "CREATE TABLE print_segments (print_id INTEGER NOT NULL REFERENCES prints (id), "
        "ordinal INTEGER NOT NULL, job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
        'first_unit INTEGER NOT NULL, "count" INTEGER NOT NULL, '
        "PRIMARY KEY (print_id, ordinal)) WITHOUT ROWID"
    ),
    (
        "CREATE TABLE print_announcements (print_id INTEGER NOT NULL REFERENCES prints (id), "
        "ordinal INTEGER NOT NULL, first_row INTEGER NOT NULL, "
        '"count" INTEGER NOT NULL, "at" TEXT NOT NULL, replaces TEXT NOT NULL, '
        "PRIMARY KEY (print_id, ordinal)) WITHOUT ROWID"
    ),
    (
        "CREATE TABLE print_left_out (print_id INTEGER NOT NULL REFERENCES prints (id), "
        "first_row INTEGER NOT NULL, job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
        'first_unit INTEGER NOT NULL, "count" INTEGER NOT NULL, reason TEXT NOT NULL, '
        "printed_by INTEGER REFERENCES prints (id), "
        "PRIMARY KEY (print_id, first_row)) WITHOUT ROWID"
    ),
)
_ADD_TAG_JOBS = (
    (
        "CREATE TABLE tag_jobs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "job_id INTEGER NOT NULL REFERENCES mint_jobs (id), settings TEXT NOT NULL, "
        '"count" INTEGER NOT NULL, position INTEGER NOT NULL, written INTEGER NOT NULL, '
        '"by" TEXT NOT NULL, workstation TEXT NOT NULL, status TEXT NOT NULL, error TEXT, '
        "fence INTEGER NOT NULL, runner TEXT, created_at TEXT NOT NULL, finished_at TEXT, "
        'CHECK (written BETWEEN 0 AND position AND position <= "count"))'
    ),
    "CREATE INDEX tag_jobs_by_status ON tag_jobs (status)",
    (
        "CREATE TABLE tag_segments (tag_job_id INTEGER NOT NULL REFERENCES tag_jobs (id), "
        "ordinal INTEGER NOT NULL, job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
        'first_unit INTEGER NOT NULL, "count" INTEGER NOT NULL, '
        "PRIMARY KEY (tag_job_id, ordinal)) WITHOUT ROWID"
    ),
    (
        "CREATE TABLE tag_writes (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "tag_job_id INTEGER NOT NULL REFERENCES tag_jobs (id), "
        "job_id INTEGER NOT NULL REFERENCES mint_jobs (id), unit INTEGER NOT NULL, "
        "uid TEXT NOT NULL, kind TEXT NOT NULL, reader TEXT NOT NULL, state TEXT NOT NULL, "
        'lock TEXT NOT NULL, "at" TEXT NOT NULL, "by" TEXT NOT NULL, workstation TEXT NOT NULL)'
    ),
    "CREATE INDEX tag_writes_by_uid ON tag_writes (uid)",
    "CREATE INDEX tag_writes_by_unit ON tag_writes (job_id, unit)",
    "CREATE INDEX tag_writes_by_tag_job ON tag_writes (tag_job_id)",
)
_ADD_PUBLICATIONS = (
    (
        "CREATE TABLE publications (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "uid TEXT NOT NULL UNIQUE, brand_key TEXT NOT NULL, directory TEXT NOT NULL, "
        '"plan" TEXT NOT NULL, status TEXT NOT NULL, error TEXT, fence INTEGER NOT NULL, '
        "runner TEXT, created_at TEXT NOT NULL, finished_at TEXT)"
    ),
    "CREATE INDEX publications_by_brand ON publications (brand_key)",
    (
        "CREATE TABLE published_units (publication_id INTEGER NOT NULL "
        "REFERENCES publications (id), ordinal INTEGER NOT NULL, "
        "job_id INTEGER NOT NULL REFERENCES mint_jobs (id), "
        "passport_digest TEXT NOT NULL REFERENCES documents (digest), state TEXT NOT NULL, "
        "units BLOB NOT NULL, PRIMARY KEY (publication_id, ordinal))"
    ),
    "CREATE INDEX published_units_by_job ON published_units (job_id)",
    (
        "CREATE TABLE publishing_settings (brand_key TEXT NOT NULL PRIMARY KEY, "
        "settings TEXT NOT NULL, updated_at TEXT NOT NULL)"
    ),
)
# Up to version 5, an error was its English text; it becomes a message without a template.
_KEEP_ERROR = (
    "UPDATE {} SET error = json_object('template', '{{text}}', 'values', "
    "json_object('text', error)) WHERE error IS NOT NULL"
)
MIGRATIONS: dict[int, tuple[str, ...]] = {
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
    4: (
        "ALTER TABLE cycles ADD COLUMN checksum BLOB",
        _ADD_NUMBER_RANGES,
        "CREATE INDEX number_ranges_by_job ON number_ranges (job_id, first_unit)",
        *_NUMBER_RANGE_TRIGGERS,
        _FILL_NUMBER_RANGES,
        _MINT_JOBS_WITHOUT_SERIES,
        _COPY_MINT_JOBS,
        "DROP TABLE mint_jobs",
        "ALTER TABLE new_mint_jobs RENAME TO mint_jobs",
        "CREATE INDEX mint_jobs_by_status ON mint_jobs (status)",
        _WORKSPACE_WITH_WITNESSES,
        _COPY_WORKSPACE,
        "DROP TABLE workspace",
        "ALTER TABLE new_workspace RENAME TO workspace",
    ),
    5: (_KEEP_ERROR.format("mint_jobs"), _KEEP_ERROR.format("exports")),
    6: ("ALTER TABLE hand_overs ADD COLUMN \"to\" TEXT NOT NULL DEFAULT ''", _ADD_KEPT_SERIAL_KEYS),
    # Jobs of earlier versions have no unit fields.
    7: (
        "ALTER TABLE brands ADD COLUMN unit_fields TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE mint_jobs ADD COLUMN unit_fields TEXT NOT NULL DEFAULT '[]'",
    ),
    8: (*_ADD_UNIT_STATES, _ADD_LEFT_OUT_UNITS, *_ADD_PRINTS, *_JOURNAL_TRIGGERS),
    # The table of tokens is moved afterwards: see store/backends/sqlite_token_move.py.
    9: (
        "ALTER TABLE cycles ADD COLUMN serials BLOB NOT NULL DEFAULT X''",
        'CREATE INDEX cycles_overview ON cycles (id, job_id, "count", committed_at)',
        "DROP TABLE IF EXISTS counter",
    ),
    10: _ADD_PUBLICATIONS,
    11: _ADD_TAG_JOBS,
}
"""The statements that turn a database of a version into one of the next version."""


def set_table_options(metadata: MetaData) -> None:
    """Give the tables the options of SQLite that their marks ask for."""
    for table in metadata.tables.values():
        options = table.dialect_options["sqlite"]
        if table.info.get(NEVER_REUSE_IDS):
            options["autoincrement"] = True
        if table.info.get(CLUSTERED):
            options["with_rowid"] = False
