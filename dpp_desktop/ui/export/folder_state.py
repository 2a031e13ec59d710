"""Looks at a folder, and tells which export stands in it and whether it can go on."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from dpp_desktop.exporting.disk_space import Space, estimate_space
from dpp_desktop.exporting.overlaps import Overlaps, request_overlaps
from dpp_desktop.exporting.packs.images import image_folder
from dpp_desktop.exporting.packs.pack_writer import is_change_of
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import (
    ExportTarget,
    exports_of,
    frozen_selection,
    jobs_of,
    target_of,
)
from dpp_desktop.exporting.status import (
    ExportStatusReport,
    MissingPacks,
    _can_continue,
    export_status,
    find_missing_packs,
    look_anew,
)
from dpp_desktop.exporting.verification.manifest import read_manifest
from dpp_desktop.model.errors import DppError, InvalidInput, NotFound
from dpp_desktop.model.export import Export, ExportStatus
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_name import _new_folder


class ExportObstacle(Enum):
    """Why nothing can be exported to a folder as it is."""

    GONE = "gone"
    OTHER_TOKENS = "other tokens"
    OTHER_WORKSPACE = "other workspace"
    GROWN = "grown"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What hinders; `other` is what the folder is for, `error` says why it is unusable."""

    kind: ExportObstacle
    other: ExportTarget | None = None
    error: DppError | None = None


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is looked for: an export of what is `wanted`, written as wished if it is to be made.

    `opened` is the id of an export to be shown even if it is finished and its folder gone.
    """

    wanted: ExportTarget
    wish: ProfileOverrides = NO_OVERRIDES
    opened: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A folder, and the export that stands in it or would be made there.

    `settled` if how its packs are written can't be chosen any more. Where packs can be made,
    `space` is what it needs and what is free for it, and `repeats` what others have of its tokens.
    """

    folder: Path
    wanted: ExportTarget
    outlook: ExportStatusReport
    obstacle: Obstacle | None = None
    missing_packs: MissingPacks = field(default_factory=MissingPacks)
    settled: bool = False
    space: Space | None = None
    repeats: Overlaps | None = None

    @property
    def is_gone(self) -> bool:
        """True if packs were made in the folder, and it isn't there any more."""
        return self.obstacle is not None and self.obstacle.kind is ExportObstacle.GONE

    @property
    def refused(self) -> frozenset[str]:
        """The names of the packs that the export failed of: these or their images were changed."""
        error = (self.outlook.export.error if self.outlook.export else None) or ""
        return frozenset(
            plan.file
            for plan in self.outlook.planned
            if is_change_of(error, plan.file) or is_change_of(error, image_folder(plan.file))
        )

    @property
    def changed(self) -> frozenset[int]:
        """The indices of the packs that are there and not as they were made, as far as is known."""
        known = (self.refused | self.missing_packs.altered) - self.missing_packs.missing
        return frozenset(plan.index for plan in self.outlook.planned if plan.file in known)

    @property
    def finished(self) -> int:
        """How many packs are there, and as they were made."""
        return len(self.whole)

    @property
    def whole(self) -> frozenset[int]:
        """The indices of the packs that are there as they were made, as far as a glance tells."""
        wrong = self.refused | self.missing_packs.missing | self.missing_packs.altered
        return frozenset(pack.index for pack in self.outlook.packs if pack.file not in wrong)


def first_folder_state(workspace: Workspace, sought: ExportRequest, default_folder: Path) -> Seen:
    """Looks where the user is likely to go on: at an export that was begun, else at a new folder.

    A new folder is one below `default_folder`. Raises NotFound, EnvironmentFault.
    """
    outlook = export_status(workspace, sought.wanted, sought.opened)
    if outlook.export and (sought.opened or _is_worth_showing(outlook.export)):
        return folder_state(workspace, sought, outlook.export.directory)
    return poll_new_folder(workspace, sought, default_folder)


def poll_new_folder(workspace: Workspace, sought: ExportRequest, default_folder: Path) -> Seen:
    """Looks at a folder below `default_folder` that holds nothing yet. Raises as `folder_state`."""
    with workspace.read() as transaction:
        job = jobs_of(transaction, sought.wanted)[0]
    return folder_state(workspace, sought, _new_folder(default_folder, sought.wanted, job))


def folder_state(workspace: Workspace, sought: ExportRequest, folder: Path) -> Seen:
    """Looks into the folder; but while what is wanted is being exported, that is what is seen.

    Raises NotFound if there is nothing of it, InvalidInput for a profile that can't be, and
    EnvironmentFault where the store can't be read.
    """
    seen = _running(workspace, sought) or _standing(workspace, sought, folder)
    if seen.obstacle:
        return seen
    try:
        with os_errors_named(seen.folder):
            missing_packs = find_missing_packs(seen.folder, seen.outlook.packs)
    except DppError as error:
        return replace(seen, obstacle=Obstacle(ExportObstacle.UNUSABLE, error=error))
    seen = replace(seen, missing_packs=missing_packs)
    return seen if seen.outlook.running else _looked_ahead(workspace, sought, seen)


