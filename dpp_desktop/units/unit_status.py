"""The states of one unit for people: what it is, why, since when, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dpp_desktop.model.errors import WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import (
    Actor,
    Carrier,
    CarrierState,
    JournalAction,
    UnitState,
)
from dpp_desktop.store import unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.void_units import all_void_units, void_units
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.scan import ScanMatch, find_scanned
from dpp_desktop.units.scan_answer import Verdict, text_of_unit, void_sentence
from dpp_desktop.units.states import OneUnit, read_unit

_NO_UNIT = OneUnit(None, dict.fromkeys(Carrier), frozenset())
_ACTIONS = {
    UnitState.VOID: JournalAction.VOIDED,
    UnitState.SAMPLED: JournalAction.SAMPLED,
    UnitState.APPLIED: JournalAction.APPLIED,
}
_CARRIER_TEXTS = {
    (Carrier.LABEL, CarrierState.PRODUCED): Message("printed"),
    (Carrier.LABEL, CarrierState.SPOILED): Message("spoiled"),
    (Carrier.LABEL, CarrierState.IN_DOUBT): Message("in doubt: it may be printed"),
    (Carrier.TAG, CarrierState.PRODUCED): Message("written"),
    (Carrier.TAG, CarrierState.SPOILED): Message("spoiled"),
    (Carrier.TAG, CarrierState.IN_DOUBT): Message("in doubt: it may be written"),
}
_VERIFIED_TEXTS = {
    Carrier.LABEL: Message("printed and verified"),
    Carrier.TAG: Message("written and verified"),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a unit or its label is in its state, who caused this, where and when."""

    reason: str
    actor: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """The states of a unit and of its carriers.

    `cause` is that of the unit's own state, and `spoiled` that of a spoiled label; None if there is
    no such state.
    """

    states: OneUnit = _NO_UNIT
    cause: Cause | None = None
    spoiled: Cause | None = None

    @property
    def is_void(self) -> bool:
        """True if the unit must never be used again."""
        return self.states.state is UnitState.VOID

    @property
    def needs_attention(self) -> bool:
        """True if a person who finds its label on a product must look at it."""
        of_label = self.states.carriers.get(Carrier.LABEL)
        return self.states.state in (UnitState.VOID, UnitState.SAMPLED) or of_label in (
            CarrierState.SPOILED,
            CarrierState.IN_DOUBT,
        )

    @property
    def own_text(self) -> Message | None:
        """The unit's own state with its reason, in lower case; None if it is in no state."""
        state = self.states.state
        reason = self.cause.reason if self.cause else ""
        if state is UnitState.VOID:
            return Message("void ({reason})", reason=reason) if reason else Message("void")
        if state is UnitState.SAMPLED:
            sampled = Message("taken out of the batch as a sample ({reason})", reason=reason)
            return sampled if reason else Message("taken out of the batch as a sample")
        if state is UnitState.APPLIED:
            applied = Message("applied to the product ({reason})", reason=reason)
            return applied if reason else Message("applied to the product")
        return None

    def carrier_text(self, carrier: Carrier) -> Message | None:
        """Return the state of the unit's label or tag, in lower case; None if nothing is known."""
        state = self.states.carriers.get(carrier)
        if carrier is Carrier.LABEL and state is CarrierState.SPOILED and self.spoiled:
            return Message("spoiled ({reason})", reason=self.spoiled.reason)
        if state in (CarrierState.SPOILED, CarrierState.IN_DOUBT):
            return _CARRIER_TEXTS[carrier, state]
        if carrier in self.states.verified:
            return _VERIFIED_TEXTS[carrier]
        return _CARRIER_TEXTS[carrier, state] if state else None

    def void_text(self, token: Token) -> tuple[Message, Message | None]:
        """Return the sentences about a scan of a void unit: what is wrong, and what to do."""
        return text_of_unit(Verdict.VOID, token, self.cause.reason if self.cause else "")

    def void_error(self, job: MintJob, unit: int) -> WrongState | None:
        """Return why the code of that unit isn't shown, copied or saved; None if it isn't void."""
        if not self.is_void:
            return None
        wrong = void_sentence(job, unit, self.cause.reason if self.cause else "")
        return WrongState(wrong, Message("The code of a void unit is never used again."))


@dataclass(frozen=True, slots=True)
class ShownStates:
    """The void units of a job, and the status of one unit, counted from 0; None for no unit."""

    job_id: int
    void: UnitSet
    unit: int | None = None
    status: UnitStatus | None = None


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """What a scan identifies, and the status of the unit if it is a token."""

    match: ScanMatch
    status: UnitStatus | None = None


def find_code(workspace: Workspace, text: str) -> ScannedCode:
    """Return what the text identifies. Raises what `tokens.scan.find_scanned` raises."""
    match = find_scanned(workspace, text)
    token = match.token
    return ScannedCode(match, unit_status(workspace, token.job, token.unit) if token else None)


def unit_status(workspace: Workspace, job: MintJob, unit: int) -> UnitStatus:
    """Return the status of the unit of that number, which counts from 0. Raises StorageDamaged."""
    with workspace.read() as transaction:
        return _read_status(transaction, job, unit)


def shown_states(workspace: Workspace, job: MintJob, unit: int | None) -> ShownStates:
    """Return the states that a list of the job's tokens shows, read at one time.

    Raises StorageDamaged.
    """
    with workspace.read() as transaction:
        void = void_units(transaction, [job.id]).get(job.id, NO_UNITS)
        status = None if unit is None else _read_status(transaction, job, unit)
    return ShownStates(job.id, void, unit, status)


def check_code(transaction: Transaction, job: MintJob, unit: int) -> None:
    """Raise WrongState if the unit of that number, which counts from 0, is void.

    This is to be called before the code of the unit is shown, copied or saved, in whatever form:
    a void unit is never printed, exported or published again. Packs and print jobs leave such units
    out by themselves. Raises StorageDamaged, too.
    """
    error = _read_status(transaction, job, unit).void_error(job, unit)
    if error:
        raise error


def check_code_now(workspace: Workspace, job: MintJob, unit: int) -> None:
    """Do `check_code` with what is stored now."""
    with workspace.read() as transaction:
        check_code(transaction, job, unit)


def first_usable_units(transaction: Transaction, found: Sequence[MintJob]) -> dict[int, int]:
    """Return the first minted unit of each job that isn't void, counted from 0, by the job's id.

    Jobs without one are missing.
    """
    void = all_void_units(transaction)
    firsts = {job.id: _first_after(void.get(job.id, NO_UNITS)) for job in found}
    return {job.id: firsts[job.id] for job in found if firsts[job.id] < job.minted}


def _first_after(void: UnitSet) -> int:
    return void.ranges[0][1] if 0 in void else 0


def _read_status(transaction: Transaction, job: MintJob, unit: int) -> UnitStatus:
    states = read_unit(transaction, job, unit)
    cause, spoiled = None, None
    if states.state is not None:
        cause = _cause(transaction, job, unit, _ACTIONS[states.state])
    if states.carriers.get(Carrier.LABEL) is CarrierState.SPOILED:
        spoiled = _cause(transaction, job, unit, JournalAction.SPOILED)
    return UnitStatus(states, cause, spoiled)


def _cause(
    transaction: Transaction, job: MintJob, unit: int, action: JournalAction
) -> Cause | None:
    entry: JournalEntry | None = unit_journal.last_of_unit(transaction, job.id, unit, [action])
    return Cause(entry.record.reason, entry.record.actor, entry.at) if entry else None
