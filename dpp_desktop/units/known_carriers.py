"""What the journal says about the carriers of units: where they were produced, and how many.

Each pack that was handed over counts as one label of each of its units, because it isn't known how
many were printed elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JournalAction
from dpp_desktop.store import unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.printed_entries import complete_entries, prints_in_doubt, replaced_in_doubt
from dpp_desktop.units.states import CarrierUnits

_CHANGES = {
    JournalAction.PRINTED: 1,
    JournalAction.HANDED_OVER: 1,
    JournalAction.SPOILED: -1,
    JournalAction.HANDOVER_UNDONE: -1,
}
"""How the number of good carriers changes for each copy."""

Counts = Mapping[int, UnitSet]
"""Units by their number of carriers; each unit is in one set, and no set is empty."""


@dataclass(slots=True)
class KnownCarriers:
    """The units of a job by where their carriers were produced, without those spoiled since.

    A unit may be in the packs of several exports: `elsewhere` has them by export. `spoiled` units
    had a carrier that was spoiled.
    """

    here: UnitSet = NO_UNITS
    elsewhere: dict[object, UnitSet] = field(default_factory=dict)
    spoiled: UnitSet = NO_UNITS

    @property
    def handed_over(self) -> UnitSet:
        """The units in packs that are handed over."""
        return UnitSet.of(span for known in self.elsewhere.values() for span in known.ranges)

    @property
    def good(self) -> UnitSet:
        """The units with a carrier, wherever it was produced."""
        return self.here | self.handed_over


def known_carriers(
    transaction: Transaction, job_id: int, carrier: Carrier, *, without_print: int | None = None
) -> KnownCarriers:
    """Return what the journal says about the carriers of a job. Raises StorageDamaged.

    A spoiled carrier isn't good any longer, wherever it was produced. Entries of the print job
    `without_print` don't count; with it, those of running print jobs may be incomplete.
    """
    if without_print is None:
        complete_entries(transaction, job_id)
    known = KnownCarriers()
    for entry in unit_journal.entries(
        transaction, job_id=job_id, actions=tuple(_CHANGES), without_print=without_print
    ):
        record, units = entry.record, entry.record.units
        export = record.details.get("export")
        if record.carrier is not carrier:
            continue
        if record.action is JournalAction.PRINTED:
            known.here |= units
        elif record.action is JournalAction.HANDED_OVER:
            known.elsewhere[export] = known.elsewhere.get(export, NO_UNITS) | units
        elif record.action is JournalAction.HANDOVER_UNDONE:
            known.elsewhere[export] = known.elsewhere.get(export, NO_UNITS) - units
        else:
            known.here, known.spoiled = known.here - units, known.spoiled | units
            known.elsewhere = {each: of - units for each, of in known.elsewhere.items()}
    return known


def good_copies(
    transaction: Transaction,
    job_id: int,
    carrier: Carrier,
    units: UnitSet,
    *,
    without_print: int | None = None,
) -> Counts:
    """Return the units of a job by how many carriers the journal has that aren't spoiled.

    Entries of the print job `without_print` don't count; those of a running print job may be
    incomplete. Takes a time that depends on the number of entries. Raises StorageDamaged.
    """
    counts: Counts = {0: units} if units else {}
    for entry in unit_journal.entries(
        transaction, job_id=job_id, actions=tuple(_CHANGES), without_print=without_print
    ):
        record = entry.record
        if record.carrier is carrier:
            counts = _changed(
                counts, record.units, _CHANGES[record.action] * record.production.copies
            )
    return counts


def copies_to_spoil(
    transaction: Transaction, job_id: int, carrier: Carrier, states: CarrierUnits, units: UnitSet
) -> Counts:
    """Return the units of a job by how many carriers they have that could be spoiled.

    `states` are those of the units. Carriers in doubt count with the copies that were announced,
    but not what they replace. Raises StorageDamaged.
    """
    complete_entries(transaction, job_id)
    counts = good_copies(transaction, job_id, carrier, units)
    for print_job, found in announced_by(transaction, job_id, carrier, states.in_doubt):
        if print_job is not None:
            for replaced in replaced_in_doubt(transaction, print_job, job_id).values():
                counts = _with(counts, found & replaced, 0)
        counts = _changed(counts, found, print_job.copies if print_job else 1)
    return _with(counts, counts.get(0, NO_UNITS) & states.produced, 1)


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


def _changed(counts: Counts, units: UnitSet, change: int) -> Counts:
    """Return the counts after a change of those of some units, which never become negative."""
    found: dict[int, list[tuple[int, int]]] = {}
    for count, each in counts.items():
        touched = each & units
        found.setdefault(count, []).extend((each - touched).ranges)
        found.setdefault(max(0, count + change), []).extend(touched.ranges)
    return {count: UnitSet.of(ranges) for count, ranges in found.items() if ranges}


def _with(counts: Counts, units: UnitSet, count: int) -> Counts:
    """Return the counts with this one for some units."""
    found = {number: each - units for number, each in counts.items()}
    found[count] = found.get(count, NO_UNITS) | units
    return {number: each for number, each in found.items() if each}
