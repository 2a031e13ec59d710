"""Start an export: claim the one that a request resolves to, or create it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.exporting.disk_space import check_space, sizes_of
from dpp_desktop.exporting.folder_access import free_bytes
from dpp_desktop.exporting.folder_contents import FolderContents, read_folder
from dpp_desktop.exporting.overlaps import find_overlaps
from dpp_desktop.exporting.packs.pack_content import Source, check_tokens
from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS, check_chosen
from dpp_desktop.exporting.progress import ExportCaution
from dpp_desktop.exporting.resolve import (
    Request,
    ResolvedExport,
    being_made,
    require_free,
    resolve,
)
from dpp_desktop.exporting.verification.manifest import Origin
from dpp_desktop.exporting.verification.signature import signing_key
from dpp_desktop.model.errors import Busy
from dpp_desktop.model.export import Export, ExportStatus, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.profiles.builtin import LABEL
from dpp_desktop.profiles.profile import profile_text
from dpp_desktop.store import exports
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StartedExport:
    """An export that this process has claimed, with the origin for its manifest.

    `sizes` has the maximum size of each pack by its index; `caution` is what the user should know
    before a pack is made; `named` if the manifest in the folder names the export already.
    """

    export: Export
    source: Source
    planned: tuple[PlannedPack, ...]
    sizes: Mapping[int, int]
    held: Claim
    origin: Origin
    caution: ExportCaution
    named: bool


def check_folder(workspace: Workspace, directory: Path, job: int | None = None) -> None:
    """Check that a job could be exported to the folder once it is minted. Changes nothing.

    `job` is its id, None if it doesn't exist yet. Raises InvalidInput (the folder belongs to
    another export, or contains other files), PathUnusable and StorageReadOnly (nothing can be
    written there), and EnvironmentFault.
    """
    free_bytes(directory, ())
    contents = read_folder(workspace, directory)
    with workspace.read() as transaction:
        require_free(transaction, directory, contents, job)


def start_export(
    workspace: Workspace,
    request: Request,
    runner: str,
    chosen: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> StartedExport:
    """Claim the export that the request resolves to, or create it.

    `chosen` has the indices of the packs to make, unless all are to be made; `replace` has those
    to make even if the folder contains a changed file of that name. An export continues with the
    tokens and the profile that it was created with. The tokens of the first pack are read before
    anything is changed: if one is damaged, nothing is started.

    Raises NotFound, WrongState (a job isn't at rest, or has grown), InvalidInput (the folder
    belongs to another export, contains other files, was made with another profile, or a chosen
    pack isn't planned), Busy, PathUnusable, StorageFull, StorageDamaged, and EnvironmentFault.
    """
    directory = request.directory
    uid = workspace.uid()
    contents = read_folder(workspace, directory, uid)
    plan = _plan(workspace, request, contents, chosen, replace)
    directory = _made(directory)
    contents_now = read_folder(workspace, directory, uid)
    if contents_now.error:
        raise contents_now.error
    # The folder isn't read in the transaction: a share that hangs would block all other writers.
    with workspace.write() as transaction:
        others = exports.list_in_directory(transaction, directory)
        if contents_now != contents or others != plan.others:
            raise _changed_meanwhile(directory)
        found = resolve(transaction, request, contents, likely=plan.found).require()
        if _extents(found.planned) != _extents(plan.found.planned):
            raise _changed_meanwhile(directory)
        caution = _caution(workspace, transaction, found)
        export = found.export or _added(transaction, found.source, directory)
        _check_idle(workspace, (export, *others))
        held = exports.claim(transaction, export, runner, directory)
        if held is None:
            raise being_made(export)
        export = exports.read(transaction, export.id)
        origin = Origin(uid, signing_key(transaction))
        named = contents.export_uid == export.uid
        return StartedExport(
            export, found.source, found.planned, plan.sizes, held, origin, caution, named
        )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the request resolved to, the maximum sizes of its packs, and all exports of the folder.

    These other exports are as of then: one that has worked in the folder since is different.
    """

    found: ResolvedExport
    sizes: Mapping[int, int]
    others: Sequence[Export]


def _plan(
    workspace: Workspace,
    request: Request,
    contents: FolderContents,
    chosen: Collection[int] | None,
    replace: Collection[int],
) -> _Plan:
    """Return what is to be exported, if nothing blocks it.

    Changes nothing. Raises what `start_export` raises.
    """
    with workspace.read() as transaction:
        resolution = resolve(transaction, request, contents)
        # The name of a folder that can't be used may not be text.
        others = [] if contents.error else exports.list_in_directory(transaction, contents.place)
        if contents.export_uid is None:
            _check_idle(workspace, others)
        found = resolution.require()
        planned, sizes = found.planned, sizes_of(transaction, found)
        check_chosen(planned, {*(chosen or ()), *replace})
        lacking = check_space(transaction, found, sizes, request.directory, chosen, replace)
        first = next((plan for plan in planned if plan.index in lacking), None)
        if first:
            check_tokens(transaction, found.source, first)
    return _Plan(found, sizes, others)


def _extents(planned: Iterable[PlannedPack]) -> list[tuple[int, str, int, int]]:
    """What must not have changed meanwhile; units may have been voided."""
    return [plan.extent for plan in planned]


def _made(directory: Path) -> Path:
    with os_errors_named(directory):
        durable.make_folder(directory)
        return directory.resolve(strict=True)


def _added(transaction: Transaction, source: Source, directory: Path) -> Export:
    profile = "" if source.profile == LABEL else profile_text(source.profile)
    selection = source.selection
    new = exports.NewExport(selection.scope, selection.segments, profile, directory, MAX_PACK_ROWS)
    return exports.add(transaction, new)


def _caution(
    workspace: Workspace, transaction: Transaction, found: ResolvedExport
) -> ExportCaution:
    """What the user should know; read before the export is added, or it would count itself."""
    overlaps = find_overlaps(workspace, transaction, found.source.selection, found.export)
    cancelled = found.export is not None and found.export.status is ExportStatus.CANCELLED
    return ExportCaution(overlaps, revived=cancelled)


def _check_idle(workspace: Workspace, known: Iterable[Export]) -> None:
    for export in known:
        if workspace.is_alive(export.runner):
            raise being_made(export)


def _changed_meanwhile(directory: Path) -> Busy:
    return Busy(
        Message("The export to '{folder}' has changed in the meantime.", folder=directory),
        Message("Check it and try again."),
    )
