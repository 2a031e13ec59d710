"""Count the units of each job that have a good label, for the list of jobs."""

from collections.abc import Mapping
from dataclasses import dataclass

from dpp_desktop.model.job_coverage import LabelCoverage
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import UNIT_SUBJECT, Carrier, CarrierState, UnitState
from dpp_desktop.store import unit_journal, unit_runs
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.unit_runs import Runs

_PRINTED = (Carrier.LABEL.value, CarrierState.PRODUCED.value)


@dataclass(frozen=True, slots=True)
class LabelTotals:
    """The number of units by job, subject and state, and the id of the last journal entry.

    While these are the same, `label_coverage` returns the same.
    """

    units: Mapping[int, Mapping[tuple[str, str], int]]
    last_entry: int


def label_totals(transaction: Transaction) -> LabelTotals:
    """Return the totals of all jobs in two statements. Raises StorageDamaged.

    Takes 0.1 s for 250,000 ranges, whatever the number of units.
    """
    return LabelTotals(unit_runs.totals(transaction), unit_journal.last_id(transaction))


def label_coverage(transaction: Transaction, totals: LabelTotals) -> dict[int, LabelCoverage]:
    """Return the coverage by labels of each job by its id, in one more statement.

    A unit is printed if its label is produced, here or elsewhere; a verified one is. Jobs without
    printed units and without units in a state of their own are left out. Takes 0.1 s for 1,000 jobs
    with five ranges each. Raises StorageDamaged.
    """
    exempt = {
        job_id: len(_in_own_state(runs) - runs.get(_PRINTED, NO_UNITS))
        for job_id, runs in unit_runs.read_around(transaction, UNIT_SUBJECT).items()
    }
    found = {
        job_id: LabelCoverage(units.get(_PRINTED, 0), exempt.get(job_id, 0))
        for job_id, units in totals.units.items()
    }
    return {job_id: coverage for job_id, coverage in found.items() if coverage != LabelCoverage(0)}


def _in_own_state(runs: Runs) -> UnitSet:
    """The units that are void, sampled or applied: none of them is missing without a label."""
    return UnitSet.union(runs.get((UNIT_SUBJECT, state.value), NO_UNITS) for state in UnitState)
