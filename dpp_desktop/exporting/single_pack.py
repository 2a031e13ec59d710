"""Save one pack as a single file, of an export or of the current tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dpp_desktop.common import file_reading
from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.packs.images import are_whole, expected_images, write_images
from dpp_desktop.exporting.packs.pack_content import PackContent, Source, pack_content
from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS, check_chosen
from dpp_desktop.exporting.packs.pack_units import check_has_rows, planned_packs
from dpp_desktop.exporting.resolve import frozen_source
from dpp_desktop.exporting.selection import ExportTarget, select
from dpp_desktop.exporting.void_texts import void_texts
from dpp_desktop.model.errors import PathUnusable
from dpp_desktop.model.export import Pack, PackImages, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import no_folder, os_errors_named
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides, resolve_profile
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace

_SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class SavedPack:
    """A pack that was saved, and its plan with its void units."""

    pack: Pack
    plan: PlannedPack

    @property
    def warnings(self) -> tuple[Message, ...]:
        """Sentences about void units that it leaves out or contains."""
        return void_texts([self.plan])


def save_pack(
    workspace: Workspace,
    target: ExportTarget,
    index: int,
    file: Path,
    overrides: ProfileOverrides = NO_OVERRIDES,
) -> SavedPack:
    """Write the pack of that index (from 1) to the file, and replace an existing file.

    The bytes and the returned record are those of a new export of the target. If there are QR
    images, their folder is created beside the file, under the name that the rows have. Raises what
    `selection.select` raises, WrongState if all tokens are void, InvalidInput (no such pack, an
    invalid profile, or the name of the file doesn't end in .csv), PathUnusable, and
    EnvironmentFault.
    """
    with workspace.read() as transaction:
        selection = select(transaction, target)
        brand = selection.pieces[0].job.brand_key
        source = Source(selection, resolve_profile(transaction, brand, overrides))
        planned = planned_packs(transaction, selection, MAX_PACK_ROWS)
    check_has_rows(target, planned)
    return _save(workspace, source, planned, index, file)


def save_pack_of(workspace: Workspace, export_id: int, index: int, file: Path) -> SavedPack:
    """Write that pack of an existing export, with its tokens and its profile.

    A finished pack gets the bytes that it had when it was written. Raises what `save_pack` raises.
    """
    with workspace.read() as transaction:
        export = exports.read(transaction, export_id)
        source = frozen_source(transaction, export)
        planned = planned_packs(transaction, source.selection, export.pack_rows, export.id)
    return _save(workspace, source, planned, index, file)


def _save(
    workspace: Workspace, source: Source, planned: Sequence[PlannedPack], index: int, file: Path
) -> SavedPack:
    check_chosen(planned, [index])
    _check_file(file)
    plan = planned[index - 1]
    content = pack_content(workspace, source, plan)
    with os_errors_named(file):
        images = _write_images(content, file.parent)
        write_whole(file, content.data)
    return SavedPack(replace(content.pack, images=images), plan)


def _write_images(content: PackContent, directory: Path) -> PackImages | None:
    """An existing folder is never overwritten: it may belong to an export."""
    if content.image_folder is None:
        return None
    folder = directory / content.image_folder
    if not folder.exists():
        return write_images(folder, content.image_files())
    expected = expected_images(folder.name, content.image_files())
    if not are_whole(directory, expected):
        raise _different_images(folder)
    return expected


def _different_images(folder: Path) -> PathUnusable:
    return PathUnusable(
        Message(
            "'{folder}' already exists and doesn't contain the images of this pack.",
            folder=folder,
        ),
        Message("Save the pack in a different folder; nothing was overwritten."),
    )


def _check_file(file: Path) -> None:
    file_reading.check_ending(file, _SUFFIX)
    with os_errors_named(file):
        if not file.parent.is_dir():
            raise no_folder(file.parent)
