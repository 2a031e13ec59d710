"""Checks a database for damage when a workspace is opened, in constant time.

It checks the size of the file, the tables and indexes, the row of the workspace, and the last
cycle. Everything else is checked when it is read: see store/rows.py and store/stored_serials.py. A
check of the whole database (`check_integrity` of the back end) takes minutes in a large store.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from sqlalchemy import Column, Table, select

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.store import rows, tables, workspace_row
from dpp_desktop.store.backends import FILE_BACKEND, backend_of
from dpp_desktop.store.backends.base import Backend, ColumnFacts
from dpp_desktop.store.checksums import CHECKSUM_BYTES, cycle_checksum, damaged_checksum
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.tables import MAX_CYCLE_TOKENS, SCHEMA_VERSION, metadata
from dpp_desktop.store.transaction import Transaction

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
        _cycles.serials,
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
    {"count": rows.whole_number(1, MAX_CYCLE_TOKENS), "checksum": rows.blob(CHECKSUM_BYTES)},
)


def check(transaction: Transaction, place: object) -> StorageDamaged | None:
    """Check a database that was just opened, in constant time.

    `place` is the database, as errors name it. Return damage that still allows everything else to
    be read, or None. Raise StorageDamaged if nothing in the database can be relied on. Tables of an
    earlier version aren't checked here but with `check_tables` after the migration.
    """
    _check_size(transaction, place)
    if backend_of(transaction).schema_version(transaction) != SCHEMA_VERSION:
        return None
    check_tables(transaction)
    try:
        # Returned even if its pages can't be read, because earlier jobs may be intact.
        with backend_of(transaction).translated_errors(place, is_workspace=True):
            _check_last_cycle(transaction)
    except StorageDamaged as damage:
        return damage
    return None


def check_tables(transaction: Transaction) -> None:
    """Raise StorageDamaged if tables, columns or indexes of this version are missing.

    Also raise it if the row of the workspace is invalid. Additional tables and columns are ignored.
    """
    for table, name in _missing(backend_of(transaction), transaction):
        raise _missing_in_table(table, name)
    workspace_row.read(transaction)


def _missing_in_table(table: str, name: str) -> StorageDamaged:
    return StorageDamaged(
        Message(
            "The database is damaged: in the table '{table}', '{name}' is missing or different.",
            table=table,
            name=name,
        ),
        RESTORE,
    )


def _missing(backend: Backend, transaction: Transaction) -> Iterator[tuple[str, str]]:
    """The missing columns and indexes, as table and name."""
    columns, indexes = backend.columns(transaction), backend.indexes(transaction)
    for each in _required(backend.column_facts):
        if each not in columns and each not in indexes:
            yield each[0], each[1]


@cache
def _required(
    facts: Callable[[Table, Column[object]], ColumnFacts],
) -> tuple[ColumnFacts | tuple[str, str], ...]:
    """The facts of all columns, and table and name of all indexes, of this version."""
    required: list[ColumnFacts | tuple[str, str]] = []
    for table in metadata.sorted_tables:
        required += [facts(table, column) for column in table.columns]
        required += [(table.name, str(index.name)) for index in table.indexes]
    return tuple(required)


def _check_size(transaction: Transaction, place: object) -> None:
    if isinstance(place, Path) and FILE_BACKEND.is_truncated(transaction, place):
        raise StorageDamaged(
            Message(
                "The database '{file}' is damaged: the end of the file is missing.",
                file=place,
            ),
            RESTORE,
        )


def _check_last_cycle(transaction: Transaction) -> None:
    row = transaction.execute(_LAST_CYCLE).first()
    if row is None:
        return
    cycle = _CYCLE.value(row)
    cycle_id, job_id, first_unit, count, _, _, stored, known_job, minted = row
    if known_job is None:
        raise rows.missing_row("mint_jobs", job_id)
    if minted != first_unit + count:
        raise rows.damaged_row("mint_jobs", job_id, "minted")
    backend = backend_of(transaction)
    serials = stored or backend.unmoved_serials(transaction, cycle_id, 0, count) or b""
    expected = cycle["checksum"]
    if expected is None and (len(serials) != count * _SERIAL_BYTES or b"\0" in serials):
        raise damaged_checksum(job_id, first_unit, count)
    if expected is not None and expected != cycle_checksum(job_id, first_unit, count, serials):
        raise damaged_checksum(job_id, first_unit, count)
