"""Checks of units that a change names; each problem has one text."""

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, UnitState
from dpp_desktop.units.known_carriers import Counts
from dpp_desktop.units.refusals import named_units, sampled_message, void_message
from dpp_desktop.units.states import CarrierUnits, UnitStates


def parse_units(text: str) -> UnitSet:
    """Return the units of a text such as 3-69,80. Raises InvalidInput."""
    try:
        return UnitSet.parse(text)
    except ValueError:
        message = Message("'{text}' isn't a list of units such as 3-69,80.", text=text[:80])
        raise InvalidInput([Problem("units", "not_units", message)]) from None


def check_minted(job: MintJob, units: UnitSet) -> None:
    """Raise InvalidInput if there are no units, or the job doesn't have some, or not yet."""
    unknown = units - UnitSet.one(0, job.quantity)
    missing = units - unknown - UnitSet.one(0, job.minted)
    problems = []
    if not units:
        problems.append(Problem("units", "empty", Message("no unit is selected.")))
    if unknown:
        problems.append(Problem("units", "unknown_units", _unknown(job, unknown)))
    if missing:
        problems.append(Problem("units", "not_minted", _not_minted(job, missing)))
    if problems:
        raise InvalidInput(problems)


def check_can_change(states: UnitStates, state: UnitState, units: UnitSet) -> None:
    """Raise InvalidInput if one of the units can't be put in the state.

    Void takes precedence over everything, and sampled over applied.
    """
    void, sampled, applied = states.void & units, states.sampled & units, states.applied & units
    problems = []
    if void:
        problems.append(Problem("units", "already_void", void_message(void)))
    if sampled and state is not UnitState.VOID:
        problems.append(Problem("units", "already_sampled", sampled_message(sampled)))
    if applied and state is UnitState.APPLIED:
        problems.append(Problem("units", "already_applied", _applied(applied)))
    if problems:
        raise InvalidInput(problems)


def check_can_be_spoiled(
    carriers: CarrierUnits,
    carrier: Carrier,
    known: Counts,
    copies: int | None = None,
    may_have_more: UnitSet = NO_UNITS,
) -> None:
    """Raise InvalidInput if one of the units doesn't have that many carriers to be spoiled.

    `known` are the units by how many they have; those in `may_have_more` may have more than known.
    Without `copies`, one is enough.
    """
    none = known.get(0, NO_UNITS)
    spoiled = none & carriers.spoiled
    missing = none - spoiled
    problems = []
    if spoiled:
        problems.append(Problem("units", "already_spoiled", _spoiled(carrier, spoiled)))
    if missing:
        problems.append(Problem("units", "not_produced", not_produced(carrier, missing)))
    for count, units in sorted(known.items()):
        fewer = units - may_have_more
        if fewer and 0 < count < (copies or 1):
            problems.append(Problem("copies", "too_many", _fewer(fewer, count)))
    if problems:
        raise InvalidInput(problems)


def not_produced(carrier: Carrier, units: UnitSet) -> Message:
    """Return the text that these units have no carrier, in lower case."""
    named = named_units(units)
    if carrier is Carrier.TAG:
        return (
            Message("unit {units} has no tag.", units=named)
            if len(units) == 1
            else Message("units {units} have no tags.", units=named)
        )
    return (
        Message("unit {units} isn't printed.", units=named)
        if len(units) == 1
        else Message("units {units} aren't printed.", units=named)
    )


def _spoiled(carrier: Carrier, units: UnitSet) -> Message:
    named = named_units(units)
    if carrier is Carrier.TAG:
        return (
            Message("the tag of unit {units} is already marked as spoiled.", units=named)
            if len(units) == 1
            else Message("the tags of units {units} are already marked as spoiled.", units=named)
        )
    return (
        Message("the label of unit {units} is already marked as spoiled.", units=named)
        if len(units) == 1
        else Message("the labels of units {units} are already marked as spoiled.", units=named)
    )


def _fewer(units: UnitSet, count: int) -> Message:
    return Message(
        "must be at most {count:,}, because units {units} have no more that aren't spoiled.",
        count=count,
        units=named_units(units),
    )


def _applied(units: UnitSet) -> Message:
    named = named_units(units)
    if len(units) == 1:
        return Message("unit {units} is already marked as applied.", units=named)
    return Message("units {units} are already marked as applied.", units=named)


def _unknown(job: MintJob, units: UnitSet) -> Message:
    named = named_units(units)
    if job.quantity == 1:
        return Message("job {job} has only unit 1, not {units}.", job=job.id, units=named)
    return Message(
        "job {job} has units 1 to {last:,}, not {units}.",
        job=job.id,
        last=job.quantity,
        units=named,
    )


def _not_minted(job: MintJob, units: UnitSet) -> Message:
    named = named_units(units)
    if len(units) == 1:
        return Message("unit {units} of job {job} isn't minted yet.", units=named, job=job.id)
    return Message("units {units} of job {job} aren't minted yet.", units=named, job=job.id)
