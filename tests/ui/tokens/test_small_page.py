"""The page of tokens works on small screens, in both languages."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.tokens.tokens_page import TokensPage
from tests.ui.driver import Driver
from tests.ui.language.conftest import SetLanguage
from tests.ui.tokens.qr_reader import on_screen, scanned

Show = Callable[[QWidget], None]

# Without menu bar, heading and status bar: 800 x 480, 1920 x 1080 at 200 %, 1024 x 768.
SIZES = [(800, 350), (960, 410), (1024, 620)]
MIN_SIZE = (800, 310)


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def is_shown_in_full_width(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().width() == widget.width()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", SIZES)
def test_code_buttons_and_data_are_visible(
    workspace: Workspace,
    minted_job: MintJob,
    background: Background,
    theme: Theme,
    show: Show,
    qtbot: QtBot,
    set_language: SetLanguage,
    language: str,
    size: tuple[int, int],
) -> None:
    set_language(language)
    page = TokensPage(workspace, background)
    driver = Driver(qtbot, page)
    page.resize(*size)
    show(page)
    page.open_job(minted_job, 12_344)
    driver.wait_for(lambda: (scanned(on_screen(page)) or "").startswith(minted_job.link_prefix))
    assert page.size().toTuple() == size
    hint = page.minimumSizeHint()
    assert (hint.width() <= MIN_SIZE[0], hint.height() <= MIN_SIZE[1]) == (True, True)
    for name in ("saveQr", "copyImage", "copySerial", "copyUrl", "back", "goToField"):
        assert is_whole(driver.find(QWidget, name)), name
    for name in ("fact-gtin", "fact-qr", "urlText"):
        shown = driver.find(QWidget, name)
        area = shown.parentWidget()
        while area and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(shown)
        # The layout takes a moment when a scroll bar appears.
        driver.wait_for(partial(is_shown_in_full_width, shown))
    driver.find(QTabWidget, "tokenTabs").setCurrentIndex(1)
    driver.wait_for(lambda: is_whole(driver.find(QAbstractButton, "copyPassport")))
    assert is_whole(driver.find(QAbstractButton, "savePassport"))
    assert driver.find(QWidget, "passportTree").height() >= 80
