"""Record which packs were handed over, by whom and when."""

from collections.abc import Collection
from dataclasses import dataclass

from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.exporting.packs.pack_plan import check_chosen, plan_selection
from dpp_desktop.exporting.selection import Selection, frozen_selection
from dpp_desktop.identity.text import clean_text
from dpp_desktop.model.errors import InvalidInput, Problem, WrongState
from dpp_desktop.model.export import Export, HandOver, Pack, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.overrides import profile_of_export
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

MAX_NAME = 120
"""The maximum length of the name of the person who handed a pack over."""


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """An export with its planned packs, its finished packs, and its handovers.

    `profile` is the name of the profile that it was made with.
    """

    export: Export
    profile: str
    selection: Selection
    planned: tuple[PlannedPack, ...]
    packs: tuple[Pack, ...]
    handed_over: tuple[HandOver, ...]

    @property
    def to_hand_over(self) -> tuple[int, ...]:
        """The indices of the finished packs that weren't handed over."""
        gone = {each.index for each in self.handed_over}
        return tuple(pack.index for pack in self.packs if pack.index not in gone)


def export_record(workspace: Workspace, export_id: int) -> ExportRecord:
    """Return the export of that id. Raises NotFound."""
    with workspace.read() as transaction:
        return record_of(transaction, exports.require(transaction, export_id))


def hand_over(
    workspace: Workspace, export_id: int, packs: Collection[int], by: str
) -> ExportRecord:
    """Mark the packs of these indices as handed over by that person, now: all or none.

    Raises NotFound, InvalidInput (no name, or no such packs), WrongState if one of them isn't made
    yet or was handed over before.
    """
    checks = FieldChecks()
    name = checks.clean("by", by, clean_text, max_length=MAX_NAME)
    checks.raise_if_any()
    with workspace.write() as transaction:
        record = _chosen_of(transaction, export_id, packs)
        _check_not_gone(record, packs)
        for index in sorted(packs):
            exports.hand_over(transaction, export_id, index, name)
        return record_of(transaction, record.export)


def take_back(workspace: Workspace, export_id: int, packs: Collection[int]) -> ExportRecord:
    """Remove the marks of these packs; packs without a mark are ignored.

    Raises NotFound, InvalidInput (no such packs), WrongState if one of them isn't made yet.
    """
    with workspace.write() as transaction:
        record = _chosen_of(transaction, export_id, packs)
        for index in packs:
            exports.take_back(transaction, export_id, index)
        return record_of(transaction, record.export)


def record_of(transaction: Transaction, export: Export) -> ExportRecord:
    """Return the export with its packs. Raises StorageDamaged if they can't be read."""
    selection = frozen_selection(transaction, export)
    return ExportRecord(
        export,
        profile_of_export(export).name,
        selection,
        tuple(plan_selection(selection, export.pack_rows)),
        tuple(exports.packs_of(transaction, export.id)),
        tuple(exports.hand_overs_of(transaction, export.id)),
    )


def _chosen_of(transaction: Transaction, export_id: int, packs: Collection[int]) -> ExportRecord:
    record = record_of(transaction, exports.require(transaction, export_id))
    check_chosen(record.planned, packs)
    made = {pack.index for pack in record.packs}
    for index in sorted(packs):
        if index not in made:
            raise _not_written_yet(export_id, index)
    if not packs:
        raise InvalidInput([Problem("packs", "empty", Message("no pack is selected."))])
    return record


def _not_written_yet(export_id: int, pack: int) -> WrongState:
    return WrongState(
        Message("Pack {pack} of export {export} doesn't exist yet.", pack=pack, export=export_id),
        Message("Export it first; nothing was changed."),
    )


def _check_not_gone(record: ExportRecord, packs: Collection[int]) -> None:
    for each in record.handed_over:
        if each.index in packs:
            raise WrongState(
                Message(
                    "Pack {pack} of export {export} was already handed over by {by} on {at} UTC.",
                    pack=each.index,
                    export=record.export.id,
                    by=each.by,
                    at=format(each.at, "%Y-%m-%d %H:%M"),
                ),
                Message("If it was marked by mistake, undo that first; nothing was changed."),
            )
