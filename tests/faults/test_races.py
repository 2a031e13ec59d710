"""Concurrent processes and threads on one workspace: no duplicate jobs or tokens."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.control import cancel, find_job
from dpp_desktop.minting.run import finish_job, run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import jobs, number_ranges, tokens
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.faults.slow_minting import slow_minting, wait_until_minting


def _all_urls(path: Path) -> list[str]:
    with Workspace.open(path) as workspace, workspace.read() as transaction:
        return [
            job.link_prefix + serial
            for job in jobs.list_all(transaction)
            for serial in tokens.serials_of(transaction, job.id, 0, job.quantity)
        ]


@pytest.mark.parametrize("requests", [pytest.param(100, marks=pytest.mark.exhaustive), 20])
def test_concurrent_requests_with_the_same_key_get_one_job(
    workspace: Workspace, requests: int
) -> None:
    """All requests come from one process, such as a busy line controller."""

    def mint(_: int) -> tuple[int, JobStatus, bool]:
        submission = submit(workspace, parka(30_000, key="ORDER-1"))
        job = finish_job(workspace, submission.job.id)
        return job.id, job.status, submission.existing

    with ThreadPoolExecutor(requests) as pool:
        outcomes = Counter(pool.map(mint, range(requests)))
    assert outcomes == {
        (1, JobStatus.COMPLETED, False): 1,
        (1, JobStatus.COMPLETED, True): requests - 1,
    }
    assert len(set(_all_urls(workspace.path))) == 30_000


def test_processes_with_the_same_key(dpp: CommandLine) -> None:
    command = dpp.mint_arguments(80_000, "--idempotency-key", "ORDER-1")
    processes = [dpp.start_copy(*command) for _ in range(6)]
    outcomes = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * 6, outcomes
    assert sum('"existing": false' in stdout for stdout, _ in outcomes) == 1
    assert all('"status": "completed"' in stdout for stdout, _ in outcomes)
    assert len(set(_all_urls(dpp.workspace))) == 80_000


def test_processes_with_the_same_key_and_other_requests(dpp: CommandLine) -> None:
    """One request is accepted. The others are conflicts that change nothing."""
    processes = [
        dpp.start_copy(*dpp.mint_arguments(quantity, "--idempotency-key", "ORDER-1"))
        for quantity in (1_000, 2_000, 3_000, 4_000)
    ]
    for process in processes:
        process.communicate()
    codes = Counter(process.returncode for process in processes)
    assert codes == {0: 1, 3: 3}
    assert len(dpp("jobs", "--json").json) == 1


def test_processes_racing_for_one_job(dpp: CommandLine) -> None:
    with Workspace.open(dpp.workspace) as workspace:
        job = submit(workspace, parka(100_000)).job
    processes = [dpp.start_copy("resume", job.id, "--json") for _ in range(4)]
    outcomes = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, outcomes
    assert all('"status": "completed"' in stdout for stdout, _ in outcomes)
    with Workspace.open(dpp.workspace) as workspace, workspace.read() as transaction:
        assert jobs.require(transaction, job.id).fence == 1  # claimed once
    assert len(set(_all_urls(dpp.workspace))) == 100_000


def test_processes_racing_for_one_serial_space(dpp: CommandLine) -> None:
    processes = [dpp.start_copy(*dpp.mint_arguments(20_000, batch=f"L{n}")) for n in range(5)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0] * 5
    assert len(set(_all_urls(dpp.workspace))) == 100_000
    with Workspace.open(dpp.workspace) as workspace, workspace.read() as transaction:
        reserved = [
            only
            for job in jobs.list_all(transaction)
            for only in number_ranges.of_job(transaction, job.id)
        ]
    assert [only.quantity for only in reserved] == [20_000] * 5


def test_many_concurrent_commands_all_succeed(dpp: CommandLine) -> None:
    """No command times out while many others use the database."""
    processes = [dpp.start_copy(*dpp.mint_arguments(2_000, batch=f"L{n}")) for n in range(10)]
    outcomes = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * 10, outcomes
    assert len(set(_all_urls(dpp.workspace))) == 20_000


def test_jobs_in_threads_of_one_process(workspace: Workspace) -> None:
    ids = [submit(workspace, parka(20_000)).job.id for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda job_id: run_job(workspace, job_id), ids))
    assert {job.status for job in done} == {JobStatus.COMPLETED}
    assert len(set(_all_urls(workspace.path))) == 80_000


def test_cancelling_a_job_that_another_process_mints(
    dpp: CommandLine, workspace: Workspace
) -> None:
    with slow_minting(workspace):
        process = dpp.start_copy(*dpp.mint_arguments(1_000_000))
        wait_until_minting(workspace, 1)
        cancelled = cancel(workspace, 1)
        stdout, _ = process.communicate()
    assert process.returncode == 4
    assert '"status": "cancelled"' in stdout
    assert 0 < cancelled.minted < 1_000_000
    assert find_job(workspace, 1).minted == cancelled.minted
    assert len(set(_all_urls(dpp.workspace))) == cancelled.minted


def test_processes_racing_for_one_export(dpp: CommandLine, tmp_path: Path) -> None:
    """One process exports. The others get an error or find the export completed."""
    job = dpp.mint(80_000).json["id"]
    processes = [
        dpp.start_copy("export", job, "--to", tmp_path / "packs", "--json") for _ in range(4)
    ]
    for process in processes:
        process.communicate()
    codes = Counter(process.returncode for process in processes)
    assert codes[0] >= 1
    assert codes.keys() <= {0, 4}
    assert verify(tmp_path / "packs").ok
    assert len(list((tmp_path / "packs").glob("*.csv"))) == 8
