"""Tokens in the store: appended cycle by cycle, read by where they stand in their job."""

from sqlalchemy import insert, select

from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.store import sqlite, tables
from dpp_desktop.store.workspace import Transaction

_cycles = tables.cycles.c
_tokens = tables.tokens.c


def append_cycle(transaction: Transaction, job_id: int, first_unit: int, serials: bytes) -> None:
    """Appends the tokens of one cycle of the job: `serials` end to end, from `first_unit` on."""
    added = transaction.execute(
        insert(tables.cycles)
        .values(
            job_id=job_id,
            first_unit=first_unit,
            count=len(serials) // SERIAL_LENGTH,
            committed_at=tables.now(),
        )
        .returning(_cycles.id)
    )
    sqlite.insert_tokens(transaction, added.scalar_one(), serials, SERIAL_LENGTH)


def serials_of(transaction: Transaction, job_id: int, first_unit: int, count: int) -> list[str]:
    """Returns the serials of the job's units from `first_unit` on, at most `count`, in order."""
    end = first_unit + count
    cycles = transaction.execute(
        select(_cycles.id, _cycles.first_unit, _cycles.count)
        .where(
            _cycles.job_id == job_id,
            _cycles.first_unit < end,
            _cycles.first_unit + _cycles.count > first_unit,
        )
        .order_by(_cycles.first_unit)
    )
    serials: list[str] = []
    for cycle in cycles.all():
        query = (
            select(_tokens.serial)
            .where(
                _tokens.cycle_id == cycle.id,
                _tokens.offset >= first_unit - cycle.first_unit,
                _tokens.offset < end - cycle.first_unit,
            )
            .order_by(_tokens.offset)
        )
        serials += transaction.execute(query).scalars()
    return serials


def serial_of(transaction: Transaction, job_id: int, unit: int) -> str | None:
    """Returns the serial of one unit of the job, or None if it isn't minted."""
    found = serials_of(transaction, job_id, unit, 1)
    return found[0] if found else None
