"""A button confirms what it has done for a moment."""

import pytest
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.widgets.basics import FeedbackButton


def test_the_confirmation_ends_after_a_moment(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dpp_desktop.ui.widgets.basics._CONFIRMATION_MS", 10)
    button = FeedbackButton("&Copy", "copy", "Copied")
    qtbot.addWidget(button)
    button.confirm()
    assert button.text() == "Copied"
    qtbot.waitUntil(lambda: button.text() == "&Copy")
