"""Fixtures that open and close the main window as the program does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.open_workspace import open_alone
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.theme.theme import Theme
from tests.ui.driver import TIMEOUT_MS, process_deferred_deletes
from tests.ui.main_window.window_driver import MainWindowDriver

OpenWindow = Callable[[Path], MainWindowDriver]


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme) -> Iterator[OpenWindow]:
    """A function that opens the window of a workspace; all windows are closed after the test."""
    opened: list[MainWindowDriver] = []

    def open_(path: Path) -> MainWindowDriver:
        opened_workspace = open_alone(Workspace.open(path))
        assert opened_workspace
        session = Session(opened_workspace, theme, PreferencesFile())
        with qtbot.waitActive(session.window, timeout=TIMEOUT_MS):
            session.begin()
            session.window.activateWindow()
        opened.append(MainWindowDriver(qtbot, session))
        qtbot.waitUntil(lambda: session.tasks.database_watcher.overview is not None)
        return opened[-1]

    yield open_
    for main_window in opened:
        close(qtbot, main_window)


@pytest.fixture
def main_window(open_window: OpenWindow, workspace_path: Path) -> MainWindowDriver:
    """A driver for the window of a workspace with the sample brands."""
    return open_window(workspace_path)


def close(qtbot: QtBot, main_window: MainWindowDriver) -> None:
    """Close the window if it is open, and wait until all background tasks have ended."""
    if shiboken6.isValid(main_window.session.window):
        with qtbot.waitSignal(main_window.session.ended, timeout=TIMEOUT_MS) as ended:
            main_window.session.window.close_at_once()
        assert ended.args == [True], "something in the background didn't come to an end"
        process_deferred_deletes()
