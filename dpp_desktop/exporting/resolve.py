"""Resolve a request: find the export that its folder holds, or plan a new one.

This is the only place that decides what a folder holds. `start` calls it before it claims an
export, and `folder_state` calls it to show the user what `start` would do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dpp_desktop.exporting.folder_contents import (
    FolderContents,
    folder_taken,
    nesting_error,
    other_files_error,
)
from dpp_desktop.exporting.packs.pack_content import Source
from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS
from dpp_desktop.exporting.packs.pack_units import check_has_rows, planned_packs
from dpp_desktop.exporting.packs.pack_writer import count_unchanged
from dpp_desktop.exporting.selection import (
    ExportTarget,
    Selection,
    WholeJob,
    exportable_job,
    frozen_selection,
    is_of,
    jobs_of,
    select,
    target_of,
)
from dpp_desktop.model.errors import Busy, DppError, InvalidInput, WrongState
from dpp_desktop.model.export import Export, ExportScope, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.profiles.overrides import (
    NO_OVERRIDES,
    ProfileOverrides,
    profile_of_export,
    resolve_profile,
)
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Request:
    """A request to export tokens into a folder.

    `overrides` says how the packs of a new export are written. `export_id` is the export that the
    user has opened, if any: it is found by its folder even if nothing in the folder names it.
    """

    target: ExportTarget
    directory: Path
    overrides: ProfileOverrides = NO_OVERRIDES
    export_id: int | None = None


class ExportObstacle(Enum):
    """Why nothing can be exported into a folder."""

    GONE = "gone"
    TOKENS = "tokens"
    OTHER_TOKENS = "other_tokens"
    OTHER_WORKSPACE = "other_workspace"
    OTHER_PROFILE = "other_profile"
    GROWN = "grown"
    OTHER_FILES = "other_files"
    """The folder contains other files; a subfolder of it can be used."""
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An obstacle with the error to raise; `other` is the target that the folder belongs to."""

    kind: ExportObstacle
    error: DppError
    other: ExportTarget | None = None


@dataclass(frozen=True, slots=True)
class ResolvedExport:
    """The tokens and the profile of packs to make; `export` is None for a new export."""

    export: Export | None
    source: Source
    planned: tuple[PlannedPack, ...]
    """The packs of the export: finished ones as they are, others without the units void now."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a request refers to, and what blocks it."""

    export: Export | None = None
    """The export of the requested tokens that the folder holds, even if an obstacle blocks it."""
    resolved: ResolvedExport | None = None
    """What is to be made; None if an obstacle blocks it."""
    obstacle: Obstacle | None = None
    is_fixed: bool = False
    """True if the folder determines the profile, so that a request can't choose another one."""
    folder_is_missing: bool = False
    """True if packs of the export were made and its folder no longer exists."""

    def require(self) -> ResolvedExport:
        """Return what is to be made. Raise the error of the obstacle if there is one."""
        if self.obstacle:
            raise self.obstacle.error
        assert self.resolved
        return self.resolved


def resolve(
    transaction: Transaction,
    request: Request,
    contents: FolderContents,
    *,
    likely: ResolvedExport | None = None,
) -> Resolution:
    """Return the export to continue, a new one, or what blocks both.

    A manifest names its export. A folder without a manifest was emptied, lost its manifest, or was
    never used, so it is free for any export. If an export of the same tokens with the same profile
    was made there, that export continues, so that its packs and their handovers stay known. A
    manifest that can't be read is replaced for an export of the requested tokens that was made
    there; otherwise it may belong to something else.

    The packs in the folder show which of several exports such a manifest named. With `likely`, what
    the request resolved to before, they aren't read again: nothing else is read from the folder.

    Raises NotFound if the requested job or batch doesn't exist, and InvalidInput if the requested
    profile is invalid.
    """
    jobs_of(transaction, request.target)
    if contents.error:
        kind = ExportObstacle.OTHER_WORKSPACE if contents.is_foreign else ExportObstacle.UNUSABLE
        return Resolution(obstacle=Obstacle(kind, contents.error))
    export = _named(transaction, contents)
    if export:
        return _continued(transaction, request, export, is_fixed=True)
    return _without_name(transaction, request, contents, likely)


