"""Tells what a request is about: the export that stands in its folder, or a new one."""

from dataclasses import dataclass, field
from pathlib import Path

from dpp_desktop.exporting.packs.pack_content import Source
from dpp_desktop.exporting.packs.pack_plan import plan_selection
from dpp_desktop.exporting.packs.pack_writer import count_unchanged
from dpp_desktop.exporting.selection import (
    ExportTarget,
    Selection,
    WholeJob,
    exportable_job,
    frozen_selection,
    is_of,
    select,
)
from dpp_desktop.exporting.verification.manifest import read_manifest
from dpp_desktop.model.errors import Busy, InvalidInput, NotFound, Problem, WrongState
from dpp_desktop.model.export import MAX_PACK_ROWS, Export, ExportScope, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.profiles.overrides import (
    NO_OVERRIDES,
    ProfileOverrides,
    profile_of_export,
    resolve_profile,
)
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be exported where, and how it is written."""

    wanted: ExportTarget
    directory: Path
    wish: ProfileOverrides = NO_OVERRIDES


@dataclass(frozen=True, slots=True)
class Found:
    """What a request is about: the export that stands in its folder, if any, and its tokens."""

    export: Export | None
    source: Source

    @property
    def planned(self) -> tuple[PlannedPack, ...]:
        """The packs that the export has, or is to have."""
        rows = self.export.pack_rows if self.export else MAX_PACK_ROWS
        return tuple(plan_selection(self.source.selection, rows))


@dataclass(frozen=True, slots=True)
class FolderIdentity:
    """What a folder says of itself: the uid of the export that its manifest names, if it has one.

    `place` is where the folder is, as the store has it. `unreadable` is what is wrong with a
    manifest that is there and isn't one any more.
    """

    named: str | None
    place: Path
    unreadable: InvalidInput | None = field(default=None, compare=False)


def standing_in(uid: str, directory: Path) -> FolderIdentity:
    """Returns what the folder says of itself.

    `uid` is that of the workspace. Raises InvalidInput if the manifest is of another workspace's
    export, and PathUnusable or EnvironmentFault.
    """
    with os_errors_named(directory):
        place = directory.resolve()
    try:
        manifest = read_manifest(directory)
    except NotFound:
        return FolderIdentity(None, place)
    except InvalidInput as error:
        return FolderIdentity(None, place, error)
    if manifest["workspace"] != uid:
        raise taken(directory, Message("an export of another workspace"))
    return FolderIdentity(str(manifest["export"]), place)


def find(transaction: Transaction, request: Request, standing: FolderIdentity) -> Found:
    """Returns the export to go on with, or what a new one would be made from.

    `standing` is what `standing_in` says. A folder without a manifest was emptied, has lost it, or
    was never used: it is free for any export. One that was made there of the very tokens, written
    the very way, is gone on with, so that what is known of its packs stays known. A manifest that
    isn't one any more is written anew for an export of what is wanted that was made there; it may
    as well be of something else. Raises NotFound, WrongState (a job isn't at rest, or has grown
    since), InvalidInput (the folder belongs to another export or to nobody knows what, or was made
    with another profile).
    """
    export = _named(transaction, standing)
    if export is None:
        source = _new_source(transaction, request)
        export = _unnamed(transaction, request, source, standing)
        if standing.unreadable is None:
            return Found(export, source)
        if export is None:
            raise standing.unreadable
    return _gone_on_with(transaction, request, export)


def _gone_on_with(transaction: Transaction, request: Request, export: Export) -> Found:
    source = frozen_source(transaction, export)
    if not is_of(source.selection, request.wanted):
        by = Message(
            "export {export}, of {selection}",
            export=export.id,
            selection=_described(source.selection),
        )
        raise taken(request.directory, by)
    if isinstance(request.wanted, WholeJob):
        _check_not_grown(transaction, export, request)
    _other_profile(transaction, source, request)
    return Found(export, source)


def _named(transaction: Transaction, standing: FolderIdentity) -> Export | None:
    """The export that the manifest names, if the store knows it."""
    return exports.find_by_uid(transaction, standing.named) if standing.named else None


def _new_source(transaction: Transaction, request: Request) -> Source:
    """What an export would be made from now."""
    selection = select(transaction, request.wanted)
    brand = selection.pieces[0].job.brand_key
    return Source(selection, resolve_profile(transaction, brand, request.wish))


def _unnamed(
    transaction: Transaction, request: Request, source: Source, standing: FolderIdentity
) -> Export | None:
    """The export that stands in a folder whose manifest is gone, or isn't one any more."""
    if standing.unreadable is None:
        return _made_there(transaction, source, standing.place)
    return _of_wanted_there(transaction, request, source, standing.place)


