"""Change the states of units and of their carriers, each with its entry in the journal.

This is the only module that does so. A change and its entry are in the same transaction.
"""

from collections.abc import Mapping

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import Replaced
from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import (
    NO_PRODUCTION,
    UNIT_SUBJECT,
    Actor,
    Carrier,
    CarrierState,
    JournalAction,
    Production,
    UnitState,
)
from dpp_desktop.store import unit_journal, unit_runs, verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.actor import checked_reason
from dpp_desktop.units.refusals import refusal_error, refusals
from dpp_desktop.units.states import read_states_within
from dpp_desktop.units.unit_checks import check_can_be_spoiled, check_can_change, check_minted


def mark_in_doubt(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    *,
    replaces: bool = False,
) -> None:
    """Mark units that are about to be produced, before the first byte is sent.

    The announcement of the print job is the entry in the journal. With `replaces`, earlier carriers
    are replaced, and the units are no longer verified; `journal_replaced` records it once they are.
    Raises InvalidInput if one of them may not be produced, and changes nothing.
    """
    states = read_states_within(transaction, job, units)
    refused = refusals(states, carrier, units, replaces=replaces)
    if refused:
        raise refusal_error(refused)
    unit_runs.put(transaction, job.id, carrier.value, units, CarrierState.IN_DOUBT.value)
    if replaces:
        verified_units.remove(transaction, job.id, carrier, units)


def keep_replaced(
    transaction: Transaction, job: MintJob, carrier: Carrier, units: UnitSet, label: Replaced
) -> None:
    """Restore the earlier carriers of units that weren't replaced after all."""
    if label is Replaced.NOTHING:
        return
    is_doubtful = label is Replaced.IN_DOUBT
    state = CarrierState.IN_DOUBT if is_doubtful else CarrierState.PRODUCED
    unit_runs.put(transaction, job.id, carrier.value, units, state.value)
    if label is Replaced.VERIFIED:
        verified_units.add(transaction, job.id, carrier, units)


def journal_replaced(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    reason: str,
    actor: Actor,
    production: Production,
) -> None:
    """Record in the journal that carriers of units were spoiled because others replace them.

    `copies` of the production is the number of earlier carriers of each unit.
    """
    record(
        transaction,
        job,
        JournalAction.SPOILED,
        units,
        actor,
        carrier=carrier,
        production=production,
        reason=reason,
    )


def mark_produced(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    actor: Actor,
    production: Production,
    *,
    journal: bool = True,
) -> None:
    """Mark the carriers of these units as produced, also of units that became void meanwhile.

    Print jobs confirm single labels, and an entry for each would take hundreds of bytes. They pass
    False for `journal`, and call `journal_produced` for all units confirmed since the last entry,
    at the latest when they pause or end; until then, their announcements show what was sent.
    """
    unit_runs.put(transaction, job.id, carrier.value, units, CarrierState.PRODUCED.value)
    if journal:
        journal_produced(transaction, job, carrier, units, actor, production)


def journal_produced(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    actor: Actor,
    production: Production,
) -> None:
    """Record in the journal that units were produced which `mark_produced` marked without."""
    record(
        transaction,
        job,
        JournalAction.PRINTED,
        units,
        actor,
        carrier=carrier,
        production=production,
    )


def withdraw(transaction: Transaction, job: MintJob, carrier: Carrier, units: UnitSet) -> UnitSet:
    """Mark those of the units that are in doubt as not produced, and return them.

    Units whose earlier label was spoiled are spoiled again.
    """
    in_doubt = read_states_within(transaction, job, units).of(carrier).in_doubt
    _put_back(transaction, job, carrier, in_doubt)
    return in_doubt


def mark_spoiled(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    reason: str,
    actor: Actor,
    production: Production = NO_PRODUCTION,
) -> None:
    """Mark the carriers of these units as spoiled; they are no longer verified.

    `copies` of the production is the number of labels of each unit that were spoiled. Raises
    InvalidInput without a reason, or if a unit has neither a produced carrier nor one in doubt.
    """
    cleaned = checked_reason(reason)
    check_minted(job, units)
    check_can_be_spoiled(read_states_within(transaction, job, units).of(carrier), carrier, units)
    unit_runs.put(transaction, job.id, carrier.value, units, CarrierState.SPOILED.value)
    verified_units.remove(transaction, job.id, carrier, units)
    record(
        transaction,
        job,
        JournalAction.SPOILED,
        units,
        actor,
        carrier=carrier,
        production=production,
        reason=cleaned,
    )


