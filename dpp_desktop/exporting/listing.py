"""Lists the exports of a workspace in short: what each is of, and how far it got."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dpp_desktop.exporting.handover import ExportRecord, record_of
from dpp_desktop.exporting.packs.pack_plan import packs_for
from dpp_desktop.exporting.selection import ExportTarget, frozen_selection, wanted_of
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Export
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.profiles.overrides import frozen_profile
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ListedExport:
    """An export, what was wanted of it, and its packs counted.

    `job` is the first of its `jobs` many jobs; `profile` the name of that which it was made with;
    `running` while somebody works on it.
    """

    export: Export
    wanted: ExportTarget
    job: MintJob
    jobs: int
    profile: str
    planned: int
    made: int
    handed_over: int
    running: bool


def listed_exports(workspace: Workspace) -> Readable[ListedExport]:
    """Returns every export that can be read, the newest first, and those that can't.

    If there are such, the workspace is read-only from then on.
    """
    with workspace.read() as transaction:
        made = exports.count_packs(transaction)
        handed_over = exports.count_hand_overs(transaction)

        def listed(export: Export) -> ListedExport:
            return _listed(workspace, transaction, export, (made, handed_over))

        return _each(workspace, exports.list_readable(transaction), listed)


def export_records(workspace: Workspace) -> Readable[ExportRecord]:
    """Returns the same as `listed_exports`, with all the packs."""
    with workspace.read() as transaction:
        found = exports.list_readable(transaction)
        return _each(workspace, found, lambda export: record_of(transaction, export))


def _each(
    workspace: Workspace, found: Readable[Export], make: Callable[[Export], Value]
) -> Readable[Value]:
    """What is made of each export; those of which something can't be read count as damaged too."""
    made: list[Value] = []
    damaged = list(found.damaged)
    for export in found.found:
        try:
            made.append(make(export))
        except StorageDamaged as fault:
            damaged.append(DamagedRow(export.id, fault))
    for row in damaged:
        workspace.note_damage(row.fault)
    return Readable(made, tuple(damaged))


def _listed(
    workspace: Workspace,
    transaction: Transaction,
    export: Export,
    counts: tuple[dict[int, int], dict[int, int]],
) -> ListedExport:
    selection = frozen_selection(transaction, export)
    made, handed_over = counts
    return ListedExport(
        export=export,
        wanted=wanted_of(selection),
        job=selection.jobs[0],
        jobs=len(selection.jobs),
        profile=frozen_profile(export).name,
        planned=packs_for(export.count, export.pack_rows),
        made=made.get(export.id, 0),
        handed_over=handed_over.get(export.id, 0),
        running=workspace.is_alive(export.runner),
    )
