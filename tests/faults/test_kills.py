"""Processes killed at random times lose nothing, duplicate nothing, and can continue."""

import json
import random
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from dpp_desktop.minting.control import find_job
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.faults.killed_exports import OF_BATCH, OF_JOB, KilledExport
from tests.faults.killed_minting import kill_minting
from tests.faults.slow_minting import slow_minting, wait_until_minting
from tests.faults.small_exports import WITH_IMAGES, begin_small

QUANTITY = 300_000
PACKS = 10


def test_minting_survives_kills(dpp: CommandLine) -> None:
    """A request with one key that is killed repeatedly ends as one complete job."""
    assert kill_minting(dpp, random.Random(0), kills=3, quantity=300_000) >= 1


@pytest.mark.parametrize(("seed", "what"), [(0, OF_JOB), (3, OF_BATCH)])
def test_exporting_survives_kills(
    dpp: CommandLine, tmp_path: Path, seed: int, what: Sequence[str]
) -> None:
    """Packs that were finished before a kill are never changed, while the batch grows."""
    for quantity in [PACKS * 10_000 - 10_007, 10_007] if what is OF_BATCH else [PACKS * 10_000]:
        dpp.mint(quantity)
    export = KilledExport(dpp, tmp_path / "packs", what)
    assert export.kill_repeatedly(random.Random(seed), at_most=3) >= 1
    assert export.finish() == PACKS


def test_exporting_images_survives_kills(
    dpp: CommandLine, workspace: Workspace, tmp_path: Path
) -> None:
    """A folder of images is complete or absent, and never changed afterwards."""
    job = dpp.mint(3_100).json["id"]
    begin_small(workspace, job, tmp_path / "packs", pack_rows=1_500, profile=WITH_IMAGES)
    export = KilledExport(dpp, tmp_path / "packs", OF_JOB)
    assert export.kill_repeatedly(random.Random(4), at_most=2, longest=0.1) >= 1
    assert export.finish() == 3


def _stopped(dpp: CommandLine, workspace: Workspace, number: signal.Signals) -> tuple[str, str]:
    """Stop a command while it mints; return both output streams."""
    with slow_minting(workspace):
        process = dpp.start(*dpp.mint_arguments(QUANTITY))
        wait_until_minting(workspace, 1)
        process.send_signal(number)
        output = process.communicate()
    assert process.returncode == (-number if number is signal.SIGKILL else 130)
    assert find_job(workspace, 1).minted < QUANTITY
    return output


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
