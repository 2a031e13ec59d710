"""Waits until a job is under way in another process."""

import time

from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_PATIENCE_SECONDS = 60


def wait_until_minting(workspace: Workspace, job_id: int) -> None:
    """Returns as soon as the job has tokens."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with workspace.read() as transaction:
            job = jobs.find(transaction, job_id)
        if job and job.minted:
            return
        time.sleep(0.002)
    raise AssertionError(f"job {job_id} never began")
