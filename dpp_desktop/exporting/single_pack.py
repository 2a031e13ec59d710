"""Saves one pack as a file of its own: of an export, or of one that would be made now."""

from dataclasses import replace
from pathlib import Path

from dpp_desktop.common import file_reading
from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.packs.images import are_whole, expected_images, write_images
from dpp_desktop.exporting.packs.pack_content import PackContent, Source, pack_content
from dpp_desktop.exporting.packs.pack_plan import check_chosen, plan_selection
from dpp_desktop.exporting.resolve import frozen_source
from dpp_desktop.exporting.selection import ExportTarget, select
from dpp_desktop.model.errors import PathUnusable
from dpp_desktop.model.export import MAX_PACK_ROWS, Pack, PackImages
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import no_folder, os_errors_named
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides, resolve_profile
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace

_SUFFIX = ".csv"


def save_pack(
    workspace: Workspace,
    wanted: ExportTarget,
    index: int,
    file: Path,
    wish: ProfileOverrides = NO_OVERRIDES,
) -> Pack:
    """Writes the pack of that index (from 1) to the file, whole, in place of what is there.

    The bytes are those that an export of what is wanted would have if it were made now, and so is
    what is returned, down to the name that the pack would have there. If there are to be QR images,
    their folder is made beside the file, under the name that the rows have of it. Raises what
    `selection.select` raises, InvalidInput (no such pack, a profile that can't be, or the file's
    name doesn't end in .csv), PathUnusable, and EnvironmentFault.
    """
    with workspace.read() as transaction:
        selection = select(transaction, wanted)
        brand = selection.pieces[0].job.brand_key
        source = Source(selection, resolve_profile(transaction, brand, wish))
    return _save(workspace, source, MAX_PACK_ROWS, index, file)


def save_pack_of(workspace: Workspace, export_id: int, index: int, file: Path) -> Pack:
    """Writes that pack of an export which is there, as it was settled when that was made.

    The export must exist. Raises as `save_pack`.
    """
    with workspace.read() as transaction:
        export = exports.read(transaction, export_id)
        source = frozen_source(transaction, export)
    return _save(workspace, source, export.pack_rows, index, file)


def _save(workspace: Workspace, source: Source, pack_rows: int, index: int, file: Path) -> Pack:
    planned = plan_selection(source.selection, pack_rows)
    check_chosen(planned, [index])
    _check_file(file)
    content = pack_content(workspace, source, planned[index - 1])
    with os_errors_named(file):
        images = _write_images(content, file.parent)
        write_whole(file, content.data)
    return replace(content.pack, images=images)


def _write_images(content: PackContent, directory: Path) -> PackImages | None:
    """A folder that is there is never written over: it may be of an export, or of anybody."""
    if content.image_folder is None:
        return None
    folder = directory / content.image_folder
    if not folder.exists():
        return write_images(folder, content.image_files())
    expected = expected_images(folder.name, content.image_files())
    if not are_whole(directory, expected):
        raise PathUnusable(
            Message(
                "'{folder}' already exists and doesn't contain the images of this pack.",
                folder=folder,
            ),
            Message("Save the pack in another folder; nothing was overwritten."),
        )
    return expected


def _check_file(file: Path) -> None:
    file_reading.check_ending(file, _SUFFIX)
    with os_errors_named(file):
        if not file.parent.is_dir():
            raise no_folder(file.parent)
