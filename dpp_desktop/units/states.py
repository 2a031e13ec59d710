"""Read the states of units and their carriers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import UNIT_SUBJECT, Carrier, CarrierState, UnitState
from dpp_desktop.store import unit_runs, verified_units
from dpp_desktop.store.rows import damaged_row
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.unit_runs import Runs
from dpp_desktop.store.void_units import check_void_units

_VOID = (UNIT_SUBJECT, UnitState.VOID.value)


@dataclass(frozen=True, slots=True)
class CarrierUnits:
    """Units of a job by the state of one carrier; a unit is in one of the first three at most.

    Verified units were scanned. They stay verified until their carrier is spoiled.
    """

    in_doubt: UnitSet = NO_UNITS
    produced: UnitSet = NO_UNITS
    spoiled: UnitSet = NO_UNITS
    verified: UnitSet = NO_UNITS

    @property
    def ever_produced(self) -> UnitSet:
        """The units that have or had a carrier, or may have one."""
        return self.in_doubt | self.produced | self.spoiled

    def counts(self) -> dict[str, int]:
        """Return the number of units by state."""
        return {state: len(units) for state, units in self.by_state().items()}

    def by_state(self) -> dict[str, UnitSet]:
        """Return the units by state."""
        return {
            CarrierState.IN_DOUBT.value: self.in_doubt,
            CarrierState.PRODUCED.value: self.produced,
            CarrierState.SPOILED.value: self.spoiled,
            "verified": self.verified,
        }


@dataclass(frozen=True, slots=True)
class UnitStates:
    """The states of the minted units of a job, and those of their carriers.

    A unit is applied, sampled or void, or none of them. Units in no state are in no set.
    """

    minted: int
    label: CarrierUnits
    tag: CarrierUnits
    applied: UnitSet = NO_UNITS
    sampled: UnitSet = NO_UNITS
    void: UnitSet = NO_UNITS

    @property
    def reprintable(self) -> UnitSet:
        """The units whose labels may be printed again."""
        return self.label.ever_produced - self.sampled - self.void

    def of(self, carrier: Carrier) -> CarrierUnits:
        """Return the units by the state of the carrier."""
        return self.label if carrier is Carrier.LABEL else self.tag

    def by_state(self) -> dict[str, UnitSet]:
        """Return the units by their own state."""
        return {
            UnitState.APPLIED.value: self.applied,
            UnitState.SAMPLED.value: self.sampled,
            UnitState.VOID.value: self.void,
        }

    def counts(self) -> dict[str, int]:
        """Return the number of units by their own state."""
        return {state: len(units) for state, units in self.by_state().items()}


@dataclass(frozen=True, slots=True)
class OneUnit:
    """The states of one unit and of its carriers; None if it is in no state."""

    state: UnitState | None
    carriers: Mapping[Carrier, CarrierState | None]
    verified: frozenset[Carrier]


def read_states(transaction: Transaction, job: MintJob, *, verified: bool = True) -> UnitStates:
    """Return the states of all units of the job. Raises StorageDamaged.

    Without `verified`, the sets of verified units are empty. To read them takes up to half a second
    for a million units that were scanned in random order.
    """
    return read_states_of(transaction, [job], verified=verified)[job.id]


def read_states_of(
    transaction: Transaction, jobs: Sequence[MintJob], *, verified: bool = True
) -> dict[int, UnitStates]:
    """Return the states of the units of up to 10,000 jobs, by job. Raises StorageDamaged."""
    ids = [job.id for job in jobs]
    runs = unit_runs.read_many(transaction, ids)
    void = {job_id: of_job[_VOID] for job_id, of_job in runs.items() if _VOID in of_job}
    check_void_units(transaction, ids, void)
    scanned = {
        carrier: verified_units.read_many(transaction, ids, carrier) if verified else {}
        for carrier in Carrier
    }
    return {
        job.id: _states(
            job,
            runs.get(job.id, {}),
            {carrier: scanned[carrier].get(job.id, NO_UNITS) for carrier in Carrier},
        )
        for job in jobs
    }


def read_doubt_of(transaction: Transaction, jobs: Sequence[MintJob]) -> dict[int, UnitStates]:
    """Return which units of these jobs are in doubt, and which are sampled or void, by job.

    All other sets are empty. For up to 10,000 jobs. Raises StorageDamaged.
    """
    states = (CarrierState.IN_DOUBT.value, UnitState.SAMPLED.value, UnitState.VOID.value)
    runs = unit_runs.read_many(transaction, [job.id for job in jobs], states)
    return {job.id: _states(job, runs.get(job.id, {}), {}) for job in jobs}


def read_states_within(transaction: Transaction, job: MintJob, units: UnitSet) -> UnitStates:
    """Return the states of these units only, without which of them are verified.

    Takes a time that depends on the number of states between the first and the last of them. Raises
    StorageDamaged.
    """
    return _states(job, unit_runs.read_within(transaction, job.id, units), {})


def read_unit(transaction: Transaction, job: MintJob, unit: int) -> OneUnit:
    """Return the states of the unit of that number, which counts from 0. Raises StorageDamaged."""
    runs = unit_runs.read_within(transaction, job.id, UnitSet.one(unit))
    found = dict(runs.keys())  # states by subject, because the unit has one of each
    state = found.get(UNIT_SUBJECT)
    carriers = {carrier: found.get(carrier.value) for carrier in Carrier}
    return OneUnit(
        None if state is None else UnitState(state),
        {each: None if of is None else CarrierState(of) for each, of in carriers.items()},
        frozenset(
            carrier
            for carrier in Carrier
            if verified_units.contains(transaction, job.id, carrier, unit)
        ),
    )


def _states(job: MintJob, runs: Runs, scanned: Mapping[Carrier, UnitSet]) -> UnitStates:
    for (subject, _), units in runs.items():
        _check_minted(job, units, "unit_runs", subject)
    for carrier, units in scanned.items():
        _check_minted(job, units, "verified_blocks", carrier.value)

    def found(subject: str, state: str) -> UnitSet:
        return runs.get((subject, state), NO_UNITS)

    label, tag = (
        CarrierUnits(
            found(carrier.value, CarrierState.IN_DOUBT.value),
            found(carrier.value, CarrierState.PRODUCED.value),
            found(carrier.value, CarrierState.SPOILED.value),
            scanned.get(carrier, NO_UNITS),
        )
        for carrier in (Carrier.LABEL, Carrier.TAG)
    )
    own = (found(UNIT_SUBJECT, state.value) for state in UnitState)
    return UnitStates(job.minted, label, tag, *own)


def _check_minted(job: MintJob, units: UnitSet, table: str, subject: str) -> None:
    if units and units.ranges[-1][1] > job.minted:
        raise damaged_row(table, f"{job.id}/{subject}", "count")
