"""Jobs are controlled with the buttons of the window."""

from pathlib import Path
from threading import Event

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
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.tasks import minting
from dpp_desktop.ui.text.jobs import rate_text
from dpp_desktop.ui.theme.scale import TARGET
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.ui.driver import TIMEOUT_MS
from tests.ui.held_minting import HELD_JOB, HeldMinting
from tests.ui.lost_signals import lose_signals
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.failing_cycles import failing_cycles
from tests.ui.main_window.window_driver import MainWindowDriver


class HurriedEvent(Event):
    """Waits only a tenth of the time."""

    def wait(self, timeout: float | None = None) -> bool:
        return super().wait(None if timeout is None else timeout / 10)


def test_a_request_is_minted_and_announced(main_window: MainWindowDriver) -> None:
    job_id = main_window.mint(25_000)
    main_window.wait_until_shown(job_id, Column.STATUS, "Completed")
    assert main_window.shown(job_id, Column.PROGRESS) == "25,000 · 100%"
    assert main_window.column(Column.BATCH) == ["LOT-7"]
    main_window.wait_for_notice(f"Job {job_id} completed", "25,000")
    assert main_window.job(job_id).minted == 25_000
    assert PreferencesFile().state("brand").data() == b"nordlicht"


def test_a_new_job_is_selected(main_window: MainWindowDriver) -> None:
    main_window.mint(10, batch="FIRST")
    second = main_window.mint(10, batch="SECOND")
    main_window.wait_for(lambda: [job.id for job in main_window.table.selected_jobs()] == [second])


def test_a_job_is_paused_and_resumed(main_window: MainWindowDriver, minting: HeldMinting) -> None:
    job_id = main_window.mint(HELD_JOB)
    main_window.choose(job_id)
    main_window.do(JobAction.PAUSE)
    main_window.wait_until_shown(job_id, Column.STATUS, "Paused")
    minted_before = main_window.job(job_id).minted
    assert minted_before < HELD_JOB
    minting.release()
    main_window.wait_for(lambda: JobAction.RESUME in main_window.enabled())
    main_window.do(JobAction.RESUME)
    main_window.wait_until_shown(job_id, Column.STATUS, "Completed")
    assert main_window.job(job_id).minted == HELD_JOB


def test_cancelling_a_job_requires_confirmation(main_window: MainWindowDriver) -> None:
    job = submit(main_window.workspace, parka(HELD_JOB)).job
    pause(main_window.workspace, job.id)
    main_window.wait_for(lambda: job.id in main_window.ids())
    main_window.choose(job.id)
    main_window.wait_for(lambda: JobAction.CANCEL in main_window.enabled())
    main_window.answer("cancel_question", "keep")
    main_window.do(JobAction.CANCEL)
    assert main_window.job(job.id).status is JobStatus.PAUSED
    main_window.answer("cancel_question", "cancel_permanently")
    main_window.do(JobAction.CANCEL)
    main_window.wait_until_shown(job.id, Column.STATUS, "Cancelled")
    assert main_window.enabled() == set()


@pytest.mark.logs_warnings
def test_a_failing_job_is_retried_then_fails_and_can_be_retried_by_a_button(
    main_window: MainWindowDriver, workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minting, "Event", HurriedEvent)
    with failing_cycles(workspace_path):
        job_id = main_window.mint(100)
        main_window.wait_for_notice(f"error occurred in job {job_id}", "Retrying")
        main_window.wait_until_shown(job_id, Column.STATUS, "Failed")
        main_window.wait_for_notice(f"Job {job_id} failed", "simulated error")
    main_window.choose(job_id)
    assert f"Job {job_id} failed" in main_window.job_notice()
    main_window.do(JobAction.RETRY)
    main_window.wait_until_shown(job_id, Column.STATUS, "Completed")


def test_several_jobs_are_paused_together(
    main_window: MainWindowDriver, minting: HeldMinting
) -> None:
    created = [submit(main_window.workspace, parka(HELD_JOB)).job.id for _ in range(3)]
    main_window.wait_for(lambda: set(created) <= set(main_window.ids()))
    main_window.choose(*created)
    main_window.do(JobAction.PAUSE)
    for job_id in created:
        main_window.wait_until_shown(job_id, Column.STATUS, "Paused")


