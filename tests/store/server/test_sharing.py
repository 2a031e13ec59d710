"""Several workstations use one store: each job is minted once."""

from collections.abc import Callable

import pytest

from dpp_desktop.minting.control import find_job, waiting_jobs
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import Busy
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka

Second = Callable[[], Workspace]


def test_an_order_number_mints_once_whichever_workstation_it_is_typed_at(
    workspace: Workspace, second: Second
) -> None:
    first = submit(workspace, parka(5, key="order 1"))
    with second() as other:
        repeated = submit(other, parka(5, key="order 1"))
    assert (repeated.job.id, repeated.existing) == (first.job.id, True)


def test_a_job_is_minted_by_another_workstation(workspace: Workspace, second: Second) -> None:
    job = submit(workspace, parka(30)).job
    with second() as other:
        assert [each.id for each in waiting_jobs(other)] == [job.id]
        assert run_job(other, job.id).status is JobStatus.COMPLETED
    with workspace.read() as transaction:
        assert len(set(tokens.serials_of(transaction, job.id, 0, 30))) == 30


def test_a_job_that_another_workstation_mints_is_left_alone(
    workspace: Workspace, second: Second
) -> None:
    job = submit(workspace, parka(30)).job
    with second() as other:
        refused: list[Busy] = []

        class Meanwhile(NullMintObserver):
            def progressed(self, job: MintJob) -> None:
                if job.minted == job.quantity:
                    return
                assert not waiting_jobs(other)
                with pytest.raises(Busy) as found:
                    run_job(other, job.id)
                refused.append(found.value)

        run_job(workspace, job.id, Meanwhile(), cycle_tokens=15)
        assert len(refused) == 1
    assert find_job(workspace, job.id).status is JobStatus.COMPLETED


def test_a_killed_command_loses_its_claim(
    workspace: Workspace, dpp: CommandLine, second: Second
) -> None:
    killed = dpp.start_copy(*dpp.mint_arguments(1_000_000))
    while not _minted(workspace):
        assert killed.poll() is None
    killed.kill()
    killed.communicate()
    with second() as other:
        (job,) = waiting_jobs(other)
        assert 0 < job.minted < 1_000_000
        ended = run_job(other, job.id)
    assert (ended.status, ended.minted) == (JobStatus.COMPLETED, 1_000_000)


def _minted(workspace: Workspace) -> int:
    with workspace.read() as transaction:
        query = "SELECT coalesce(max(minted), 0) FROM mint_jobs"
        return int(transaction.exec_driver_sql(query).scalar_one())


def test_changes_by_another_workstation_are_announced(workspace: Workspace, second: Second) -> None:
    workspace.watch_changes()
    before = workspace.change_state()
    with second() as other:
        submit(other, parka(5))
    while workspace.change_state() == before:
        # The notification is on its way, behind this answer of the server.
        workspace.uid()


def test_the_view_of_tokens_shows_one_row_for_each(workspace: Workspace) -> None:
    job = run_job(workspace, submit(workspace, parka(25)).job.id, cycle_tokens=10)
    with workspace.read() as transaction:
        rows = transaction.exec_driver_sql(
            "SELECT job, unit, serial, url FROM tokens ORDER BY unit"
        )
        serials = tokens.serials_of(transaction, job.id, 0, 25)
        assert [tuple(row) for row in rows] == [
            (job.id, unit, serial, job.link_prefix + serial)
            for unit, serial in enumerate(serials, start=1)
        ]
