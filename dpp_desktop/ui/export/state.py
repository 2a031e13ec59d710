"""The stage of an export in its dialog, and what the user can do at that stage."""

from collections.abc import Collection, Set
from dataclasses import dataclass
from enum import Enum

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.packs.images import image_folder
from dpp_desktop.exporting.resolve import ExportObstacle
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.export import ExportStatus


class Stage(Enum):
    """The stage of an export."""

    UNMINTED = "unminted"
    EMPTY = "empty"
    BLOCKED = "blocked"
    NEW = "new"
    WAITING = "waiting"
    RUNNING = "running"
    ELSEWHERE = "elsewhere"
    UNFINISHED = "unfinished"
    FAILED = "failed"
    COMPLETED = "completed"

    @property
    def at_work(self) -> bool:
        """True while the export is running or queued."""
        return self in (Stage.WAITING, Stage.RUNNING, Stage.ELSEWHERE)

    @property
    def startable(self) -> bool:
        """True if packs can be made now."""
        return self in (Stage.NEW, Stage.UNFINISHED, Stage.FAILED, Stage.COMPLETED)


@dataclass(frozen=True, slots=True)
class Repair:
    """The damaged packs to re-create, by index: `changed` ones are overwritten."""

    changed: frozenset[int] = frozenset()
    missing: frozenset[int] = frozenset()

    @property
    def packs(self) -> frozenset[int]:
        """All of these packs."""
        return self.changed | self.missing


NO_REPAIR = Repair()


_NOTHING_TO_WRITE = (Stage.UNMINTED, Stage.EMPTY)

_OF_STATUS = {
    ExportStatus.EXPORTING: Stage.UNFINISHED,
    ExportStatus.FAILED: Stage.FAILED,
    ExportStatus.CANCELLED: Stage.UNFINISHED,
    ExportStatus.COMPLETED: Stage.COMPLETED,
}


@dataclass(frozen=True, slots=True)
class AllowedActions:
    """What the user can do."""

    choose_tokens: bool
    choose_profile: bool
    choose_folder: bool
    choose_packs: bool
    start: bool
    pause: bool
    cancel: bool
    open_folder: bool
    verify: bool
    save_pack: bool


NO_ACTIONS = AllowedActions(
    choose_tokens=False,
    choose_profile=False,
    choose_folder=False,
    choose_packs=False,
    start=False,
    pause=False,
    cancel=False,
    open_folder=False,
    verify=False,
    save_pack=False,
)
"""What the user can do while the state is unknown."""


def stage_of(state: FolderState, *, under_way: bool) -> Stage:
    """Return the stage of the export; `under_way` if this window runs it, or has queued it."""
    report = state.report
    if under_way:
        return Stage.RUNNING if report.running else Stage.WAITING
    if report.running:
        return Stage.ELSEWHERE
    if not _has_frozen_tokens(state) and not all(job.status.is_idle for job in report.jobs):
        return Stage.UNMINTED
    if not report.planned or (report.export is None and not report.rows):
        return Stage.EMPTY
    if state.obstacle:
        return Stage.BLOCKED
    if report.export is None:
        return Stage.NEW
    stage = _OF_STATUS[report.export.status]
    # Packs may have been removed or changed since.
    return Stage.UNFINISHED if stage is Stage.COMPLETED and unfinished(state) else stage


def _has_frozen_tokens(state: FolderState) -> bool:
    """True for an export that can continue even while its jobs are minting."""
    return state.report.export is not None and not isinstance(state.target, WholeJob)


def stabilized(stage: Stage, before: Stage | None) -> Stage:
    """Return the stage to show after another one.

    The folder state and the list of runs are read at different moments, so when a run of this
    window ends, it may briefly look like a run of another process, or like one that is queued.
    """
    own = before in (Stage.WAITING, Stage.RUNNING) and stage is Stage.ELSEWHERE
    return Stage.RUNNING if own or (before, stage) == (Stage.RUNNING, Stage.WAITING) else stage


def allowed_actions(stage: Stage, state: FolderState, ticked: Set[int]) -> AllowedActions:
    """Return what the user can do; `ticked` has the indices of the selected packs."""
    has_folder = state.report.export is not None and not state.folder_is_missing
    has_grown = state.obstacle is not None and state.obstacle.kind is ExportObstacle.GROWN
    return AllowedActions(
        choose_tokens=not stage.at_work,
        choose_profile=stage not in _NOTHING_TO_WRITE and not stage.at_work and not state.is_fixed,
        choose_folder=not stage.at_work,
        choose_packs=stage.startable,
        start=stage.startable
        and _has_work(stage, state, ticked)
        and write_error(stage, state, ticked) is None,
        pause=stage in (Stage.WAITING, Stage.RUNNING),
        cancel=_can_be_cancelled(stage, state),
        open_folder=has_folder,
        verify=has_folder and not stage.at_work,
        # The export has other packs than a new export of the job.
        save_pack=stage not in _NOTHING_TO_WRITE and not has_grown,
    )


def write_error(stage: Stage, state: FolderState, ticked: Set[int]) -> DppError | None:
    """Return why the selected packs can't be written into the folder; None if they can."""
    return state.space.error(ticked) if state.space and stage.startable else None


def _can_be_cancelled(stage: Stage, state: FolderState) -> bool:
    if stage in (Stage.WAITING, Stage.RUNNING):
        return True
    export = state.report.export
    is_idle = stage in (Stage.UNFINISHED, Stage.FAILED, Stage.BLOCKED)
    return is_idle and export is not None and not export.status.is_done


def unfinished(state: FolderState) -> frozenset[int]:
    """Return the indices of the packs that are missing or changed."""
    return frozenset(plan.index for plan in state.report.planned) - state.whole


def indices_of(state: FolderState, files: Collection[str]) -> frozenset[int]:
    """Return the indices of the packs whose files or image folders have these names."""
    return frozenset(
        plan.index
        for plan in state.report.planned
        if plan.file in files or image_folder(plan.file) in files
    )


def requested_packs(state: FolderState, ticked: Set[int]) -> frozenset[int] | None:
    """Return the packs to request from the engine; None, for the whole export, if all are."""
    return None if unfinished(state) <= ticked else frozenset(ticked)


def _has_work(stage: Stage, state: FolderState, ticked: Set[int]) -> bool:
    # Only the last manifest of an export may be missing.
    return bool(ticked) or (stage is not Stage.COMPLETED and not unfinished(state))


def ticks_after(
    before: Stage | None, state: FolderState, stage: Stage, ticked: Set[int], *, moved: bool
) -> frozenset[int]:
    """Return the packs to select at a stage after another one.

    `moved` if another folder is shown, or the folder was emptied. The user's selection is kept,
    except for packs that were finished; without a selection, all unfinished packs are selected.
    """
    left = unfinished(state)
    if before is None or moved:
        return left
    if before.at_work:
        kept = frozenset(ticked & left)
        return kept if stage.at_work else kept | indices_of(state, state.refused) or left
    if packs_disappeared(before, stage):
        return frozenset(ticked) or left
    return frozenset(ticked) if stage is before and stage.startable else left


def packs_disappeared(before: Stage | None, stage: Stage) -> bool:
    """Return True if packs of a completed export were removed or changed between two queries."""
    return (before, stage) == (Stage.COMPLETED, Stage.UNFINISHED)
