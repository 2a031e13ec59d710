"""Finds out which export a folder is for, or makes a new one, and claims it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.exporting.content import Source
from dpp_desktop.exporting.manifest import read_manifest
from dpp_desktop.exporting.plan import check_chosen, plan_selection
from dpp_desktop.exporting.profiles.builtin import LABEL
from dpp_desktop.exporting.profiles.choice import (
    NO_WISH,
    ProfileWish,
    frozen_profile,
    settled_profile,
)
from dpp_desktop.exporting.profiles.profile import Profile, profile_text
from dpp_desktop.exporting.selection import (
    Selection,
    Wanted,
    WholeJob,
    exportable_job,
    frozen_selection,
    is_of,
    select,
)
from dpp_desktop.model.errors import Busy, InvalidInput, NotFound, PathUnusable, Problem, WrongState
from dpp_desktop.model.export import MAX_PACK_ROWS, Export, ExportScope, PlannedPack
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Begun:
    """An export that this process may work on; `workspace_uid` goes into its manifest."""

    export: Export
    source: Source
    planned: tuple[PlannedPack, ...]
    held: Claim
    workspace_uid: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be exported where, and how it is written."""

    wanted: Wanted
    directory: Path
    wish: ProfileWish = NO_WISH


@dataclass(frozen=True, slots=True)
class _Found:
    """What a request is about: the export that stands in its folder, if any, and its tokens."""

    export: Export | None
    source: Source


def begin(
    workspace: Workspace, request: Request, runner: str, chosen: Collection[int] = ()
) -> Begun:
    """Claims the export that stands in the folder, or makes a new one there.

    A folder that was renamed or moved since is known by its manifest. `chosen` are indices of
    packs that it must have. An export goes on with the tokens and the profile it was made with;
    those of a batch also when the batch has grown.

    Raises NotFound, WrongState (a job isn't at rest, or has grown since), InvalidInput (the folder
    belongs to another export, was made with another profile, or a chosen pack isn't planned),
    Busy, PathUnusable, and EnvironmentFault.
    """
    uid = workspace.uid()
    directory = _checked(request.directory)
    standing = _standing_export(uid, directory)
    with workspace.read() as transaction:
        _find(transaction, request, standing)
    directory = _made(directory)
    with workspace.write() as transaction:
        found = _find(transaction, request, standing)
        planned = tuple(plan_selection(found.source.selection, _pack_rows(found)))
        check_chosen(planned, chosen)
        export = found.export or _added(transaction, found.source, directory)
        others = exports.list_in_directory(transaction, directory)
        for busy in (export, *others):
            if workspace.is_alive(busy.runner):
                raise _busy(busy)
        held = exports.claim(transaction, export, runner, directory)
        if held is None:
            raise _busy(export)
        return Begun(exports.read(transaction, export.id), found.source, planned, held, uid)


def _checked(directory: Path) -> Path:
    if not durable.is_text(directory):
        raise _unusable("The folder's name is not text in UTF-8.")
    with os_errors_named(directory):
        if directory.exists() and not directory.is_dir():
            raise _unusable(f"'{directory}' is not a folder.")
    return directory


def _made(directory: Path) -> Path:
    with os_errors_named(directory):
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


def _find(transaction: Transaction, request: Request, standing: str | None) -> _Found:
    """The export to go on with, or what a new one would be made from.

    A folder without a manifest was emptied, or never used: it is free for any export.
    """
    export = None if standing is None else exports.find_by_uid(transaction, standing)
    if export is None:
        selection = select(transaction, request.wanted)
        brand = selection.pieces[0].job.brand_key
        return _Found(None, Source(selection, settled_profile(transaction, brand, request.wish)))
    selection = frozen_selection(transaction, export)
    if not is_of(selection, request.wanted):
        raise _taken(request.directory, f"export {export.id}, of {_described(selection)}")
    if isinstance(request.wanted, WholeJob):
        _check_not_grown(transaction, export, request)
    profile = frozen_profile(export)
    _check_wish(transaction, selection, profile, request)
    return _Found(export, Source(selection, profile))


def _pack_rows(found: _Found) -> int:
    return found.export.pack_rows if found.export else MAX_PACK_ROWS


def _added(transaction: Transaction, source: Source, directory: Path) -> Export:
    profile = "" if source.profile == LABEL else profile_text(source.profile)
    selection = source.selection
    new = exports.NewExport(selection.scope, selection.segments, profile, directory, MAX_PACK_ROWS)
    return exports.add(transaction, new)


def _check_not_grown(transaction: Transaction, export: Export, request: Request) -> None:
    job = exportable_job(transaction, export.job_id)
    if export.count != job.minted:
        raise WrongState(
            f"The folder '{request.directory}' holds an export of the first {export.count:,} "
            f"tokens of job {job.id}, which has {job.minted:,} by now.",
            "Export to a new folder; the packs in this one stay as they are.",
        )


def _check_wish(
    transaction: Transaction, selection: Selection, profile: Profile, request: Request
) -> None:
    """A wish that is none, or what the export was made with, changes nothing."""
    if request.wish == NO_WISH:
        return
    brand = selection.pieces[0].job.brand_key
    if settled_profile(transaction, brand, request.wish) != profile:
        raise _taken(request.directory, f"packs that are written otherwise, as '{profile.name}'")


def _described(selection: Selection) -> str:
    piece = selection.pieces[0]
    if selection.scope is ExportScope.BATCH:
        return f"the batch {piece.job.batch}"
    if selection.scope is ExportScope.JOB:
        return f"job {piece.job.id}"
    return f"units {piece.first_unit + 1} to {piece.first_unit + piece.count} of job {piece.job.id}"


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
