"""Exports in packs of a few rows, so that a thousand packs are quickly made and checked."""

from pathlib import Path

from dpp_desktop.exporting.proof.manifest import Origin, write_manifest
from dpp_desktop.exporting.proof.signature import signing_key
from dpp_desktop.exporting.run import export_job
from dpp_desktop.exporting.selection import WholeJob, select
from dpp_desktop.exporting.standing import frozen_source
from dpp_desktop.model.export import ExportScope, ExportStatus
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace


def export_small(workspace: Workspace, job_id: int, folder: Path, pack_rows: int) -> None:
    """Exports the whole job into the folder, which must be empty, in packs of so many rows."""
    folder.mkdir(parents=True, exist_ok=True)
    uid = workspace.uid()
    with workspace.write() as transaction:
        segments = select(transaction, WholeJob(job_id)).segments
        new = exports.NewExport(ExportScope.JOB, segments, "", folder.resolve(), pack_rows)
        export = exports.add(transaction, new)
        source = frozen_source(transaction, export)
        origin = Origin(uid, signing_key(transaction))
    write_manifest(origin, export, ExportStatus.EXPORTING, source, [])
    assert export_job(workspace, job_id, folder).export.status is ExportStatus.COMPLETED
