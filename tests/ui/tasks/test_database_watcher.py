"""The database watcher reports every change by any process, and nothing without a change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.overview import JOBS_PER_PAGE, Overview
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import WorkspaceReplaced
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.minting.queued_jobs import queue_more
from tests.ui.lost_signals import lose_signals


@pytest.fixture
def overviews(tasks: WorkspaceTasks, qtbot: QtBot) -> list[Overview]:
    """The overviews that the started watcher has reported so far."""
    overviews: list[Overview] = []
    tasks.database_watcher.overview_changed.connect(overviews.append)
    tasks.database_watcher.start()
    qtbot.waitUntil(lambda: bool(overviews))
    return overviews


def _wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()))


def test_changes_by_another_process_are_reported(
    overviews: list[Overview], dpp: CommandLine, qtbot: QtBot
) -> None:
    dpp.mint(25_000)
    _wait(qtbot, lambda: overviews[-1].tokens == 25_000)
    assert sum(cycle.count for overview in overviews for cycle in overview.cycles) == 25_000
    assert overviews[-1].under_way == 0


def test_nothing_is_reported_while_nothing_changes(
    overviews: list[Overview], workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[int] = []
    """The number of overviews at each check."""
    check = workspace.change_state

    def counted() -> object:
        reported.append(len(overviews))
        return check()

    monkeypatch.setattr(workspace, "change_state", counted)
    # The changes made by opening the workspace are reported first.
    _wait(qtbot, lambda: len(reported) >= 15 and len(set(reported[-15:])) == 1)


def test_changes_are_reported_without_signals(
    tasks: WorkspaceTasks, overviews: list[Overview], workspace: Workspace, qtbot: QtBot
) -> None:
    lose_signals(tasks.background)
    tasks.mints.start(submit(workspace, parka(20_000)).job.id)
    _wait(qtbot, lambda: overviews[-1].tokens == 20_000)


def test_older_jobs_are_loaded_page_by_page(
    tasks: WorkspaceTasks, workspace: Workspace, qtbot: QtBot
) -> None:
    first = submit(workspace, parka(1)).job
    for job in (first, *queue_more(workspace, first, JOBS_PER_PAGE + 2)):
        cancel(workspace, job.id)
    older: list[MintJob] = []
    tasks.database_watcher.older_jobs_found.connect(older.extend)
    tasks.database_watcher.start()
    _wait(qtbot, lambda: [job.id for job in older] == [3, 2, 1])


@pytest.mark.logs_warnings
def test_a_workspace_that_is_moved_away_is_reported_until_it_is_back(
    tasks: WorkspaceTasks, overviews: list[Overview], workspace_path: Path, qtbot: QtBot
) -> None:
    stalled: list[Exception] = []
    tasks.database_watcher.failed.connect(stalled.append)
    tasks.workspace.close()  # so that the next check has to open the file
    file = workspace_path / DATABASE_NAME
    file.rename(workspace_path / "away")
    _wait(qtbot, lambda: stalled)
    assert isinstance(stalled[0], WorkspaceReplaced)
    (workspace_path / "away").rename(file)
    before = len(overviews)
    _wait(qtbot, lambda: len(overviews) > before)
