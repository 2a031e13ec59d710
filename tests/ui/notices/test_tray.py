"""Tests of the messages of the system tray."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.tray import Tray


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that isn't shown yet."""
    created = QWidget()
    created.setWindowTitle("DPP Desktop")
    qtbot.addWidget(created)
    return created


@pytest.fixture
def system_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the desktop has a tray; the virtual display has none."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)


def icons(tray: Tray) -> list[QSystemTrayIcon]:
    return tray.findChildren(QSystemTrayIcon, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_no_message_is_shown_without_a_tray(window: QWidget) -> None:
    tray = Tray(window)
    assert not tray.show_message("Job 3 is done", "25,000 tokens", Tone.SUCCESS)
    assert not icons(tray)
    tray.close()


@pytest.mark.usefixtures("system_tray")
def test_the_tray_shows_messages_while_the_window_is_inactive(window: QWidget) -> None:
    tray = Tray(window)
    assert tray.show_message("Job 3 is done", "25,000 tokens", Tone.SUCCESS)
    assert tray.show_message("Job 4 failed", "The disk is full.", Tone.DANGER)
    assert len(icons(tray)) == 1
    assert icons(tray)[0].isVisible()
    assert icons(tray)[0].toolTip() == "DPP Desktop"
    tray.close()
    assert not icons(tray)[0].isVisible()


@pytest.mark.usefixtures("system_tray")
def test_the_tray_shows_no_message_while_the_window_is_active(
    qtbot: QtBot, window: QWidget
) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert not Tray(window).show_message("Job 3 is done", "25,000 tokens")


@pytest.mark.usefixtures("system_tray")
def test_clicking_a_message_activates_the_window(qtbot: QtBot, window: QWidget) -> None:
    tray = Tray(window)
    tray.show_message("Job 3 is done", "25,000 tokens")
    with qtbot.waitSignal(tray.activated):
        icons(tray)[0].messageClicked.emit()
    with qtbot.waitSignal(tray.activated):
        icons(tray)[0].activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.close()


@pytest.mark.usefixtures("system_tray")
def test_a_message_has_no_markup(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(
        QSystemTrayIcon,
        "showMessage",
        lambda _icon, title, text, _tone: shown.append((title, text)),
    )
    window.setWindowTitle("<b>DPP</b>")
    tray = Tray(window)
    assert tray.show_message("<b>Job</b>", "<img src=w.png> R&D &amp; more", Tone.DANGER)
    ((title, text),) = shown
    assert title == "‹b›Job‹/b›"
    assert text == "‹img src=w.png› R&\N{WORD JOINER}D &\N{WORD JOINER}amp; more"
    assert "&lt;b&gt;DPP" in icons(tray)[0].toolTip()
    tray.close()
