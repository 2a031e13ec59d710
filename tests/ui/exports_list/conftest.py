"""Fixtures for tests of the list of exports: background threads and exports."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns


@pytest.fixture
def background(qapp: QApplication) -> Background:
    """Background threads for queries."""
    return Background(qapp)


@pytest.fixture
def exports(workspace: Workspace, background: Background) -> Iterator[ExportRuns]:
    """Exports in threads, which end after the test."""
    parent = QObject()
    created = ExportRuns(workspace, background, parent)
    yield created
    created.stop_all()
    created.wait()
    assert background.close()
