"""Looks for damage when a workspace is opened: at what costs the same in a store of any size.

That is the size of the file, the tables and indexes, the workspace's own row, and the last cycle.
All else is checked when it is read: see store/rows.py and store/stored_serials.py. SQLite's own
`quick_check` reads everything, which takes minutes in a large store.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, select

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.store import rows, tables, workspace_row
from dpp_desktop.store.backends import sqlite
from dpp_desktop.store.checksums import CHECKSUM_BYTES, cycle_checksum, damaged_checksum
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.tables import MAX_CYCLE_TOKENS, SCHEMA_VERSION, metadata
from dpp_desktop.store.transaction import Transaction

_COLUMNS = (
    'SELECT s.name, c.name, c.type, c."notnull" FROM sqlite_schema s '
    "JOIN pragma_table_info(s.name) c WHERE s.type = 'table'"
)
_INDEXES = "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"

# As identity/serials.py has it, which loads NumPy: opening a workspace must be quick.
_SERIAL_BYTES = 12

_cycles = tables.cycles.c
_jobs = tables.mint_jobs.c
_LAST_CYCLE = (
    select(
        _cycles.id,
        _cycles.job_id,
        _cycles.first_unit,
        _cycles.count,
        _cycles.committed_at,
        _cycles.checksum,
        _jobs.id.label("job"),
        _jobs.minted.label("minted"),
    )
    .join_from(tables.cycles, tables.mint_jobs, _jobs.id == _cycles.job_id, isouter=True)
    .order_by(_cycles.id.desc())
    .limit(1)
)
_CYCLE: Reader[dict[str, object]] = Reader(
    tables.cycles,
    dict,
    {"count": rows.whole(1, MAX_CYCLE_TOKENS), "checksum": rows.blob(CHECKSUM_BYTES)},
)


def check(transaction: Transaction, database: Path) -> StorageDamaged | None:
    """Checks a database that has just been opened, in constant time.

    Returns the damage that still allows everything else to be read, None if there is none. Raises
    StorageDamaged if so much is damaged that nothing can be relied on. Of the tables of an earlier
    version nothing is said: `check_tables` checks them once they are up to date.
    """
    _check_size(transaction, database)
    if sqlite.user_version(transaction) != SCHEMA_VERSION:
        return None
    check_tables(transaction)
    try:
        # Also if its pages can't be read: the jobs before it may be intact.
        with sqlite.faults_named(database, ours=True):
            _check_last_cycle(transaction)
    except StorageDamaged as damage:
        return damage
    return None


def check_tables(transaction: Transaction) -> None:
    """Raises StorageDamaged if tables, columns or indexes of this version are missing.

    Also if the row of the workspace isn't as it must be. What others have added is ignored.
    """
    columns = {tuple(row) for row in transaction.exec_driver_sql(_COLUMNS)}
    indexes = {tuple(row) for row in transaction.exec_driver_sql(_INDEXES)}
    for table, name in _missing(columns, indexes):
        raise StorageDamaged(
            Message(
                "The database is damaged: in the table '{table}', '{name}' is missing or "
                "different.",
                table=table,
                name=name,
            ),
            RESTORE,
        )
    workspace_row.read(transaction)


def _missing(
    columns: set[tuple[object, ...]], indexes: set[tuple[object, ...]]
) -> Iterator[tuple[str, str]]:
    """The tables of columns and indexes that aren't there, and the names of these."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if (table.name, column.name, _type(column), int(not column.nullable)) not in columns:
                yield table.name, column.name
        for index in table.indexes:
            if (table.name, index.name) not in indexes:
                yield table.name, str(index.name)


def _type(column: Column[object]) -> str:
    return str(column.type.compile())


def _check_size(transaction: Transaction, database: Path) -> None:
    """Raises StorageDamaged if pages are missing at the end of the file.

    Pages that aren't in it yet are in the write-ahead log, one to a frame of it. While the
    transaction reads, neither of them gets shorter.
    """
    pages, page_bytes = sqlite.size_of(transaction)
    missing = pages - database.stat().st_size // page_bytes
    if missing > sqlite.frames_in_log(database, page_bytes):
        raise StorageDamaged(
            Message(
                "The database '{file}' is damaged: the end of the file is missing.",
                file=database,
            ),
            RESTORE,
        )


def _check_last_cycle(transaction: Transaction) -> None:
    row = transaction.execute(_LAST_CYCLE).first()
    if row is None:
        return
    cycle = _CYCLE.value(row)
    cycle_id, job_id, first_unit, count, _, _, known_job, minted = row
    if known_job is None:
        raise rows.missing_row("mint_jobs", job_id)
    if minted != first_unit + count:
        raise rows.damaged_row("mint_jobs", job_id, "minted")
    text = sqlite.select_serials(transaction, cycle_id, 0, count)
    serials = text.encode("utf-8", "surrogateescape")
    expected = cycle["checksum"]
    if expected is None and len(serials) != count * _SERIAL_BYTES:
        raise damaged_checksum(job_id, first_unit, count)
    if expected is not None and expected != cycle_checksum(job_id, first_unit, count, serials):
        raise damaged_checksum(job_id, first_unit, count)
