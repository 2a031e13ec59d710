"""Tests of the notices in the window."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice import Notice
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.theme.scale import TARGET

SHORT_MS = 150


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window without pointer and focus."""
    created = QWidget()
    created.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(created)
    created.resize(800, 400)
    return created


def in_window(window: QWidget, shown_ms: int) -> NoticeBar:
    rows = QVBoxLayout(window)
    created = NoticeBar(shown_ms=shown_ms)
    rows.addWidget(created)
    rows.addStretch(1)
    window.show()
    return created


@pytest.fixture
def bar(window: QWidget) -> NoticeBar:
    """A bar whose notices last longer than the test."""
    return in_window(window, 60_000)


@pytest.fixture
def brief_bar(window: QWidget) -> NoticeBar:
    """A bar whose notices expire soon."""
    return in_window(window, SHORT_MS)


def texts(bar: NoticeBar) -> list[str]:
    return [notice.text for notice in bar.notices if notice.isVisible()]


def all_texts(bar: NoticeBar) -> list[str]:
    return [notice.text for notice in bar.notices]


def more_button(bar: NoticeBar) -> QPushButton:
    found = bar.findChild(QPushButton, "show_all_notices")
    assert found is not None
    return found


def button(notice: Notice, name: str) -> QAbstractButton:
    found = notice.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def press(pressed: QWidget) -> None:
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)


def point_at(notice: Notice) -> None:
    middle = QPointF(notice.rect().center())
    notice.enterEvent(QEnterEvent(middle, middle, middle))


def test_the_bar_is_hidden_without_notices(bar: NoticeBar) -> None:
    assert not bar.isVisible()
    bar.show_notice(Tone.INFO, "Resumed.")
    assert bar.isVisible()


def test_the_newest_is_shown_and_all_on_request(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.show_notice(Tone.WARNING, "First")
    bar.show_notice(Tone.WARNING, "Second")
    assert texts(bar) == ["Second"]
    assert more_button(bar).text() == "Show all 2 notices"
    press(more_button(bar))
    qtbot.waitUntil(lambda: bar.notices[0].y() < bar.notices[1].y())
    assert texts(bar) == ["Second", "First"]
    press(more_button(bar))
    assert texts(bar) == ["Second"]


@pytest.mark.parametrize("tone", [Tone.INFO, Tone.SUCCESS])
def test_an_expiring_notice_disappears(qtbot: QtBot, brief_bar: NoticeBar, tone: Tone) -> None:
    brief_bar.show_notice(tone, "Minted.")
    qtbot.waitUntil(lambda: not brief_bar.notices)
    assert not brief_bar.isVisible()


@pytest.mark.parametrize("tone", [Tone.WARNING, Tone.DANGER])
def test_a_warning_stays_until_it_is_closed(qtbot: QtBot, brief_bar: NoticeBar, tone: Tone) -> None:
    brief_bar.show_notice(tone, "The disk is full.")
    qtbot.wait(2 * SHORT_MS)
    assert texts(brief_bar) == ["The disk is full."]
    press(button(brief_bar.notices[0], "notice_close"))
    assert not brief_bar.notices


def test_a_notice_stays_while_the_pointer_is_over_it(qtbot: QtBot, brief_bar: NoticeBar) -> None:
    brief_bar.show_notice(Tone.INFO, "Read me.")
    notice = brief_bar.notices[0]
    point_at(notice)
    qtbot.wait(2 * SHORT_MS)
    assert texts(brief_bar) == ["Read me."]
    notice.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not brief_bar.notices)


def test_a_notice_stays_while_it_has_the_focus(qtbot: QtBot, brief_bar: NoticeBar) -> None:
    with qtbot.waitActive(brief_bar):
        brief_bar.window().activateWindow()
    brief_bar.show_notice(Tone.INFO, "Read me.", action=("Show", lambda: None))
    close = button(brief_bar.notices[0], "notice_close")
    close.setFocus()
    assert close.hasFocus()
    qtbot.wait(2 * SHORT_MS)
    assert texts(brief_bar) == ["Read me."]
    button(brief_bar.notices[0], "notice_action").setFocus()
    qtbot.wait(2 * SHORT_MS)
    assert texts(brief_bar) == ["Read me."]
    brief_bar.window().setFocus()
    qtbot.waitUntil(lambda: not brief_bar.notices)


