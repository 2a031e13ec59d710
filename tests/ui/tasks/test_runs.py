"""Jobs are minted in a limited number of threads; errors are reported and nothing is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import SignalInstance
from pysqlite3 import dbapi2 as sqlite
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.minting.control import find_job, pause
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import RESUMABLE, JobStatus, MintJob
from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from dpp_desktop.ui.tasks.minting import NotMinted
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from tests.conftest import parka
from tests.ui.driver import TIMEOUT_MS
from tests.ui.held_minting import HELD_JOB, HeldMinting


def _collect(signal: SignalInstance) -> list[Any]:
    collected: list[Any] = []
    signal.connect(collected.append)
    return collected


def _wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=TIMEOUT_MS)


def _completed(workspace: Workspace, job_id: int) -> bool:
    return find_job(workspace, job_id).status is JobStatus.COMPLETED


def _execute_sql(workspace_path: Path, statement: str) -> None:
    connection = sqlite.connect(str(workspace_path / DATABASE_NAME), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.close()


def test_more_jobs_than_threads_are_all_minted_without_a_duplicate(
    tasks: WorkspaceTasks, workspace: Workspace, qtbot: QtBot
) -> None:
    created = [submit(workspace, parka(20_000)).job.id for _ in range(5)]
    ended = _collect(tasks.mints.ended)
    for job_id in (*created, *created):  # each job is started twice but minted once
        tasks.mints.start(job_id)
    assert tasks.mints.under_way == set(created)
    _wait(qtbot, lambda: len(ended) == 5)
    assert {job.status for job in ended} == {JobStatus.COMPLETED}
    with workspace.read() as transaction:
        serials = [
            serial
            for job_id in created
            for serial in tokens.serials_of(transaction, job_id, 0, 20_000)
        ]
    assert len(set(serials)) == 100_000


def test_stopped_jobs_return_to_the_queue(
    tasks: WorkspaceTasks, workspace: Workspace, minting: HeldMinting, qtbot: QtBot
) -> None:
    created = [submit(workspace, parka(HELD_JOB)).job.id for _ in range(3)]
    for job_id in created:
        tasks.mints.start(job_id)
    _wait(qtbot, lambda: find_job(workspace, created[0]).minted)
    tasks.stop()
    _wait(qtbot, lambda: not tasks.busy)
    assert {find_job(workspace, job_id).status for job_id in created} == {JobStatus.QUEUED}
    assert all(find_job(workspace, job_id).runner is None for job_id in created)


def test_stopping_before_some_jobs_have_started_ends_all_runs(
    tasks: WorkspaceTasks, workspace: Workspace, qtbot: QtBot
) -> None:
    idle: list[bool] = []
    tasks.idle.connect(lambda: idle.append(tasks.busy))
    for _ in range(5):  # there are two threads, so three jobs wait
        tasks.mints.start(submit(workspace, parka(1_000_000)).job.id)
    tasks.stop()
    _wait(qtbot, lambda: idle)
    assert idle == [False]


def test_nothing_starts_after_stop(
    tasks: WorkspaceTasks, workspace: Workspace, qtbot: QtBot
) -> None:
    job_id = submit(workspace, parka(10)).job.id
    tasks.stop()
    tasks.mints.start(job_id)
    tasks.exports.start(Request(WholeJob(job_id), workspace.path / "packs"))
    tasks.auto_resume.check()
    qtbot.wait(200)
    assert not tasks.busy
    assert find_job(workspace, job_id).status is JobStatus.QUEUED


def test_a_job_resumed_right_after_a_pause_continues(
    tasks: WorkspaceTasks, workspace: Workspace, minting: HeldMinting, qtbot: QtBot
) -> None:
    job_id = submit(workspace, parka(HELD_JOB)).job.id
    tasks.mints.start(job_id)
    for _ in range(4):
        _wait(qtbot, lambda: find_job(workspace, job_id).minted)
        if find_job(workspace, job_id).status is JobStatus.MINTING:
            pause(workspace, job_id)
        tasks.mints.start(job_id, RESUMABLE)  # the previous run may not have stopped yet
    minting.release()
    _wait(qtbot, lambda: find_job(workspace, job_id).status is JobStatus.COMPLETED)


def test_uninterrupted_tasks_count_as_busy(tasks: WorkspaceTasks, qtbot: QtBot) -> None:
    release = Event()
    collected: list[bool] = []
    tasks.background.start_uninterrupted(tasks, release.wait, collected.append)
    assert tasks.busy
    with qtbot.waitSignal(tasks.idle):
        release.set()
    assert collected == [True]
    assert not tasks.busy


@pytest.mark.logs_warnings
def test_an_internal_error_fails_only_its_own_job(
    tasks: WorkspaceTasks, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    bad, good = (submit(workspace, parka(10)).job.id for _ in range(2))

    def fault(transaction: Transaction, job: MintJob) -> None:
        if job.id == bad:
            raise RuntimeError("ours")

    monkeypatch.setattr(tokens, "check_minted", fault)
    ended = _collect(tasks.mints.ended)
    for job_id in (bad, good):
        tasks.mints.start(job_id)
    _wait(qtbot, lambda: len(ended) == 2)
    failed = find_job(workspace, bad)
    assert failed.status is JobStatus.FAILED
    assert failed.error
    assert failed.error.startswith("Internal error")
    assert find_job(workspace, good).status is JobStatus.COMPLETED


@pytest.mark.logs_warnings
def test_damage_is_reported_and_blocks_further_minting(
    tasks: WorkspaceTasks, workspace: Workspace, workspace_path: Path, qtbot: QtBot
) -> None:
    bad, other = (submit(workspace, parka(10)).job.id for _ in range(2))
    _execute_sql(workspace_path, f"UPDATE mint_jobs SET fence = 'nonsense' WHERE id = {bad}")
    collected: list[NotMinted] = _collect(tasks.mints.not_minted)
    for job_id in (bad, other):
        tasks.mints.start(job_id)
        _wait(qtbot, lambda: not tasks.mints.under_way)
    assert [each.job_id for each in collected] == [bad, other]
    assert all(
        "'mint_jobs' has no valid value in 'fence'" in str(each.failure) for each in collected
    )
    assert find_job(workspace, other).status is JobStatus.QUEUED


@pytest.mark.logs_warnings
def test_a_job_that_cannot_be_claimed_is_reported_and_not_retried_forever(
    tasks: WorkspaceTasks, workspace: Workspace, workspace_path: Path, qtbot: QtBot
) -> None:
    job_id = submit(workspace, parka(10)).job.id
    _execute_sql(
        workspace_path,
        "CREATE TRIGGER shut BEFORE UPDATE ON mint_jobs BEGIN SELECT RAISE(ABORT, 'shut'); END",
    )
    collected: list[NotMinted] = _collect(tasks.mints.not_minted)
    tasks.auto_resume.start()
    _wait(qtbot, lambda: collected)
    assert collected[0].job_id == job_id
    tasks.auto_resume.check()
    tasks.auto_resume.check()
    qtbot.wait(100)
    assert len(collected) == 1
    _execute_sql(workspace_path, "DROP TRIGGER shut")
    tasks.auto_resume.allow_retry(job_id)
    tasks.auto_resume.check()
    tasks.auto_resume.check()
    _wait(qtbot, lambda: find_job(workspace, job_id).status is JobStatus.COMPLETED)


def test_waiting_jobs_are_resumed_and_reported_at_the_start(
    tasks: WorkspaceTasks, workspace: Workspace, qtbot: QtBot
) -> None:
    queued = submit(workspace, parka(10)).job.id
    claimed = submit(workspace, parka(10)).job.id
    with workspace.write() as transaction:  # claimed by a killed process
        jobs.claim(transaction, jobs.require(transaction, claimed), "long-gone")
    resumed: list[tuple[MintJob, ...]] = _collect(tasks.auto_resume.resumed)
    tasks.auto_resume.start()
    _wait(qtbot, lambda: resumed)
    assert [job.id for job in resumed[0]] == [queued, claimed]
    for job_id in (queued, claimed):
        _wait(qtbot, partial(_completed, workspace, job_id))


def test_a_job_just_submitted_by_another_process_is_not_started_at_once(
    tasks: WorkspaceTasks, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tasks.auto_resume.checked):
        tasks.auto_resume.check()
    job_id = submit(workspace, parka(10)).job.id
    with qtbot.waitSignal(tasks.auto_resume.checked):
        tasks.auto_resume.check()
    assert not tasks.busy
    assert find_job(workspace, job_id).status is JobStatus.QUEUED
    tasks.auto_resume.check()  # the job is still queued, so its submitter has ended
    _wait(qtbot, lambda: find_job(workspace, job_id).status is JobStatus.COMPLETED)


def test_a_paused_export_continues(
    tasks: WorkspaceTasks, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    job_id = submit(workspace, parka(300_000)).job.id
    tasks.mints.start(job_id)
    _wait(qtbot, lambda: find_job(workspace, job_id).status is JobStatus.COMPLETED)
    ended, moved = _collect(tasks.exports.ended), _collect(tasks.exports.progressed)
    tasks.exports.start(Request(WholeJob(job_id), tmp_path / "packs"))
    _wait(qtbot, lambda: moved)
    tasks.exports.pause(WholeJob(job_id))
    _wait(qtbot, lambda: ended)
    finished = {file: file.stat().st_mtime_ns for file in (tmp_path / "packs").glob("*.csv")}
    assert 0 < len(finished) < 30
    tasks.exports.start(Request(WholeJob(job_id), tmp_path / "packs"))
    _wait(qtbot, lambda: len(ended) == 2)
    assert len(list((tmp_path / "packs").glob("*.csv"))) == 30
    assert {file: file.stat().st_mtime_ns for file in finished} == finished
