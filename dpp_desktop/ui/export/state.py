"""Where an export stands as its dialog sees it, and what may be done there."""

from collections.abc import Collection, Set
from dataclasses import dataclass
from enum import Enum

from dpp_desktop.exporting.packs.images import image_folder
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.ui.export.folder_state import ExportObstacle, Seen


class Stage(Enum):
    """Where an export stands."""

    UNMINTED = "unminted"
    EMPTY = "empty"
    BLOCKED = "hindered"
    NEW = "new"
    WAITING = "waiting"
    RUNNING = "running"
    ELSEWHERE = "elsewhere"
    UNFINISHED = "unfinished"
    FAILED = "failed"
    COMPLETED = "completed"

    @property
    def at_work(self) -> bool:
        """True while somebody makes the export, or is about to."""
        return self in (Stage.WAITING, Stage.RUNNING, Stage.ELSEWHERE)

    @property
    def startable(self) -> bool:
        """True where packs can be made now."""
        return self in (Stage.NEW, Stage.UNFINISHED, Stage.FAILED, Stage.COMPLETED)


_NOTHING_TO_WRITE = (Stage.UNMINTED, Stage.EMPTY)

_OF_STATUS = {
    ExportStatus.EXPORTING: Stage.UNFINISHED,
    ExportStatus.FAILED: Stage.FAILED,
    ExportStatus.CANCELLED: Stage.UNFINISHED,
    ExportStatus.COMPLETED: Stage.COMPLETED,
}


@dataclass(frozen=True, slots=True)
class AllowedActions:
    """What the user may do."""

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


NOTHING = AllowedActions(
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
"""What may be done as long as nothing is known."""


def stage_of(seen: Seen, *, under_way: bool) -> Stage:
    """Returns where the export stands; `under_way` if this window makes it, or is about to."""
    outlook = seen.outlook
    if under_way:
        return Stage.RUNNING if outlook.running else Stage.WAITING
    if outlook.running:
        return Stage.ELSEWHERE
    if not _has_frozen_tokens(seen) and not all(job.status.is_idle for job in outlook.jobs):
        return Stage.UNMINTED
    if not outlook.planned:
        return Stage.EMPTY
    if seen.obstacle:
        return Stage.BLOCKED
    if outlook.export is None:
        return Stage.NEW
    stage = _OF_STATUS[outlook.export.status]
    # Packs may have been taken away, or changed, since they were made.
    return Stage.UNFINISHED if stage is Stage.COMPLETED and unfinished(seen) else stage


def _has_frozen_tokens(seen: Seen) -> bool:
    """True for an export whose tokens are settled, whatever its jobs do meanwhile."""
    return seen.settled and not isinstance(seen.wanted, WholeJob)


def stabilized(stage: Stage, before: Stage | None) -> Stage:
    """Returns the stage to show after another.

    What was read and what is under way aren't of the same moment, so the end of a run of ours may
    for a moment look like somebody else's run, or like one that hasn't begun.
    """
    ours = before in (Stage.WAITING, Stage.RUNNING) and stage is Stage.ELSEWHERE
    return Stage.RUNNING if ours or (before, stage) == (Stage.RUNNING, Stage.WAITING) else stage


def offer(stage: Stage, seen: Seen, ticked: Set[int]) -> AllowedActions:
    """Returns what may be done; `ticked` are the indices of the chosen packs."""
    here = seen.outlook.export is not None and not seen.is_gone
    grown = seen.obstacle is not None and seen.obstacle.kind is ExportObstacle.GROWN
    return AllowedActions(
        choose_tokens=not stage.at_work,
        choose_profile=stage not in _NOTHING_TO_WRITE and not stage.at_work and not seen.settled,
        choose_folder=not stage.at_work,
        choose_packs=stage.startable,
        start=stage.startable and _has_work(stage, seen, ticked),
        pause=stage in (Stage.WAITING, Stage.RUNNING),
        cancel=_can_be_cancelled(stage, seen),
        open_folder=here,
        verify=here and not stage.at_work,
        # The packs of an export that the job has outgrown aren't those it has now.
        save_pack=stage not in _NOTHING_TO_WRITE and not grown,
    )


def _can_be_cancelled(stage: Stage, seen: Seen) -> bool:
    if stage in (Stage.WAITING, Stage.RUNNING):
        return True
    export = seen.outlook.export
    is_idle = stage in (Stage.UNFINISHED, Stage.FAILED, Stage.BLOCKED)
    return is_idle and export is not None and not export.status.is_done


def unfinished(seen: Seen) -> frozenset[int]:
    """Returns the indices of the packs that aren't there as they are to be."""
    return frozenset(plan.index for plan in seen.outlook.planned) - seen.whole


def indices_of(seen: Seen, files: Collection[str]) -> frozenset[int]:
    """Returns the indices of the packs whose files, or folders of images, have these names."""
    return frozenset(
        plan.index
        for plan in seen.outlook.planned
        if plan.file in files or image_folder(plan.file) in files
    )


def asked_for(seen: Seen, ticked: Set[int]) -> frozenset[int] | None:
    """Returns the packs to ask the engine for; None, for the whole export, if none is left out."""
    return None if unfinished(seen) <= ticked else frozenset(ticked)


def _has_work(stage: Stage, seen: Seen, ticked: Set[int]) -> bool:
    # An export may lack nothing but its last manifest.
    return bool(ticked) or (stage is not Stage.COMPLETED and not unfinished(seen))


def ticks_after(
    before: Stage | None, seen: Seen, stage: Stage, ticked: Set[int], *, moved: bool
) -> frozenset[int]:
    """Returns the packs to be chosen when an export is seen at a stage after another.

    `moved` if another folder is looked at. What the user chose stays chosen; what gets finished
    doesn't; and who hasn't chosen is offered all the rest.
    """
    left = unfinished(seen)
    if before is None or moved:
        return left
    if before.at_work:
        kept = frozenset(ticked & left)
        return kept if stage.at_work else kept | indices_of(seen, seen.refused) or left
    if packs_disappeared(before, stage):
        return frozenset(ticked) or left
    return frozenset(ticked) if stage is before and stage.startable else left


def packs_disappeared(before: Stage | None, stage: Stage) -> bool:
    """True if packs of a finished export were taken away, or changed, between two looks."""
    return (before, stage) == (Stage.COMPLETED, Stage.UNFINISHED)
