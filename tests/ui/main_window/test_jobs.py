"""What is done with jobs in the window is done by pressing its real buttons."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from dpp_desktop.minting.control import pause
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.dashboard.jobs_model import Column
from dpp_desktop.ui.text.jobs import rate_text
from dpp_desktop.ui.theme.scale import TARGET
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.ui.main_window.at_work import AtWork
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.obstacle import obstacle
from tests.ui.silence import silence

LONG = 1_000_000


def test_a_request_is_minted_and_announced(at_work: AtWork) -> None:
    job_id = at_work.mint(25_000)
    at_work.wait_until_shown(job_id, Column.STATUS, "Completed")
    assert at_work.shown(job_id, Column.PROGRESS) == "25,000 · 100 %"
    assert at_work.column(Column.BATCH) == ["LOT-7"]
    at_work.wait_for_notice(f"Job {job_id} completed", "25,000")
    assert at_work.job(job_id).minted == 25_000


def test_a_new_job_is_selected(at_work: AtWork) -> None:
    at_work.mint(10, batch="FIRST")
    second = at_work.mint(10, batch="SECOND")
    at_work.wait_for(lambda: [job.id for job in at_work.table.selected_jobs()] == [second])


def test_a_job_is_paused_and_resumed(at_work: AtWork) -> None:
    job_id = at_work.mint(LONG)
    at_work.choose(job_id)
    at_work.do(JobAction.PAUSE)
    at_work.wait_until_shown(job_id, Column.STATUS, "Paused")
    kept = at_work.job(job_id).minted
    assert kept < LONG
    at_work.wait_for(lambda: JobAction.RESUME in at_work.enabled())
    at_work.do(JobAction.RESUME)
    at_work.wait_until_shown(job_id, Column.STATUS, "Completed")
    assert at_work.job(job_id).minted == LONG


def test_cancelling_a_job_requires_confirmation(at_work: AtWork) -> None:
    job = submit(at_work.workspace, parka(LONG)).job
    pause(at_work.workspace, job.id)
    at_work.wait_for(lambda: job.id in at_work.ids())
    at_work.choose(job.id)
    at_work.wait_for(lambda: JobAction.CANCEL in at_work.enabled())
    at_work.answer("cancel_question", "keep")
    at_work.do(JobAction.CANCEL)
    assert at_work.job(job.id).status is JobStatus.PAUSED
    at_work.answer("cancel_question", "cancel_permanently")
    at_work.do(JobAction.CANCEL)
    at_work.wait_until_shown(job.id, Column.STATUS, "Cancelled")
    assert at_work.enabled() == set()


@pytest.mark.logs_warnings
def test_a_failing_job_is_retried_then_fails_and_can_be_retried_by_a_button(
    at_work: AtWork, workspace_path: Path
) -> None:
    with obstacle(workspace_path):
        job_id = at_work.mint(100)
        at_work.wait_for_notice(f"error occurred in job {job_id}", "Retrying")
        at_work.wait_until_shown(job_id, Column.STATUS, "Failed")
        at_work.wait_for_notice(f"Job {job_id} failed", "something in the way")
    at_work.choose(job_id)
    assert f"Job {job_id} failed" in at_work.why_it_failed()
    at_work.do(JobAction.RETRY)
    at_work.wait_until_shown(job_id, Column.STATUS, "Completed")


def test_several_jobs_are_paused_together(at_work: AtWork) -> None:
    made = [submit(at_work.workspace, parka(LONG)).job.id for _ in range(3)]
    at_work.wait_for(lambda: set(made) <= set(at_work.ids()))
    at_work.choose(*made)
    at_work.do(JobAction.PAUSE)
    for job_id in made:
        at_work.wait_until_shown(job_id, Column.STATUS, "Paused")


def test_a_repeated_order_number_shows_the_existing_job(at_work: AtWork) -> None:
    first = at_work.mint(25, order="ORDER-4711")
    other = at_work.mint(30, batch="LOT-8")
    form = at_work.fill_in_a_request(25, order="ORDER-4711")
    show_job = form.find(QPushButton, "show_job")
    form.wait_for(show_job.isVisible)
    assert not form.mint.isEnabled()
    form.click(show_job)
    at_work.wait_for(lambda: [job.id for job in at_work.table.selected_jobs()] == [first])
    assert set(at_work.ids()) == {first, other}


def test_a_different_request_with_the_same_order_number_is_rejected(at_work: AtWork) -> None:
    first = at_work.mint(25, order="ORDER-4711")
    form = at_work.fill_in_a_request(26, order="ORDER-4711")
    form.wait_for(lambda: f"Job {first}" in form.field_message("order"))
    assert not form.mint.isEnabled()
    assert at_work.ids() == [first]
    form.dialog.close()


def test_updates_move_nothing(at_work: AtWork) -> None:
    place = at_work.table.mapToGlobal(QPoint())
    job_id = at_work.mint(100)
    at_work.wait_for_notice(f"Job {job_id} completed")
    assert at_work.table.mapToGlobal(QPoint()) == place
    (notice,) = at_work.window.notices.notices
    assert notice.isVisible()
    lower_edge = notice.mapToGlobal(notice.rect().bottomLeft()).y()
    assert (
        place.y() < lower_edge < at_work.window.mapToGlobal(QPoint(0, at_work.window.height())).y()
    )


def test_late_clicks_on_the_closed_form_are_ignored(at_work: AtWork) -> None:
    at_work.mint(100, batch="FIRST")
    form = at_work.fill_in_a_request(100, batch="SECOND")
    form.wait_until_ready()
    form.click(form.mint)
    at_work.wait_for(lambda: len(at_work.ids()) == 2)
    first_row = at_work.table.visualRect(at_work.table.model().index(1, Column.BATCH)).center()
    at_work.click_on_screen(at_work.table.viewport(), first_row)
    assert [job.batch for job in at_work.table.selected_jobs()] == ["SECOND"]


def test_changes_by_a_command_are_shown(at_work: AtWork, dpp: CommandLine) -> None:
    job_id = dpp.mint(30_000).json["id"]
    at_work.wait_for(lambda: job_id in at_work.ids())
    at_work.wait_until_shown(job_id, Column.PROGRESS, "30,000 · 100 %")


def test_the_window_is_correct_without_signals(at_work: AtWork) -> None:
    silence(at_work.session.tasks.background)
    job_id = at_work.mint(25_000)
    at_work.wait_until_shown(job_id, Column.STATUS, "Completed")
    at_work.choose(job_id)
    at_work.wait_for(lambda: JobAction.EXPORT in at_work.enabled())


def test_jobs_are_filtered_by_text_and_status(at_work: AtWork, workspace: Workspace) -> None:
    done = run_job(workspace, submit(workspace, parka(10, batch="ALPHA")).job.id)
    paused = pause(workspace, submit(workspace, parka(10, batch="BETA")).job.id)
    at_work.wait_for(lambda: {done.id, paused.id} <= set(at_work.ids()))
    at_work.filter_text("beta")
    assert at_work.ids() == [paused.id]
    at_work.filter_text("parka alpha")
    assert at_work.ids() == [done.id]
    at_work.filter_text("")
    at_work.filter_status("stopped")
    assert at_work.ids() == [paused.id]
    at_work.filter_text("alpha")
    assert at_work.ids() == []
    at_work.show_all_jobs()
    assert set(at_work.ids()) == {done.id, paused.id}


def test_jobs_are_sorted_by_any_column(open_window: OpenWindow, workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        for quantity in (30, 10, 20):
            run_job(workspace, submit(workspace, parka(quantity)).job.id)
    at_work = open_window(workspace_path)
    at_work.click_heading(Column.QUANTITY)
    assert at_work.column(Column.QUANTITY) == ["10", "20", "30"]
    at_work.click_heading(Column.QUANTITY)
    assert at_work.column(Column.QUANTITY) == ["30", "20", "10"]


def test_the_highest_rates_are_fully_visible(at_work: AtWork) -> None:
    needed = at_work.table.fontMetrics().horizontalAdvance(rate_text(1_100_000.0))
    assert at_work.table.columnWidth(Column.RATE) >= needed + 2 * TARGET // 4
