"""Finds out which export a folder is for, or makes a new one, and claims it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.exporting.content import Source
from dpp_desktop.exporting.plan import check_chosen
from dpp_desktop.exporting.profiles.builtin import LABEL
from dpp_desktop.exporting.profiles.profile import profile_text
from dpp_desktop.exporting.standing import Request, find, standing_export
from dpp_desktop.model.errors import Busy, PathUnusable
from dpp_desktop.model.export import MAX_PACK_ROWS, Export, PlannedPack
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
    standing = standing_export(uid, directory)
    with workspace.read() as transaction:
        find(transaction, request, standing)
    directory = _made(directory)
    with workspace.write() as transaction:
        found = find(transaction, request, standing)
        check_chosen(found.planned, chosen)
        export = found.export or _added(transaction, found.source, directory)
        others = exports.list_in_directory(transaction, directory)
        for busy in (export, *others):
            if workspace.is_alive(busy.runner):
                raise _busy(busy)
        held = exports.claim(transaction, export, runner, directory)
        if held is None:
            raise _busy(export)
        return Begun(exports.read(transaction, export.id), found.source, found.planned, held, uid)


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


def _added(transaction: Transaction, source: Source, directory: Path) -> Export:
    profile = "" if source.profile == LABEL else profile_text(source.profile)
    selection = source.selection
    new = exports.NewExport(selection.scope, selection.segments, profile, directory, MAX_PACK_ROWS)
    return exports.add(transaction, new)


def _unusable(wrong: str) -> PathUnusable:
    return PathUnusable(wrong, "Choose another folder.")


def _busy(export: Export) -> Busy:
    return Busy(
        f"Export {export.id}, into '{export.directory}', is being made by another process.",
        "Wait until it is done, or stop it there.",
    )
