"""The strip of notices takes space from the content above it and moves or covers nothing else."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.theme.theme import Scheme, Theme

_TEXT = "No token with the serial 000000000000 was minted in this workspace."
_DETAIL = "Check the scanned code; the unit may come from another site or be counterfeit. " * 3
_ONE_LINE = TARGET + 4 * Spacing.S


class Page:
    """A toolbar, a list and the strip of notices below each other."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(900, 600)
        self.toolbar, self.list, self.bar = QPushButton("Pause"), QListWidget(), NoticeBar()
        column = QVBoxLayout(self.window)
        column.addWidget(self.toolbar)
        column.addWidget(self.list, 1)
        column.addWidget(self.bar)
        self._qtbot = qtbot

    def fixed_places(self) -> tuple[QRect, object]:
        return self.toolbar.geometry(), self.list.geometry().topLeft()

    def press(self, name: str) -> None:
        button = self.bar.findChild(QPushButton, name)
        assert button
        self._qtbot.waitUntil(button.isVisible)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def covers_nothing(self) -> bool:
        return not self.bar.geometry().intersects(self.list.geometry())

    def is_shown_in_full(self) -> bool:
        """Return whether all texts of the first notice have enough height."""
        texts = [text for text in self.bar.notices[0].findChildren(QLabel) if text.isVisible()]
        return bool(texts) and all(
            text.height() >= text.heightForWidth(text.width()) for text in texts
        )


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def page(
    qtbot: QtBot, show: Callable[[QWidget], None], theme: Theme, request: pytest.FixtureRequest
) -> Page:
    theme.set_scheme(request.param)
    page = Page(qtbot)
    show(page.window)
    return page


def test_any_number_of_notices_takes_one_line_below_the_list(page: Page, qtbot: QtBot) -> None:
    before = page.fixed_places()
    for place in range(5):
        page.bar.show_notice(Tone.DANGER, f"{_TEXT} {place}", _DETAIL)
        qtbot.waitUntil(page.covers_nothing)
        assert page.bar.height() <= _ONE_LINE
        assert page.fixed_places() == before
    assert page.bar.geometry().top() > page.list.geometry().bottom()
    page.bar.close_all()
    qtbot.waitUntil(lambda: page.list.geometry().bottom() > page.window.height() - TARGET)
    assert page.fixed_places() == before


def test_a_long_notice_is_shown_in_full_on_request(page: Page, qtbot: QtBot) -> None:
    page.bar.show_notice(Tone.WARNING, _TEXT, _DETAIL)
    page.press("show_all_notices")
    qtbot.waitUntil(page.is_shown_in_full)
    qtbot.waitUntil(page.covers_nothing)
    page.press("show_all_notices")
    qtbot.waitUntil(lambda: page.bar.height() <= _ONE_LINE)


def test_a_short_notice_has_no_button_for_more(page: Page, qtbot: QtBot) -> None:
    page.bar.show_notice(Tone.INFO, "Resumed.")
    qtbot.waitUntil(page.covers_nothing)
    button = page.bar.findChild(QPushButton, "show_all_notices")
    assert button
    qtbot.waitUntil(lambda: not button.isVisible())


def test_many_notices_in_full_leave_space_for_the_list(page: Page, qtbot: QtBot) -> None:
    for place in range(20):
        page.bar.show_notice(Tone.DANGER, f"{_TEXT} {place}", _DETAIL)
    page.press("show_all_notices")
    qtbot.waitUntil(lambda: page.bar.height() > _ONE_LINE)
    qtbot.waitUntil(page.covers_nothing)
    assert page.list.height() > page.window.height() // 3
    page.window.resize(QSize(500, 400))
    qtbot.waitUntil(page.covers_nothing)
    assert page.list.height() > page.window.height() // 3
