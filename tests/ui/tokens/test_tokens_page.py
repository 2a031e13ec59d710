"""The tokens page shows any token of a job with all its data."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from dpp_desktop.ui.notices.notice import Notice
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.tokens.tokens_model import TokensTable
from dpp_desktop.ui.tokens.tokens_page import TokensPage
from tests.conftest import parka
from tests.ui.language.conftest import SetLanguage
from tests.ui.lost_signals import lose_signals
from tests.ui.tokens.qr_reader import on_screen, scanned

Show = Callable[[QWidget], None]
PRESSED = ("copySerial", "copyUrl", "saveQr", "copyImage")
CONTROLS = (*PRESSED, "serialText", "urlText", "qrView", "fact-unit")
Kind = TypeVar("Kind", bound=QWidget)
OpenPage = Callable[..., "TokensPageDriver"]
"""A function that opens a page of that height, optionally with a saved state."""


class TokensPageDriver:
    """Operates the tokens page and reads its contents."""

    def __init__(self, page: TokensPage, workspace: Workspace, qtbot: QtBot) -> None:
        self.page = page
        self.workspace = workspace
        self.qtbot = qtbot

    def child(self, kind: type[Kind], name: str) -> Kind:
        found = self.page.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    @property
    def table(self) -> TokensTable:
        return self.child(TokensTable, "tokensTable")

    def text(self, name: str) -> str:
        return self.child(QLabel, name).text()

    def fact(self, key: str) -> str:
        return self.text(f"fact-{key}")

    def press(self, name: str) -> None:
        found = self.page.findChildren(QAbstractButton, name)
        (button,) = (each for each in found if each.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def serial(self, job: MintJob, unit: int) -> str:
        with self.workspace.read() as transaction:
            return tokens.serials_of(transaction, job.id, unit, 1)[0]

    def wait_for(self, job: MintJob, unit: int) -> None:
        serial = grouped(self.serial(job, unit))
        self.qtbot.waitUntil(lambda: self.text("serialText") == serial)
        assert self.table.currentIndex().row() == unit

    def url(self) -> str:
        return self.child(QPlainTextEdit, "urlText").toPlainText()

    def notices(self) -> list[str]:
        found = self.page.findChildren(Notice)
        return [notice.text for notice in found if notice.isVisible()]


@pytest.fixture
def open_page(
    workspace: Workspace, background: Background, theme: Theme, show: Show, qtbot: QtBot
) -> Iterator[OpenPage]:
    windows: list[tuple[QWidget, TokensPage]] = []

    def opened(height: int, state: QByteArray | None = None) -> TokensPageDriver:
        window, page = QWidget(), TokensPage(workspace, background)
        windows.append((window, page))
        if state:
            page.restore(state)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        window.resize(1024, height)
        show(window)
        return TokensPageDriver(page, workspace, qtbot)

    yield opened
    for _, page in windows:
        delete(page)  # otherwise it sends requests while the threads end


@pytest.fixture
def tokens_page(open_page: OpenPage) -> TokensPageDriver:
    return open_page(640)


def test_the_first_token_of_a_job_is_shown(
    tokens_page: TokensPageDriver, minted_job: MintJob
) -> None:
    tokens_page.page.open_job(minted_job)
    tokens_page.wait_for(minted_job, 0)
    assert tokens_page.text("headingProduct") == "Fjell winter parka, anthracite"
    assert tokens_page.text("headingDetails") == "Job 1 · Batch LOT-7 · 25,000 tokens"
    assert tokens_page.table.hasFocus()


def test_all_data_of_a_token_is_shown(tokens_page: TokensPageDriver, minted_job: MintJob) -> None:
    tokens_page.page.open_job(minted_job, 12_344)
    tokens_page.wait_for(minted_job, 12_344)
    token = find_token(tokens_page.workspace, tokens_page.serial(minted_job, 12_344))
    assert tokens_page.url() == token.url
    assert tokens_page.fact("gtin") == "09506000134352"
    assert tokens_page.fact("order") == (minted_job.idempotency_key or "none")
    assert tokens_page.fact("brand") == "Nordlicht Outdoor"
    assert tokens_page.fact("product") == "Fjell winter parka, anthracite"
    assert tokens_page.fact("sku") == "PARKA-01"
    assert tokens_page.fact("batch") == "LOT-7"
    assert tokens_page.fact("unit") == "12,345 of 25,000"
    assert tokens_page.fact("counter") == f"{token.number:,}"
    assert tokens_page.fact("site") == "0"
    assert tokens_page.fact("job") == "1"
    assert tokens_page.fact("minted") != ""
    assert tokens_page.fact("qr") == "Version 4, at least 16.2 mm wide"


def test_the_passport_is_on_the_second_tab(
    tokens_page: TokensPageDriver, minted_job: MintJob, qtbot: QtBot
) -> None:
    tokens_page.page.open_job(minted_job)
    tokens_page.wait_for(minted_job, 0)
    bar = tokens_page.child(QTabWidget, "tokenTabs").tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    tree = tokens_page.child(QTreeView, "passportTree")
    assert tree.isVisible()
    names = [tree.model().index(row, 0).data() for row in range(tree.model().rowCount())]
    assert names[:3] == ["Kind of garment", "Fibre composition", "Further parts"]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_code_on_the_screen_has_the_url_of_the_token(
    tokens_page: TokensPageDriver, minted_job: MintJob, theme: Theme, qtbot: QtBot, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    tokens_page.page.open_job(minted_job, 17)
    tokens_page.wait_for(minted_job, 17)
    qtbot.waitUntil(lambda: scanned(on_screen(tokens_page.page.window())) is not None)
    found = find_token(tokens_page.workspace, scanned(on_screen(tokens_page.page.window())) or "")
    assert (found.job.id, found.unit) == (minted_job.id, 17)


def test_arrow_keys_select_the_next_token(
    tokens_page: TokensPageDriver, minted_job: MintJob, qtbot: QtBot
) -> None:
    tokens_page.page.open_job(minted_job)
    for _ in range(20):
        QTest.keyClick(tokens_page.table, Qt.Key.Key_Down)
    tokens_page.wait_for(minted_job, 20)
    QTest.keyClick(tokens_page.table, Qt.Key.Key_Up)
    tokens_page.wait_for(minted_job, 19)
    QTest.keyClick(tokens_page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    tokens_page.wait_for(minted_job, 24_999)


@pytest.mark.parametrize("typed", ["12345", "12,345", "12.345", " 12 345 "])
def test_entering_a_number_selects_its_token(
    tokens_page: TokensPageDriver, minted_job: MintJob, qtbot: QtBot, typed: str
) -> None:
    tokens_page.page.open_job(minted_job)
    tokens_page.wait_for(minted_job, 0)
    QTest.keyClick(tokens_page.page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    field = tokens_page.child(QLineEdit, "goToField")
    assert field.hasFocus()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    tokens_page.wait_for(minted_job, 12_344)


@pytest.mark.parametrize("typed", ["0", "25001", "9,999,999"])
def test_a_number_without_a_token_is_rejected(
    tokens_page: TokensPageDriver, minted_job: MintJob, qtbot: QtBot, typed: str
) -> None:
    tokens_page.page.open_job(minted_job, 3)
    tokens_page.wait_for(minted_job, 3)
    field = tokens_page.child(QLineEdit, "goToField")
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert tokens_page.notices() == ["Enter a number from 1 to 25,000."]
    assert field.property("invalid") == "true"
    assert tokens_page.table.currentIndex().row() == 3
    QTest.keyClicks(field, "7")
    assert field.property("invalid") == "false"
    QTest.keyClick(field, Qt.Key.Key_Return)
    tokens_page.wait_for(minted_job, 6)
    assert tokens_page.notices() == []


@pytest.mark.parametrize("typed", ["PO-4711", "9506000134352", "0123456789AB"])
def test_a_text_that_is_not_a_number_is_looked_up(
    tokens_page: TokensPageDriver, minted_job: MintJob, qtbot: QtBot, typed: str
) -> None:
    tokens_page.page.open_job(minted_job, 3)
    field = tokens_page.child(QLineEdit, "goToField")
    QTest.keyClicks(field, typed)
    with qtbot.waitSignal(tokens_page.page.scanned) as scanned_text:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert scanned_text.args == [typed]
    assert field.text() == ""


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_back_keys_emit_back(
    tokens_page: TokensPageDriver,
    minted_job: MintJob,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    tokens_page.page.open_job(minted_job)
    with qtbot.waitSignal(tokens_page.page.back):
        QTest.keyClick(tokens_page.table, key, modifier)


def test_the_back_button_emits_back(
    tokens_page: TokensPageDriver, minted_job: MintJob, qtbot: QtBot
) -> None:
    tokens_page.page.open_job(minted_job)
    with qtbot.waitSignal(tokens_page.page.back):
        tokens_page.press("back")


@pytest.mark.parametrize(("name", "copied"), [("copySerial", "serial"), ("copyUrl", "url")])
def test_serial_and_url_are_copied(
    tokens_page: TokensPageDriver, minted_job: MintJob, name: str, copied: str
) -> None:
    tokens_page.page.open_job(minted_job, 5)
    tokens_page.wait_for(minted_job, 5)
    button = tokens_page.child(QAbstractButton, name)
    before = button.width()
    tokens_page.press(name)
    token = find_token(tokens_page.workspace, tokens_page.url())
    assert QGuiApplication.clipboard().text() == getattr(token, copied)
    assert (button.text(), button.width()) == ("Copied", before)


def test_the_copied_image_is_readable(tokens_page: TokensPageDriver, minted_job: MintJob) -> None:
    tokens_page.page.open_job(minted_job, 5)
    tokens_page.wait_for(minted_job, 5)
    button = tokens_page.child(QAbstractButton, "copyImage")
    tokens_page.press("copyImage")
    tokens_page.qtbot.waitUntil(lambda: button.text() == "Copied")
    assert scanned(QGuiApplication.clipboard().image()) == tokens_page.url()


def save_as(tokens_page: TokensPageDriver, file: Path) -> None:
    tokens_page.press("saveQr")
    dialog = tokens_page.child(QFileDialog, "saveQrDialog")
    tokens_page.qtbot.waitUntil(dialog.isVisible)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    assert name.text().startswith(tokens_page.text("serialText").replace("-", ""))
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    tokens_page.qtbot.waitUntil(lambda: not dialog.isVisible())


def drawn(svg: Path) -> QImage:
    image = QImage(410, 410, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.read_bytes())).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize(("entered", "saved"), [("code.svg", "code.svg"), ("code", "code.svg")])
def test_a_saved_svg_is_readable(
    tokens_page: TokensPageDriver, minted_job: MintJob, tmp_path: Path, entered: str, saved: str
) -> None:
    tokens_page.page.open_job(minted_job, 5)
    tokens_page.wait_for(minted_job, 5)
    save_as(tokens_page, tmp_path / entered)
    button = tokens_page.child(QAbstractButton, "saveQr")
    tokens_page.qtbot.waitUntil(lambda: button.text() == "Saved")
    assert scanned(drawn(tmp_path / saved)) == tokens_page.url()
    assert [file.name for file in tmp_path.iterdir()] == [saved]


def test_a_saved_png_is_readable_and_has_a_print_size(
    tokens_page: TokensPageDriver, minted_job: MintJob, tmp_path: Path
) -> None:
    tokens_page.page.open_job(minted_job, 5)
    tokens_page.wait_for(minted_job, 5)
    save_as(tokens_page, tmp_path / "code.PNG")
    button = tokens_page.child(QAbstractButton, "saveQr")
    tokens_page.qtbot.waitUntil(lambda: button.text() == "Saved")
    image = QImage(str(tmp_path / "code.PNG"))
    assert scanned(image) == tokens_page.url()
    millimetres = image.width() / image.dotsPerMeterX() * 1000
    assert millimetres == pytest.approx(41 * 0.508, rel=0.001)


def test_an_error_while_saving_a_code_is_shown(
    tokens_page: TokensPageDriver, minted_job: MintJob, tmp_path: Path
) -> None:
    tokens_page.page.open_job(minted_job)
    tokens_page.wait_for(minted_job, 0)
    save_as(tokens_page, tmp_path / "code.gif")
    tokens_page.qtbot.waitUntil(
        lambda: tokens_page.notices() == ["A QR code can be saved only as .svg or .png."]
    )
    assert not list(tmp_path.iterdir())
    save_as(tokens_page, Path("/proc/code.svg"))
    tokens_page.qtbot.waitUntil(lambda: "/proc/code.svg" in "".join(tokens_page.notices()))
    tokens_page.press("notice_close")
    assert tokens_page.notices() == []


def test_a_job_without_tokens_shows_a_text_until_it_has_tokens(
    tokens_page: TokensPageDriver,
) -> None:
    job = submit(tokens_page.workspace, parka(250)).job
    tokens_page.page.open_job(job)
    empty = tokens_page.child(QWidget, "noTokens")
    assert empty.isVisible()
    assert not tokens_page.table.isVisible()

    class Observer(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            tokens_page.page.update_job(job)

    done = run_job(tokens_page.workspace, job.id, Observer(), cycle_tokens=100)
    assert not empty.isVisible()
    tokens_page.wait_for(done, 0)
    tokens_page.qtbot.waitUntil(lambda: tokens_page.text("headingDetails").endswith("· 250 tokens"))
    assert tokens_page.table.model().rowCount() == 250


def test_the_selected_token_stays_selected_while_the_job_grows(
    tokens_page: TokensPageDriver,
) -> None:
    job = submit(tokens_page.workspace, parka(300)).job

    class Observer(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            if job.minted == 100:
                tokens_page.page.open_job(job, 42)
                assert tokens_page.text("headingDetails").endswith(" 100 of 300 tokens")
            tokens_page.page.update_job(job)

    done = run_job(tokens_page.workspace, job.id, Observer(), cycle_tokens=100)
    tokens_page.qtbot.waitUntil(lambda: tokens_page.text("headingDetails").endswith("· 300 tokens"))
    tokens_page.wait_for(done, 42)


def test_progress_of_another_job_changes_nothing(
    tokens_page: TokensPageDriver, minted_job: MintJob
) -> None:
    other = run_job(tokens_page.workspace, submit(tokens_page.workspace, parka(30)).job.id)
    tokens_page.page.open_job(other)
    tokens_page.page.update_job(minted_job)
    assert tokens_page.table.model().rowCount() == 30


def test_a_cancelled_job_without_tokens_is_reported(tokens_page: TokensPageDriver) -> None:
    job = cancel(tokens_page.workspace, submit(tokens_page.workspace, parka(5)).job.id)
    tokens_page.page.open_job(job)
    texts = [text.text() for text in tokens_page.child(QWidget, "noTokens").findChildren(QLabel)]
    assert "The job was cancelled before any tokens were minted." in texts


def test_a_scanned_token_is_selected_in_the_table_of_its_job(
    tokens_page: TokensPageDriver, minted_job: MintJob
) -> None:
    other = run_job(tokens_page.workspace, submit(tokens_page.workspace, parka(30)).job.id)
    tokens_page.page.open_job(other)
    tokens_page.page.show_token(
        find_token(tokens_page.workspace, tokens_page.serial(minted_job, 20_000))
    )
    tokens_page.wait_for(minted_job, 20_000)


def test_a_unit_beyond_the_last_selects_the_last(
    tokens_page: TokensPageDriver, minted_job: MintJob
) -> None:
    tokens_page.page.open_job(minted_job, 99_999)
    tokens_page.wait_for(minted_job, 24_999)


def test_a_product_without_a_gtin_shows_none(tokens_page: TokensPageDriver) -> None:
    form = MintForm("atelier", "SCARF-01", "L1", 3, None)
    job = run_job(tokens_page.workspace, submit(tokens_page.workspace, form).job.id)
    tokens_page.page.open_job(job)
    tokens_page.wait_for(job, 0)
    assert tokens_page.fact("gtin") == "none"


def test_everything_is_shown_without_signals(
    tokens_page: TokensPageDriver, background: Background, minted_job: MintJob
) -> None:
    lose_signals(background)
    tokens_page.page.open_job(minted_job, 700)
    tokens_page.wait_for(minted_job, 700)


def test_nothing_is_cut_off_in_a_small_window(
    tokens_page: TokensPageDriver, minted_job: MintJob
) -> None:
    tokens_page.page.open_job(minted_job)
    tokens_page.wait_for(minted_job, 0)
    QTest.qWait(50)
    page = QRect(0, 0, 1024, 640)
    for button in tokens_page.page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            place = QRect(button.mapTo(tokens_page.page, button.rect().topLeft()), button.size())
            assert page.contains(place), button.text()
            assert button.height() >= TARGET
            assert button.width() >= button.sizeHint().width()
    assert tokens_page.page.size().toTuple() == (1024, 640)
    url = tokens_page.child(QPlainTextEdit, "urlText")
    assert url.blockBoundingGeometry(url.firstVisibleBlock()).height() <= url.viewport().height()
    assert not url.verticalScrollBar().isVisible()
    assert not url.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("language", ["en", "de"])
# The height of the page on a screen of 768 pixels with one notice and with two.
@pytest.mark.parametrize("height", [577, 511])
def test_the_code_shrinks_for_notices_but_its_buttons_stay_visible(
    open_page: OpenPage, minted_job: MintJob, set_language: SetLanguage, language: str, height: int
) -> None:
    set_language(language)
    tokens_page = open_page(height)
    tokens_page.page.open_job(minted_job, 12_344)
    tokens_page.wait_for(minted_job, 12_344)
    QTest.qWait(50)
    for name in ("saveQr", "copyImage"):
        button = tokens_page.child(QAbstractButton, name)
        assert button.visibleRegion().boundingRect() == button.rect(), name
        assert button.height() >= TARGET
    assert scanned(on_screen(tokens_page.page.window())) == tokens_page.url()


def rename_table(workspace: Workspace, name: str, new_name: str) -> None:
    with workspace.write() as transaction:
        transaction.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {new_name}")


def test_a_token_whose_data_cannot_be_read_is_not_shown_as_the_previous_one(
    tokens_page: TokensPageDriver, minted_job: MintJob
) -> None:
    tokens_page.page.open_job(minted_job, 3)
    tokens_page.wait_for(minted_job, 3)
    rename_table(tokens_page.workspace, "brands", "elsewhere")
    QTest.keyClick(tokens_page.table, Qt.Key.Key_Down)
    tokens_page.qtbot.waitUntil(lambda: "Internal error" in "".join(tokens_page.notices()))
    for name in CONTROLS:
        assert not tokens_page.child(QWidget, name).isVisible(), name
    rename_table(tokens_page.workspace, "elsewhere", "brands")
    QTest.keyClick(tokens_page.table, Qt.Key.Key_Down)
    tokens_page.wait_for(minted_job, 5)
    assert all(tokens_page.child(QWidget, name).isVisible() for name in CONTROLS)


def test_buttons_are_disabled_until_the_selected_token_is_shown(
    tokens_page: TokensPageDriver, minted_job: MintJob
) -> None:
    def allowed() -> set[bool]:
        return {tokens_page.child(QAbstractButton, name).isEnabled() for name in PRESSED}

    tokens_page.page.open_job(minted_job, 3)
    tokens_page.wait_for(minted_job, 3)
    assert allowed() == {True}
    QTest.keyClick(tokens_page.table, Qt.Key.Key_Down)
    assert allowed() == {False}
    tokens_page.wait_for(minted_job, 4)
    assert allowed() == {True}


def test_saved_widths_are_restored(
    tokens_page: TokensPageDriver, open_page: OpenPage, minted_job: MintJob
) -> None:
    tokens_page.page.open_job(minted_job)
    tokens_page.wait_for(minted_job, 0)
    wide = tokens_page.table.width()
    handle = tokens_page.child(QSplitter, "tokensSplitter").handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start - QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start - QPoint(60, 0))
    narrow = tokens_page.table.width()
    assert narrow < wide
    later = open_page(640, tokens_page.page.state())
    later.page.open_job(minted_job)
    assert later.table.width() == narrow
    for none in (QByteArray(), QByteArray(b"not a state")):
        later.page.restore(none)
        assert later.table.width() == narrow


def test_controls_have_accessible_names(tokens_page: TokensPageDriver, minted_job: MintJob) -> None:
    tokens_page.page.open_job(minted_job)
    tokens_page.wait_for(minted_job, 0)
    for name in ("tokensTable", "goToField", "urlText", "passportTree", "qrView", "tokenTabs"):
        assert tokens_page.child(QWidget, name).accessibleName(), name
