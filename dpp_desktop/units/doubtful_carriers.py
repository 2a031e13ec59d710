"""Carriers in doubt: which print job announced them, and how many could be spoiled."""

from dpp_desktop.model.print_job import PrintJob, Replaced
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.known_carriers import Counts, KnownCarriers, changed, counts_of
from dpp_desktop.units.printed_entries import prints_in_doubt, replaced_in_doubt
from dpp_desktop.units.states import CarrierUnits


def announced_by(
    transaction: Transaction,
    job_id: int,
    carrier: Carrier,
    units: UnitSet,
    *,
    before: int | None = None,
) -> list[tuple[PrintJob | None, UnitSet]]:
    """Return units in doubt by the print job that announced them; those of none come with None.

    With `before`, only earlier print jobs than that one count. Raises StorageDamaged.
    """
    if carrier is Carrier.LABEL:
        return prints_in_doubt(transaction, job_id, units, before=before)
    return [(None, units)] if units else []


def verified_before(transaction: Transaction, job_id: int, in_doubt: UnitSet) -> UnitSet:
    """Return units in doubt whose label in doubt would replace one that was verified.

    Unless it turns out to be printed, they are verified again. Raises StorageDamaged.
    """
    return UnitSet.union(
        found & replaced_in_doubt(transaction, each, job_id).get(Replaced.VERIFIED, NO_UNITS)
        for each, found in prints_in_doubt(transaction, job_id, in_doubt)
        if each is not None
    )


def copies_to_spoil(
    transaction: Transaction,
    job_id: int,
    carrier: Carrier,
    states: CarrierUnits,
    known: KnownCarriers,
    units: UnitSet,
) -> Counts:
    """Return these units of a job by how many carriers they have that could be spoiled.

    `states` are those of the units, and `known` is what the journal says about the job. Carriers in
    doubt count with the copies that were announced, but not what they replace. Raises
    StorageDamaged.
    """
    counts = known.counts
    for print_job, found in announced_by(transaction, job_id, carrier, states.in_doubt):
        if print_job is not None:
            replaced = replaced_in_doubt(transaction, print_job, job_id)
            not_counted = found & UnitSet.union(replaced.values())
            counts = {count: each - not_counted for count, each in counts.items()}
        counts = changed(counts, found, print_job.copies if print_job else 1)
    unknown = (states.produced & units) - UnitSet.union(counts.values())
    return counts_of(changed(counts, unknown, 1), units)
