"""Record which packs were handed over, when, by whom and to whom."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.exporting.packs.pack_plan import check_chosen, named_packs
from dpp_desktop.exporting.packs.pack_units import kept_units
from dpp_desktop.exporting.record import ExportRecord, record_of
from dpp_desktop.exporting.verification.findings import pack_findings, pack_of
from dpp_desktop.exporting.verification.manifest import pack_facts
from dpp_desktop.exporting.verification.progress import Tracker
from dpp_desktop.identity.text import clean_text
from dpp_desktop.model.errors import InvalidInput, PacksNotIntact, Problem, WrongState
from dpp_desktop.model.message import Message, joined
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import no_folder, os_errors_named
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.profiles.overrides import profile_of_export
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.actor import MAX_NAME, this_actor
from dpp_desktop.units.changes import mark_handed_over, undo_handover


@dataclass(frozen=True, slots=True)
class _People:
    by: str
    to: str


def hand_over(
    workspace: Workspace,
    export_id: int,
    packs: Collection[int],
    by: str,
    to: str = "",
    *,
    folder: Path | None = None,
    stop: Callable[[], bool] | None = None,
) -> ExportRecord:
    """Mark the packs of these indices as handed over by one person to another, now: all or none.

    Their units count as printed elsewhere from then on.

    The files of the packs are verified first, in `folder` or else in the folder of the export:
    their content must be what was exported. `to` is empty if it isn't known who received them.
    `stop` is called at each pack and each image, and returns True to stop before any mark is made.

    Raises NotFound, InvalidInput (no name, or no such packs), WrongState if one of them isn't made
    yet or was handed over before, PacksNotIntact if one is missing or was changed, EnvironmentFault
    if the folder can't be read, and Stopped.
    """
    people = _checked_people(by, to)
    with workspace.read() as transaction:
        checked = _chosen_of(transaction, export_id, packs)
    _check_not_gone(checked, packs)
    _check_files(checked, packs, folder or checked.export.directory, stop)
    actor = Actor(people.by, this_actor().workstation)
    with workspace.write() as transaction:
        record = _chosen_of(transaction, export_id, packs)
        # Another process may have marked them while their files were read.
        _check_not_gone(record, packs)
        for index in sorted(packs):
            exports.hand_over(transaction, export_id, index, people.by, people.to)
        for part in _parts_of(record, packs):
            details = part.details | {"to": people.to}
            mark_handed_over(transaction, part.job, part.units, actor, details)
        return record_of(transaction, record.export)


def take_back(workspace: Workspace, export_id: int, packs: Collection[int]) -> ExportRecord:
    """Remove the marks of these packs; packs without a mark are ignored.

    Their units no longer count as printed, except for those in other packs that were handed over,
    printed here, or scanned.

    Raises NotFound, InvalidInput (no such packs), WrongState if one of them isn't made yet.
    """
    actor = this_actor()  # a network may know the users
    with workspace.write() as transaction:
        record = _chosen_of(transaction, export_id, packs)
        marked = {each.index for each in record.handed_over} & set(packs)
        for index in marked:
            exports.take_back(transaction, export_id, index)
        for part in _parts_of(record, marked):
            undo_handover(transaction, part.job, part.units, actor, part.details)
        return record_of(transaction, record.export)


@dataclass(frozen=True, slots=True)
class _JobPart:
    """The units of one job in packs of an export; `details` name these for the journal."""

    job: MintJob
    units: UnitSet
    details: dict[str, object]


def _parts_of(record: ExportRecord, packs: Collection[int]) -> list[_JobPart]:
    """The units in these packs by job."""
    parts: dict[int, list[tuple[int, MintJob, UnitSet]]] = {}
    for plan in record.planned:
        if plan.index in packs:
            for piece in record.selection.rows(plan.first_unit, plan.units):
                if units := kept_units(piece, plan):
                    parts.setdefault(piece.job.id, []).append((plan.index, piece.job, units))
    return [
        _JobPart(
            found[0][1],
            UnitSet.union(units for _, _, units in found),
            {"export": record.export.id, "packs": [index for index, *_ in found]},
        )
        for found in parts.values()
    ]


def _checked_people(by: str, to: str) -> _People:
    checks = FieldChecks()
    giver = checks.clean("by", by, clean_text, max_length=MAX_NAME)
    receiver = checks.clean("to", to, clean_text, max_length=MAX_NAME) if to.strip() else ""
    checks.raise_if_any()
    return _People(giver, receiver)


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
                    by=each.people,
                    at=format(each.at, "%Y-%m-%d %H:%M"),
                ),
                Message("If it was marked by mistake, undo that first; nothing was changed."),
            )


def _check_files(
    record: ExportRecord, packs: Collection[int], folder: Path, stop: Callable[[], bool] | None
) -> None:
    """Raise PacksNotIntact if a file of these packs is missing or was changed."""
    chosen = [pack for pack in record.packs if pack.index in packs]
    listed = {
        "packs": [pack_facts(pack) for pack in chosen],
        "csv": {"header": profile_of_export(record.export).header},
    }
    if not folder.is_dir():
        raise no_folder(folder)
    with os_errors_named(folder):
        codes = {each.file: each.code for each in pack_findings(folder, listed, Tracker(stop))}
    index = pack_of(listed)
    missing = frozenset(index[file] for file, code in codes.items() if code == "missing")
    changed = frozenset(index[file] for file in codes) - missing
    if missing or changed:
        raise PacksNotIntact(
            joined([*_missing_text(missing, folder), *_changed_text(changed, folder)]),
            Message(
                "Export again to that folder to re-create missing or changed packs, then hand "
                "them over; nothing was marked."
            ),
        )


def _missing_text(packs: frozenset[int], folder: Path) -> list[Message]:
    if len(packs) == 1:
        return [Message("Pack {pack} is missing from '{folder}'.", pack=min(packs), folder=folder)]
    message = Message(
        "Packs {packs} are missing from '{folder}'.",
        packs=named_packs(sorted(packs)),
        folder=folder,
    )
    return [message] if packs else []


def _changed_text(packs: frozenset[int], folder: Path) -> list[Message]:
    if len(packs) == 1:
        return [
            Message(
                "Pack {pack} in '{folder}' was changed after export.",
                pack=min(packs),
                folder=folder,
            )
        ]
    message = Message(
        "Packs {packs} in '{folder}' were changed after export.",
        packs=named_packs(sorted(packs)),
        folder=folder,
    )
    return [message] if packs else []
