"""Report the status of an export, or of one that would be created."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS
from dpp_desktop.exporting.packs.pack_units import planned_packs
from dpp_desktop.exporting.selection import (
    ExportTarget,
    WholeJob,
    batch_of,
    exports_of,
    frozen_selection,
    jobs_of,
    tokens_of,
)
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.export import Export, ExportStatus, HandOver, Pack, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import (
    NO_OVERRIDES,
    ProfileOverrides,
    profile_of_export,
    resolve_profile,
)
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportStatusReport:
    """The status of an export of a target; `export` is None if it isn't created yet.

    `jobs` are the jobs of the target, `batch` all jobs of their batch, and `available` is the
    number of minted tokens of the target. `count` is the number of tokens that the export covers,
    with void ones that its packs leave out. `packs` are the recorded packs, even if their files are
    missing; `running` if a process works on it.
    """

    jobs: tuple[MintJob, ...]
    batch: tuple[MintJob, ...]
    available: int
    export: Export | None
    count: int
    profile: Profile
    planned: tuple[PlannedPack, ...]
    packs: tuple[Pack, ...] = ()
    handed_over: tuple[HandOver, ...] = ()
    running: bool = False

    @property
    def job(self) -> MintJob:
        """The first of the jobs."""
        return self.jobs[0]

    @property
    def rows(self) -> int:
        """The number of rows of all packs, without headers."""
        return sum(plan.rows for plan in self.planned)

    @property
    def left_out(self) -> int:
        """The number of void units that the packs leave out."""
        return sum(plan.left_out_count for plan in self.planned)

    @property
    def has_grown(self) -> bool:
        """True if more tokens are minted now than the export has."""
        return self.count < self.available

    @property
    def has_requested_packs(self) -> bool:
        """True if the last run made all packs that were requested of it."""
        return (
            self.export is not None
            and self.export.status is not ExportStatus.FAILED
            and self.export.finished_at is not None
        )


@dataclass(frozen=True, slots=True)
class MissingPacks:
    """The names of recorded packs that are missing, or have another size."""

    missing: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()


def find_missing_packs(folder: Path, packs: Iterable[Pack]) -> MissingPacks:
    """Return which of the packs are missing or have another size.

    Their content isn't read, see `verify`. Raises OSError.
    """
    missing, altered = set(), set()
    for pack in packs:
        try:
            size = (folder / pack.file).stat().st_size
        except FileNotFoundError:
            missing.add(pack.file)
        else:
            if size != pack.size:
                altered.add(pack.file)
            elif pack.images and not (folder / pack.images.folder).is_dir():
                missing.add(pack.file)
    return MissingPacks(frozenset(missing), frozenset(altered))


def export_status(
    workspace: Workspace, target: ExportTarget, export_id: int | None = None
) -> ExportStatusReport:
    """Report on that export of the target, or on the one that the user most likely means.

    That is the newest unfinished one, else the newest, else a new one. An export of fewer tokens
    than are minted now is reported only if its id is given, or if it is unfinished and can continue
    nevertheless, as an export of a batch can. Reads the store alone, no folder. Raises NotFound if
    there is no such job, batch, or export.
    """
    with workspace.read() as transaction:
        selection = tokens_of(target, jobs_of(transaction, target))
        count = selection.count if selection else 0
        export = _likely_export(exports_of(transaction, target), target, count, export_id)
        if export is None:
            return new_export_report(transaction, target, NO_OVERRIDES)
        return report_of(workspace, transaction, target, export)


def new_export_report(
    transaction: Transaction, target: ExportTarget, overrides: ProfileOverrides
) -> ExportStatusReport:
    """Report on a new export.

    Raises NotFound if there is no such job or batch, InvalidInput for an invalid profile.
    """
    jobs = jobs_of(transaction, target)
    selection = tokens_of(target, jobs)
    count = selection.count if selection else 0
    return ExportStatusReport(
        jobs=jobs,
        batch=_batch(transaction, jobs),
        available=count,
        export=None,
        count=count,
        profile=resolve_profile(transaction, jobs[0].brand_key, overrides),
        planned=planned_packs(transaction, selection, MAX_PACK_ROWS) if selection else (),
    )


def report_of(
    workspace: Workspace, transaction: Transaction, target: ExportTarget, export: Export
) -> ExportStatusReport:
    """Report on an export of the target."""
    jobs = jobs_of(transaction, target)
    selection = tokens_of(target, jobs)
    frozen = frozen_selection(transaction, export)
    return ExportStatusReport(
        jobs=jobs,
        batch=_batch(transaction, jobs),
        available=selection.count if selection else 0,
        export=export,
        count=export.count,
        profile=profile_of_export(export),
        planned=planned_packs(transaction, frozen, export.pack_rows, export.id),
        packs=tuple(exports.packs_of(transaction, export.id)),
        handed_over=tuple(exports.hand_overs_of(transaction, export.id)),
        running=workspace.is_alive(export.runner),
    )


def _batch(transaction: Transaction, found: tuple[MintJob, ...]) -> tuple[MintJob, ...]:
    return jobs_of(transaction, batch_of(found[0]))


def _likely_export(
    made: list[Export], target: ExportTarget, count: int, export_id: int | None
) -> Export | None:
    if export_id is not None:
        return _named(made, export_id)
    continuing = [
        export
        for export in made
        if not export.status.is_done and _can_continue(export, target, count)
    ]
    current = [export for export in made if export.count == count]
    return next(iter((*continuing, *current)), None)


def _can_continue(export: Export, target: ExportTarget, count: int) -> bool:
    """True if the export can continue now that the target has `count` tokens."""
    return not isinstance(target, WholeJob) or export.count == count


def _named(made: list[Export], export_id: int) -> Export:
    for export in made:
        if export.id == export_id:
            return export
    raise NotFound(
        Message("There is no export {export} of these tokens.", export=export_id),
        Message("The list of exports shows their numbers."),
    )
