"""Read an export with its planned packs, its finished packs, and its handovers."""

from dataclasses import dataclass

from dpp_desktop.exporting.packs.pack_units import planned_packs
from dpp_desktop.exporting.selection import Selection, frozen_selection
from dpp_desktop.model.export import Export, HandOver, Pack, PlannedPack
from dpp_desktop.profiles.overrides import profile_of_export
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


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
    def rows(self) -> int:
        """The number of rows of all packs, without headers."""
        return sum(plan.rows for plan in self.planned)

    @property
    def to_hand_over(self) -> tuple[int, ...]:
        """The indices of the finished packs that weren't handed over."""
        gone = {each.index for each in self.handed_over}
        return tuple(pack.index for pack in self.packs if pack.index not in gone)


def export_record(workspace: Workspace, export_id: int) -> ExportRecord:
    """Return the export of that id. Raises NotFound, and StorageDamaged if it can't be read."""
    with workspace.read() as transaction:
        return record_of(transaction, exports.require(transaction, export_id))


def record_of(transaction: Transaction, export: Export) -> ExportRecord:
    """Return the export with its packs. Raises StorageDamaged if they can't be read."""
    selection = frozen_selection(transaction, export)
    return ExportRecord(
        export,
        profile_of_export(export).name,
        selection,
        planned_packs(transaction, selection, export.pack_rows, export.id),
        tuple(exports.packs_of(transaction, export.id)),
        tuple(exports.hand_overs_of(transaction, export.id)),
    )
