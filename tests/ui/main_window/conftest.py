"""Fixtures for tests of the main window, opened as in the program."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.open_workspace import open_alone
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.theme.theme import Theme
from tests.ui.driver import TIMEOUT_MS
from tests.ui.main_window.at_work import AtWork

OpenWindow = Callable[[Path], AtWork]


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme) -> Iterator[OpenWindow]:
    """Open the window of a workspace; all windows are closed at the end of the test."""
    opened: list[AtWork] = []

    def open_(path: Path) -> AtWork:
        place = open_alone(Workspace.open(path))
        assert place
        session = Session(place, theme, PreferencesFile())
        with qtbot.waitActive(session.window, timeout=TIMEOUT_MS):
            session.begin()
            session.window.activateWindow()
        opened.append(AtWork(qtbot, session))
        qtbot.waitUntil(lambda: session.tasks.database_watcher.overview is not None)
        return opened[-1]

    yield open_
    for at_work in opened:
        close(qtbot, at_work)


@pytest.fixture
def at_work(open_window: OpenWindow, workspace_path: Path) -> AtWork:
    """The window of a workspace with the sample brands."""
    return open_window(workspace_path)


def close(qtbot: QtBot, at_work: AtWork) -> None:
    """Close the window, if it is open, and wait until everything is released."""
    if shiboken6.isValid(at_work.session.window):
        with qtbot.waitSignal(at_work.session.ended, timeout=TIMEOUT_MS) as ended:
            at_work.session.window.close_at_once()
        assert ended.args == [True], "something in the background didn't come to an end"
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
