"""Fixtures for tests of the NFC station."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks


@pytest.fixture
def tasks(qtbot: QtBot, workspace: Workspace) -> Iterator[WorkspaceTasks]:
    """The background tasks of a workspace with the sample brands."""
    created = WorkspaceTasks(workspace, jobs_at_once=2)
    yield created
    assert created.close()
