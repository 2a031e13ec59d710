"""Mint jobs whose process is killed repeatedly while it is running."""

import random
import time
from pathlib import Path

from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.faults.killed_exports import kill

_DATABASE_CHECK = "PRAGMA integrity_check"
_TIMEOUT_SECONDS = 120


def kill_minting(dpp: CommandLine, chance: random.Random, kills: int, quantity: int) -> int:
    """Request the same job with one key, kill its process repeatedly, and complete the job.

    Check after each kill that nothing is lost and nothing was issued twice. Return how often the
    process was running when it was killed. The workspace must have no jobs.
    """
    command = dpp.mint_arguments(quantity, "--idempotency-key", "ORDER-1")
    killed = 0
    seen: list[str] = []
    for _ in range(kills):
        killed += _kill_while_minting(dpp, chance.uniform(0, 0.05), *command)
        minted, serials = _whole(dpp.workspace)
        assert minted == len(serials) == len(set(serials))
        assert serials[: len(seen)] == seen
        seen = serials
    resumed = dpp("resume", "--json").json
    assert all(job["status"] == "completed" for job in resumed)
    job = dpp.mint(quantity, "--idempotency-key", "ORDER-1").json
    assert (job["id"], job["minted"], job["status"]) == (1, quantity, "completed")
    minted, serials = _whole(dpp.workspace)
    assert minted == len(set(serials)) == quantity
    assert serials[: len(seen)] == seen
    return killed


def _kill_while_minting(dpp: CommandLine, seconds: float, *arguments: object) -> bool:
    """Start a command and kill it with a delay after a cycle. Return True if it was running."""
    with Workspace.open(dpp.workspace) as workspace:
        before = _minted(workspace)
        process = dpp.start_copy(*arguments)
        deadline = time.monotonic() + _TIMEOUT_SECONDS
        while _minted(workspace) == before and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.002)
        return kill(process, seconds)


def _minted(workspace: Workspace) -> int:
    with workspace.read() as transaction:
        return sum(job.minted for job in jobs.list_all(transaction))


def _whole(path: Path) -> tuple[int, list[str]]:
    """Return how many tokens the jobs count as minted, and the serials in the database."""
    with Workspace.open(path) as workspace, workspace.read() as transaction:
        assert transaction.exec_driver_sql(_DATABASE_CHECK).scalar_one() == "ok"
        found = jobs.list_all(transaction)
        serials = [
            serial
            for job in found
            for serial in tokens.serials_of(transaction, job.id, 0, job.quantity)
        ]
        rows = transaction.exec_driver_sql("SELECT count(*) FROM tokens").scalar_one()
        assert rows == len(serials)
        return sum(job.minted for job in found), serials
