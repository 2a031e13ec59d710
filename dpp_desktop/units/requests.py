"""Requests of users to change the states of units: void them, or mark what happened to them."""

from dataclasses import dataclass
from enum import StrEnum

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, UnitState
from dpp_desktop.store import export_coverage, jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.actor import checked_reason
from dpp_desktop.units.doubtful_carriers import copies_to_spoil
from dpp_desktop.units.history import JobUnitStates
from dpp_desktop.units.known_carriers import changed, known_carriers
from dpp_desktop.units.printed_entries import labels_without_entry
from dpp_desktop.units.states import read_states, read_states_within
from dpp_desktop.units.unit_checks import check_can_change, check_minted


class Mark(StrEnum):
    """What users can report about units."""

    APPLIED = "applied"
    SAMPLED = "sampled"
    SPOILED = "spoiled"
    """The carriers of the units are spoiled."""


@dataclass(frozen=True, slots=True)
class VoidPlan:
    """What making units void means: those that were printed, applied, or are in finished packs."""

    job: MintJob
    units: UnitSet
    printed: UnitSet
    applied: UnitSet
    exported: UnitSet


def plan_void(workspace: Workspace, job_id: int, units: UnitSet, reason: str) -> VoidPlan:
    """Return what making these units void means, to ask before it is done.

    Raises NotFound, and InvalidInput without a reason, or if a unit isn't minted or is void.
    """
    checked_reason(reason)
    with workspace.read() as transaction:
        job = jobs.require(transaction, job_id)
        check_minted(job, units)
        states = read_states_within(transaction, job, units)
        check_can_change(states, UnitState.VOID, units)
        exported = export_coverage.exported_units(transaction, [job_id]).get(job_id, NO_UNITS)
        printed = states.label.produced | states.label.in_doubt
        return VoidPlan(job, units, printed, states.applied, exported & units)


def void_units(
    workspace: Workspace, job_id: int, units: UnitSet, reason: str, actor: Actor
) -> JobUnitStates:
    """Make units of the job permanently void, even while the job is minted or exported.

    Raises NotFound, and InvalidInput without a reason, or if a unit isn't minted or is void. Then
    nothing is changed.
    """
    with workspace.write() as transaction:
        job = jobs.require(transaction, job_id)
        changes.void(transaction, job, units, reason, actor)
        return JobUnitStates(job, read_states(transaction, job))


@dataclass(frozen=True, slots=True)
class MarkRequest:
    """Units of a job to mark. `reason` may be empty only for applied units.

    `carrier` and `copies` matter only if they are spoiled: the number of carriers of each unit, or
    None for all that it has.
    """

    job_id: int
    mark: Mark
    units: UnitSet
    reason: str = ""
    carrier: Carrier = Carrier.LABEL
    copies: int | None = None


def most_labels(workspace: Workspace, job_id: int, units: UnitSet) -> int:
    """Return the most labels that could be spoiled of one of these units of the job.

    Raises NotFound and StorageDamaged.
    """
    with workspace.read() as transaction:
        job = jobs.require(transaction, job_id)
        states = read_states_within(transaction, job, units).label
        known = known_carriers(transaction, job_id, Carrier.LABEL)
        for print_job, printed in labels_without_entry(transaction, job_id):
            for found in printed:
                if found.job_id == job_id:
                    known.counts = changed(known.counts, found.units, print_job.copies)
        counts = copies_to_spoil(transaction, job_id, Carrier.LABEL, states, known, units)
        return max(counts, default=0)


def mark_units(workspace: Workspace, request: MarkRequest, actor: Actor) -> JobUnitStates:
    """Mark units of a job as applied, sampled or spoiled.

    Raises NotFound, and InvalidInput without a reason, or if a unit isn't minted or can't be in
    the state. Then nothing is changed.
    """
    units, reason = request.units, request.reason
    with workspace.write() as transaction:
        job = jobs.require(transaction, request.job_id)
        if request.mark is Mark.APPLIED:
            changes.mark_applied(transaction, job, units, reason, actor)
        elif request.mark is Mark.SAMPLED:
            changes.mark_sampled(transaction, job, units, reason, actor)
        else:
            changes.mark_spoiled(
                transaction, job, request.carrier, units, reason, actor, request.copies
            )
        return JobUnitStates(job, read_states(transaction, job))
