"""A mint job runs to its end from any state and keeps its tokens."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.minting.control import cancel, pause, waiting_jobs
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.retry import RetryPolicy
from dpp_desktop.minting.run import Numbers, finish_job, mint_cycle, run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import Busy, NotFound, StorageLocked, WrongState
from dpp_desktop.model.mint import RESUMABLE, JobStatus, MintJob
from dpp_desktop.store import jobs, number_ranges, serial_spaces, tokens
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from tests.conftest import parka

_OBSTACLE = (
    "CREATE TRIGGER obstacle BEFORE INSERT ON cycles "
    "BEGIN SELECT RAISE(ABORT, 'something in the way'); END"
)


class Recorder(NullMintObserver):
    """Records the calls, and runs a function after each cycle or instead of each wait."""

    def __init__(
        self,
        on_progress: Callable[[MintJob], object] = lambda job: None,
        on_wait: Callable[[int], object] = lambda waits: None,
    ) -> None:
        self.minted: list[int] = []
        self.delays: list[float] = []
        self.stop = False
        self.on_progress = on_progress
        self._on_wait = on_wait

    def progressed(self, job: MintJob) -> None:
        self.minted.append(job.minted)
        self.on_progress(job)

    def wait(self, seconds: float) -> None:
        self.delays.append(seconds)
        self._on_wait(len(self.delays))

    def stop_requested(self) -> bool:
        return self.stop


def _serials(workspace: Workspace, job_id: int) -> list[str]:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job_id, 0, 1_000_000)


def _job(workspace: Workspace, job_id: int) -> MintJob:
    with workspace.read() as transaction:
        return jobs.require(transaction, job_id)


def _sql(workspace: Workspace, statement: str) -> None:
    with workspace.write() as transaction:
        transaction.exec_driver_sql(statement)


def _new_job(workspace: Workspace, quantity: int = 25) -> int:
    return submit(workspace, parka(quantity)).job.id


@pytest.mark.parametrize("quantity", [1, 9, 10, 11, 25, 30])
def test_a_job_gets_exactly_its_tokens(workspace: Workspace, quantity: int) -> None:
    observer = Recorder()
    job = run_job(workspace, _new_job(workspace, quantity), observer, cycle_tokens=10)
    assert (job.status, job.minted, job.error) == (JobStatus.COMPLETED, quantity, None)
    assert job.finished_at is not None
    assert job.runner is None
    assert len(set(_serials(workspace, job.id))) == quantity
    assert observer.minted == [*range(10, quantity, 10), quantity]


def test_serials_are_those_of_the_jobs_numbers(workspace: Workspace) -> None:
    run_job(workspace, _new_job(workspace, 7))
    job = run_job(workspace, _new_job(workspace, 23), cycle_tokens=10)
    with workspace.read() as transaction:
        (reserved,) = number_ranges.of_job(transaction, job.id)
        codec = serial_spaces.codec(transaction, reserved.space_id)
    expected = [codec.encode(reserved.first_number + unit) for unit in range(23)]
    assert _serials(workspace, job.id) == expected


def test_tokens_and_progress_commit_together(workspace: Workspace) -> None:
    def compare(job: MintJob) -> None:
        stored = _job(workspace, job.id)
        assert len(_serials(workspace, job.id)) == stored.minted == job.minted

    run_job(workspace, _new_job(workspace, 55), Recorder(compare), cycle_tokens=10)


def test_an_ended_job_is_unchanged(workspace: Workspace) -> None:
    done = run_job(workspace, _new_job(workspace))
    assert run_job(workspace, done.id, from_states=RESUMABLE) == done
    with pytest.raises(NotFound):
        run_job(workspace, 99)


def test_a_stopped_job_returns_to_the_queue(workspace: Workspace) -> None:
    observer = Recorder()

    def stop_after_two(job: MintJob) -> None:
        observer.stop = len(observer.minted) == 2

    observer.on_progress = stop_after_two
    job = run_job(workspace, _new_job(workspace), observer, cycle_tokens=10)
    assert (job.status, job.minted, job.runner) == (JobStatus.QUEUED, 20, None)
    assert [waiting.id for waiting in waiting_jobs(workspace)] == [job.id]
    assert run_job(workspace, job.id).status is JobStatus.COMPLETED


@pytest.mark.logs_warnings
@pytest.mark.parametrize("failures", [1, 2, 3])
def test_a_failing_cycle_is_retried(workspace: Workspace, failures: int) -> None:
    def clear(waits: int) -> None:
        if waits == failures:
            _sql(workspace, "DROP TRIGGER obstacle")

    job_id = _new_job(workspace)
    _sql(workspace, _OBSTACLE)
    observer = Recorder(on_wait=clear)
    job = run_job(workspace, job_id, observer, cycle_tokens=10)
    assert (job.status, job.minted, job.error) == (JobStatus.COMPLETED, 25, None)
    assert len(observer.delays) == failures
    assert all(shorter < longer for shorter, longer in pairwise(observer.delays))
    assert len(set(_serials(workspace, job_id))) == 25


@pytest.mark.logs_warnings
def test_after_three_retries_the_job_fails_and_keeps_its_tokens(workspace: Workspace) -> None:
    job_id = _new_job(workspace)

    def block(job: MintJob) -> None:
        if job.minted == 10:
            _sql(workspace, _OBSTACLE)

    observer = Recorder(block)
    failed = run_job(workspace, job_id, observer, cycle_tokens=10)
    assert (failed.status, failed.minted) == (JobStatus.FAILED, 10)
    assert "something in the way" in str(failed.error)
    assert len(observer.delays) == 3
    kept = _serials(workspace, job_id)
    assert len(kept) == 10
    _sql(workspace, "DROP TRIGGER obstacle")
    assert run_job(workspace, job_id) == failed  # not resumed
    resumed = run_job(workspace, job_id, from_states=RESUMABLE)
    assert (resumed.status, resumed.error) == (JobStatus.COMPLETED, None)
    assert _serials(workspace, job_id)[:10] == kept


@pytest.mark.logs_warnings
def test_retries_are_counted_again_after_a_success(workspace: Workspace) -> None:
    """Two failures precede each of three cycles: six in total, at most two in a row."""

    def clear(waits: int) -> None:
        if waits % 2 == 0:
            _sql(workspace, "DROP TRIGGER obstacle")

    def block_again(job: MintJob) -> None:
        if job.minted < job.quantity:
            _sql(workspace, _OBSTACLE)

    job_id = _new_job(workspace, 30)
    _sql(workspace, _OBSTACLE)
    observer = Recorder(block_again, clear)
    job = run_job(workspace, job_id, observer, cycle_tokens=10)
    assert job.status is JobStatus.COMPLETED
    assert len(observer.delays) == 6


@pytest.mark.logs_warnings
def test_delays_follow_the_policy(workspace: Workspace) -> None:
    _sql(workspace, _OBSTACLE)
    observer = Recorder()
    run_job(workspace, _new_job(workspace), observer, policy=RetryPolicy((0.5, 1.5)))
    assert observer.delays == [0.5, 1.5]


def test_pausing_takes_effect_at_the_next_cycle(workspace: Workspace) -> None:
    job_id = _new_job(workspace)
    job = run_job(
        workspace, job_id, Recorder(lambda job: pause(workspace, job.id)), cycle_tokens=10
    )
    assert (job.status, job.minted) == (JobStatus.PAUSED, 10)
    assert not waiting_jobs(workspace)
    assert run_job(workspace, job_id).status is JobStatus.PAUSED
    assert run_job(workspace, job_id, from_states=RESUMABLE).minted == 25


def test_cancelling_is_final_and_keeps_tokens_and_numbers(workspace: Workspace) -> None:
    job_id = _new_job(workspace)
    job = run_job(
        workspace, job_id, Recorder(lambda job: cancel(workspace, job.id)), cycle_tokens=10
    )
    assert (job.status, job.minted) == (JobStatus.CANCELLED, 10)
    assert len(_serials(workspace, job_id)) == 10
    assert run_job(workspace, job_id, from_states=RESUMABLE).status is JobStatus.CANCELLED
    assert cancel(workspace, job_id) == job
    with workspace.read() as transaction:
        (spent,) = number_ranges.of_job(transaction, job_id)
    assert spent.quantity == 25


def test_a_completed_job_can_be_neither_paused_nor_cancelled(workspace: Workspace) -> None:
    done = run_job(workspace, _new_job(workspace))
    for act in (pause, cancel):
        with pytest.raises(WrongState, match="completed"):
            act(workspace, done.id)
    assert _job(workspace, done.id) == done


def test_two_runs_never_mint_the_same_job(workspace: Workspace) -> None:
    job_id = _new_job(workspace)

    def run_concurrently(job: MintJob) -> None:
        if job.minted < job.quantity:
            with pytest.raises(Busy):
                run_job(workspace, job.id)

    run_job(workspace, job_id, Recorder(run_concurrently), cycle_tokens=10)
    assert len(set(_serials(workspace, job_id))) == 25


def test_a_run_that_lost_its_claim_writes_nothing_more(workspace: Workspace) -> None:
    """After another process takes over the job, the fence, not a clock, prevents writing."""
    job_id = _new_job(workspace)

    def take_over(job: MintJob) -> None:
        if job.minted == 10:
            with workspace.write() as transaction:
                held = jobs.claim(transaction, _job(workspace, job_id), "someone-else")
                (reserved,) = number_ranges.of_job(transaction, job_id)
                codec = serial_spaces.codec(transaction, reserved.space_id)
            assert held
            mint_cycle(workspace, held, job, Numbers(reserved, codec), 5)

    job = run_job(workspace, job_id, Recorder(take_over), cycle_tokens=10)
    assert (job.status, job.minted, job.runner) == (JobStatus.MINTING, 15, "someone-else")
    assert len(_serials(workspace, job_id)) == 15
    assert finish_job(workspace, job_id).minted == 25
    assert len(set(_serials(workspace, job_id))) == 25


def test_a_job_of_a_dead_runner_is_waiting(workspace: Workspace) -> None:
    job_id = _new_job(workspace)
    with workspace.write() as transaction:
        jobs.claim(transaction, _job(workspace, job_id), "long-gone")
    assert [job.id for job in waiting_jobs(workspace)] == [job_id]
    assert run_job(workspace, job_id).status is JobStatus.COMPLETED


def test_an_interruption_releases_the_job(workspace: Workspace) -> None:
    def interrupt(job: MintJob) -> None:
        raise KeyboardInterrupt

    job_id = _new_job(workspace)
    with pytest.raises(KeyboardInterrupt):
        run_job(workspace, job_id, Recorder(interrupt), cycle_tokens=10)
    job = _job(workspace, job_id)
    assert (job.status, job.minted, job.runner) == (JobStatus.QUEUED, 10, None)


@pytest.mark.logs_warnings
def test_an_internal_error_fails_the_job_and_is_reported(workspace: Workspace) -> None:
    def raise_error(job: MintJob) -> None:
        raise ValueError("a bug")

    failed = run_job(workspace, _new_job(workspace), Recorder(raise_error), cycle_tokens=10)
    assert (failed.status, failed.minted, failed.runner) == (JobStatus.FAILED, 10, None)
    assert failed.error
    assert failed.error.startswith("Internal error: ValueError: a bug.")
    assert failed.error.values == {"kind": "ValueError", "text": "a bug"}
    done = run_job(workspace, failed.id, from_states=RESUMABLE)
    assert done.status is JobStatus.COMPLETED


def test_jobs_of_different_spaces_may_share_serials_but_never_urls(workspace: Workspace) -> None:
    first = run_job(workspace, _new_job(workspace, 500))
    form = MintForm("atelier", "SCARF-01", "L1", 500)
    second = run_job(workspace, submit(workspace, form).job.id)
    urls = {
        job.link_prefix + serial
        for job in (first, second)
        for serial in _serials(workspace, job.id)
    }
    assert len(urls) == 1_000


@pytest.mark.logs_warnings
def test_a_claim_that_could_not_be_released_blocks_no_other_run(workspace_path: Path) -> None:
    """The database is locked during all retries and when the failure is recorded."""
    blocker = sqlite.connect(str(workspace_path / DATABASE_NAME), isolation_level=None)

    class Block(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            blocker.execute("BEGIN IMMEDIATE")

        def wait(self, seconds: float) -> None:
            """Do nothing."""

    with Workspace.open(workspace_path, lock_wait=0.02) as workspace:
        job_id = _new_job(workspace)
        with pytest.raises(StorageLocked):
            run_job(workspace, job_id, Block(), cycle_tokens=10)
        blocker.execute("ROLLBACK")
        assert [job.id for job in waiting_jobs(workspace)] == [job_id]
        assert run_job(workspace, job_id).status is JobStatus.COMPLETED
    blocker.close()
