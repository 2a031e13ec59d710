"""Helpers to export a job, completely or in part, and to compare the packs on disk."""

from collections.abc import Collection
from pathlib import Path

from dpp_desktop.exporting.progress import ExportObserver
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult, export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.export import Export
from dpp_desktop.store.workspace import Workspace
from tests.exporting.export_observers import StopAfter


def export_job(
    workspace: Workspace,
    job_id: int,
    directory: Path,
    observer: ExportObserver | None = None,
    *,
    packs: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> ExportResult:
    """Export all tokens of the job with the export profile of its brand."""
    request = Request(WholeJob(job_id), directory)
    return export_tokens(workspace, request, observer, packs=packs, replace=replace)


def interrupted_export(workspace: Workspace, job_id: int, folder: Path, packs: int = 2) -> Export:
    """Start to export the job, and stop after that number of packs."""
    return export_job(workspace, job_id, folder, StopAfter(packs)).export


def packs_on_disk(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the time of the last change and the content of each pack in the folder by name."""
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.glob("*.csv"))
    }