def require_free(
    transaction: Transaction, directory: Path, contents: FolderContents, job: int | None = None
) -> None:
    """Check that a job could be exported to the folder once it is minted.

    `job` is its id, None if it doesn't exist yet. Raises the error of what blocks it: see
    `ExportObstacle`.
    """
    error = contents.error or contents.manifest_error
    if error:
        raise error
    export = _named(transaction, contents)
    if export:
        selection = frozen_selection(transaction, export)
        if [each.id for each in selection.jobs] == [job]:
            return
        raise _other_tokens(directory, export, selection).error
    made = exports.list_in_directory(transaction, contents.place)
    obstacle = _obstacle_of_files(directory, contents, (), is_known=bool(made))
    if obstacle:
        raise obstacle.error


def frozen_source(transaction: Transaction, export: Export) -> Source:
    """Return the tokens and the profile that the export was made with."""
    return Source(frozen_selection(transaction, export), profile_of_export(export))


def being_made(export: Export) -> Busy:
    """Return the error for an export that another process works on."""
    return Busy(
        Message(
            "Export {export} to '{directory}' is already running in another process.",
            export=export.id,
            directory=export.directory,
        ),
        Message("Wait until it is done, or stop it there."),
    )


def _named(transaction: Transaction, contents: FolderContents) -> Export | None:
    """The export that the manifest names, if the store knows it."""
    return exports.find_by_uid(transaction, contents.export_uid) if contents.export_uid else None


def _continued(
    transaction: Transaction, request: Request, export: Export, *, is_fixed: bool
) -> Resolution:
    """The export that the folder certainly holds, or what blocks it."""
    source = frozen_source(transaction, export)
    if not is_of(source.selection, request.target):
        return Resolution(obstacle=_other_tokens(request.directory, export, source.selection))
    obstacle = _growth(transaction, export, request) or _other_profile(transaction, source, request)
    resolved = None if obstacle else _resolved(transaction, export, source)
    return Resolution(export, resolved, obstacle, is_fixed=is_fixed)


def _other_tokens(directory: Path, export: Export, selection: Selection) -> Obstacle:
    by = Message(
        "export {export}, of {selection}", export=export.id, selection=_described(selection)
    )
    error = folder_taken(directory, by)
    return Obstacle(ExportObstacle.OTHER_TOKENS, error, target_of(selection))


def _without_name(
    transaction: Transaction,
    request: Request,
    contents: FolderContents,
    likely: ResolvedExport | None,
) -> Resolution:
    """The resolution for a folder in which no readable manifest names an export of the store."""
    made = exports.list_in_directory(transaction, contents.place)
    resolution = _opened(transaction, request, contents, made)
    if resolution is None and contents.manifest_error:
        resolution = _likely(transaction, request, contents.manifest_error, made, likely)
    if resolution is None:
        resolution = _same_or_new(transaction, request, made)
    return _checked(transaction, request, contents, resolution, is_known=bool(made))


def _opened(
    transaction: Transaction, request: Request, contents: FolderContents, made: list[Export]
) -> Resolution | None:
    """The export that the user has opened, if it was made here and can continue or is gone."""
    export = next((each for each in made if each.id == request.export_id), None)
    if export is None or not is_of(frozen_selection(transaction, export), request.target):
        return None
    request = Request(request.target, request.directory)
    is_fixed = contents.manifest_error is not None
    resolution = _continued(transaction, request, export, is_fixed=is_fixed)
    is_gone = _is_missing(transaction, contents, export)
    has_grown = resolution.obstacle and resolution.obstacle.kind is ExportObstacle.GROWN
    return None if has_grown and not is_gone else resolution


def _likely(
    transaction: Transaction,
    request: Request,
    error: InvalidInput,
    made: list[Export],
    likely: ResolvedExport | None,
) -> Resolution:
    """The export of the requested tokens that a folder with an unreadable manifest holds.

    Of several, it is the one that was `likely` before, if that is known, or else the one with most
    packs in the folder, then the newest with the same tokens and profile, then the newest.
    """
    candidates = [
        each for each in made if is_of(frozen_selection(transaction, each), request.target)
    ]
    if not candidates:
        return Resolution(obstacle=Obstacle(ExportObstacle.UNUSABLE, error))
    if likely and likely.export:
        candidates = [each for each in candidates if each.id == likely.export.id] or candidates
    if len(candidates) == 1:
        return _continued(transaction, request, candidates[0], is_fixed=True)
    new = _same_or_new(transaction, request, candidates)

    def likelihood(export: Export) -> tuple[int, bool]:
        packs = exports.packs_of(transaction, export.id)
        return count_unchanged(export.directory, packs), export == new.export

    with os_errors_named(request.directory):
        export = max(candidates, key=likelihood)
    return _continued(transaction, request, export, is_fixed=True)


