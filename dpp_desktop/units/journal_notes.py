"""What an entry of the journal says besides its units: the reason, and its details in words."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TypeGuard

from dpp_desktop.model.message import Message, from_json, joined, verbatim
from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.units.printed_entries import SHOWN_BY
from dpp_desktop.units.refusals import named_units
from dpp_desktop.units.scan_answer import Verdict

_REJECTED = frozenset(verdict.value for verdict in Verdict if verdict.is_mistake)

GOOD = "good"
"""Name of the detail of an answer to the last good label: units in doubt that count as printed."""
GOOD_COPIES = "good_copies"
"""Name of the detail of the same: the unit of the last good label, from 1, and how many of its
labels are good, as `unit` and `count`, if it is printed again because not all are."""

_SHOWN_BY: dict[str, Message] = {
    JournalAction.VERIFIED: Message("shown by a scan"),
    JournalAction.SPOILED: Message("shown by its spoiled label"),
}


def note_of(record: JournalRecord) -> Message:
    """Return the reason and the details of the entry in words; empty if it has none.

    Details that this version of the program doesn't know are left out.
    """
    return joined([*_reasons(record), *_details(record)], "; ")


def _reasons(record: JournalRecord) -> Iterator[Message]:
    if record.reason:
        yield verbatim(record.reason)
    if text := _SHOWN_BY.get(str(record.details.get(SHOWN_BY))):
        yield text


def _details(record: JournalRecord) -> Iterator[Message]:
    match record.details:
        case {"export": int(export), "packs": [*packs]} if _are_numbers(packs):
            named = named_units(UnitSet.of((pack - 1, pack) for pack in packs))
            yield (
                Message("export {export}, pack {pack}", export=export, pack=named)
                if len(packs) == 1
                else Message("export {export}, packs {packs}", export=export, packs=named)
            )
        case {"verified": int(count)}:
            yield Message("{count:,} of these units, in any order", count=count)
        case {"verdict": str(verdict)} if verdict in _REJECTED:
            yield Verdict(verdict).word
    yield from _tag(record)
    if record.action is JournalAction.RESOLVED:
        yield from _answer(record)
    match record.details:
        case {"to": str(receiver)} if receiver:
            yield Message("to {receiver}", receiver=receiver)
        case {"grade": str(grade)}:
            yield Message("grade {grade}", grade=grade)
        case {"scanned": str(scanned)}:
            yield Message("scanned: {text}", text=scanned)


def _tag(record: JournalRecord) -> Iterator[Message]:
    """The tag of an entry about one, and why it wasn't written."""
    match record.details:
        case {"uid": str(uid), "tag_type": str(kind)}:
            yield Message("{kind} tag {uid}", kind=kind, uid=uid)
    if why := record.details.get("why"):
        with suppress(ValueError):
            yield from_json(why)


def _answer(record: JournalRecord) -> Iterator[Message]:
    """What a person said about labels in doubt, and the labels that are to be destroyed."""
    good = record.details.get(GOOD)
    if isinstance(good, str) and good:
        yield Message("counted as printed: {units}", units=named_units(UnitSet.parse(good)))
    if record.units:
        yield Message(
            "labels possibly printed and destroyed: {count:,}",
            count=len(record.units) * record.production.copies,
        )
    match record.details.get(GOOD_COPIES):
        case {"unit": int(unit), "count": int(count)}:
            yield Message(
                "good labels of unit {unit}, which is printed again: {count:,}",
                unit=unit,
                count=count,
            )


def _are_numbers(packs: list[object]) -> TypeGuard[list[int]]:
    return all(isinstance(pack, int) and pack > 0 for pack in packs)
