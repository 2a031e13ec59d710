"""The tables of a workspace.

brands → products → batches → mint_jobs → cycles; mint_jobs → number_ranges; exports →
export_segments, packs → pack_images, hand_overs, left_out_units; prints →
print_segments, print_announcements, print_left_out; publications → published_units; tag_jobs →
tag_segments, tag_writes.
A job mints from the number ranges reserved for it. The serials of a cycle are one value of its row,
so that concurrent jobs all append to the end of one table. The view `tokens` shows them to SQL
tools as one row per token (see docs/sql.md). What happened to the units of a job is
stored as ranges (unit_runs) and bitmaps (verified_blocks), and how it happened in the unit_journal.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from dpp_desktop.identity.numbers import NUMBER_BITS

SCHEMA_VERSION = 12
"""Stored in the database. A higher one belongs to a newer version of the program, a lower one to an
earlier version: see store/migrations.py."""

MAX_CYCLE_TOKENS = 10_000
"""The most tokens in one cycle."""


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in Python, ISO 8601 in UTC with microseconds in the database.

    An invalid value is returned unchanged, and store/rows.py reports it.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text of a moment; the order of texts is the order of time."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the moment of a text, in UTC."""
        try:
            return datetime.fromisoformat(value)
        except (TypeError, ValueError):
            return value


class Bytes(TypeDecorator[bytes]):
    """Bytes, returned unchanged: SQLAlchemy would convert a number to zero bytes."""

    impl = LargeBinary
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Return None: values aren't converted."""
        return


class Switch(TypeDecorator[bool]):
    """True or False, stored as 1 or 0. Any other value is returned unchanged."""

    impl = Boolean
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Convert only 1 and 0 to True and False."""
        return _switch


def _switch(value: Any) -> Any:
    return bool(value) if type(value) is int and value in (0, 1) else value


NEVER_REUSE_IDS = "never_reuse_ids"
"""Marks, in its `info`, a table in which the id of a deleted row is never used again."""
CLUSTERED = "clustered"
"""Marks a table whose rows are stored in its primary key, where the back end can do that."""

metadata = MetaData()

workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("uid", Text, nullable=False),
    Column("instance", Text, nullable=False),
    Column("site", Integer, nullable=False),
    Column("epoch", Integer),
    Column("first_position", BigInteger, nullable=False),
    Column("first_range", Integer, nullable=False),
    Column("identity", Text, nullable=False),
    Column("marker", Text, nullable=False),
    Column("marker_changed", BigInteger),
    Column("created_at", Moment, nullable=False),
)
"""`uid` is shared with every copy; `instance` is new in each epoch. `epoch` is NULL once the site
has none left. `first_position` is where sequential number series of this epoch begin. Number ranges
whose id is lower than `first_range` were reserved in an earlier epoch and are no longer used. For
`identity`, `marker` and `marker_changed`, see store/local/copy_detection.py."""

documents = Table(
    "documents",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
"""Schemas and passports by the SHA-256 of their text. Jobs refer to those they are minted from."""

brands = Table(
    "brands",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("resolver", Text, nullable=False),
    Column("serial_style", Text, nullable=False),
    Column("serial_scope", Text, nullable=False),
    Column("serial_key", Bytes, nullable=False),
    Column("batch_in_link", Switch, nullable=False),
    Column("schema_digest", ForeignKey("documents.digest"), nullable=False),
    Column("gtin_pointer", Text, nullable=False),
    Column("batch_pointers", Text, nullable=False, server_default="[]"),
    Column("unit_fields", Text, nullable=False, server_default="[]"),
    Column("export_profile", Text, nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
)

kept_serial_keys = Table(
    "kept_serial_keys",
    metadata,
    Column("brand_key", Text, primary_key=True),
    Column("serial_key", Bytes, nullable=False),
    Column("kept_at", Moment, nullable=False),
)
"""The serial keys of deleted brands. Another site, or a backup, may have minted with them, so a
brand that is added again without a key gets its old one."""

products = Table(
    "products",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand_id", ForeignKey("brands.id"), nullable=False),
    Column("sku", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("gtin", Text),
    Column("passport_digest", ForeignKey("documents.digest"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("brand_id", "sku"),
)

batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("product_id", ForeignKey("products.id"), nullable=False),
    Column("code", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("product_id", "code"),
)

serial_spaces = Table(
    "serial_spaces",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand_id", ForeignKey("brands.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("style", Text, nullable=False),
    Column("key", Bytes, nullable=False),
    UniqueConstraint("brand_id", "name"),
)
"""Where serials are unique. `name` is 'brand', or 'gtin/' and the GTIN."""

number_series = Table(
    "number_series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("space_id", ForeignKey("serial_spaces.id"), nullable=False),
    Column("site", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("next_position", BigInteger, nullable=False),
    UniqueConstraint("space_id", "site", "epoch"),
)
"""The next free position of a sequential serial space at one site during one epoch."""

link_paths = Table(
    "link_paths",
    metadata,
    Column("path", Text, primary_key=True),
    Column("space_id", ForeignKey("serial_spaces.id"), nullable=False),
)
"""All serials under one path come from one space, permanently, so no two tokens share a URL."""

mint_jobs = Table(
    "mint_jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("idempotency_key", Text, unique=True),
    Column("batch_id", ForeignKey("batches.id"), nullable=False),
    Column("brand_key", Text, nullable=False),
    Column("product_sku", Text, nullable=False),
    Column("product_name", Text, nullable=False),
    Column("gtin", Text),
    Column("batch", Text, nullable=False),
    Column("passport_digest", ForeignKey("documents.digest"), nullable=False),
    Column("schema_digest", ForeignKey("documents.digest"), nullable=False),
    Column("link_prefix", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("minted", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("error", Text),
    Column("fence", Integer, nullable=False),
    Column("runner", Text),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("batch_data", Text, nullable=False, server_default=""),
    Column("unit_fields", Text, nullable=False, server_default="[]"),
    CheckConstraint("minted BETWEEN 0 AND quantity"),
    info={NEVER_REUSE_IDS: True},
)
"""`unit_fields` are those of the brand when the job was accepted; see store/unit_fields.py."""
Index("mint_jobs_by_status", mint_jobs.c.status)

number_ranges = Table(
    "number_ranges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("space_id", ForeignKey("serial_spaces.id"), nullable=False),
    Column("first_number", BigInteger, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("first_unit", Integer, nullable=False),
    Column("nonce", Text, nullable=False),
    UniqueConstraint("space_id", "first_number"),
    CheckConstraint("quantity > 0"),
    CheckConstraint(f"first_number BETWEEN 0 AND {1 << NUMBER_BITS} - quantity"),
    info={NEVER_REUSE_IDS: True},
)
"""The numbers reserved for a job: [first_number, first_number + quantity) of a serial space, for
its units from `first_unit` up to the `first_unit` of its next range. The random `nonce`
distinguishes the reservation from one with the same id in another copy of the workspace."""
Index("number_ranges_by_job", number_ranges.c.job_id, number_ranges.c.first_unit)

cycles = Table(
    "cycles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("first_unit", Integer, nullable=False),
    Column("count", Integer, CheckConstraint(f'"count" <= {MAX_CYCLE_TOKENS}'), nullable=False),
    Column("committed_at", Moment, nullable=False),
    Column("checksum", Bytes),
    # The last column: the others are read without the pages that only its value fills.
    Column("serials", Bytes, nullable=False),
    UniqueConstraint("job_id", "first_unit"),
    info={NEVER_REUSE_IDS: True},
)
"""One transaction of a job: the units that it minted, and when.

