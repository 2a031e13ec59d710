"""After the user confirms that the workspace was restored, minting uses new serials."""

import os
import shutil
from pathlib import Path

import pytest

from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.store import site
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.jobs_model import Column
from dpp_desktop.ui.main_window.window_actions import Command
from tests.conftest import parka
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.window_driver import MainWindowDriver


def _epoch(path: Path) -> int | None:
    with Workspace.open(path) as workspace, workspace.read() as transaction:
        return site.workspace_identity(transaction).epoch


def test_renewing_requires_confirmation(
    main_window: MainWindowDriver, workspace_path: Path
) -> None:
    main_window.answer("renewal_question", "keep_workspace")
    main_window.trigger(Command.RENEW_WORKSPACE)
    assert _epoch(workspace_path) == 0


def test_a_renewal_is_reported(main_window: MainWindowDriver, workspace_path: Path) -> None:
    main_window.answer("renewal_question", "renew_workspace")
    main_window.trigger(Command.RENEW_WORKSPACE)
    main_window.wait_for_notice("continues with new serials")
    assert _epoch(workspace_path) != 0


def test_a_read_only_workspace_can_be_viewed(
    open_window: OpenWindow, workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(workspace_path) as workspace:
        run_job(workspace, submit(workspace, parka(20)).job.id)
        queued = submit(workspace, parka(20)).job
    monkeypatch.setattr(os, "access", lambda *_: False)
    main_window = open_window(workspace_path)
    main_window.wait_for_notice("This workspace is read-only.")
    main_window.wait_until_shown(1, Column.STATUS, "Completed")
    main_window.wait_until_shown(queued.id, Column.STATUS, "Queued")


@pytest.mark.logs_warnings
def test_opening_a_restored_workspace_shows_a_notice(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    backup = shutil.copytree(workspace_path, tmp_path / "backup")
    with Workspace.open(workspace_path) as workspace:
        run_job(workspace, submit(workspace, parka(5)).job.id)
    shutil.copytree(backup, workspace_path, dirs_exist_ok=True)
    main_window = open_window(workspace_path)
    main_window.wait_for_notice(
        "This workspace was copied, moved or restored.",
        "It continues with new serials; unfinished jobs are cancelled.",
    )
