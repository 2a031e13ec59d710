"""Which carriers of units exist, according to the journal."""

from collections.abc import Mapping
from dataclasses import dataclass

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JournalAction
from dpp_desktop.store import unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.printed_entries import complete_entries

_CARRIER_ACTIONS = (
    JournalAction.PRINTED,
    JournalAction.SPOILED,
    JournalAction.HANDED_OVER,
    JournalAction.HANDOVER_UNDONE,
)


@dataclass(frozen=True, slots=True)
class KnownCarriers:
    """Units with a carrier that was produced here or elsewhere, by export, and those ever spoiled.

    A spoiled carrier isn't good any longer, wherever it was produced. A unit may be in the packs of
    several exports, so one of them can be taken back without the others.
    """

    here: UnitSet
    elsewhere: Mapping[object, UnitSet]
    spoiled: UnitSet

    @property
    def good(self) -> UnitSet:
        """The units with a good carrier."""
        known = (self.here, *self.elsewhere.values())
        return UnitSet.of(span for units in known for span in units.ranges)


def known_carriers(transaction: Transaction, job: MintJob, carrier: Carrier) -> KnownCarriers:
    """Return which carriers exist according to the journal, whose pending entries are written.

    Raises StorageDamaged.
    """
    complete_entries(transaction, job.id)
    here, spoiled = NO_UNITS, NO_UNITS
    elsewhere: dict[object, UnitSet] = {}
    for entry in unit_journal.entries(transaction, job_id=job.id, actions=_CARRIER_ACTIONS):
        record, units = entry.record, entry.record.units
        export = record.details.get("export")
        if record.carrier is not carrier:
            continue
        if record.action is JournalAction.PRINTED:
            here |= units
        elif record.action is JournalAction.HANDED_OVER:
            elsewhere[export] = elsewhere.get(export, NO_UNITS) | units
        elif record.action is JournalAction.HANDOVER_UNDONE:
            elsewhere[export] = elsewhere.get(export, NO_UNITS) - units
        else:
            here, spoiled = here - units, spoiled | units
            elsewhere = {export: known - units for export, known in elsewhere.items()}
    return KnownCarriers(here, elsewhere, spoiled)
