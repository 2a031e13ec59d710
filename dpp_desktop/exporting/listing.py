"""List the exports of a workspace in short, and what they contain of each job."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dpp_desktop.exporting.packs.pack_plan import packs_for
from dpp_desktop.exporting.packs.pack_units import Units, planned_packs
from dpp_desktop.exporting.record import ExportRecord, record_of
from dpp_desktop.exporting.selection import (
    ExportTarget,
    Selection,
    frozen_selection,
    target_of,
)
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Export
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.profiles.overrides import profile_of_export
from dpp_desktop.store import exports
from dpp_desktop.store.brand_names import brand_names
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.void_units import all_void_units
from dpp_desktop.store.workspace import Workspace

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ListedExport:
    """An export with its target, and the numbers of its packs.

    `job` is the first of its jobs, of which there are `jobs`; `brand` is the name of their brand;
    `profile` is the name of the profile that it was made with; `running` if another process or this
    one works on it. `rows` is the number of rows of all packs; `left_out` is the number of void
    units that packs leave out, and `void` that of units in finished packs that were voided later.
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
    rows: int
    left_out: int = 0
    void: int = 0


def listed_exports(workspace: Workspace) -> Readable[ListedExport]:
    """Return every readable export, the newest first, and the damaged ones.

    If there are damaged ones, the workspace is read-only from then on.
    """
    with workspace.read() as transaction:
        made = exports.count_packs(transaction)
        handed_over = exports.count_hand_overs(transaction)
        names = brand_names(transaction)
        void = all_void_units(transaction)

        def listed(export: Export) -> ListedExport:
            selection = frozen_selection(transaction, export)
            key = selection.jobs[0].brand_key
            left_out, contained = _count_void(transaction, export, selection, void)
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
                rows=export.count - left_out,
                left_out=left_out,
                void=contained,
            )

        return _each(workspace, exports.list_readable(transaction), listed)


def _count_void(
    transaction: Transaction, export: Export, selection: Selection, void: Units
) -> tuple[int, int]:
    """The number of units that are left out, and of void units in finished packs."""
    if not any(job.id in void for job in selection.jobs):
        return 0, 0
    planned = planned_packs(transaction, selection, export.pack_rows, export.id)
    return (
        sum(plan.left_out_count for plan in planned),
        sum(len(plan.void_rows) for plan in planned),
    )


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
