"""Exports that stop half-way, as an interrupted one does, and what is in a folder then."""

from pathlib import Path

from dpp_desktop.model.export import Export
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job
from tests.exporting.stopping import StopAfter


def interrupted(workspace: Workspace, job_id: int, folder: Path, packs: int = 2) -> Export:
    """An export into the folder that was stopped after so many packs."""
    return export_job(workspace, job_id, folder, StopAfter(packs)).export


def packs_on_disk(folder: Path) -> dict[str, tuple[int, bytes]]:
    """When each pack in the folder was last written, and its bytes, by file name."""
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in _csv(folder)}


def _csv(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))