def test_a_notice_replaces_one_with_the_same_key(bar: NoticeBar) -> None:
    bar.show_notice(Tone.WARNING, "Tried again.", key="job-1")
    bar.show_notice(Tone.INFO, "Something else.")
    bar.show_notice(Tone.DANGER, "Failed.", key="job-1")
    assert all_texts(bar) == ["Failed.", "Something else."]


def test_a_notice_is_removed_by_its_key(bar: NoticeBar) -> None:
    bar.show_notice(Tone.DANGER, "The disk is gone.", key="disk")
    bar.show_notice(Tone.INFO, "Minted.")
    bar.remove_notice("disk")
    assert texts(bar) == ["Minted."]


def test_a_fourth_notice_removes_the_oldest_expiring_one(bar: NoticeBar) -> None:
    bar.show_notice(Tone.DANGER, "Failed.")
    bar.show_notice(Tone.INFO, "One")
    bar.show_notice(Tone.SUCCESS, "Two")
    bar.show_notice(Tone.INFO, "Three")
    assert all_texts(bar) == ["Three", "Two", "Failed."]


def test_errors_are_kept_and_counted(bar: NoticeBar) -> None:
    for number in range(5):
        bar.show_notice(Tone.DANGER, f"Problem {number}")
    assert texts(bar) == ["Problem 4"]
    assert more_button(bar).text() == "Show all 5 notices"
    for _ in range(4):
        press(button(bar.notices[0], "notice_close"))
    assert texts(bar) == ["Problem 0"]
    assert not more_button(bar).isVisible()


def test_an_expiring_notice_does_not_remove_an_error(qtbot: QtBot, brief_bar: NoticeBar) -> None:
    for number in range(3):
        brief_bar.show_notice(Tone.DANGER, f"Problem {number}")
    brief_bar.show_notice(Tone.SUCCESS, "Minted.")
    assert texts(brief_bar) == ["Minted."]
    qtbot.waitUntil(lambda: all_texts(brief_bar) == ["Problem 2", "Problem 1", "Problem 0"])
    assert texts(brief_bar) == ["Problem 2"]


def test_all_notices_can_be_closed_together(bar: NoticeBar) -> None:
    for number in range(5):
        bar.show_notice(Tone.DANGER, f"Problem {number}")
    press(more_button(bar))
    close_all = bar.findChild(QPushButton, "close_all_notices")
    assert close_all is not None
    press(close_all)
    assert not bar.notices
    assert not bar.isVisible()


def test_the_button_of_a_notice_runs_its_action_and_closes_it(bar: NoticeBar) -> None:
    done: list[str] = []
    bar.show_notice(Tone.SUCCESS, "Minted.", action=("Show tokens", lambda: done.append("shown")))
    press(button(bar.notices[0], "notice_action"))
    assert done == ["shown"]
    assert not bar.notices


def test_the_accessible_name_of_a_notice_includes_its_severity(bar: NoticeBar) -> None:
    bar.show_notice(Tone.DANGER, "Job 3 failed.", "The disk is full.")
    assert bar.notices[0].accessibleName() == "Error: Job 3 failed. The disk is full."


def test_tab_moves_through_the_notices_in_visual_order(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    above, bar, below = QPushButton("Above"), NoticeBar(), QPushButton("Below")
    for part in (above, bar, below):
        rows.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    bar.show_notice(Tone.DANGER, "Old", action=("Retry", lambda: None))
    bar.show_notice(Tone.DANGER, "New")
    press(more_button(bar))
    window.activateWindow()
    above.setFocus()
    close_all = bar.findChild(QPushButton, "close_all_notices")
    shown = [button for notice in bar.notices for button in notice.buttons]
    expected = [*shown, more_button(bar), close_all, below]
    for button in expected:
        QTest.keyClick(window, Qt.Key.Key_Tab)
        assert window.focusWidget() is button


def test_the_close_button_is_large_enough_for_gloves(bar: NoticeBar) -> None:
    bar.show_notice(Tone.INFO, "Resumed.")
    close = button(bar.notices[0], "notice_close")
    assert min(close.width(), close.height()) >= TARGET
    assert close.accessibleName()
    assert bar.notices[0].childAt(close.geometry().center()) is close