def _same_or_new(transaction: Transaction, request: Request, made: list[Export]) -> Resolution:
    """The newest export that was made here with the same tokens and profile, or a new one."""
    try:
        selection = select(transaction, request.target)
    except (WrongState, InvalidInput) as error:
        return Resolution(obstacle=Obstacle(ExportObstacle.TOKENS, error))
    source = Source(selection, _requested_profile(transaction, request))
    export = next((each for each in made if frozen_source(transaction, each) == source), None)
    resolved = _resolved(transaction, export, source)
    if export is None:
        try:
            check_has_rows(request.target, resolved.planned)
        except WrongState as error:
            return Resolution(obstacle=Obstacle(ExportObstacle.TOKENS, error))
    return Resolution(export, resolved)


def _resolved(transaction: Transaction, export: Export | None, source: Source) -> ResolvedExport:
    rows, export_id = (export.pack_rows, export.id) if export else (MAX_PACK_ROWS, None)
    planned = planned_packs(transaction, source.selection, rows, export_id)
    return ResolvedExport(export, source, planned)


def _obstacle_of_files(
    directory: Path, contents: FolderContents, planned: Sequence[PlannedPack], *, is_known: bool
) -> Obstacle | None:
    """What the files in the folder or around it block."""
    other_files = other_files_error(directory, contents, planned, is_known=is_known)
    if other_files:
        return Obstacle(ExportObstacle.OTHER_FILES, other_files)
    nesting = nesting_error(directory, contents)
    return Obstacle(ExportObstacle.UNUSABLE, nesting) if nesting else None


def _checked(
    transaction: Transaction,
    request: Request,
    contents: FolderContents,
    resolution: Resolution,
    *,
    is_known: bool,
) -> Resolution:
    """The same, with what the files in the folder add to it."""
    obstacle = resolution.obstacle
    if resolution.resolved and not obstacle and contents.export_uid is None:
        planned = resolution.resolved.planned
        obstacle = _obstacle_of_files(request.directory, contents, planned, is_known=is_known)
    return Resolution(
        resolution.export,
        None if obstacle else resolution.resolved,
        obstacle,
        resolution.is_fixed,
        resolution.export is not None and _is_missing(transaction, contents, resolution.export),
    )


def _is_missing(transaction: Transaction, contents: FolderContents, export: Export) -> bool:
    return not contents.exists and bool(exports.packs_of(transaction, export.id))


def _requested_profile(transaction: Transaction, request: Request) -> Profile:
    brand = jobs_of(transaction, request.target)[0].brand_key
    return resolve_profile(transaction, brand, request.overrides)


def _growth(transaction: Transaction, export: Export, request: Request) -> Obstacle | None:
    """The obstacle that the job isn't at rest, or has more tokens than its export."""
    if not isinstance(request.target, WholeJob):
        return None
    try:
        job = exportable_job(transaction, export.job_id)
    except WrongState as error:
        return Obstacle(ExportObstacle.TOKENS, error)
    if export.count == job.minted:
        return None
    folder = request.directory
    holds = (
        Message(
            "The folder '{folder}' contains an export of the first token of job {job}, which now "
            "has {minted:,}.",
            folder=folder,
            job=job.id,
            minted=job.minted,
        )
        if export.count == 1
        else Message(
            "The folder '{folder}' contains an export of the first {count:,} tokens of job {job}, "
            "which now has {minted:,}.",
            folder=folder,
            count=export.count,
            job=job.id,
            minted=job.minted,
        )
    )
    grown = WrongState(
        holds, Message("Export to a new folder; the packs in this one don't change.")
    )
    return Obstacle(ExportObstacle.GROWN, grown)


def _other_profile(transaction: Transaction, source: Source, request: Request) -> Obstacle | None:
    """The obstacle that the request asks for another profile than the export was made with."""
    if request.overrides == NO_OVERRIDES:
        return None
    if _requested_profile(transaction, request) == source.profile:
        return None
    written = Message("packs with a different profile, '{profile}'", profile=source.profile.name)
    return Obstacle(ExportObstacle.OTHER_PROFILE, folder_taken(request.directory, written))


def _described(selection: Selection) -> Message:
    piece = selection.pieces[0]
    if selection.scope is ExportScope.BATCH:
        return Message("the batch {batch}", batch=piece.job.batch)
    if selection.scope is ExportScope.JOB:
        return Message("job {job}", job=piece.job.id)
    return Message(
        "units {first:,} to {last:,} of job {job}",
        first=piece.first_unit + 1,
        last=piece.first_unit + piece.count,
        job=piece.job.id,
    )
