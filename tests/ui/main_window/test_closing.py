"""Closing loses no work; the next start continues it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.jobs_model import Column
from tests.conftest import parka
from tests.ui.driver import TIMEOUT_MS
from tests.ui.main_window.at_work import AtWork
from tests.ui.main_window.conftest import OpenWindow, close

LONG = 1_000_000


def test_closing_while_minting_can_be_refused(at_work: AtWork) -> None:
    job_id = at_work.mint(LONG)
    at_work.answer("closing_question", "keep_working")
    at_work.window.close()
    assert at_work.window.isVisible()
    at_work.wait_until_shown(job_id, Column.STATUS, "Completed")


def test_a_job_stopped_by_closing_is_resumed_and_reported_at_the_next_start(
    at_work: AtWork, open_window: OpenWindow, workspace_path: Path, qtbot: QtBot
) -> None:
    job_id = at_work.mint(LONG)
    at_work.answer("closing_question", "close_anyway")
    with qtbot.waitSignal(at_work.session.ended, timeout=TIMEOUT_MS):
        at_work.window.close()
    with Workspace.open(workspace_path) as workspace:
        left = submit(workspace, parka(LONG, key="unknown")).job
        with workspace.read() as transaction:
            kept = tokens.serials_of(transaction, job_id, 0, LONG)
    assert len(kept) < LONG
    again = open_window(workspace_path)
    again.wait_for_notice("2 interrupted jobs were resumed", str(job_id), str(left.id))
    done = again.wait_until(job_id, JobStatus.COMPLETED)
    assert done.minted == LONG
    with again.workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job_id, 0, LONG)
    assert serials[: len(kept)] == kept
    assert len(set(serials)) == LONG


def test_the_window_closes_with_more_jobs_than_threads(at_work: AtWork, qtbot: QtBot) -> None:
    at_work.session.tasks.mints.set_max_parallel(1)
    for batch in ("A", "B", "C"):
        at_work.mint(LONG, batch=batch)
    with qtbot.waitSignal(at_work.session.ended, timeout=TIMEOUT_MS):
        at_work.window.close_at_once()


def test_closing_without_running_work_asks_nothing(at_work: AtWork, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at_work.session.ended):
        at_work.window.close()


def test_the_window_size_is_restored(
    at_work: AtWork, open_window: OpenWindow, workspace_path: Path, qtbot: QtBot
) -> None:
    at_work.window.resize(1024, 700)
    at_work.table.horizontalHeader().resizeSection(Column.BATCH, 200)
    close(qtbot, at_work)
    again = open_window(workspace_path)
    assert (again.window.width(), again.window.height()) == (1024, 700)
    assert again.table.columnWidth(Column.BATCH) == 200
