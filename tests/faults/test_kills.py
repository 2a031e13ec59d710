"""Processes killed at random times lose nothing, duplicate nothing, and can continue."""

import json
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from dpp_desktop.minting.control import find_job
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.faults.killed_exports import OF_BATCH, OF_JOB, WITH_IMAGES, KilledExport, kill
from tests.faults.waiting import slow_minting, wait_until_minting

QUANTITY = 1_000_000
PACKS = 40
_DATABASE_CHECK = "PRAGMA integrity_check"


def _kill_while_minting(dpp: CommandLine, seconds: float, *arguments: object) -> bool:
    """Start a command and kill it after a cycle and a delay; return True if it was running."""
    with Workspace.open(dpp.workspace) as workspace:
        before = _minted(workspace)
        process = dpp.start(*arguments)
        deadline = time.monotonic() + 60
        while _minted(workspace) == before and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.002)
        return kill(process, seconds)


def _minted(workspace: Workspace) -> int:
    with workspace.read() as transaction:
        return sum(job.minted for job in jobs.list_all(transaction))


def _whole(path: Path) -> tuple[int, list[str]]:
    """The number of tokens that jobs count as minted, and the existing serials."""
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


@pytest.mark.parametrize("seed", range(3))
def test_minting_survives_kills(dpp: CommandLine, seed: int) -> None:
    """The same request with one key, killed again and again, results in one complete job."""
    moments = random.Random(seed)
    command = dpp.mint_arguments(QUANTITY, "--idempotency-key", "ORDER-1")
    killed = 0
    seen: list[str] = []
    for _ in range(5):
        killed += _kill_while_minting(dpp, moments.uniform(0, 0.12), *command)
        minted, serials = _whole(dpp.workspace)
        assert minted == len(serials) == len(set(serials))
        assert serials[: len(seen)] == seen
        seen = serials
    resumed = dpp("resume", "--json").json
    assert all(job["status"] == "completed" for job in resumed)
    job = dpp.mint(QUANTITY, "--idempotency-key", "ORDER-1").json
    assert (job["id"], job["minted"], job["status"]) == (1, QUANTITY, "completed")
    minted, serials = _whole(dpp.workspace)
    assert minted == len(set(serials)) == QUANTITY
    assert serials[: len(seen)] == seen
    assert killed >= 2


@pytest.mark.parametrize(("seed", "what"), [(0, OF_JOB), (1, OF_JOB), (2, OF_JOB), (3, OF_BATCH)])
def test_exporting_survives_kills(
    dpp: CommandLine, tmp_path: Path, seed: int, what: Sequence[str]
) -> None:
    """Packs that were finished before a kill are never changed, while the batch grows."""
    for quantity in [PACKS * 10_000 - 10_007, 10_007] if what is OF_BATCH else [PACKS * 10_000]:
        dpp.mint(quantity)
    export = KilledExport(dpp, tmp_path / "packs", what)
    assert export.kill_often(random.Random(seed), at_most=5) >= 2
    assert export.finish() == PACKS


def test_exporting_images_survives_kills(dpp: CommandLine, tmp_path: Path) -> None:
    """A folder of images exists completely or not at all, and is never changed."""
    dpp.mint(31_000)
    export = KilledExport(dpp, tmp_path / "packs", WITH_IMAGES)
    assert export.kill_often(random.Random(4), at_most=3, longest=0.6) >= 2
    assert export.finish() == 4


def _stopped(dpp: CommandLine, workspace: Workspace, number: signal.Signals) -> tuple[str, str]:
    """Stop a command during a job of a million tokens; return both output streams."""
    with slow_minting(workspace):
        process = dpp.start(*dpp.mint_arguments(QUANTITY))
        wait_until_minting(workspace, 1)
        process.send_signal(number)
        said = process.communicate()
    assert process.returncode == (-number if number is signal.SIGKILL else 130)
    assert find_job(workspace, 1).minted < QUANTITY
    return said


def test_a_job_whose_process_was_killed_waits_for_resume(
    dpp: CommandLine, workspace: Workspace
) -> None:
    _stopped(dpp, workspace, signal.SIGKILL)
    listed = dpp("jobs", "--json").json[0]
    assert (listed["status"], listed["interrupted"]) == ("minting", True)
    left = find_job(workspace, listed["id"])
    assert left.status is JobStatus.MINTING
    assert 0 < left.minted < QUANTITY
    assert not workspace.is_alive(left.runner)
    assert "interrupted" in dpp("jobs").stdout
    resumed = dpp("resume", left.id, "--json").json
    assert (resumed["status"], resumed["minted"]) == ("completed", QUANTITY)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_at_a_safe_point_and_shows_how_to_continue(
    dpp: CommandLine, workspace: Workspace, number: signal.Signals
) -> None:
    stdout, stderr = _stopped(dpp, workspace, number)
    job_id = json.loads(stdout)["id"]
    assert '"status": "queued"' in stdout
    assert f"To continue, run 'dpp-desktop resume {job_id}'." in stderr
    assert dpp("resume", "--json").json[0]["status"] == "completed"
