"""Tokens in the store: appended cycle by cycle, read by where they stand in their job."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.store import sqlite, tables
from dpp_desktop.store.transaction import Transaction

_cycles = tables.cycles.c
_tokens = tables.tokens.c

# Looking up a scan takes five statements; building them anew would take half of its millisecond.
_CYCLES_OF_UNITS = (
    select(_cycles.id, _cycles.first_unit)
    .where(
        _cycles.job_id == bindparam("job"),
        _cycles.first_unit < bindparam("end"),
        # No cycle has more; without this, all cycles before would be looked at.
        _cycles.first_unit > bindparam("first") - tables.MAX_CYCLE_TOKENS,
    )
    .order_by(_cycles.first_unit)
)


def append_cycle(transaction: Transaction, job_id: int, first_unit: int, serials: bytes) -> int:
    """Appends the tokens of one cycle of the job: `serials` end to end, from `first_unit` on.

    Returns the id of the cycle.
    """
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
    cycle_id = int(added.scalar_one())
    sqlite.insert_tokens(transaction, cycle_id, serials, SERIAL_LENGTH)
    return cycle_id


def serial_text(transaction: Transaction, job_id: int, first_unit: int, count: int) -> str:
    """Returns the serials of the job's units from `first_unit` on, at most `count`, end to end."""
    end = first_unit + count
    units = {"job": job_id, "first": first_unit, "end": end}
    cycles = transaction.execute(_CYCLES_OF_UNITS, units)
    return "".join(
        sqlite.select_serials(
            transaction, row.id, first_unit - row.first_unit, end - row.first_unit
        )
        for row in cycles.all()
    )


def serials_of(transaction: Transaction, job_id: int, first_unit: int, count: int) -> list[str]:
    """Returns the serials of the job's units from `first_unit` on, at most `count`, in order."""
    text = serial_text(transaction, job_id, first_unit, count)
    return [text[at : at + SERIAL_LENGTH] for at in range(0, len(text), SERIAL_LENGTH)]


def serial_of(transaction: Transaction, job_id: int, unit: int) -> str | None:
    """Returns the serial of one unit of the job, or None if it isn't minted."""
    return serial_text(transaction, job_id, unit, 1) or None


def committed_at(transaction: Transaction, job_id: int, unit: int) -> datetime | None:
    """Returns when one unit of the job was minted, or None if it isn't."""
    query = (
        select(_cycles.committed_at)
        .where(
            _cycles.job_id == job_id,
            _cycles.first_unit <= unit,
            _cycles.first_unit > unit - tables.MAX_CYCLE_TOKENS,
            _cycles.first_unit + _cycles.count > unit,
        )
        .order_by(_cycles.first_unit.desc())
        .limit(1)
    )
    return transaction.execute(query).scalar_one_or_none()
