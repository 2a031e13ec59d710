"""Uses a workspace in a process that opens it itself."""

from pathlib import Path

from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.store.workspace import Workspace
from tests.samples import put_job


def mint_twenty(path: Path) -> tuple[str, str, int]:
    """Mint 20 tokens; return the origin of the workspace, the status, and the minted tokens."""
    with Workspace.open(path) as workspace:
        form = MintForm("nordlicht", "PARKA-01", "LOT-7", 20, None)
        job = run_job(workspace, put_job(workspace, form).id)
        return workspace.origin.name, str(job.status), job.minted


def open_workspace(path: Path) -> str:
    """Open or create the workspace; return its id."""
    with Workspace.open(path) as workspace:
        return workspace.uid()
