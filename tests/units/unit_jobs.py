"""A minted job whose units are changed, and shortcuts to change and read them."""

from dataclasses import dataclass

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, JournalAction, Production
from dpp_desktop.store import unit_journal
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.states import UnitStates, read_states

LABEL, TAG = Carrier.LABEL, Carrier.TAG
ADA = Actor("Ada", "line-1")
ZEBRA = Production("zebra", "roll-50x30", "ab" * 32, 1, 7)


@dataclass(frozen=True)
class UnitJob:
    """A job of a workspace; units are named as in 1-5,8, counted from 1."""

    workspace: Workspace
    job: MintJob

    def printed(self, units: str, production: Production = ZEBRA, carrier: Carrier = LABEL) -> None:
        """Announce and produce labels of the units."""
        self.announced(units, carrier)
        with self.workspace.write() as transaction:
            changes.mark_produced(
                transaction, self.job, carrier, UnitSet.parse(units), ADA, production
            )

    def announced(self, units: str, carrier: Carrier = LABEL) -> None:
        """Mark the units as in doubt."""
        with self.workspace.write() as transaction:
            changes.mark_in_doubt(transaction, self.job, carrier, UnitSet.parse(units))

    def withdrawn(self, units: str, carrier: Carrier = LABEL) -> str:
        """Withdraw units in doubt, and return which."""
        with self.workspace.write() as transaction:
            return str(changes.withdraw(transaction, self.job, carrier, UnitSet.parse(units)))

    def spoiled(
        self,
        units: str,
        reason: str = "torn",
        carrier: Carrier = LABEL,
        copies: int | None = None,
    ) -> None:
        """Mark carriers of the units as spoiled, by default all."""
        with self.workspace.write() as transaction:
            changes.mark_spoiled(
                transaction, self.job, carrier, UnitSet.parse(units), reason, ADA, copies
            )

    def verified(self, units: str, carrier: Carrier = LABEL) -> None:
        """Mark the units as scanned."""
        with self.workspace.write() as transaction:
            changes.mark_verified(transaction, self.job, carrier, UnitSet.parse(units), ADA)

    def applied(self, units: str, reason: str = "") -> None:
        """Mark the units as applied."""
        with self.workspace.write() as transaction:
            changes.mark_applied(transaction, self.job, UnitSet.parse(units), reason, ADA)

    def sampled(self, units: str, reason: str = "quality") -> None:
        """Mark the units as sampled."""
        with self.workspace.write() as transaction:
            changes.mark_sampled(transaction, self.job, UnitSet.parse(units), reason, ADA)

    def voided(self, units: str, reason: str = "wrong batch") -> None:
        """Make the units void."""
        with self.workspace.write() as transaction:
            changes.void(transaction, self.job, UnitSet.parse(units), reason, ADA)

    def states(self) -> UnitStates:
        """Return the states of all units."""
        with self.workspace.read() as transaction:
            return read_states(transaction, self.job)

    def named(self, carrier: Carrier = LABEL) -> dict[str, str]:
        """Return the units by the state of the carrier and by their own, without empty states."""
        states = self.states()
        found = {**states.of(carrier).by_state(), **states.by_state()}
        return {state: str(units) for state, units in found.items() if units}

    def journal(self) -> list[JournalEntry]:
        """Return the entries of the job."""
        with self.workspace.read() as transaction:
            return unit_journal.entries(transaction, job_id=self.job.id)

    def actions(self) -> list[tuple[JournalAction, str]]:
        """Return the actions of the job's entries with their units."""
        return [(entry.record.action, str(entry.record.units)) for entry in self.journal()]
