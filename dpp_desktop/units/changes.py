"""Change the states of units and of their carriers, each with its entry in the journal.

This is the only module that does so. A change and its entry are in the same transaction.
"""

from collections.abc import Mapping

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintJob, Replaced
from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
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
from dpp_desktop.units.doubtful_carriers import (
    announced_by,
    copies_to_spoil,
    verified_before,
)
from dpp_desktop.units.known_carriers import counts_of, known_carriers
from dpp_desktop.units.printed_entries import SHOWN_BY, complete_entries, replaced_in_doubt
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
    refused = refusals(states, carrier, units, replaceable=units if replaces else NO_UNITS)
    if refused:
        raise refusal_error(refused, carrier)
    unit_runs.put(transaction, job.id, carrier.value, units, CarrierState.IN_DOUBT.value)
    if replaces:
        verified_units.remove(transaction, job.id, carrier, units)


def keep_replaced(
    transaction: Transaction, job: MintJob, carrier: Carrier, units: UnitSet, label: Replaced
) -> None:
    """Restore the earlier carriers of units that were withdrawn, because they weren't replaced.

    `withdraw` has restored those that were produced, unless they don't exist after all, because the
    handover of their pack was undone meanwhile.
    """
    if label is Replaced.IN_DOUBT:
        unit_runs.put(transaction, job.id, carrier.value, units, CarrierState.IN_DOUBT.value)
    elif label is Replaced.VERIFIED:
        unit_runs.put(transaction, job.id, carrier.value, units, CarrierState.PRODUCED.value)
        verified_units.add(transaction, job.id, carrier, units)


def replaced_carriers(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    label: Replaced,
    print_id: int,
) -> UnitSet:
    """Return those of the units whose earlier carrier, which was in that state, still exists.

    It doesn't if the handover of its pack was undone meanwhile. Entries of the print job, which
    replaces the carriers, don't count.
    """
    if label is Replaced.PRODUCED:
        known = known_carriers(transaction, job.id, carrier, without_print=print_id)
        return units & known.good
    return NO_UNITS if label is Replaced.NOTHING else units


def journal_replaced(
    transaction: Transaction, job: MintJob, carrier: Carrier, units: UnitSet, print_job: PrintJob
) -> None:
    """Record in the journal that carriers of units were spoiled because a print job replaces them.

    Units that had no carrier that is known were in doubt: their carriers count as produced. The
    entries of this print job needn't be complete, because none is about these units yet. Raises
    StorageDamaged.
    """
    of_job = known_carriers(transaction, job.id, carrier, without_print=print_job.id)
    copies = counts_of(of_job.counts, units)
    known = [(count, units) for count, units in copies.items() if count]
    doubtful = copies.get(0, NO_UNITS)
    before = print_job.id
    for earlier, found in announced_by(transaction, job.id, carrier, doubtful, before=before):
        production = earlier.production if earlier else NO_PRODUCTION
        _journal_found(transaction, job, carrier, found, print_job.actor, production)
        known.append((production.copies, found))
    for count, units in known:
        record(
            transaction,
            job,
            JournalAction.SPOILED,
            units,
            print_job.actor,
            carrier=carrier,
            production=Production(copies=count, print_id=print_job.id),
            reason=print_job.reason,
            after_pending=False,
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
    at the latest when they pause or end. `record` does so before any other entry about the job.
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

    Units whose earlier label was spoiled are spoiled again, and units in packs that were handed
    over are produced elsewhere. Writes pending entries.
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
    copies: int | None = None,
) -> None:
    """Record that carriers of these units were spoiled; the units are no longer verified.

    `copies` is the number of carriers of each unit that were spoiled, None for all that it has. A
    unit stays produced if it has more, and is spoiled otherwise. A label in doubt that is spoiled
    counts as printed, and so do more labels than known of units in packs that were handed over.
    Writes pending entries. Raises InvalidInput without a reason, or if a unit doesn't have that
    many carriers that were or may have been produced.
    """
    cleaned = checked_reason(reason)
    check_minted(job, units)
    complete_entries(transaction, job.id)
    states = read_states_within(transaction, job, units).of(carrier)
    of_job = known_carriers(transaction, job.id, carrier)
    known = copies_to_spoil(transaction, job.id, carrier, states, of_job, units)
    check_can_be_spoiled(states, carrier, known, copies, may_have_more=of_job.handed_over)
    _journal_shown(transaction, job, carrier, states.in_doubt, actor, JournalAction.SPOILED)
    good = UnitSet.union(known[count] for count in known if copies is not None and count > copies)
    unit_runs.put(transaction, job.id, carrier.value, good, CarrierState.PRODUCED.value)
    unit_runs.put(transaction, job.id, carrier.value, units - good, CarrierState.SPOILED.value)
    verified_units.remove(transaction, job.id, carrier, units)
    for count, found in known.items():
        spoiled = count if copies is None else copies
        if spoiled > count:  # they were handed over
            more = Production(copies=spoiled - count)
            _journal_found(transaction, job, carrier, found, actor, more)
    for count, found in known.items() if copies is None else [(copies, units)]:
        record(
            transaction,
            job,
            JournalAction.SPOILED,
            found,
            actor,
            carrier=carrier,
            production=Production(copies=count),
            reason=cleaned,
        )


