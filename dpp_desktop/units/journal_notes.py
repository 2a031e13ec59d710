"""What an entry of the journal says besides its units: the reason, and its details in words."""

from collections.abc import Iterator
from typing import TypeGuard

from dpp_desktop.model.message import Message, joined, verbatim
from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.units.printed_entries import SHOWN_BY
from dpp_desktop.units.refusals import named_units
from dpp_desktop.units.scan_answer import Verdict

_REJECTED = frozenset(verdict.value for verdict in Verdict if verdict.is_mistake)

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
    match record.details:
        case {"to": str(receiver)} if receiver:
            yield Message("to {receiver}", receiver=receiver)
        case {"grade": str(grade)}:
            yield Message("grade {grade}", grade=grade)
        case {"scanned": str(scanned)}:
            yield Message("scanned: {text}", text=scanned)


def _are_numbers(packs: list[object]) -> TypeGuard[list[int]]:
    return all(isinstance(pack, int) and pack > 0 for pack in packs)
