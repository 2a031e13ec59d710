"""Creates interrupted exports and reads the packs in their folders."""

from pathlib import Path

from dpp_desktop.model.export import Export
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job
from tests.exporting.stopping import StopAfter


def interrupted(workspace: Workspace, job_id: int, folder: Path, packs: int = 2) -> Export:
    """Start an export to the folder, interrupt it after that number of packs, and return it."""
    return export_job(workspace, job_id, folder, StopAfter(packs)).export


def packs_on_disk(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the modification time and the content of each pack in the folder by file name."""
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in _csv(folder)}


def _csv(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))