def mark_shown(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    actor: Actor,
    production: Production = NO_PRODUCTION,
) -> None:
    """Mark the carriers of units in doubt as produced, because they were scanned.

    `production` is recorded for units that no print job has announced.
    """
    unit_runs.put(transaction, job.id, carrier.value, units, CarrierState.PRODUCED.value)
    _journal_shown(transaction, job, carrier, units, actor, JournalAction.VERIFIED, production)


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
    mark_shown(transaction, job, carrier, in_doubt, actor, production)
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

    Labels in doubt stay so until someone says whether they were printed here; if not, they are
    produced elsewhere. Labels that were handed over with the same export before, and for which this
    wasn't undone because they are known to exist, aren't counted again. `details` name the `export`
    and the packs. Writes pending entries.
    """
    complete_entries(transaction, job.id)
    certain = units - read_states_within(transaction, job, units).label.in_doubt
    unit_runs.put(transaction, job.id, Carrier.LABEL.value, certain, CarrierState.PRODUCED.value)
    known = known_carriers(transaction, job.id, Carrier.LABEL)
    record(
        transaction,
        job,
        JournalAction.HANDED_OVER,
        units - known.by_export.get(details.get("export"), NO_UNITS),
        actor,
        carrier=Carrier.LABEL,
        details=details,
    )


def undo_handover(
    transaction: Transaction,
    job: MintJob,
    units: UnitSet,
    actor: Actor,
    details: Mapping[str, object],
) -> None:
    """Mark units of packs as not produced, because they weren't handed over after all.

    Units with another good label stay produced: printed here, or in other packs that were handed
    over. Labels that are known to exist aren't undone: the last good label of a unit that was
    scanned, and labels that were spoiled. `details` name the `export`, as when they were handed
    over, and the packs. Writes pending entries.
    """
    complete_entries(transaction, job.id)
    states = read_states_within(transaction, job, units)
    verified = verified_units.read(transaction, job.id, Carrier.LABEL)
    verified |= verified_before(transaction, job.id, states.label.in_doubt)
    known = known_carriers(transaction, job.id, Carrier.LABEL)
    handed_over = units & known.by_export.get(details.get("export"), NO_UNITS)
    record(
        transaction,
        job,
        JournalAction.HANDOVER_UNDONE,
        handed_over - (verified - known.at_least(2)),
        actor,
        carrier=Carrier.LABEL,
        details=details,
    )
    _put_back(transaction, job, Carrier.LABEL, (units & states.label.produced) - verified)


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
    """Make units permanently void: they are never printed, exported or published again.

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
    after_pending: bool = True,
) -> None:
    """Append an entry about units of the job to the journal.

    With `after_pending`, an entry of another action than PRINTED comes after those of labels that
    were printed before, which are written first. Raises StorageDamaged.
    """
    if after_pending and action is not JournalAction.PRINTED:
        complete_entries(transaction, job.id)
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


def _journal_shown(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    actor: Actor,
    shown_by: JournalAction,
    production: Production = NO_PRODUCTION,
) -> None:
    """Record that units in doubt were produced, with the print job that announced them."""
    for print_job, found in announced_by(transaction, job.id, carrier, units):
        if print_job is not None:
            replaced = NO_UNITS
            for label, units_of in replaced_in_doubt(transaction, print_job, job.id).items():
                of_label = (transaction, job, carrier, found & units_of, label)
                replaced |= replaced_carriers(*of_label, print_job.id)
            journal_replaced(transaction, job, carrier, replaced, print_job)
        record(
            transaction,
            job,
            JournalAction.PRINTED,
            found,
            actor,
            carrier=carrier,
            production=print_job.production if print_job else production,
            reason=print_job.reason if print_job else "",
            details={SHOWN_BY: shown_by.value},
        )


def _journal_found(
    transaction: Transaction,
    job: MintJob,
    carrier: Carrier,
    units: UnitSet,
    actor: Actor,
    production: Production,
) -> None:
    """Record that carriers were produced that weren't known, because they are spoiled now."""
    record(
        transaction,
        job,
        JournalAction.PRINTED,
        units,
        actor,
        carrier=carrier,
        production=production,
        details={SHOWN_BY: JournalAction.SPOILED.value},
    )


def _put_back(transaction: Transaction, job: MintJob, carrier: Carrier, units: UnitSet) -> None:
    """Put carriers that weren't produced in the state they had before, as the journal shows.

    Writes pending entries.
    """
    if not units:
        return
    complete_entries(transaction, job.id)
    known = known_carriers(transaction, job.id, carrier)
    states = {
        CarrierState.PRODUCED.value: units & known.good,
        CarrierState.SPOILED.value: (units & known.spoiled) - known.good,
        None: units - known.good - known.spoiled,
    }
    for state, found in states.items():
        unit_runs.put(transaction, job.id, carrier.value, found, state)