def _looked_ahead(workspace: Workspace, sought: ExportRequest, seen: Seen) -> Seen:
    """Adds what an export would need and repeat. What can't be found out now stays unknown.

    What hinders is no news: the stage tells it, or the export itself when it is started.
    """
    wish = NO_OVERRIDES if seen.settled else sought.wish
    request = Request(seen.wanted, seen.folder, wish)
    with suppress(DppError):
        seen = replace(seen, space=estimate_space(workspace, request))
    with suppress(DppError):
        seen = replace(seen, repeats=request_overlaps(workspace, request))
    return seen


def _standing(workspace: Workspace, sought: ExportRequest, folder: Path) -> Seen:
    with workspace.read() as transaction:
        made = exports_of(transaction, sought.wanted)
    try:
        with os_errors_named(folder):
            recorded = _recorded(made, folder, sought.opened)
            standing = _manifest(workspace, folder, recorded)
            there = folder.is_dir()
    except DppError as error:
        return _blocked(workspace, sought, folder, Obstacle(ExportObstacle.UNUSABLE, error=error))
    if standing:
        return _named_by(workspace, sought, folder, standing)
    return _without_manifest(workspace, sought, folder, recorded, there=there)


def _running(workspace: Workspace, sought: ExportRequest) -> Seen | None:
    with workspace.read() as transaction:
        made = exports_of(transaction, sought.wanted)
    for export in made:
        if workspace.is_alive(export.runner):
            outlook = export_status(workspace, sought.wanted, export.id)
            # If it has ended meanwhile, what was read may be older than its end.
            return _settled(sought, export.directory, outlook) if outlook.running else None
    return None


def _is_worth_showing(export: Export) -> bool:
    """A cancelled export is history, and a finished one whose folder was taken away."""
    if export.status is ExportStatus.CANCELLED:
        return False
    return export.status is not ExportStatus.COMPLETED or export.directory.is_dir()


def _manifest(
    workspace: Workspace, folder: Path, recorded: Export | None
) -> tuple[str, str] | None:
    """The uids of the workspace and the export that the folder's manifest names.

    One that isn't a manifest any more is written anew for the export that is recorded there.
    """
    try:
        manifest = read_manifest(folder)
    except NotFound:
        return None
    except InvalidInput:
        if recorded is None:
            raise
        return workspace.uid(), recorded.uid
    return manifest["workspace"], manifest["export"]


def _recorded(made: list[Export], folder: Path, opened: int | None) -> Export | None:
    place = folder.resolve()
    here = [export for export in made if export.directory == place]
    return next((export for export in here if export.id == opened), here[0] if here else None)


def _named_by(
    workspace: Workspace, sought: ExportRequest, folder: Path, standing: tuple[str, str]
) -> Seen:
    if standing[0] != workspace.uid():
        return _blocked(workspace, sought, folder, Obstacle(ExportObstacle.OTHER_WORKSPACE))
    with workspace.read() as transaction:
        export = exports.find_by_uid(transaction, standing[1])
        if export is None:
            other = sought.wanted
        else:
            other = target_of(frozen_selection(transaction, export))
    if export is None:
        return _new(workspace, sought, folder)
    if other != sought.wanted:
        obstacle = Obstacle(ExportObstacle.OTHER_TOKENS, other=other)
        return _blocked(workspace, sought, folder, obstacle)
    outlook = export_status(workspace, sought.wanted, export.id)
    grown = not _can_continue(export, sought.wanted, outlook.available)
    return _settled(sought, folder, outlook, Obstacle(ExportObstacle.GROWN) if grown else None)


def _without_manifest(
    workspace: Workspace,
    sought: ExportRequest,
    folder: Path,
    recorded: Export | None,
    *,
    there: bool,
) -> Seen:
    new = _new(workspace, sought, folder)
    if recorded is None:
        return new
    opened = recorded.id == sought.opened
    if not (opened or _can_continue(recorded, sought.wanted, new.outlook.available)):
        return new
    outlook = export_status(workspace, sought.wanted, recorded.id)
    finished = recorded.status.is_done
    if outlook.packs and not there and (opened or not finished):
        return _settled(sought, folder, outlook, Obstacle(ExportObstacle.GONE))
    # A failure before anything was written is worth telling; an emptied folder is as good as new.
    if recorded.status is ExportStatus.FAILED and not outlook.packs:
        outlook = replace(outlook, profile=new.outlook.profile)
        return Seen(folder, sought.wanted, outlook)
    return new


def _blocked(workspace: Workspace, sought: ExportRequest, folder: Path, obstacle: Obstacle) -> Seen:
    return replace(_new(workspace, sought, folder), obstacle=obstacle)


def _new(workspace: Workspace, sought: ExportRequest, folder: Path) -> Seen:
    return Seen(folder, sought.wanted, look_anew(workspace, sought.wanted, sought.wish))


def _settled(
    sought: ExportRequest,
    folder: Path,
    outlook: ExportStatusReport,
    obstacle: Obstacle | None = None,
) -> Seen:
    return Seen(folder, sought.wanted, outlook, obstacle, settled=True)
