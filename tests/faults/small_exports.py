"""Exports in packs of a few rows, so that a thousand packs are quick to write and check."""

import json
from pathlib import Path

from dpp_desktop.exporting.packs.pack_units import planned_packs
from dpp_desktop.exporting.resolve import frozen_source
from dpp_desktop.exporting.selection import WholeJob, select
from dpp_desktop.exporting.verification.manifest import (
    ManifestContents,
    Origin,
    write_manifest,
)
from dpp_desktop.exporting.verification.signature import signing_key
from dpp_desktop.model.export import ExportScope, ExportStatus
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job

WITH_IMAGES = json.dumps(
    {
        "name": "images",
        "columns": [{"source": "url"}, {"source": "qr_file"}],
        "images": {"format": "png"},
    }
)
"""A profile with QR images."""


def export_small(
    workspace: Workspace, job_id: int, folder: Path, pack_rows: int, profile: str = ""
) -> None:
    """Export the whole job into the empty folder in packs of the given number of rows.

    The profile is given as JSON; the default is the label profile.
    """
    begin_small(workspace, job_id, folder, pack_rows, profile)
    assert export_job(workspace, job_id, folder).export.status is ExportStatus.COMPLETED


def begin_small(
    workspace: Workspace, job_id: int, folder: Path, pack_rows: int, profile: str = ""
) -> None:
    """Create the export of `export_small`, without any packs."""
    folder.mkdir(parents=True, exist_ok=True)
    uid = workspace.uid()
    with workspace.write() as transaction:
        segments = select(transaction, WholeJob(job_id)).segments
        new = exports.NewExport(ExportScope.JOB, segments, profile, folder.resolve(), pack_rows)
        export = exports.add(transaction, new)
        source = frozen_source(transaction, export)
        planned = planned_packs(transaction, source.selection, pack_rows, export.id)
        origin = Origin(uid, signing_key(transaction))
    write_manifest(origin, export, ExportStatus.EXPORTING, ManifestContents(source, [], planned))
