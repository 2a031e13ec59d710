"""Fix which void units a pack leaves out, before any of its files is written."""

from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.exporting.packs.pack_content import Source, pack_content
from dpp_desktop.exporting.packs.pack_units import void_now, with_left_out
from dpp_desktop.exporting.packs.pack_writer import has_content, images_are_whole
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.store import left_out_units
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BegunPack:
    """A pack that can be written now: its content is fixed.

    `replaces_images` if the folder has only its images, which a run that was killed left there with
    units that are void now.
    """

    plan: PlannedPack
    replaces_images: bool = False


def begin_pack(
    workspace: Workspace, source: Source, held: Claim, directory: Path, plan: PlannedPack
) -> BegunPack | None:
    """Record that a pack that isn't recorded yet leaves out the units that are void now.

    A run that was killed may have written its file without recording it. Such a pack is finished:
    it leaves out what was recorded before the file was written. Return None if the claim of the
    export is lost. Raises StorageDamaged and OSError.
    """
    with workspace.read() as transaction:
        recorded = left_out_units.of_export(transaction, held.id).get(plan.index, ())
        void = void_now(transaction, source.selection, plan)
    now = with_left_out(plan, void)
    if recorded == void:
        return BegunPack(now)
    before = pack_content(workspace, source, with_left_out(plan, recorded))
    if has_content(directory, before):
        return BegunPack(with_left_out(plan, recorded))
    replaces = not (directory / plan.file).exists() and images_are_whole(directory, before)
    with workspace.write() as transaction:
        if not left_out_units.put(transaction, held, plan.index, void):
            return None
    return BegunPack(now, replaces)
