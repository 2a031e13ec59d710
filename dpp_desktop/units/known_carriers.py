"""What the journal says about the carriers of units: how many are good, and which were handed over.

Each pack that was handed over counts as one label of each of its units, because it isn't known how
many were printed elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dpp_desktop.model.unit_journal import JournalEntry, JournalRecord
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JournalAction
from dpp_desktop.store import unit_journal
from dpp_desktop.store.transaction import Transaction

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
    """How many good carriers each unit of a job has, and in which packs they may be.

    If one of several carriers is spoiled, it isn't known whether it was printed here or belongs to
    a pack. Once a unit has no good carrier left, those of all its packs are known to be spoiled.
    """

    counts: Counts = field(default_factory=dict)
    """The units by their number of good carriers, without those that have none."""
    by_export: dict[object, UnitSet] = field(default_factory=dict)
    """The units in packs that were handed over, by export, if their carrier may be good."""
    spoiled: UnitSet = NO_UNITS
    """The units with a carrier that was spoiled."""

    @property
    def good(self) -> UnitSet:
        """The units with a good carrier, wherever it was produced."""
        return UnitSet.union(self.counts.values())

    @property
    def handed_over(self) -> UnitSet:
        """The units in packs that were handed over."""
        return UnitSet.union(self.by_export.values())

    def at_least(self, number: int) -> UnitSet:
        """Return the units with that many good carriers or more."""
        return UnitSet.union(units for count, units in self.counts.items() if count >= number)

    def add(self, record: JournalRecord) -> None:
        """Apply the next entry of the journal."""
        units, export = record.units, record.details.get("export")
        change = _CHANGES[record.action] * record.production.copies
        self.counts = changed(self.counts, units, change)
        if record.action is JournalAction.HANDED_OVER:
            self.by_export[export] = self.by_export.get(export, NO_UNITS) | units
        elif record.action is JournalAction.HANDOVER_UNDONE:
            self.by_export[export] = self.by_export.get(export, NO_UNITS) - units
        elif record.action is JournalAction.SPOILED:
            self.spoiled |= units
        if change < 0 and self.by_export:
            without = units - self.good
            self.by_export = {each: of - without for each, of in self.by_export.items()}


def known_carriers(
    transaction: Transaction, job_id: int, carrier: Carrier, *, without_print: int | None = None
) -> KnownCarriers:
    """Return what the journal says about the carriers of a job.

    Entries of the print job `without_print` don't count. Entries about labels that running print
    jobs have printed may be missing; changes write them first with `complete_entries`. Takes a time
    that depends on the number of entries. Raises StorageDamaged.
    """
    known = KnownCarriers()
    for entry in carrier_entries(transaction, job_id, carrier, without_print=without_print):
        known.add(entry.record)
    return known


def carrier_entries(
    transaction: Transaction, job_id: int, carrier: Carrier, *, without_print: int | None = None
) -> list[JournalEntry]:
    """Return the entries of a job that change how many carriers its units have, in order.

    Entries of the print job `without_print` are left out. Raises StorageDamaged.
    """
    found = unit_journal.entries(
        transaction, job_id=job_id, actions=tuple(_CHANGES), without_print=without_print
    )
    return [entry for entry in found if entry.record.carrier is carrier]


def changed(counts: Counts, units: UnitSet, change: int) -> Counts:
    """Return the counts after a change of those of some units, which never become negative.

    Units that are in none of the sets have none, and neither have those that the result omits.
    """
    found: dict[int, UnitSet] = {}
    for count, each in counts.items():
        touched = each & units
        found[count] = found.get(count, NO_UNITS) | (each - touched)
        found[count + change] = found.get(count + change, NO_UNITS) | touched
        units -= touched
    found[change] = found.get(change, NO_UNITS) | units
    return {count: each for count, each in found.items() if each and count > 0}


def counts_of(counts: Counts, units: UnitSet) -> Counts:
    """Return these units by their number of carriers, which is 0 for those in none of the sets.

    The numbers ascend.
    """
    found = {count: each & units for count, each in counts.items()}
    found[0] = units - UnitSet.union(counts.values())
    return {count: found[count] for count in sorted(found) if found[count]}
