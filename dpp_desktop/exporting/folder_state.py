"""Report the state of a folder before an export: what would be made there, and what blocks it."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from dpp_desktop.exporting.disk_space import Space, estimate_space
from dpp_desktop.exporting.folder_contents import FolderContents, read_folder
from dpp_desktop.exporting.folder_names import new_folder
from dpp_desktop.exporting.overlaps import Overlaps, request_overlaps
from dpp_desktop.exporting.packs.images import image_folder
from dpp_desktop.exporting.packs.pack_writer import is_change_of
from dpp_desktop.exporting.resolve import (
    ExportObstacle,
    Obstacle,
    Request,
    Resolution,
    resolve,
)
from dpp_desktop.exporting.selection import ExportTarget, exports_of, jobs_of
from dpp_desktop.exporting.status import (
    ExportStatusReport,
    MissingPacks,
    export_status,
    find_missing_packs,
    new_export_report,
    report_of,
)
from dpp_desktop.exporting.suggestions import (
    NO_SUGGESTION,
    NO_SUGGESTIONS,
    Suggestions,
    can_hold_packs,
    usable_overrides,
)
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.export import Export, ExportStatus, HandOver
from dpp_desktop.model.os_errors import no_folder, os_errors_named
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FolderState:
    """A folder with the export that it holds, or the one that would be made there.

    `request` leads to exactly this export when it is started. `is_fixed` if its profile can't be
    chosen. `space` and `overlaps` are known only where packs can be made.
    """

    request: Request
    report: ExportStatusReport
    obstacle: Obstacle | None = None
    missing_packs: MissingPacks = field(default_factory=MissingPacks)
    is_fixed: bool = False
    folder_is_missing: bool = False
    space: Space | None = None
    overlaps: Overlaps | None = None

    @property
    def folder(self) -> Path:
        """The folder."""
        return self.request.directory

    @property
    def target(self) -> ExportTarget:
        """The tokens to export."""
        return self.request.target

    @property
    def is_gone(self) -> bool:
        """True if the export can't continue because its folder no longer exists."""
        return self.obstacle is not None and self.obstacle.kind is ExportObstacle.GONE

    @property
    def has_other_files(self) -> bool:
        """True if nothing can be exported because the folder contains other files."""
        return self.obstacle is not None and self.obstacle.kind is ExportObstacle.OTHER_FILES

    @property
    def refused(self) -> frozenset[str]:
        """The names of the packs that the export failed at, because they or images were changed."""
        error = (self.report.export.error if self.report.export else None) or ""
        return frozenset(
            plan.file
            for plan in self.report.planned
            if is_change_of(error, plan.file) or is_change_of(error, image_folder(plan.file))
        )

    @property
    def changed(self) -> frozenset[int]:
        """The indices of the packs in the folder that are known to have been changed."""
        known = (self.refused | self.missing_packs.altered) - self.missing_packs.missing
        return frozenset(plan.index for plan in self.report.planned if plan.file in known)

    @property
    def missing(self) -> frozenset[int]:
        """The indices of the packs that were made and are no longer in the folder."""
        gone = self.missing_packs.missing
        return frozenset(pack.index for pack in self.report.packs if pack.file in gone)

    @property
    def finished(self) -> int:
        """How many packs are in the folder unchanged."""
        return len(self.whole)

    @property
    def whole(self) -> frozenset[int]:
        """The indices of the packs that are in the folder unchanged, judged by size alone."""
        wrong = self.refused | self.missing_packs.missing | self.missing_packs.altered
        return frozenset(pack.index for pack in self.report.packs if pack.file not in wrong)

    @property
    def reprints(self) -> tuple[HandOver, ...]:
        """The handovers of packs that are no longer in the folder and would be re-created."""
        return tuple(each for each in self.report.handed_over if each.index in self.missing)


def first_folder_state(
    workspace: Workspace,
    target: ExportTarget,
    default_folder: Path,
    overrides: ProfileOverrides = NO_OVERRIDES,
    export_id: int | None = None,
    suggestions: Suggestions = NO_SUGGESTIONS,
) -> FolderState:
    """Return the state of the folder where the user is likely to continue.

    That is the folder of the export of that id or of one that was started, else a new folder as
    `new_folder_state` finds it. Raises NotFound, EnvironmentFault.
    """
    export = export_status(workspace, target, export_id).export
    if export and (export_id or _is_worth_showing(export)):
        request = Request(target, export.directory, overrides, export.id)
        return folder_state(workspace, request)
    return new_folder_state(workspace, target, default_folder, overrides, suggestions)


