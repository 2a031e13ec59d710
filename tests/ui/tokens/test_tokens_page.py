"""The page of tokens shows any token of a job with all its data."""

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
from dpp_desktop.minting.progress import Unwatched
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.tokens.tokens_model import TokensTable
from dpp_desktop.ui.tokens.tokens_page import TokensPage
from tests.conftest import parka
from tests.ui.language.conftest import SetLanguage
from tests.ui.silence import silence
from tests.ui.tokens.reading import on_screen, scanned

Show = Callable[[QWidget], None]
PRESSED = ("copySerial", "copyUrl", "saveQr", "copyImage")
CHOSEN_ONES = (*PRESSED, "serialText", "urlText", "qrView", "fact-unit")
Kind = TypeVar("Kind", bound=QWidget)
OpenPage = Callable[..., "Shown"]
"""Opens a page of that height, with a saved state if one is given."""


class Shown:
    """The page on the screen, and what the user sees."""

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
        found = self.page.findChildren(QLabel, "notice_text")
        return [notice.text() for notice in found if notice.isVisible()]


@pytest.fixture
def open_page(
    workspace: Workspace, background: Background, theme: Theme, show: Show, qtbot: QtBot
) -> Iterator[OpenPage]:
    windows: list[tuple[QWidget, TokensPage]] = []

    def opened(height: int, state: QByteArray | None = None) -> Shown:
        window, page = QWidget(), TokensPage(workspace, background)
        windows.append((window, page))
        if state:
            page.restore(state)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        window.resize(1024, height)
        show(window)
        return Shown(page, workspace, qtbot)

    yield opened
    for _, page in windows:
        delete(page)  # else it would ask on while its threads end


@pytest.fixture
def shown(open_page: OpenPage) -> Shown:
    return open_page(640)


def test_the_first_token_of_a_job_is_shown(shown: Shown, minted_job: MintJob) -> None:
    shown.page.open_job(minted_job)
    shown.wait_for(minted_job, 0)
    assert shown.text("headingProduct") == "Fjell winter parka, anthracite"
    assert shown.text("headingDetails") == "Job 1 · Batch LOT-7 · 25,000 tokens"
    assert shown.table.hasFocus()


def test_all_data_of_a_token_is_shown(shown: Shown, minted_job: MintJob) -> None:
    shown.page.open_job(minted_job, 12_344)
    shown.wait_for(minted_job, 12_344)
    token = find_token(shown.workspace, shown.serial(minted_job, 12_344))
    assert shown.url() == token.url
    assert shown.fact("gtin") == "09506000134352"
    assert shown.fact("order") == (minted_job.idempotency_key or "none")
    assert shown.fact("brand") == "Nordlicht Outdoor"
    assert shown.fact("product") == "Fjell winter parka, anthracite"
    assert shown.fact("sku") == "PARKA-01"
    assert shown.fact("batch") == "LOT-7"
    assert shown.fact("unit") == "12,345 of 25,000"
    assert shown.fact("number") == f"{token.number:,}"
    assert shown.fact("site") == "0"
    assert shown.fact("job") == "1"
    assert shown.fact("minted") != ""
    assert shown.fact("qr") == "Version 4, at least 16.2 mm wide"


