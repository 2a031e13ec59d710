"""Helper to export a whole job."""

from collections.abc import Collection
from pathlib import Path

from dpp_desktop.exporting.progress import ExportObserver
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult, export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.store.workspace import Workspace


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
