"""Saves one pack as a file of its own: of an export, or of one that would be made now."""

from dataclasses import replace
from pathlib import Path

from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.packs.content import PackContent, Source, pack_content
from dpp_desktop.exporting.packs.images import write_images
from dpp_desktop.exporting.packs.plan import check_chosen, plan_selection
from dpp_desktop.exporting.profiles.choice import (
    NO_WISH,
    ProfileWish,
    frozen_profile,
    settled_profile,
)
from dpp_desktop.exporting.selection import Wanted, frozen_selection, select
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.export import MAX_PACK_ROWS, Pack, PackImages
from dpp_desktop.model.faults import no_folder, os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace

_SUFFIX = ".csv"


def save_pack(
    workspace: Workspace, wanted: Wanted, index: int, file: Path, wish: ProfileWish = NO_WISH
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
        source = Source(selection, settled_profile(transaction, brand, wish))
    return _save(workspace, source, MAX_PACK_ROWS, index, file)


def save_pack_of(workspace: Workspace, export_id: int, index: int, file: Path) -> Pack:
    """Writes that pack of an export which is there, as it was settled when that was made.

    The export must exist. Raises as `save_pack`.
    """
    with workspace.read() as transaction:
        export = exports.read(transaction, export_id)
        source = Source(frozen_selection(transaction, export), frozen_profile(export))
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
    if content.image_folder is None:
        return None
    return write_images(directory / content.image_folder, content.image_files())


def _check_file(file: Path) -> None:
    # It replaces what is there, so it must not be pointed at a database by mistake.
    if file.suffix.lower() != _SUFFIX:
        message = f"the name of the file '{file}' doesn't end in {_SUFFIX}."
        raise InvalidInput([Problem("file", "not_csv", message)], f"Add {_SUFFIX} to the name.")
    with os_errors_named(file):
        if not file.parent.is_dir():
            raise no_folder(file.parent)
