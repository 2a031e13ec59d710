"""Waits until another process has started minting a job."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_SLOW_CYCLES = """
CREATE TRIGGER slow_cycles AFTER INSERT ON cycles BEGIN
    SELECT count(*) FROM (
        WITH RECURSIVE counting(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counting LIMIT 2000000)
        SELECT i FROM counting
    );
END"""
_PATIENCE_SECONDS = 60


def wait_until_minting(workspace: Workspace, job_id: int) -> None:
    """Return when the job has tokens."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with workspace.read() as transaction:
            job = jobs.find(transaction, job_id)
        if job and job.minted:
            return
        time.sleep(0.002)
    raise AssertionError(f"job {job_id} never began")


@contextmanager
def slow_minting(workspace: Workspace) -> Iterator[None]:
    """Make every cycle take much longer, so that a job with many cycles isn't completed at once.

    A trigger slows each cycle down by counting. It is removed at the end.
    """
    with workspace.write() as transaction:
        transaction.exec_driver_sql(_SLOW_CYCLES)
    yield
    with workspace.write() as transaction:
        transaction.exec_driver_sql("DROP TRIGGER slow_cycles")