`serials` are those of its units, concatenated, each 12 bytes of ASCII. `checksum` see
store/checksums.py; NULL for cycles that versions before 5 minted."""
# With all columns that overviews read: few cycles fit on a page together with their serials.
Index("cycles_overview", cycles.c.id, cycles.c.job_id, cycles.c.count, cycles.c.committed_at)

exports = Table(
    "exports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("directory", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("pack_rows", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("error", Text),
    Column("fence", Integer, nullable=False),
    Column("runner", Text),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("scope", Text, nullable=False, server_default="job"),
    Column("profile", Text, nullable=False, server_default=""),
    info={NEVER_REUSE_IDS: True},
)
"""An export that is exporting has `finished_at` if the packs of its last run are complete.
`job_id` is the job of the first segment."""
Index("exports_by_job", exports.c.job_id)
Index("exports_by_status", exports.c.status)

export_segments = Table(
    "export_segments",
    metadata,
    Column("export_id", ForeignKey("exports.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("first_unit", Integer, nullable=False),
    Column("count", Integer, nullable=False),
)
"""The fixed set of an export: its rows are the units of its segments in order."""

packs = Table(
    "packs",
    metadata,
    Column("export_id", ForeignKey("exports.id"), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("first_serial", Text, nullable=False),
    Column("last_serial", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
)

pack_images = Table(
    "pack_images",
    metadata,
    Column("export_id", ForeignKey("exports.id"), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("folder", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
)
"""The folders of QR images of packs that have them."""

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("export_id", ForeignKey("exports.id"), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("to", Text, nullable=False, server_default=""),
)
"""Packs that users marked as handed over, `by` a person and `to` another one."""

left_out_units = Table(
    "left_out_units",
    metadata,
    Column("export_id", ForeignKey("exports.id"), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), primary_key=True),
    Column("units", Bytes, nullable=False),
    info={CLUSTERED: True},
)
"""Units of packs that were void when the packs were written, so that they aren't in them.

