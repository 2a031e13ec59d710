"""Finds out which export a folder is for, or makes a new one, and claims it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.exporting.manifest import read_manifest
from dpp_desktop.exporting.plan import check_chosen, plan_packs
from dpp_desktop.model.errors import Busy, InvalidInput, NotFound, PathUnusable, Problem, WrongState
from dpp_desktop.model.export import MAX_PACK_ROWS, Export, PlannedPack
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports, jobs
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Begun:
    """An export that this process may work on; `workspace_uid` goes into its manifest."""

    export: Export
    job: MintJob
    planned: tuple[PlannedPack, ...]
    held: Claim
    workspace_uid: str


def begin(
    workspace: Workspace, job_id: int, directory: Path, runner: str, chosen: Collection[int] = ()
) -> Begun:
    """Claims the export of the job that stands in the folder, or makes a new one there.

    A folder that was renamed or moved since is known by its manifest. `chosen` are indices of
    packs that it must have. Raises NotFound, WrongState (the job isn't at rest, or has grown
    since), InvalidInput (the folder belongs to another export, or a chosen pack isn't planned),
    Busy, PathUnusable, and EnvironmentFault.
    """
    with workspace.read() as transaction:
        exportable_job(transaction, job_id)
    directory = _made(directory)
    uid = workspace.uid()
    standing = _standing_export(uid, directory)
    with workspace.write() as transaction:
        job = exportable_job(transaction, job_id)
        export = _export_of(transaction, job, directory, standing)
        planned = tuple(plan_packs(export, job))
        check_chosen(planned, chosen)
        others = exports.list_in_directory(transaction, directory)
        for busy in (export, *others):
            if workspace.is_alive(busy.runner):
                raise _busy(busy)
        held = exports.claim(transaction, export, runner, directory)
        if held is None:
            raise _busy(export)
        return Begun(exports.read(transaction, export.id), job, planned, held, uid)


def exportable_job(transaction: Transaction, job_id: int) -> MintJob:
    """Returns the job of that id. Raises NotFound, WrongState if it isn't at rest or is empty."""
    job = jobs.require(transaction, job_id)
    if not job.status.at_rest:
        raise WrongState(
            f"Job {job_id} is {job.status}: {job.minted:,} of {job.quantity:,} tokens are minted.",
            "Resume it and wait until it is completed, or cancel it to export what it has.",
        )
    if not job.minted:
        raise WrongState(f"Job {job_id} has no tokens to export.", "Choose a job that has some.")
    return job


def _made(directory: Path) -> Path:
    if not durable.is_text(directory):
        raise _unusable("The folder's name is not text in UTF-8.")
    with os_errors_named(directory):
        if directory.exists() and not directory.is_dir():
            raise _unusable(f"'{directory}' is not a folder.")
        durable.make_folder(directory)
        return directory.resolve(strict=True)


def _standing_export(uid: str, directory: Path) -> str | None:
    """The uid of this workspace's export that the folder's manifest names."""
    try:
        manifest = read_manifest(directory)
    except NotFound:
        return None
    if manifest["workspace"] != uid:
        raise _taken(directory, "an export of another workspace")
    return str(manifest["export"])


def _export_of(
    transaction: Transaction, job: MintJob, directory: Path, standing: str | None
) -> Export:
    """The export to go on with, or a new one.

    A folder without a manifest was emptied, or never used: it is free for any export.
    """
    found = None if standing is None else exports.find_by_uid(transaction, standing)
    if found is None:
        return exports.add(transaction, job.id, directory, job.minted, MAX_PACK_ROWS)
    if found.job_id != job.id:
        raise _taken(directory, f"export {found.id}, of job {found.job_id}")
    if found.count != job.minted:
        raise WrongState(
            f"The folder '{directory}' holds an export of the first {found.count:,} tokens of job "
            f"{job.id}, which has {job.minted:,} by now.",
            "Export to a new folder; the packs in this one stay as they are.",
        )
    return found


def _unusable(wrong: str) -> PathUnusable:
    return PathUnusable(wrong, "Choose another folder.")


def _busy(export: Export) -> Busy:
    return Busy(
        f"Export {export.id}, into '{export.directory}', is being made by another process.",
        "Wait until it is done, or stop it there.",
    )


def _taken(directory: Path, by: str) -> InvalidInput:
    message = f"the folder '{directory}' holds {by}."
    return InvalidInput(
        [Problem("to", "folder_taken", message)], "Choose another folder; nothing was changed."
    )