def new_folder_state(
    workspace: Workspace,
    target: ExportTarget,
    default_folder: Path,
    overrides: ProfileOverrides = NO_OVERRIDES,
    suggestions: Suggestions = NO_SUGGESTIONS,
) -> FolderState:
    """Return the state of an empty or a new folder below `default_folder`; doesn't create it.

    The suggestion for the brand of the tokens is used where it is possible: its folder instead of
    the default, and its overrides if there are none. Raises what `folder_state` raises.
    """
    with workspace.read() as transaction:
        job = jobs_of(transaction, target)[0]
    suggestion = suggestions.get(job.brand_key, NO_SUGGESTION)
    if overrides == NO_OVERRIDES:
        overrides = usable_overrides(workspace, job.brand_key, suggestion)
    parent = suggestion.folder if can_hold_packs(suggestion.folder) else None
    with workspace.read() as transaction:
        folder = new_folder(transaction, parent or default_folder, target, job)
    return folder_state(workspace, Request(target, folder, overrides))


def folder_state(workspace: Workspace, request: Request) -> FolderState:
    """Return the state of the requested folder.

    While the requested tokens are being exported, the state is that of the folder of that export.
    Profile overrides are ignored where the folder determines the profile. Raises NotFound if there
    is no such job or batch, InvalidInput for an invalid profile, and EnvironmentFault if the store
    can't be read.
    """
    state = _running(workspace, request) or _resolved(workspace, request)
    if state.obstacle:
        return state
    try:
        with os_errors_named(state.folder):
            missing = find_missing_packs(state.folder, state.report.packs)
    except DppError as error:
        return replace(state, obstacle=Obstacle(ExportObstacle.UNUSABLE, error))
    state = replace(state, missing_packs=missing)
    return state if state.report.running else _with_estimates(workspace, state)


def _with_estimates(workspace: Workspace, state: FolderState) -> FolderState:
    """Add what the export needs and repeats. What blocks the export is reported elsewhere."""
    with suppress(DppError):
        state = replace(state, space=estimate_space(workspace, state.request))
    with suppress(DppError):
        state = replace(state, overlaps=request_overlaps(workspace, state.request))
    return state


def _running(workspace: Workspace, request: Request) -> FolderState | None:
    with workspace.read() as transaction:
        made = exports_of(transaction, request.target)
    for export in made:
        if workspace.is_alive(export.runner):
            report = export_status(workspace, request.target, export.id)
            request = Request(request.target, export.directory, export_id=request.export_id)
            # If it has ended since, the list is older than its end.
            return FolderState(request, report, is_fixed=True) if report.running else None
    return None


def _is_worth_showing(export: Export) -> bool:
    """False for a cancelled export, and for a completed one whose folder was removed."""
    if export.status is ExportStatus.CANCELLED:
        return False
    return export.status is not ExportStatus.COMPLETED or export.directory.is_dir()


def _resolved(workspace: Workspace, request: Request) -> FolderState:
    contents = read_folder(workspace, request.directory)
    with workspace.read() as transaction:
        request, resolution = _resolution(transaction, request, contents)
        report = _report(workspace, transaction, request, resolution.export)
    obstacle = _gone(request, resolution) or resolution.obstacle
    is_gone = obstacle is not None and obstacle.kind is ExportObstacle.GONE
    return FolderState(
        request,
        report,
        obstacle,
        is_fixed=resolution.is_fixed or is_gone,
        folder_is_missing=resolution.folder_is_missing,
    )


def _report(
    workspace: Workspace, transaction: Transaction, request: Request, export: Export | None
) -> ExportStatusReport:
    if export:
        return report_of(workspace, transaction, request.target, export)
    return new_export_report(transaction, request.target, request.overrides)


def _resolution(
    transaction: Transaction, request: Request, contents: FolderContents
) -> tuple[Request, Resolution]:
    """The resolution, without the requested overrides where the folder determines the profile."""
    resolution = resolve(transaction, request, contents)
    if resolution.is_fixed and request.overrides != NO_OVERRIDES:
        request = replace(request, overrides=NO_OVERRIDES)
        resolution = resolve(transaction, request, contents)
    return request, resolution


def _gone(request: Request, resolution: Resolution) -> Obstacle | None:
    """The obstacle that the folder is missing, unless its packs were finished and taken away."""
    export = resolution.export
    if export is None or not resolution.folder_is_missing:
        return None
    if export.status.is_done and export.id != request.export_id:
        return None
    return Obstacle(ExportObstacle.GONE, no_folder(request.directory))
