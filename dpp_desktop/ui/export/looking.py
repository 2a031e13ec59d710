"""Looks at a folder, and tells which export of a job stands in it and whether it can go on."""

from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from dpp_desktop.exporting.manifest import read_manifest
from dpp_desktop.exporting.outlook import (
    Astray,
    ExportOutlook,
    look_at_export,
    look_for_packs,
)
from dpp_desktop.exporting.plan import plan_units
from dpp_desktop.model.errors import DppError, NotFound
from dpp_desktop.model.export import Export, ExportScope, ExportStatus
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.store import exports, jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_name import free_folder


class Hindrance(Enum):
    """Why nothing can be exported to a folder as it is."""

    GONE = "gone"
    OTHER_JOB = "other job"
    OTHER_WORKSPACE = "other workspace"
    GROWN = "grown"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What hinders; `job_id` is the other job's, `error` says why the folder is unusable."""

    kind: Hindrance
    job_id: int | None = None
    error: DppError | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A folder, and the export that stands in it or would be made there."""

    folder: Path
    outlook: ExportOutlook
    obstacle: Obstacle | None = None
    astray: Astray = field(default_factory=Astray)

    @property
    def is_gone(self) -> bool:
        """True if packs were made in the folder, and it isn't there any more."""
        return self.obstacle is not None and self.obstacle.kind is Hindrance.GONE

    @property
    def refused(self) -> frozenset[str]:
        """The names of the files that the export failed of, as far as its error tells."""
        error = (self.outlook.export.error if self.outlook.export else None) or ""
        return frozenset(plan.file for plan in self.outlook.planned if plan.file in error)

    @property
    def changed(self) -> frozenset[int]:
        """The indices of the packs that are there and not as they were made, as far as is known."""
        known = (self.refused | self.astray.altered) - self.astray.missing
        return frozenset(plan.index for plan in self.outlook.planned if plan.file in known)

    @property
    def finished(self) -> int:
        """How many packs are there, and as they were made."""
        return len(self.whole)

    @property
    def whole(self) -> frozenset[int]:
        """The indices of the packs that are there as they were made, as far as a glance tells."""
        wrong = self.refused | self.astray.missing | self.astray.altered
        return frozenset(pack.index for pack in self.outlook.packs if pack.file not in wrong)


def look_first(workspace: Workspace, job_id: int, default_folder: Path) -> Seen:
    """Looks where the user is likely to go on: at an export that was begun, else at a new folder.

    A new folder is one below `default_folder`. Raises NotFound, EnvironmentFault.
    """
    outlook = look_at_export(workspace, job_id)
    if outlook.export and _is_worth_showing(outlook.export):
        return look_into(workspace, job_id, outlook.export.directory)
    return look_new(workspace, job_id, default_folder)


def look_new(workspace: Workspace, job_id: int, default_folder: Path) -> Seen:
    """Looks at a folder below `default_folder` that holds nothing yet. Raises as `look_into`."""
    with workspace.read() as transaction:
        job = jobs.require(transaction, job_id)
    return look_into(workspace, job_id, free_folder(default_folder, job))


def look_into(workspace: Workspace, job_id: int, folder: Path) -> Seen:
    """Looks into the folder; but while an export of the job is being made, that is what is seen.

    Raises NotFound if there is no such job, and EnvironmentFault where the store can't be read.
    """
    seen = _running(workspace, job_id) or _standing(workspace, job_id, folder)
    if seen.obstacle or seen.outlook.export is None:
        return seen
    try:
        with os_errors_named(seen.folder):
            return replace(seen, astray=look_for_packs(seen.folder, seen.outlook.packs))
    except DppError as error:
        return replace(seen, obstacle=Obstacle(Hindrance.UNUSABLE, error=error))


def _standing(workspace: Workspace, job_id: int, folder: Path) -> Seen:
    with workspace.read() as transaction:
        made = exports.list_of_job(transaction, job_id)
    try:
        with os_errors_named(folder):
            standing = _manifest(folder)
            recorded = _recorded(made, folder)
            there = folder.is_dir()
    except DppError as error:
        return _hindered(workspace, job_id, folder, Obstacle(Hindrance.UNUSABLE, error=error))
    if standing:
        return _named_by(workspace, job_id, folder, standing)
    return _without_manifest(workspace, job_id, folder, recorded, there=there)


def _running(workspace: Workspace, job_id: int) -> Seen | None:
    with workspace.read() as transaction:
        made = exports.list_of_job(transaction, job_id)
    for export in made:
        if workspace.is_alive(export.runner):
            outlook = look_at_export(workspace, job_id, export.id)
            # If it has ended meanwhile, what was read may be older than its end.
            return Seen(export.directory, outlook) if outlook.running else None
    return None


def _is_worth_showing(export: Export) -> bool:
    """A finished export whose folder was taken away is history."""
    return export.status is not ExportStatus.COMPLETED or export.directory.is_dir()


def _manifest(folder: Path) -> tuple[str, str] | None:
    """The uids of the workspace and the export that the folder's manifest names."""
    try:
        manifest = read_manifest(folder)
    except NotFound:
        return None
    return manifest["workspace"], manifest["export"]


def _recorded(made: list[Export], folder: Path) -> Export | None:
    place = folder.resolve()
    return next((export for export in made if export.directory == place), None)


def _named_by(workspace: Workspace, job_id: int, folder: Path, standing: tuple[str, str]) -> Seen:
    if standing[0] != workspace.uid():
        return _hindered(workspace, job_id, folder, Obstacle(Hindrance.OTHER_WORKSPACE))
    with workspace.read() as transaction:
        export = exports.find_by_uid(transaction, standing[1])
    if export is None:
        return Seen(folder, _untouched(workspace, job_id))
    if export.job_id != job_id or export.scope is not ExportScope.JOB:
        other = Obstacle(Hindrance.OTHER_JOB, job_id=export.job_id)
        return _hindered(workspace, job_id, folder, other)
    outlook = look_at_export(workspace, job_id, export.id)
    grown = export.count != outlook.job.minted
    return Seen(folder, outlook, Obstacle(Hindrance.GROWN) if grown else None)


def _without_manifest(
    workspace: Workspace, job_id: int, folder: Path, recorded: Export | None, *, there: bool
) -> Seen:
    untouched = _untouched(workspace, job_id)
    if recorded is None or recorded.count != untouched.job.minted:
        return Seen(folder, untouched)
    outlook = look_at_export(workspace, job_id, recorded.id)
    if recorded.status is not ExportStatus.COMPLETED and outlook.packs and not there:
        return Seen(folder, outlook, Obstacle(Hindrance.GONE))
    # A failure before anything was written is worth telling; an emptied folder is as good as new.
    failed = recorded.status is ExportStatus.FAILED and not outlook.packs
    return Seen(folder, outlook if failed else untouched)


def _hindered(workspace: Workspace, job_id: int, folder: Path, obstacle: Obstacle) -> Seen:
    return Seen(folder, _untouched(workspace, job_id), obstacle)


def _untouched(workspace: Workspace, job_id: int) -> ExportOutlook:
    """What a new export of the job would be."""
    with workspace.read() as transaction:
        job = jobs.require(transaction, job_id)
    planned = tuple(plan_units(job, job.minted))
    return ExportOutlook(job, None, planned, (), running=False)
