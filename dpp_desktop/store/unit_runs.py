"""States of units and their carriers in the store, as runs of consecutive units.

A subject is a carrier or the unit itself, see the table unit_runs. The number of statements and
the time depend on the number of runs between the first and the last changed unit, not on the
number of units.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import Select, bindparam, delete, func, insert, select

from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import UNIT_SUBJECT, Carrier, CarrierState, UnitState
from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import InvalidRow, Reader, damaged_row
from dpp_desktop.store.transaction import Transaction

Runs = dict[tuple[str, str], UnitSet]
"""Units by subject and state; without states that no unit is in."""

_runs = tables.unit_runs.c
_STATES = {
    **{carrier.value: frozenset(state.value for state in CarrierState) for carrier in Carrier},
    UNIT_SUBJECT: frozenset(state.value for state in UnitState),
}


class _Run(NamedTuple):
    """Units from `first` to before `end` of a job in one state of a subject."""

    job_id: int
    subject: str
    first: int
    end: int
    state: str


def read(transaction: Transaction, job_id: int) -> Runs:
    """Return the states of all units of the job. Raise StorageDamaged."""
    return read_many(transaction, [job_id]).get(job_id, {})


def read_many(
    transaction: Transaction, job_ids: Collection[int], states: Collection[str] = ()
) -> dict[int, Runs]:
    """Return the states of the units of these jobs by job, at most 10,000 jobs at once.

    With `states`, return only units in these. Jobs whose units are in no state are missing. Raise
    StorageDamaged.
    """
    query = (
        select(tables.unit_runs)
        .where(_runs.job_id.in_(job_ids))
        .order_by(_runs.job_id, _runs.subject, _runs.first_unit)
    )
    if states:
        query = query.where(_runs.state.in_(states))
    return _by_job(_list(transaction, query))


def read_around(transaction: Transaction, subject: str) -> dict[int, Runs]:
    """Return the states of all jobs that have units in a state of that subject.

    Runs before the first and after the last of these units of a job are left out. Takes one
    statement. Raise StorageDamaged.
    """
    spans = (
        select(
            _runs.job_id,
            func.min(_runs.first_unit).label("first"),
            func.max(_runs.first_unit + _runs.count).label("end"),
        )
        .where(_runs.subject == subject)
        .group_by(_runs.job_id)
        .subquery()
    )
    query = (
        select(tables.unit_runs)
        .join(spans, _runs.job_id == spans.c.job_id)
        .where(_runs.first_unit < spans.c.end, _runs.first_unit + _runs.count > spans.c.first)
        .order_by(_runs.job_id, _runs.subject, _runs.first_unit)
    )
    return _by_job(_list(transaction, query))


def totals(transaction: Transaction) -> dict[int, dict[tuple[str, str], int]]:
    """Return the number of units by job, and by subject and state; without states of no unit.

    Takes one statement, and a time that depends on the number of runs. Raise StorageDamaged.
    """
    key = (_runs.job_id, _runs.subject, _runs.state)
    query = select(*key, func.sum(_runs.count)).group_by(*key)
    found: dict[int, dict[tuple[str, str], int]] = {}
    for job_id, subject, state, count in transaction.execute(query):
        if state not in _STATES.get(subject, ()):
            raise damaged_row("unit_runs", f"{job_id}/{subject}", "state")
        found.setdefault(job_id, {})[subject, state] = rows.sum_of(count)
    return found


def _by_job(runs: Iterable[_Run]) -> dict[int, Runs]:
    found: dict[int, dict[tuple[str, str], list[tuple[int, int]]]] = {}
    for run in runs:
        of_job = found.setdefault(run.job_id, {})
        of_job.setdefault((run.subject, run.state), []).append((run.first, run.end))
    return {
        job_id: {key: UnitSet.of(ranges) for key, ranges in of_job.items()}
        for job_id, of_job in found.items()
    }


def read_within(transaction: Transaction, job_id: int, units: UnitSet) -> Runs:
    """Return the states of these units only. Raise StorageDamaged."""
    return {
        (subject, state): found
        for subject in _STATES
        for state, runs in _by_state(_near(transaction, job_id, subject, units)).items()
        if (found := runs & units)
    }


def put(
    transaction: Transaction, job_id: int, subject: str, units: UnitSet, state: str | None
) -> None:
    """Put the units in a state of the subject, or in none. Raise StorageDamaged."""
    if not units:
        return
    before = _near(transaction, job_id, subject, units)
    sets = {each: runs - units for each, runs in _by_state(before).items()}
    if state is not None:
        sets[state] = sets.get(state, UnitSet()) | units
    after = [
        _Run(job_id, subject, first, end, each)
        for each, runs in sets.items()
        for first, end in runs.ranges
    ]
    _delete(transaction, set(before) - set(after))
    _insert(transaction, set(after) - set(before))


def _near(transaction: Transaction, job_id: int, subject: str, units: UnitSet) -> list[_Run]:
    """The runs that overlap or touch the span from the first to the last of the units."""
    if not units:
        return []
    first, end = units.ranges[0][0], units.ranges[-1][1]
    of_subject = (_runs.job_id == job_id, _runs.subject == subject)
    # The primary key finds the run before the first unit without reading those before it.
    begin = (
        select(func.coalesce(func.max(_runs.first_unit), 0))
        .where(*of_subject, _runs.first_unit < first)
        .scalar_subquery()
    )
    query = (
        select(tables.unit_runs)
        .where(*of_subject, _runs.first_unit >= begin, _runs.first_unit <= end)
        .order_by(_runs.first_unit)
    )
    return _list(transaction, query)


def _by_state(found: Iterable[_Run]) -> dict[str, UnitSet]:
    ranges: dict[str, list[tuple[int, int]]] = {}
    for run in found:
        ranges.setdefault(run.state, []).append((run.first, run.end))
    return {state: UnitSet.of(each) for state, each in ranges.items()}


def _list(transaction: Transaction, query: Select[tuple[int, str, int, int, str]]) -> list[_Run]:
    found = _RUN.values(transaction.execute(query))
    for previous, run in pairwise(found):
        if previous[:2] == run[:2] and run.first < previous.end:
            raise damaged_row("unit_runs", "/".join(map(str, run[:3])), "first_unit")
    return found


def _delete(transaction: Transaction, gone: Collection[_Run]) -> None:
    if not gone:
        return
    statement = delete(tables.unit_runs).where(
        _runs.job_id == bindparam("job"),
        _runs.subject == bindparam("of"),
        _runs.first_unit == bindparam("first"),
    )
    transaction.execute(
        statement, [{"job": run.job_id, "of": run.subject, "first": run.first} for run in gone]
    )


def _insert(transaction: Transaction, added: Collection[_Run]) -> None:
    if not added:
        return
    transaction.execute(
        insert(tables.unit_runs),
        [
            {
                "job_id": run.job_id,
                "subject": run.subject,
                "first_unit": run.first,
                "count": run.end - run.first,
                "state": run.state,
            }
            for run in sorted(added)
        ],
    )


def _run(job_id: int, subject: str, first_unit: int, count: int, state: str) -> _Run:
    if subject not in _STATES:
        raise InvalidRow("subject")
    if state not in _STATES[subject]:
        raise InvalidRow("state")
    if first_unit + count > MAX_QUANTITY:
        raise InvalidRow("count")
    return _Run(job_id, subject, first_unit, first_unit + count, state)


_RUN = Reader(
    tables.unit_runs,
    _run,
    {
        "job_id": rows.whole_number(1),
        "first_unit": rows.whole_number(0, MAX_QUANTITY - 1),
        "count": rows.whole_number(1, MAX_QUANTITY),
    },
)