Recorded before the pack is written: a pack that is re-created leaves out the same units, whatever
was voided since. `units` is a set of units as in model/unit_set.py. A pack covers the same units of
its export with and without void ones; it only has fewer rows."""

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("private", Bytes, nullable=False),
    Column("created_at", Moment, nullable=False),
)
"""The Ed25519 key that the workspace signs its exports with, created when first needed."""

unit_runs = Table(
    "unit_runs",
    metadata,
    Column("job_id", ForeignKey("mint_jobs.id"), primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("first_unit", Integer, primary_key=True),
    Column("count", Integer, CheckConstraint('"count" > 0'), nullable=False),
    Column("state", Text, nullable=False),
    info={CLUSTERED: True},
)
"""Consecutive units of a job in the same state, at most one for each subject.

`subject` is a carrier ('label' or 'tag'), whose states are in_doubt, produced and spoiled, or
'unit', whose states are applied, sampled and void. Units without a row are in no state. Ranges of a
subject don't overlap, and adjacent ones have different states."""

verified_blocks = Table(
    "verified_blocks",
    metadata,
    Column("job_id", ForeignKey("mint_jobs.id"), primary_key=True),
    Column("carrier", Text, primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("count", Integer, CheckConstraint('"count" > 0'), nullable=False),
    Column("bits", Bytes, nullable=False),
)
"""Units whose carrier was scanned, 10,000 in a block: bit `n` of `bits` (most significant first) is
unit block * 10,000 + n, and `count` the number of bits that are set. Not clustered, because a
clustered row of 1,250 bytes takes more than a page of 4,096 bytes in SQLite."""

pending_scans = Table(
    "pending_scans",
    metadata,
    Column("job_id", ForeignKey("mint_jobs.id"), primary_key=True),
    Column("carrier", Text, primary_key=True),
    Column("unit", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("workstation", Text, nullable=False),
    Column("printer", Text, nullable=False),
    info={CLUSTERED: True},
)
"""Verified units that aren't in verified_blocks yet, at most some thousand. They are moved there
together, with one journal entry, because single entries would take hundreds of bytes a unit."""

unit_journal = Table(
    "unit_journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("action", Text, nullable=False),
    Column("job_id", ForeignKey("mint_jobs.id")),
    Column("carrier", Text, nullable=False),
    Column("units", Bytes, nullable=False),
    Column("unit_count", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("workstation", Text, nullable=False),
    Column("printer", Text, nullable=False),
    Column("design", Text, nullable=False),
    Column("design_digest", Text, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("order_number", Text, nullable=False),
    Column("print_id", Integer),
    Column("details", Text, nullable=False),
    Column("hash", Bytes, nullable=False),
    info={NEVER_REUSE_IDS: True},
)
"""What happened to units, who did it, where and why. Entries never change.

`units` is a set of units as in model/unit_set.py; `details` is JSON, empty if there is nothing to
add. `hash` covers the previous entry and this one, see store/unit_journal.py."""
Index("unit_journal_by_job", unit_journal.c.job_id, unit_journal.c.action)
Index("unit_journal_by_print", unit_journal.c.print_id)

label_designs = Table(
    "label_designs",
    metadata,
    Column("name", Text, primary_key=True),
    Column("digest", ForeignKey("documents.digest"), nullable=False),
    Column("brand_key", Text),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
"""Imported and edited label designs. `brand_key` is the brand whose file contained the design; NULL
for designs for all brands. Designs that were printed are kept in `documents`."""

printers = Table(
    "printers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("settings", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
"""`settings` is JSON, see printing/printers/settings.py."""

prints = Table(
    "prints",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("design", Text, nullable=False),
    Column("design_digest", ForeignKey("documents.digest"), nullable=False),
    Column("printer", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("file_digest", Text, nullable=False, server_default=""),
    Column("settings", Text, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("announced", Integer, nullable=False),
    Column("confirmed", Integer, nullable=False),
    Column("journaled", Integer, nullable=False),
    Column("left_out", Integer, nullable=False),
    Column("first_announcement", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("workstation", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("error", Text),
    Column("fence", Integer, nullable=False),
    Column("runner", Text),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    CheckConstraint(
        'journaled BETWEEN 0 AND confirmed AND confirmed <= announced AND announced <= "count" '
        "AND left_out BETWEEN 0 AND confirmed"
    ),
    info={NEVER_REUSE_IDS: True},
)
"""A print job: `count` units in the order of its segments, to a printer or to a file.

The first `confirmed` units are printed, except for `left_out` of them. Those from there to
`announced` were about to be sent: they are in doubt unless the runner is active. unit_journal
contains the first `journaled` units as printed: one entry for each label would take hundreds of
bytes a unit. Announcements before the ordinal `first_announcement` no longer count. `settings` is
JSON with the choices that only matter while it runs, such as when to verify. `file_digest` is
recorded before the file gets its name."""
Index("prints_by_job", prints.c.job_id)
Index("prints_by_status", prints.c.status)

print_segments = Table(
    "print_segments",
    metadata,
    Column("print_id", ForeignKey("prints.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("first_unit", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    info={CLUSTERED: True},
)
"""The fixed set of a print job: its units are those of its segments in order."""

print_announcements = Table(
    "print_announcements",
    metadata,
    Column("print_id", ForeignKey("prints.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("first_row", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("replaces", Text, nullable=False),
    info={CLUSTERED: True},
)
"""Part of the journal: each row was written before the first byte of these units was sent.

`first_row` counts from 0 in the print job. After units in doubt, rows are announced again, if their
units can still be printed; prints.first_announcement is the first ordinal from then on.
`replaces` is the label that each of them replaces in a reprint: in_doubt, produced, verified, or
empty for none."""

print_left_out = Table(
    "print_left_out",
    metadata,
    Column("print_id", ForeignKey("prints.id"), primary_key=True),
    Column("first_row", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("first_unit", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("printed_by", ForeignKey("prints.id")),
    info={CLUSTERED: True},
)
"""Announced rows of a print job that weren't sent, because their units may not be printed.

They are consecutive units with one reason, see model.unit_state.RefusalKind. `printed_by` is the
print job that printed them, if one did."""

tag_jobs = Table(
    "tag_jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("settings", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("written", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("workstation", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("error", Text),
    Column("fence", Integer, nullable=False),
    Column("runner", Text),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    CheckConstraint('written BETWEEN 0 AND position AND position <= "count"'),
    info={NEVER_REUSE_IDS: True},
)
"""A tag job: NFC tags of `count` units in the order of its segments, see model/tag_job.py.

`settings` is JSON with its options."""
Index("tag_jobs_by_status", tag_jobs.c.status)

tag_segments = Table(
    "tag_segments",
    metadata,
    Column("tag_job_id", ForeignKey("tag_jobs.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("first_unit", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    info={CLUSTERED: True},
)
"""The fixed set of a tag job: its units are those of its segments in order."""

tag_writes = Table(
    "tag_writes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tag_job_id", ForeignKey("tag_jobs.id"), nullable=False),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("unit", Integer, nullable=False),
    Column("uid", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("lock", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("workstation", Text, nullable=False),
    info={NEVER_REUSE_IDS: True},
)
"""Tags by UID. A row is added before the first byte is written to the tag, and then has the state
announced. A unit has at most one tag that is announced or written; see model/tag_job.py."""
Index("tag_writes_by_uid", tag_writes.c.uid)
Index("tag_writes_by_unit", tag_writes.c.job_id, tag_writes.c.unit)
Index("tag_writes_by_tag_job", tag_writes.c.tag_job_id)


publications = Table(
    "publications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("brand_key", Text, nullable=False),
    Column("directory", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("error", Text),
    Column("fence", Integer, nullable=False),
    Column("runner", Text),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    info={NEVER_REUSE_IDS: True},
)
"""Hand-overs of passports and units; `plan` is JSON, see publishing/plan.py."""
Index("publications_by_brand", publications.c.brand_key)

published_units = Table(
    "published_units",
    metadata,
    Column("publication_id", ForeignKey("publications.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("job_id", ForeignKey("mint_jobs.id"), nullable=False),
    Column("passport_digest", ForeignKey("documents.digest"), nullable=False),
    Column("state", Text, nullable=False),
    Column("units", Bytes, nullable=False),
)
"""The fixed set of a publication: units of jobs by passport, or units voided since they were
published. `units` is a set of units as in model/unit_set.py."""
Index("published_units_by_job", published_units.c.job_id)

publishing_settings = Table(
    "publishing_settings",
    metadata,
    Column("brand_key", Text, primary_key=True),
    Column("settings", Text, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
"""What publications of a brand need beyond the brand, as JSON: see publishing/settings.py."""


def now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)