def test_a_repeated_order_number_shows_the_existing_job(main_window: MainWindowDriver) -> None:
    first = main_window.mint(25, order="ORDER-4711")
    other = main_window.mint(30, batch="LOT-8")
    form = main_window.fill_in_mint_form(25, order="ORDER-4711")
    show_job = form.find(QPushButton, "show_job")
    form.wait_for(show_job.isVisible)
    assert not form.mint.isEnabled()
    form.click(show_job)
    main_window.wait_for(lambda: [job.id for job in main_window.table.selected_jobs()] == [first])
    assert set(main_window.ids()) == {first, other}


def test_a_different_request_with_the_same_order_number_is_rejected(
    main_window: MainWindowDriver,
) -> None:
    first = main_window.mint(25, order="ORDER-4711")
    form = main_window.fill_in_mint_form(26, order="ORDER-4711")
    form.wait_for(lambda: f"Job {first}" in form.field_message("order"))
    assert not form.mint.isEnabled()
    assert main_window.ids() == [first]
    form.dialog.close_at_once()


def test_updates_change_neither_selection_nor_order(main_window: MainWindowDriver) -> None:
    place = main_window.table.mapToGlobal(QPoint())
    job_id = main_window.mint(100)
    main_window.wait_for_notice(f"Job {job_id} completed")
    assert main_window.table.mapToGlobal(QPoint()) == place
    (notice,) = main_window.window.notices.notices
    assert notice.isVisible()
    below_the_table = main_window.table.mapToGlobal(main_window.table.rect().bottomLeft()).y()
    assert notice.mapToGlobal(QPoint()).y() > below_the_table


def test_late_clicks_on_the_closed_form_are_ignored(
    main_window: MainWindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Early enough on a busy computer, too.
    monkeypatch.setattr("dpp_desktop.ui.main_window.main_window._IGNORE_CLICKS_MS", 2 * TIMEOUT_MS)
    main_window.mint(100, batch="FIRST")
    form = main_window.fill_in_mint_form(100, batch="SECOND")
    form.wait_until_ready()
    form.click(form.mint)
    # The list may have the job before the form knows that it was accepted.
    main_window.wait_for(lambda: len(main_window.ids()) == 2 and not form.dialog.isVisible())
    first_row = main_window.table.visualRect(
        main_window.table.model().index(1, Column.BATCH)
    ).center()
    main_window.click_on_screen(main_window.table.viewport(), first_row)
    assert [job.batch for job in main_window.table.selected_jobs()] == ["SECOND"]


def test_changes_by_a_command_are_shown(main_window: MainWindowDriver, dpp: CommandLine) -> None:
    job_id = dpp.mint(30_000).json["id"]
    main_window.wait_for(lambda: job_id in main_window.ids())
    main_window.wait_until_shown(job_id, Column.PROGRESS, "30,000 · 100%")


def test_the_window_is_correct_without_signals(main_window: MainWindowDriver) -> None:
    lose_signals(main_window.session.tasks.background)
    job_id = main_window.mint(25_000)
    main_window.wait_until_shown(job_id, Column.STATUS, "Completed")
    main_window.choose(job_id)
    main_window.wait_for(lambda: JobAction.EXPORT in main_window.enabled())


def test_jobs_are_filtered_by_text_and_status(
    main_window: MainWindowDriver, workspace: Workspace
) -> None:
    done = run_job(workspace, submit(workspace, parka(10, batch="ALPHA")).job.id)
    paused = pause(workspace, submit(workspace, parka(10, batch="BETA")).job.id)
    main_window.wait_for(lambda: {done.id, paused.id} <= set(main_window.ids()))
    main_window.filter_text("beta")
    assert main_window.ids() == [paused.id]
    main_window.filter_text("parka alpha")
    assert main_window.ids() == [done.id]
    main_window.filter_text("")
    main_window.filter_status("stopped")
    assert main_window.ids() == [paused.id]
    main_window.filter_text("alpha")
    assert main_window.ids() == []
    main_window.show_all_jobs()
    assert set(main_window.ids()) == {done.id, paused.id}


def test_jobs_are_sorted_by_any_column(open_window: OpenWindow, workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        for quantity in (30, 10, 20):
            run_job(workspace, submit(workspace, parka(quantity)).job.id)
    main_window = open_window(workspace_path)
    main_window.click_heading(Column.QUANTITY)
    assert main_window.column(Column.QUANTITY) == ["10", "20", "30"]
    main_window.click_heading(Column.QUANTITY)
    assert main_window.column(Column.QUANTITY) == ["30", "20", "10"]


def test_the_highest_rates_are_fully_visible(main_window: MainWindowDriver) -> None:
    needed = main_window.table.fontMetrics().horizontalAdvance(rate_text(1_100_000.0))
    assert main_window.table.columnWidth(Column.RATE) >= needed + 2 * TARGET // 4
