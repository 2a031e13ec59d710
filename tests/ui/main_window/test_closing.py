"""Closing the window loses no data; the next start continues running work."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.jobs_model import Column
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.settings.preferences import PreferencesFile
from tests.conftest import parka
from tests.samples import put_job
from tests.ui.driver import TIMEOUT_MS
from tests.ui.held_minting import HELD_JOB, HeldMinting
from tests.ui.main_window.conftest import OpenWindow, close
from tests.ui.main_window.window_driver import MainWindowDriver


def test_closing_during_minting_can_be_cancelled(
    main_window: MainWindowDriver, minting: HeldMinting
) -> None:
    job_id = main_window.mint(HELD_JOB)
    main_window.answer("closing_question", "keep_working")
    main_window.window.close()
    assert main_window.window.isVisible()
    minting.release()
    main_window.wait_until_shown(job_id, Column.STATUS, "Completed")


def test_a_job_stopped_by_closing_is_resumed_and_reported_at_the_next_start(
    main_window: MainWindowDriver,
    minting: HeldMinting,
    open_window: OpenWindow,
    workspace_path: Path,
    qtbot: QtBot,
) -> None:
    job_id = main_window.mint(HELD_JOB)
    main_window.wait_for(lambda: main_window.job(job_id).minted)
    main_window.answer("closing_question", "close_anyway")
    with qtbot.waitSignal(main_window.session.ended, timeout=TIMEOUT_MS):
        main_window.window.close()
    with Workspace.open(workspace_path) as workspace:
        interrupted = submit(workspace, parka(HELD_JOB, key="unknown")).job
        with workspace.read() as transaction:
            minted = tokens.serials_of(transaction, job_id, 0, HELD_JOB)
    assert 0 < len(minted) < HELD_JOB
    minting.release()
    second_window = open_window(workspace_path)
    second_window.wait_for_notice(
        "2 interrupted jobs were resumed", str(job_id), str(interrupted.id)
    )
    done = second_window.wait_until(job_id, JobStatus.COMPLETED)
    assert done.minted == HELD_JOB
    with second_window.workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job_id, 0, HELD_JOB)
    assert serials[: len(minted)] == minted
    assert len(set(serials)) == HELD_JOB


def test_the_window_closes_with_more_jobs_than_threads(
    main_window: MainWindowDriver, minting: HeldMinting, qtbot: QtBot
) -> None:
    main_window.session.tasks.mints.set_max_parallel(1)
    for batch in ("A", "B", "C"):
        main_window.mint(HELD_JOB, batch=batch)
    with qtbot.waitSignal(main_window.session.ended, timeout=TIMEOUT_MS):
        main_window.window.close_at_once()


def test_closing_without_running_work_asks_nothing(
    main_window: MainWindowDriver, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(main_window.session.ended):
        main_window.window.close()


def test_the_window_size_is_restored(
    main_window: MainWindowDriver, open_window: OpenWindow, workspace_path: Path, qtbot: QtBot
) -> None:
    main_window.window.resize(1024, 700)
    main_window.table.horizontalHeader().resizeSection(Column.BATCH, 200)
    close(qtbot, main_window)
    second_window = open_window(workspace_path)
    assert (second_window.window.width(), second_window.window.height()) == (1024, 700)
    assert second_window.table.columnWidth(Column.BATCH) == 200


@pytest.mark.parametrize("saved", [QRect(2_400, 1_300, 1_200, 700), QRect(900, 500, 1_900, 1_000)])
def test_a_window_saved_on_a_larger_screen_fits_the_current_one(
    open_window: OpenWindow, workspace_path: Path, qtbot: QtBot, saved: QRect
) -> None:
    PreferencesFile().save_state("window", _geometry_of_a_window_at(saved))
    main_window = open_window(workspace_path).window
    available = main_window.screen().availableGeometry()
    qtbot.waitUntil(lambda: available.contains(main_window.frameGeometry()))
    assert main_window.width() >= min(saved.width(), available.width()) - 10


def _geometry_of_a_window_at(place: QRect) -> QByteArray:
    window = QWidget()
    window.setGeometry(place)
    return window.saveGeometry()


def test_hiding_the_chart_leaves_room_for_jobs_and_is_remembered_at_once(
    open_window: OpenWindow, workspace_path: Path, qtbot: QtBot
) -> None:
    first = open_window(workspace_path)
    put_job(first.workspace, parka(5))
    first.wait_for(first.table.isVisible)
    before = first.table.height()
    first.trigger(Command.CHART)
    first.wait_for(lambda: first.table.height() > before + 70)
    assert not first.find(QFrame, "totals").isVisible()
    # A crash would save nothing later.
    assert PreferencesFile().state("chart_and_totals").data() == b"hidden"
    close(qtbot, first)
    second = open_window(workspace_path)
    assert not second.find(QFrame, "totals").isVisible()
    second.trigger(Command.CHART)
    second.wait_for(second.find(QFrame, "totals").isVisible)
