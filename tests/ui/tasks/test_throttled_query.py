"""A throttled query runs no more once it is stopped."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.throttled_query import ThrottledQuery


@pytest.mark.parametrize("has_run", [False, True])
def test_a_stopped_query_does_not_run(
    owner: QObject, qtbot: QtBot, background: Background, has_run: bool
) -> None:
    asked: list[None] = []
    query = ThrottledQuery(background, lambda: lambda: asked.append(None), owner)
    if has_run:
        with qtbot.waitSignal(query.answered):
            query.run_soon()
    query.stop()
    query.run_soon()
    done: list[None] = []
    background.start(owner, lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert len(asked) == has_run
