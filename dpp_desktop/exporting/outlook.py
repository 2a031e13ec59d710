"""What an export of a job is, or would be, for whoever has to choose what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dpp_desktop.exporting.plan import plan_packs, plan_units
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.export import Export, ExportStatus, Pack, PlannedPack
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports, jobs
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportOutlook:
    """An export of the job and what it is to have; `export` is None if it isn't made yet.

    `packs` are the finished ones as they are recorded, whatever became of their files; `running`
    while somebody works on the export.
    """

    job: MintJob
    export: Export | None
    planned: tuple[PlannedPack, ...]
    packs: tuple[Pack, ...]
    running: bool

    @property
    def has_what_was_asked(self) -> bool:
        """True if the last run made all the packs it was to make, be they all there are or some."""
        return (
            self.export is not None
            and self.export.status is not ExportStatus.FAILED
            and self.export.finished_at is not None
        )


@dataclass(frozen=True, slots=True)
class Astray:
    """The names of recorded packs that aren't in their folder, or have another size there."""

    missing: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()


def look_for_packs(folder: Path, packs: Iterable[Pack]) -> Astray:
    """Returns which of the packs aren't there as they were made, as far as a glance tells.

    Their content isn't read: that is for `verify`. Raises OSError.
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
    return Astray(frozenset(missing), frozenset(altered))


def look_at_export(
    workspace: Workspace, job_id: int, export_id: int | None = None
) -> ExportOutlook:
    """Returns how that export of the job stands, or the one that the user is likely to mean.

    That is the newest unfinished one, else the newest, else one that is still to be made; an
    export of fewer tokens than the job has by now can't be gone on with, so it counts only when
    it is named. Reads the store alone, no folder. Raises NotFound if there is no such job, or no
    such export of it.
    """
    with workspace.read() as transaction:
        job = jobs.require(transaction, job_id)
        export = _export_meant(transaction, job, export_id)
        packs = exports.packs_of(transaction, export.id) if export else []
    planned = plan_packs(export, job) if export else plan_units(job, job.minted)
    running = export is not None and workspace.is_alive(export.runner)
    return ExportOutlook(job, export, tuple(planned), tuple(packs), running)


def _export_meant(transaction: Transaction, job: MintJob, export_id: int | None) -> Export | None:
    made = exports.list_of_job(transaction, job.id)
    if export_id is not None:
        return _named(made, job, export_id)
    current = [export for export in made if export.count == job.minted]
    unfinished = (export for export in current if export.status is not ExportStatus.COMPLETED)
    return next(unfinished, current[0] if current else None)


def _named(made: list[Export], job: MintJob, export_id: int) -> Export:
    for export in made:
        if export.id == export_id:
            return export
    raise NotFound(
        f"Job {job.id} has no export {export_id}.", "See the exports of the job for their ids."
    )


def interrupted_exports(workspace: Workspace, since: datetime) -> list[Export]:
    """Returns the exports that failed or were left half done since then, the last such first.

    Not those that somebody works on, those that lack only packs that weren't asked for, nor those
    whose job was exported whole after all.
    """
    with workspace.read() as transaction:
        wanting = exports.list_wanting(transaction, since)
        settled = {
            done.job_id
            for export in wanting
            for done in exports.list_of_job(transaction, export.job_id)
            if done.status is ExportStatus.COMPLETED and done.count >= export.count
        }
    return [
        export
        for export in wanting
        if export.job_id not in settled and not workspace.is_alive(export.runner)
    ]
