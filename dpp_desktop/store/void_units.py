"""Reads which units of jobs are void, without their other states."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, func, select

from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import UNIT_SUBJECT, JournalAction, UnitState
from dpp_desktop.store import rows, tables, unit_runs
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_runs = tables.unit_runs.c
_journal = tables.unit_journal.c
_IS_VOID = (_runs.subject == UNIT_SUBJECT, _runs.state == UnitState.VOID.value)


def void_units(transaction: Transaction, job_ids: Collection[int]) -> dict[int, UnitSet]:
    """Return the void units of these jobs by the id of the job, without jobs that have none.

    Accepts tens of thousands of jobs at once. Raise StorageDamaged, see `check_void_units`.
    """
    found = _read(transaction, _query().where(_runs.job_id.in_(job_ids)))
    check_void_units(transaction, job_ids, found)
    return found


def void_units_within(transaction: Transaction, job_id: int, units: UnitSet) -> UnitSet:
    """Return which of these units are void, without comparing them with the journal.

    Takes a time that depends on the number of states between the first and the last of them. Raise
    StorageDamaged.
    """
    runs = unit_runs.read_within(transaction, job_id, units)
    return runs.get((UNIT_SUBJECT, UnitState.VOID.value), NO_UNITS)


def check_void_units(
    transaction: Transaction, job_ids: Collection[int], found: Mapping[int, UnitSet]
) -> None:
    """Compare the number of void units of each of these jobs with the journal.

    A unit becomes void only once, permanently, so the entries of a job count its void units. Raise
    StorageDamaged if they don't: a unit that was void might be printed or exported otherwise.
    """
    voided = (
        select(_journal.job_id, func.sum(_journal.unit_count))
        .where(_journal.job_id.in_(job_ids), _journal.action == JournalAction.VOIDED.value)
        .group_by(_journal.job_id)
    )
    counts = {job_id: rows.sum_of(count) for job_id, count in transaction.execute(voided)}
    for job_id in {**counts, **found}:
        if counts.get(job_id, 0) != len(found.get(job_id, NO_UNITS)):
            raise rows.damaged_row("unit_runs", f"{job_id}/{UNIT_SUBJECT}", "state")


def all_void_units(transaction: Transaction) -> dict[int, UnitSet]:
    """Return the void units of all jobs by the id of the job, without jobs that have none."""
    return _read(transaction, _query())


def count_void_units(transaction: Transaction) -> int:
    """Return how many units are void in all jobs. Raise StorageDamaged."""
    count = select(func.sum(_runs.count)).where(*_IS_VOID)
    return rows.sum_of(transaction.execute(count).scalar_one())


def _query() -> Select[Any]:
    return select(_runs.job_id, _runs.first_unit, _runs.count).where(*_IS_VOID)


def _read(transaction: Transaction, query: Select[Any]) -> dict[int, UnitSet]:
    ranges: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for job_id, first, end in _RUN.values(transaction.execute(query)):
        ranges[job_id].append((first, end))
    return {job_id: UnitSet.of(found) for job_id, found in ranges.items()}


def _run(job_id: int, first_unit: int, count: int) -> tuple[int, int, int]:
    if first_unit + count > MAX_QUANTITY:
        raise rows.InvalidRow("count")
    return job_id, first_unit, first_unit + count


_RUN = Reader(
    tables.unit_runs,
    _run,
    {
        "job_id": rows.whole_number(1),
        "first_unit": rows.whole_number(0, MAX_QUANTITY - 1),
        "count": rows.whole_number(1, MAX_QUANTITY),
    },
)