def _made_there(transaction: Transaction, source: Source, place: Path) -> Export | None:
    """The newest export that was made in the folder from just that."""
    made = exports.list_in_directory(transaction, place)
    return next((each for each in made if frozen_source(transaction, each) == source), None)


def resolve(transaction: Transaction, request: Request, standing: FolderIdentity) -> Export | None:
    """Returns the export of what is wanted that stands in the folder, whatever hinders going on.

    None if there is none, or one of something else. Raises what `selection.select` raises, and
    InvalidInput for a profile that can't be.
    """
    export = _named(transaction, standing)
    if export is None:
        return _unnamed(transaction, request, _new_source(transaction, request), standing)
    return export if is_of(frozen_selection(transaction, export), request.wanted) else None


def _of_wanted_there(
    transaction: Transaction, request: Request, source: Source, place: Path
) -> Export | None:
    """The export of what is wanted that was made in the folder, however it is written.

    Of several, it is the one that most packs are there of, then one made from just the source, and
    the newest.
    """

    def likely(export: Export) -> tuple[int, bool]:
        there = count_unchanged(place, exports.packs_of(transaction, export.id))
        return there, frozen_source(transaction, export) == source

    made = exports.list_in_directory(transaction, place)
    of_wanted = [
        each for each in made if is_of(frozen_selection(transaction, each), request.wanted)
    ]
    if len(of_wanted) == 1:
        return of_wanted[0]
    with os_errors_named(place):
        return max(of_wanted, key=likely, default=None)


def frozen_source(transaction: Transaction, export: Export) -> Source:
    """Returns what the export was made from."""
    return Source(frozen_selection(transaction, export), profile_of_export(export))


def being_made(export: Export) -> Busy:
    """The error for an export that somebody else is at work on."""
    return Busy(
        Message(
            "Export {export}, into '{directory}', is being made by another process.",
            export=export.id,
            directory=export.directory,
        ),
        Message("Wait until it is done, or stop it there."),
    )


def _check_not_grown(transaction: Transaction, export: Export, request: Request) -> None:
    job = exportable_job(transaction, export.job_id)
    if export.count != job.minted:
        folder = request.directory
        raise WrongState(
            Message(
                "The folder '{folder}' holds an export of the first token of job {job}, "
                "which has {minted:,} by now.",
                folder=folder,
                job=job.id,
                minted=job.minted,
            )
            if export.count == 1
            else Message(
                "The folder '{folder}' holds an export of the first {count:,} tokens of job "
                "{job}, which has {minted:,} by now.",
                folder=folder,
                count=export.count,
                job=job.id,
                minted=job.minted,
            ),
            Message("Export to a new folder; the packs in this one stay as they are."),
        )


def _other_profile(transaction: Transaction, source: Source, request: Request) -> None:
    """A wish that is none, or what the export was made with, changes nothing."""
    if request.wish == NO_OVERRIDES:
        return
    brand = source.selection.pieces[0].job.brand_key
    if resolve_profile(transaction, brand, request.wish) != source.profile:
        written = Message(
            "packs that are written otherwise, as '{profile}'", profile=source.profile.name
        )
        raise taken(request.directory, written)


def _described(selection: Selection) -> Message:
    piece = selection.pieces[0]
    if selection.scope is ExportScope.BATCH:
        return Message("the batch {batch}", batch=piece.job.batch)
    if selection.scope is ExportScope.JOB:
        return Message("job {job}", job=piece.job.id)
    return Message(
        "units {first_unit} to {first_unit2} of job {job}",
        first_unit=piece.first_unit + 1,
        first_unit2=piece.first_unit + piece.count,
        job=piece.job.id,
    )


def taken(directory: Path, by: str) -> InvalidInput:
    """The error for a folder that holds something else."""
    message = Message("the folder '{directory}' holds {by}.", directory=directory, by=by)
    return InvalidInput(
        [Problem("to", "folder_taken", message)],
        Message("Choose another folder; nothing was changed."),
    )
