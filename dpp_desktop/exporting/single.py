"""Saves one pack of a job as a file of its own, without an export."""

from dataclasses import replace
from pathlib import Path

from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.content import PackContent, Source, pack_content
from dpp_desktop.exporting.images import write_images
from dpp_desktop.exporting.plan import check_chosen, plan_selection
from dpp_desktop.exporting.profiles.choice import settled_profile
from dpp_desktop.exporting.selection import exportable_job, of_job
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.export import Pack, PackImages
from dpp_desktop.model.faults import no_folder, os_errors_named
from dpp_desktop.store.workspace import Workspace

_SUFFIX = ".csv"


def save_pack(workspace: Workspace, job_id: int, index: int, file: Path) -> Pack:
    """Writes the job's pack of that index (from 1) to the file, whole, in place of what is there.

    The bytes are those that an export made now would have, and so is what is returned, down to
    the name that the pack would have there. If the brand wants QR images, their folder is made
    beside the file, under the name that the rows have of it. Raises NotFound, WrongState (the job
    isn't at rest, or has no tokens), InvalidInput (no such pack, or the file's name doesn't end in
    .csv), PathUnusable, and EnvironmentFault.
    """
    with workspace.read() as transaction:
        job = exportable_job(transaction, job_id)
        profile = settled_profile(transaction, job.brand_key)
    source = Source(of_job(job, job.minted), profile)
    planned = plan_selection(source.selection)
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
