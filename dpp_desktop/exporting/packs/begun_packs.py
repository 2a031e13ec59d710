"""Fix which void units a pack leaves out, before any of its files is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.exporting.packs.images import image_folder
from dpp_desktop.exporting.packs.pack_content import Source, pack_content
from dpp_desktop.exporting.packs.pack_units import VoidUnits, with_left_out
from dpp_desktop.exporting.packs.pack_writer import has_content, images_are_whole
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.model.unit_set import NO_UNITS
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.store import left_out_units
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BegunPack:
    """A pack that can be written now: its content is fixed.

    `replaces_images` if a run that was killed left the images of the pack there without its file,
    among them images of units that are void now.
    """

    plan: PlannedPack
    replaces_images: bool = False


def begin_pack(
    workspace: Workspace,
    source: Source,
    void_units: VoidUnits,
    held: Claim,
    directory: Path,
    plan: PlannedPack,
) -> BegunPack | None:
    """Record that a pack that isn't recorded yet leaves out the units that are void now.

    A run that was killed may have written its file without recording it. Such a pack is finished:
    it leaves out what was recorded before the file was written. `void_units` are those of the
    selection. Return None if the claim of the export is lost. Raises StorageDamaged and OSError.
    """
    with workspace.read() as transaction:
        recorded = void_units.recorded(transaction, held.id, plan.index)
        void = void_units.of_pack(transaction, plan)
    now, replaces = with_left_out(plan, void), False
    if not (directory / plan.file).exists():
        replaces = _has_images_of_void_units(workspace, source, directory, plan, void)
    elif recorded != void:
        before = with_left_out(plan, recorded)
        if has_content(directory, pack_content(workspace, source, before)):
            return BegunPack(before)
    if recorded != void:
        with workspace.write() as transaction:
            if not left_out_units.put(transaction, held, plan.index, void):
                return None
    return BegunPack(now, replaces)


def _has_images_of_void_units(
    workspace: Workspace,
    source: Source,
    directory: Path,
    plan: PlannedPack,
    void: Sequence[JobUnits],
) -> bool:
    """Return True if the folder has the whole images of the pack before some units were voided.

    The images themselves show which, because several runs may have been killed.
    """
    folder = directory / image_folder(plan.file)
    if source.profile.images is None or not folder.is_dir():
        return False
    whole = pack_content(workspace, source, with_left_out(plan, ()))
    left_out = whole.without_rows_of({path.stem for path in folder.iterdir()})
    of_job = {each.job_id: each.units for each in void}
    if any(each.units - of_job.get(each.job_id, NO_UNITS) for each in left_out):
        return False
    before = pack_content(workspace, source, with_left_out(plan, left_out))
    return sorted(left_out, key=_job_id) != list(void) and images_are_whole(directory, before)


def _job_id(units: JobUnits) -> int:
    return units.job_id
