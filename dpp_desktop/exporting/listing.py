"""List the exports of a workspace in short, and what they contain of each job."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dpp_desktop.exporting.packs.pack_plan import packs_for
from dpp_desktop.exporting.record import ExportRecord, record_of
from dpp_desktop.exporting.selection import ExportTarget, frozen_selection, target_of
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Export
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.profiles.overrides import profile_of_export
from dpp_desktop.store import exports
from dpp_desktop.store.brand_names import brand_names
from dpp_desktop.store.workspace import Workspace

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ListedExport:
    """An export with its target, and the numbers of its packs.

    `job` is the first of its jobs, of which there are `jobs`; `brand` is the name of their brand;
    `profile` is the name of the profile that it was made with; `running` if another process or this
    one works on it.
    """

    export: Export
    target: ExportTarget
    job: MintJob
    jobs: int
    brand: str
    profile: str
    planned: int
    made: int
    handed_over: int
    running: bool


def listed_exports(workspace: Workspace) -> Readable[ListedExport]:
    """Return every readable export, the newest first, and the damaged ones.

    If there are damaged ones, the workspace is read-only from then on.
    """
    with workspace.read() as transaction:
        made = exports.count_packs(transaction)
        handed_over = exports.count_hand_overs(transaction)
        names = brand_names(transaction)

        def listed(export: Export) -> ListedExport:
            selection = frozen_selection(transaction, export)
            key = selection.jobs[0].brand_key
            return ListedExport(
                export=export,
                target=target_of(selection),
                job=selection.jobs[0],
                jobs=len(selection.jobs),
                brand=names.get(key, key),
                profile=profile_of_export(export).name,
                planned=packs_for(export.count, export.pack_rows),
                made=made.get(export.id, 0),
                handed_over=handed_over.get(export.id, 0),
                running=workspace.is_alive(export.runner),
            )

        return _each(workspace, exports.list_readable(transaction), listed)


def export_records(workspace: Workspace) -> Readable[ExportRecord]:
    """Return the same as `listed_exports`, with all packs."""
    with workspace.read() as transaction:
        found = exports.list_readable(transaction)
        return _each(workspace, found, lambda export: record_of(transaction, export))


def _each(
    workspace: Workspace, found: Readable[Export], make: Callable[[Export], Value]
) -> Readable[Value]:
    """Convert each export; an export that can't be converted counts as damaged too."""
    made: list[Value] = []
    damaged = list(found.damaged)
    for export in found.found:
        try:
            made.append(make(export))
        except StorageDamaged as fault:
            damaged.append(DamagedRow(export.id, fault))
    for row in damaged:
        workspace.record_damage(row.fault)
    return Readable(made, tuple(damaged))