def mark_verified(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    actor: Actor,
    production: Production = NO_PRODUCTION,
    *,
    among: UnitSet | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Mark units as verified by a scan, which shows that those in doubt were produced.

    `among`, if given, are units that contain these, for an entry that names fewer ranges.
    """
    in_doubt = read_states_within(transaction, job, units).of(carrier).in_doubt
    unit_runs.put(transaction, job.id, carrier.value, in_doubt, CarrierState.PRODUCED.value)
    verified_units.add(transaction, job.id, carrier, units)
    record(
        transaction,
        job,
        JournalAction.VERIFIED,
        units if among is None else among,
        actor,
        carrier=carrier,
        production=production,
        details=details,
    )


def mark_handed_over(
    transaction: Transaction,
    job: MintJob,
    units: UnitSet,
    actor: Actor,
    details: Mapping[str, object],
) -> None:
    """Mark the labels of units in packs that were handed over as produced elsewhere.

    Labels in doubt stay so until someone says whether they were printed here. `details` name the
    export and the packs.
    """
    elsewhere = units - read_states_within(transaction, job, units).label.in_doubt
    unit_runs.put(transaction, job.id, Carrier.LABEL.value, elsewhere, CarrierState.PRODUCED.value)
    record(
        transaction,
        job,
        JournalAction.HANDED_OVER,
        units,
        actor,
        carrier=Carrier.LABEL,
        details=details,
    )


def undo_handover(
    transaction: Transaction,
    job: MintJob,
    units: UnitSet,
    handed_over: UnitSet,
    actor: Actor,
    details: Mapping[str, object],
) -> None:
    """Mark units of packs as not produced, because they weren't handed over after all.

    `handed_over` are the units of the job in packs that are still handed over. Those stay
    produced, and so do units that were printed here or scanned.
    """
    states = read_states_within(transaction, job, units)
    verified = verified_units.read(transaction, job.id, Carrier.LABEL)
    withdrawn = (units & states.label.produced) - handed_over - verified
    withdrawn -= _printed_here(transaction, job)
    _put_back(transaction, job, Carrier.LABEL, withdrawn)
    record(
        transaction,
        job,
        JournalAction.HANDOVER_UNDONE,
        units,
        actor,
        carrier=Carrier.LABEL,
        details=details,
    )


def mark_applied(
    transaction: Transaction, job: MintJob, units: UnitSet, reason: str, actor: Actor
) -> None:
    """Mark units as applied: their carrier is on the product. The reason may be empty.

    Raises InvalidInput if a unit isn't minted, is applied already, or is sampled or void.
    """
    _change_units(transaction, job, units, UnitState.APPLIED, reason, actor)


def mark_sampled(
    transaction: Transaction, job: MintJob, units: UnitSet, reason: str, actor: Actor
) -> None:
    """Mark units as taken out of the batch for a test.

    Raises InvalidInput without a reason, or if a unit isn't minted, is sampled already, or void.
    """
    _change_units(transaction, job, units, UnitState.SAMPLED, reason, actor)


def void(transaction: Transaction, job: MintJob, units: UnitSet, reason: str, actor: Actor) -> None:
    """Make units void for ever: they are never printed, exported or published again.

    Raises InvalidInput without a reason, or if a unit isn't minted, or is void already.
    """
    _change_units(transaction, job, units, UnitState.VOID, reason, actor)


def record(
    transaction: Transaction,
    job: MintJob,
    action: JournalAction,
    units: UnitSet,
    actor: Actor,
    *,
    carrier: Carrier | None = None,
    production: Production = NO_PRODUCTION,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> None:
    """Append an entry about units of the job to the journal."""
    unit_journal.append(
        transaction,
        JournalRecord(
            action,
            job.id,
            units,
            actor,
            carrier,
            production,
            reason,
            job.idempotency_key or "",
            details or {},
        ),
    )


_ACTIONS = {
    UnitState.APPLIED: JournalAction.APPLIED,
    UnitState.SAMPLED: JournalAction.SAMPLED,
    UnitState.VOID: JournalAction.VOIDED,
}


def _change_units(
    transaction: Transaction,
    job: MintJob,
    units: UnitSet,
    state: UnitState,
    reason: str,
    actor: Actor,
) -> None:
    cleaned = "" if state is UnitState.APPLIED and not reason.strip() else checked_reason(reason)
    check_minted(job, units)
    check_can_change(read_states_within(transaction, job, units), state, units)
    unit_runs.put(transaction, job.id, UNIT_SUBJECT, units, state.value)
    record(transaction, job, _ACTIONS[state], units, actor, reason=cleaned)


def _put_back(transaction: Transaction, job: MintJob, carrier: Carrier, units: UnitSet) -> None:
    """Put carriers that weren't produced in the state they had before: spoiled, or none.

    A unit that was ever spoiled was so before it was produced again.
    """
    if not units:
        return
    spoiled = units & _units_of(transaction, job, carrier, JournalAction.SPOILED)
    unit_runs.put(transaction, job.id, carrier.value, units - spoiled, None)
    unit_runs.put(transaction, job.id, carrier.value, spoiled, CarrierState.SPOILED.value)


def _units_of(
    transaction: Transaction, job: MintJob, carrier: Carrier, action: JournalAction
) -> UnitSet:
    """The units of all entries of the job with the action."""
    found = unit_journal.entries(transaction, job_id=job.id, actions=[action])
    return UnitSet.of(
        span
        for entry in found
        if entry.record.carrier is carrier
        for span in entry.record.units.ranges
    )


def _printed_here(transaction: Transaction, job: MintJob) -> UnitSet:
    """The units whose label was printed here and not spoiled since."""
    actions = (JournalAction.PRINTED, JournalAction.SPOILED)
    printed = UnitSet()
    for entry in unit_journal.entries(transaction, job_id=job.id, actions=actions):
        if entry.record.carrier is Carrier.LABEL:
            units = entry.record.units
            is_printed = entry.record.action is JournalAction.PRINTED
            printed = printed | units if is_printed else printed - units
    return printed
