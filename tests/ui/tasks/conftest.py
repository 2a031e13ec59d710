"""Fixtures for tests of background work."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    """Somebody who asks."""
    return QObject()


@pytest.fixture
def tasks(qtbot: QtBot, workspace: Workspace) -> Iterator[WorkspaceTasks]:
    """The work on a workspace with the sample brands, not begun."""
    made = WorkspaceTasks(workspace, jobs_at_once=2)
    yield made
    assert made.close()
