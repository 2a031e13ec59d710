"""Notices on top of a page are fully visible as soon as they are shown."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar, Overlay
from dpp_desktop.ui.theme.theme import Scheme, Theme

_TEXT = "No token with the serial 000000000000 was minted in this workspace."
_DETAIL = "Check the scanned code; the unit may come from another site or be counterfeit. " * 3


class Page:
    """A page with a notice bar on top."""

    def __init__(self, qtbot: QtBot, page: QWidget, bar: NoticeBar) -> None:
        self.page = page
        self.bar = bar
        self._qtbot = qtbot

    def is_fully_visible(self) -> bool:
        """Return whether every notice and all its texts are fully visible."""
        notices = self.bar.notices
        texts = [text for notice in notices for text in notice.findChildren(QLabel)]
        return bool(texts) and all(map(_is_widget_fully_visible, [*notices, *texts]))

    def wait_until_fully_visible(self) -> None:
        self._qtbot.waitUntil(self.is_fully_visible)


def _is_widget_fully_visible(widget: QWidget) -> bool:
    is_uncovered = widget.visibleRegion().boundingRect() == widget.rect()
    return is_uncovered and widget.height() >= widget.heightForWidth(widget.width())


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def page(
    qtbot: QtBot, show: Callable[[QWidget], None], theme: Theme, request: pytest.FixtureRequest
) -> Page:
    theme.set_scheme(request.param)
    page, bar = QWidget(), NoticeBar()
    page.resize(900, 600)
    Overlay(bar, page)
    show(page)
    return Page(qtbot, page, bar)


def test_the_first_notice_is_fully_visible(page: Page) -> None:
    page.bar.show_notice(Tone.WARNING, _TEXT, _DETAIL)
    page.wait_until_fully_visible()


def test_a_notice_is_fully_visible_after_all_were_closed(page: Page) -> None:
    page.bar.show_notice(Tone.INFO, _TEXT)
    page.wait_until_fully_visible()
    page.bar.close_all()
    page.bar.show_notice(Tone.WARNING, _TEXT, _DETAIL)
    page.wait_until_fully_visible()


def test_a_notice_that_replaces_another_is_fully_visible(page: Page) -> None:
    for text in (_TEXT, _TEXT + _DETAIL, _TEXT):
        page.bar.show_notice(Tone.WARNING, text, _DETAIL, key="scan")
        page.wait_until_fully_visible()


def test_several_notices_are_fully_visible_also_after_one_is_closed(page: Page) -> None:
    for at in range(3):
        page.bar.show_notice(Tone.WARNING, _TEXT, _DETAIL, key=str(at))
    page.wait_until_fully_visible()
    page.bar.remove_notice("1")
    page.wait_until_fully_visible()


def test_notices_are_fully_visible_on_a_narrower_page_and_in_other_colours(
    page: Page, theme: Theme
) -> None:
    page.bar.show_notice(Tone.WARNING, _TEXT, _DETAIL)
    page.page.resize(500, 400)
    page.wait_until_fully_visible()
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        theme.set_scheme(scheme)
        page.wait_until_fully_visible()