def test_the_passport_is_on_the_second_tab(shown: Shown, minted_job: MintJob, qtbot: QtBot) -> None:
    shown.page.open_job(minted_job)
    shown.wait_for(minted_job, 0)
    bar = shown.child(QTabWidget, "tokenTabs").tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    tree = shown.child(QTreeView, "passportTree")
    assert tree.isVisible()
    names = [tree.model().index(row, 0).data() for row in range(tree.model().rowCount())]
    assert names[:3] == ["Category", "Composition", "Made in"]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_code_on_the_screen_has_the_url_of_the_token(
    shown: Shown, minted_job: MintJob, theme: Theme, qtbot: QtBot, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    shown.page.open_job(minted_job, 17)
    shown.wait_for(minted_job, 17)
    qtbot.waitUntil(lambda: scanned(on_screen(shown.page.window())) is not None)
    found = find_token(shown.workspace, scanned(on_screen(shown.page.window())) or "")
    assert (found.job.id, found.unit) == (minted_job.id, 17)


def test_arrow_keys_select_the_next_token(shown: Shown, minted_job: MintJob, qtbot: QtBot) -> None:
    shown.page.open_job(minted_job)
    for _ in range(20):
        QTest.keyClick(shown.table, Qt.Key.Key_Down)
    shown.wait_for(minted_job, 20)
    QTest.keyClick(shown.table, Qt.Key.Key_Up)
    shown.wait_for(minted_job, 19)
    QTest.keyClick(shown.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    shown.wait_for(minted_job, 24_999)


@pytest.mark.parametrize("typed", ["12345", "12,345", "12.345", " 12 345 "])
def test_entering_a_number_selects_its_token(
    shown: Shown, minted_job: MintJob, qtbot: QtBot, typed: str
) -> None:
    shown.page.open_job(minted_job)
    shown.wait_for(minted_job, 0)
    QTest.keyClick(shown.page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    field = shown.child(QLineEdit, "goToField")
    assert field.hasFocus()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    shown.wait_for(minted_job, 12_344)


@pytest.mark.parametrize("typed", ["0", "25001", "99999999999"])
def test_a_number_without_a_token_is_rejected(
    shown: Shown, minted_job: MintJob, qtbot: QtBot, typed: str
) -> None:
    shown.page.open_job(minted_job, 3)
    shown.wait_for(minted_job, 3)
    field = shown.child(QLineEdit, "goToField")
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown.notices() == ["Enter a number from 1 to 25,000."]
    assert field.property("invalid") == "true"
    assert shown.table.currentIndex().row() == 3
    QTest.keyClicks(field, "7")
    assert field.property("invalid") == "false"
    QTest.keyClick(field, Qt.Key.Key_Return)
    shown.wait_for(minted_job, 6)
    assert shown.notices() == []


def test_a_text_that_is_not_a_number_is_rejected(
    shown: Shown, minted_job: MintJob, qtbot: QtBot
) -> None:
    shown.page.open_job(minted_job, 3)
    field = shown.child(QLineEdit, "goToField")
    QTest.keyClicks(field, "parka")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.property("invalid") == "true"
    assert shown.table.currentIndex().row() == 3


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_keys_go_back(
    shown: Shown,
    minted_job: MintJob,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    shown.page.open_job(minted_job)
    with qtbot.waitSignal(shown.page.back):
        QTest.keyClick(shown.table, key, modifier)


def test_the_button_goes_back(shown: Shown, minted_job: MintJob, qtbot: QtBot) -> None:
    shown.page.open_job(minted_job)
    with qtbot.waitSignal(shown.page.back):
        shown.press("back")


@pytest.mark.parametrize(("name", "copied"), [("copySerial", "serial"), ("copyUrl", "url")])
def test_serial_and_url_are_copied(
    shown: Shown, minted_job: MintJob, name: str, copied: str
) -> None:
    shown.page.open_job(minted_job, 5)
    shown.wait_for(minted_job, 5)
    button = shown.child(QAbstractButton, name)
    before = button.text(), button.width()
    shown.press(name)
    token = find_token(shown.workspace, shown.url())
    assert QGuiApplication.clipboard().text() == getattr(token, copied)
    assert (button.text(), button.width()) == ("Copied", before[1])
    shown.qtbot.waitUntil(lambda: button.text() == before[0])


def test_the_copied_image_is_readable(shown: Shown, minted_job: MintJob) -> None:
    shown.page.open_job(minted_job, 5)
    shown.wait_for(minted_job, 5)
    shown.press("copyImage")
    assert scanned(QGuiApplication.clipboard().image()) == shown.url()
    assert shown.child(QAbstractButton, "copyImage").text() == "Copied"


def save_as(shown: Shown, file: Path) -> None:
    shown.press("saveQr")
    dialog = shown.child(QFileDialog, "saveQrDialog")
    shown.qtbot.waitUntil(dialog.isVisible)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    assert name.text().startswith(shown.text("serialText").replace("-", ""))
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    shown.qtbot.waitUntil(lambda: not dialog.isVisible())


def drawn(svg: Path) -> QImage:
    image = QImage(410, 410, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.read_bytes())).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize(("given", "made"), [("code.svg", "code.svg"), ("code", "code.svg")])
def test_a_saved_svg_is_readable(
    shown: Shown, minted_job: MintJob, tmp_path: Path, given: str, made: str
) -> None:
    shown.page.open_job(minted_job, 5)
    shown.wait_for(minted_job, 5)
    save_as(shown, tmp_path / given)
    button = shown.child(QAbstractButton, "saveQr")
    shown.qtbot.waitUntil(lambda: button.text() == "Saved")
    assert scanned(drawn(tmp_path / made)) == shown.url()
    assert [file.name for file in tmp_path.iterdir()] == [made]


def test_a_saved_png_is_readable_and_has_a_print_size(
    shown: Shown, minted_job: MintJob, tmp_path: Path
) -> None:
    shown.page.open_job(minted_job, 5)
    shown.wait_for(minted_job, 5)
    save_as(shown, tmp_path / "code.PNG")
    button = shown.child(QAbstractButton, "saveQr")
    shown.qtbot.waitUntil(lambda: button.text() == "Saved")
    image = QImage(str(tmp_path / "code.PNG"))
    assert scanned(image) == shown.url()
    millimetres = image.width() / image.dotsPerMeterX() * 1000
    assert millimetres == pytest.approx(41 * 0.508, rel=0.001)


def test_an_error_while_saving_a_code_is_shown(
    shown: Shown, minted_job: MintJob, tmp_path: Path
) -> None:
    shown.page.open_job(minted_job)
    shown.wait_for(minted_job, 0)
    save_as(shown, tmp_path / "code.gif")
    shown.qtbot.waitUntil(
        lambda: shown.notices() == ["A QR code can be saved only as .svg or .png."]
    )
    assert not list(tmp_path.iterdir())
    save_as(shown, Path("/proc/code.svg"))
    shown.qtbot.waitUntil(lambda: "/proc/code.svg" in "".join(shown.notices()))
    shown.press("notice_close")
    assert shown.notices() == []


def test_a_job_without_tokens_shows_a_text_until_it_has_tokens(shown: Shown) -> None:
    job = submit(shown.workspace, parka(250)).job
    shown.page.open_job(job)
    empty = shown.child(QWidget, "noTokens")
    assert empty.isVisible()
    assert not shown.table.isVisible()

    class Watcher(Unwatched):
        def progressed(self, job: MintJob) -> None:
            shown.page.update_job(job)

    done = run_job(shown.workspace, job.id, Watcher(), cycle_tokens=100)
    assert not empty.isVisible()
    shown.wait_for(done, 0)
    shown.qtbot.waitUntil(lambda: shown.text("headingDetails").endswith("· 250 tokens"))
    assert shown.table.model().rowCount() == 250


def test_the_selected_token_stays_selected_while_the_job_grows(shown: Shown) -> None:
    job = submit(shown.workspace, parka(300)).job

    class Watcher(Unwatched):
        def progressed(self, job: MintJob) -> None:
            if job.minted == 100:
                shown.page.open_job(job, 42)
                assert shown.text("headingDetails").endswith(" 100 of 300 tokens")
            shown.page.update_job(job)

    done = run_job(shown.workspace, job.id, Watcher(), cycle_tokens=100)
    shown.qtbot.waitUntil(lambda: shown.text("headingDetails").endswith("· 300 tokens"))
    shown.wait_for(done, 42)


def test_progress_of_another_job_changes_nothing(shown: Shown, minted_job: MintJob) -> None:
    other = run_job(shown.workspace, submit(shown.workspace, parka(30)).job.id)
    shown.page.open_job(other)
    shown.page.update_job(minted_job)
    assert shown.table.model().rowCount() == 30


def test_a_cancelled_job_without_tokens_says_so(shown: Shown) -> None:
    job = cancel(shown.workspace, submit(shown.workspace, parka(5)).job.id)
    shown.page.open_job(job)
    texts = [text.text() for text in shown.child(QWidget, "noTokens").findChildren(QLabel)]
    assert "The job was cancelled before any tokens were minted." in texts


def test_a_scanned_token_is_selected_in_the_table_of_its_job(
    shown: Shown, minted_job: MintJob
) -> None:
    other = run_job(shown.workspace, submit(shown.workspace, parka(30)).job.id)
    shown.page.open_job(other)
    shown.page.show_token(find_token(shown.workspace, shown.serial(minted_job, 20_000)))
    shown.wait_for(minted_job, 20_000)


def test_a_unit_beyond_the_last_selects_the_last(shown: Shown, minted_job: MintJob) -> None:
    shown.page.open_job(minted_job, 99_999)
    shown.wait_for(minted_job, 24_999)


def test_a_product_without_a_gtin_shows_none(shown: Shown) -> None:
    form = MintForm("atelier", "SCARF-01", "L1", 3, None)
    job = run_job(shown.workspace, submit(shown.workspace, form).job.id)
    shown.page.open_job(job)
    shown.wait_for(job, 0)
    assert shown.fact("gtin") == "none"


def test_everything_is_shown_without_signals(
    shown: Shown, background: Background, minted_job: MintJob
) -> None:
    silence(background)
    shown.page.open_job(minted_job, 700)
    shown.wait_for(minted_job, 700)


def test_nothing_is_cut_off_in_a_small_window(shown: Shown, minted_job: MintJob) -> None:
    shown.page.open_job(minted_job)
    shown.wait_for(minted_job, 0)
    QTest.qWait(50)
    page = QRect(0, 0, 1024, 640)
    for button in shown.page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            place = QRect(button.mapTo(shown.page, button.rect().topLeft()), button.size())
            assert page.contains(place), button.text()
            assert button.height() >= TARGET
            assert button.width() >= button.sizeHint().width()
    assert shown.page.size().toTuple() == (1024, 640)
    url = shown.child(QPlainTextEdit, "urlText")
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
    shown = open_page(height)
    shown.page.open_job(minted_job, 12_344)
    shown.wait_for(minted_job, 12_344)
    QTest.qWait(50)
    for name in ("saveQr", "copyImage"):
        button = shown.child(QAbstractButton, name)
        assert button.visibleRegion().boundingRect() == button.rect(), name
        assert button.height() >= TARGET
    assert scanned(on_screen(shown.page.window())) == shown.url()


def rename_table(workspace: Workspace, name: str, new_name: str) -> None:
    with workspace.write() as transaction:
        transaction.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {new_name}")


def test_a_token_whose_data_cannot_be_read_is_not_shown_as_the_previous_one(
    shown: Shown, minted_job: MintJob
) -> None:
    shown.page.open_job(minted_job, 3)
    shown.wait_for(minted_job, 3)
    rename_table(shown.workspace, "brands", "elsewhere")
    QTest.keyClick(shown.table, Qt.Key.Key_Down)
    shown.qtbot.waitUntil(lambda: "Internal error" in "".join(shown.notices()))
    for name in CHOSEN_ONES:
        assert not shown.child(QWidget, name).isVisible(), name
    rename_table(shown.workspace, "elsewhere", "brands")
    QTest.keyClick(shown.table, Qt.Key.Key_Down)
    shown.wait_for(minted_job, 5)
    assert all(shown.child(QWidget, name).isVisible() for name in CHOSEN_ONES)


def test_buttons_are_disabled_until_the_selected_token_is_shown(
    shown: Shown, minted_job: MintJob
) -> None:
    def allowed() -> set[bool]:
        return {shown.child(QAbstractButton, name).isEnabled() for name in PRESSED}

    shown.page.open_job(minted_job, 3)
    shown.wait_for(minted_job, 3)
    assert allowed() == {True}
    QTest.keyClick(shown.table, Qt.Key.Key_Down)
    assert allowed() == {False}
    shown.wait_for(minted_job, 4)
    assert allowed() == {True}


def test_saved_widths_are_restored(shown: Shown, open_page: OpenPage, minted_job: MintJob) -> None:
    shown.page.open_job(minted_job)
    shown.wait_for(minted_job, 0)
    usual = shown.table.width()
    handle = shown.child(QSplitter, "tokensSplitter").handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start - QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start - QPoint(60, 0))
    narrow = shown.table.width()
    assert narrow < usual
    later = open_page(640, shown.page.state())
    later.page.open_job(minted_job)
    assert later.table.width() == narrow
    for none in (QByteArray(), QByteArray(b"not a state")):
        later.page.restore(none)
        assert later.table.width() == narrow


def test_controls_have_accessible_names(shown: Shown, minted_job: MintJob) -> None:
    shown.page.open_job(minted_job)
    shown.wait_for(minted_job, 0)
    for name in ("tokensTable", "goToField", "urlText", "passportTree", "qrView", "tokenTabs"):
        assert shown.child(QWidget, name).accessibleName(), name
