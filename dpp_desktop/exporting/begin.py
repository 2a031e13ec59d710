"""Finds out which export a folder is for, or makes a new one, and claims it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.exporting.packs.content import Source, check_tokens
from dpp_desktop.exporting.packs.images import image_folder
from dpp_desktop.exporting.packs.plan import MANIFEST_NAME, OURS, check_chosen
from dpp_desktop.exporting.packs.strangers import strangers
from dpp_desktop.exporting.profiles.builtin import LABEL
from dpp_desktop.exporting.profiles.profile import profile_text
from dpp_desktop.exporting.proof.manifest import Origin
from dpp_desktop.exporting.proof.signature import signing_key
from dpp_desktop.exporting.repeats import repeats_of
from dpp_desktop.exporting.space import check_space, sizes_of
from dpp_desktop.exporting.standing import Found, Request, Standing, being_made, find, standing_in
from dpp_desktop.exporting.watching import Caution
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Busy, InvalidInput, PathUnusable, Problem
from dpp_desktop.model.export import MAX_PACK_ROWS, Export, ExportStatus, PlannedPack
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Begun:
    """An export that this process may work on, where its manifest says that it is from.

    `sizes` has by a pack's index how many bytes it has at the most; `caution` is what should be
    known before any is made; `named` if the folder's manifest names the export already.
    """

    export: Export
    source: Source
    planned: tuple[PlannedPack, ...]
    sizes: Mapping[int, int]
    held: Claim
    origin: Origin
    caution: Caution
    named: bool


def begin(
    workspace: Workspace,
    request: Request,
    runner: str,
    chosen: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> Begun:
    """Claims the export that stands in the folder, or makes a new one there.

    A folder that was renamed or moved since is known by its manifest, one that has lost it, or
    whose manifest isn't one any more, by its place. `chosen` are indices of the packs that are to
    be made, if not all are, `replace` of those that are to be made also where something stands in
    their place. A new export, and one known by its place, needs a folder without anything else in
    it, but for what systems leave in folders. An export goes on with the tokens and the profile it
    was made with; those of a batch also when the batch has grown. The tokens of the first pack to
    be made are read before anything is changed: if one is damaged, nothing is begun.

    Raises NotFound, WrongState (a job isn't at rest, or has grown since), InvalidInput (the folder
    belongs to another export, holds something else, was made with another profile, or a chosen
    pack isn't planned), Busy, PathUnusable, StorageFull if there isn't room for these packs,
    StorageDamaged, and EnvironmentFault.
    """
    uid = workspace.uid()
    directory = _checked(request.directory, workspace)
    standing = standing_in(uid, directory)
    planned, sizes = _plan(workspace, request, standing, directory, chosen, replace)
    directory = _made(directory)
    with workspace.write() as transaction:
        found = find(transaction, request, standing)
        if standing_in(uid, directory) != standing or found.planned != planned:
            raise _changed_meanwhile(directory)
        caution = _caution(workspace, transaction, found)
        export = found.export or _added(transaction, found.source, directory)
        others = exports.list_in_directory(transaction, directory)
        _check_idle(workspace, (export, *others))
        held = exports.claim(transaction, export, runner, directory)
        if held is None:
            raise being_made(export)
        export = exports.read(transaction, export.id)
        origin = Origin(uid, signing_key(transaction))
        named = standing.named == export.uid
        return Begun(export, found.source, found.planned, sizes, held, origin, caution, named)


def _plan(
    workspace: Workspace,
    request: Request,
    standing: Standing,
    directory: Path,
    chosen: Collection[int] | None,
    replace: Collection[int],
) -> tuple[tuple[PlannedPack, ...], Mapping[int, int]]:
    """Return the planned packs and their sizes by index, if nothing blocks the export.

    Changes nothing. Raises what `begin` raises.
    """
    # Before the store is read: the files of an export are written after it is recorded there.
    with os_errors_named(directory):
        foreign = strangers(directory, ())
    with workspace.read() as transaction:
        found = find(transaction, request, standing)
        if standing.named is None:
            known = exports.list_in_directory(transaction, standing.place)
            _check_idle(workspace, known)
            _check_free(directory, foreign, found.planned, known=bool(known))
        check_chosen(found.planned, {*(chosen or ()), *replace})
        planned, sizes = found.planned, sizes_of(transaction, found)
        lacking = check_space(transaction, found, sizes, directory, chosen, replace)
        first = next((plan for plan in planned if plan.index in lacking), None)
        if first:
            check_tokens(transaction, found.source, first)
    return planned, sizes


def _checked(directory: Path, workspace: Workspace) -> Path:
    if not durable.is_text(directory):
        raise _unusable("The folder's name is not text in UTF-8.")
    with os_errors_named(directory):
        if directory.exists() and not directory.is_dir():
            raise _unusable(f"'{directory}' is not a folder.")
        if directory.resolve() in (workspace.path.resolve(), workspace.run_folder.resolve()):
            raise _unusable(f"'{directory}' is the folder of the workspace itself.")
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


def _caution(workspace: Workspace, transaction: Transaction, found: Found) -> Caution:
    """What to know before the export is added or claimed: then it would count itself."""
    repeats = repeats_of(workspace, transaction, found.source.selection, found.export)
    cancelled = found.export is not None and found.export.status is ExportStatus.CANCELLED
    return Caution(repeats, revived=cancelled)


def _check_idle(workspace: Workspace, known: Iterable[Export]) -> None:
    for export in known:
        if workspace.is_alive(export.runner):
            raise being_made(export)


def _check_free(
    directory: Path, paths: Sequence[Path], planned: Sequence[PlannedPack], *, known: bool
) -> None:
    """Raises InvalidInput if a new export would be within another, or among foreign files.

    `paths` are in the folder. Files that a killed run left belong to the export: `known` is True if
    an export was made here before.
    """
    files = [plan.file for plan in planned]
    names = {*files, *map(image_folder, files), *OURS}
    allowed = names if known else names - OURS
    strange = [
        path
        for path in paths
        if path.name not in allowed and durable.final_name(path.name) not in names
    ]
    with os_errors_named(directory):
        within = (directory.absolute().parent / MANIFEST_NAME).exists()
    if strange:
        raise _holds_others(directory, strange)
    if within:
        raise _unusable(f"'{directory}' lies within the folder of another export.")


def _holds_others(directory: Path, strange: Sequence[Path]) -> InvalidInput:
    more = " …" if len(strange) > _MOST_NAMED else ""
    named = ", ".join(shown(path.name) for path in strange[:_MOST_NAMED]) + more
    message = f"the folder '{directory}' holds what isn't of this export: {named}."
    return InvalidInput(
        [Problem("to", "folder_taken", message)],
        "Choose a new or an empty folder, or move away what is in this one; nothing was changed.",
    )


def _changed_meanwhile(directory: Path) -> Busy:
    return Busy(
        f"What is to be exported into '{directory}' has changed meanwhile.",
        "Look at it, and try again.",
    )


def _unusable(wrong: str) -> PathUnusable:
    return PathUnusable(wrong, "Choose another folder.")
