"""Which units may not be produced, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message, ranges
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, RefusalKind
from dpp_desktop.units.states import UnitStates

_MAX_NAMED = 10


@dataclass(frozen=True, slots=True)
class Refusal:
    """Units that may not be produced for one reason; `message` names them, in lower case."""

    kind: RefusalKind
    units: UnitSet
    message: Message


def refusals(
    states: UnitStates, carrier: Carrier, units: UnitSet, *, replaceable: UnitSet = NO_UNITS
) -> tuple[Refusal, ...]:
    """Return which of these units may not be produced and why, each unit once.

    Spoiled units may be produced: the reason was given when they were marked as spoiled. Units that
    are `replaceable` may also be produced if they are or may be produced already.
    """
    of_carrier = states.of(carrier)
    found = []
    for kind, affected in (
        (RefusalKind.VOID, states.void),
        (RefusalKind.SAMPLED, states.sampled),
        (RefusalKind.IN_DOUBT, of_carrier.in_doubt - replaceable),
        (RefusalKind.PRODUCED, of_carrier.produced - replaceable),
    ):
        refused = units & affected
        units -= refused
        if refused:
            found.append(refusal_of(kind, carrier, refused))
    return tuple(found)


def refusal_of(kind: RefusalKind, carrier: Carrier, units: UnitSet) -> Refusal:
    """Return the refusal of these units for that reason."""
    return Refusal(kind, units, _message(kind, carrier, units))


def refused_units(refused: Sequence[Refusal]) -> UnitSet:
    """Return the units of all refusals."""
    return UnitSet.union(refusal.units for refusal in refused)


def refusal_error(refused: Sequence[Refusal], carrier: Carrier = Carrier.LABEL) -> InvalidInput:
    """Return the error for a request that was refused because of these units."""
    kinds = {refusal.kind for refusal in refused}
    problems = [Problem("units", refusal.kind.value, refusal.message) for refusal in refused]
    return InvalidInput(
        problems, _remedy(kinds) if carrier is Carrier.LABEL else _tag_remedy(kinds)
    )


def named_units(units: UnitSet) -> Message:
    """Return the units as ranges that count from 1, such as 3-69, 80; at most ten ranges."""
    shown = str(UnitSet(units.ranges[:_MAX_NAMED])).replace(",", ", ")
    return ranges(f"{shown} …" if len(units.ranges) > _MAX_NAMED else shown)


def _remedy(kinds: set[RefusalKind]) -> Message:
    if RefusalKind.IN_DOUBT in kinds:
        return Message(
            "Resolve the interrupted print job, or reprint the units with a reason; on the command "
            "line, use prints or reprint. Nothing was printed."
        )
    if RefusalKind.PRODUCED in kinds:
        return Message(
            "To print units again, reprint them with a reason; on the command line, use reprint. "
            "Nothing was printed."
        )
    return Message("Choose other units; nothing was printed.")


def _tag_remedy(kinds: set[RefusalKind]) -> Message:
    if RefusalKind.IN_DOUBT in kinds:
        return Message(
            "Resume the interrupted tag job, or write new tags with a reason. Nothing was written."
        )
    if RefusalKind.PRODUCED in kinds:
        return Message("To write tags again, give a reason. Nothing was written.")
    return Message("Choose other units; nothing was written.")


def _message(kind: RefusalKind, carrier: Carrier, units: UnitSet) -> Message:
    named = named_units(units)
    if kind is RefusalKind.VOID:
        return void_message(units)
    if kind is RefusalKind.SAMPLED:
        return sampled_message(units)
    if carrier is Carrier.TAG:
        return _tag_message(kind, units)
    if kind is RefusalKind.PRODUCED:
        return (
            Message("unit {units} is already printed.", units=named)
            if len(units) == 1
            else Message("units {units} are already printed.", units=named)
        )
    return (
        Message("it isn't known whether unit {units} was printed.", units=named)
        if len(units) == 1
        else Message("it isn't known whether units {units} were printed.", units=named)
    )


def _tag_message(kind: RefusalKind, units: UnitSet) -> Message:
    named = named_units(units)
    if kind is RefusalKind.PRODUCED:
        return (
            Message("unit {units} already has a tag.", units=named)
            if len(units) == 1
            else Message("units {units} already have tags.", units=named)
        )
    return (
        Message("it isn't known whether the tag of unit {units} was written.", units=named)
        if len(units) == 1
        else Message("it isn't known whether the tags of units {units} were written.", units=named)
    )


def void_message(units: UnitSet) -> Message:
    """Return the text that these units are void, in lower case."""
    named = named_units(units)
    if len(units) == 1:
        return Message("unit {units} is void.", units=named)
    return Message("units {units} are void.", units=named)


def sampled_message(units: UnitSet) -> Message:
    """Return the text that these units were taken as samples, in lower case."""
    named = named_units(units)
    if len(units) == 1:
        return Message("unit {units} was taken as a sample.", units=named)
    return Message("units {units} were taken as samples.", units=named)
