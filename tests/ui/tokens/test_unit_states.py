"""The page of tokens follows the states of its units, and hides the codes of void ones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.notice import Notice
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.tokens.tokens_model import Column, TokensTable
from dpp_desktop.ui.tokens.tokens_page import TokensPage
from dpp_desktop.ui.widgets.plain_text import breakable
from tests.conftest import parka
from tests.samples import mint
from tests.ui.dialog_operations import choose_path
from tests.ui.driver import Driver
from tests.ui.tokens.qr_reader import on_screen, scanned
from tests.units.unit_jobs import UnitJob


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def units(workspace: Workspace) -> UnitJob:
    """A job of 20 tokens."""
    return UnitJob(workspace, mint(workspace, parka(20)))


class PageDriver(Driver):
    """Operates the page, and reads its card."""

    def __init__(self, qtbot: QtBot, page: TokensPage) -> None:
        super().__init__(qtbot, page)
        self.page = page

    def open(self, units: UnitJob, unit: int) -> None:
        """Show the unit, counted from 1."""
        self.page.open_job(units.job, unit - 1)
        self.wait_for(lambda: self.text("fact-unit").startswith(f"{unit} "))
        self.wait_for(self.find(QAbstractButton, "copySerial").isEnabled)

    def code(self) -> str | None:
        """Return what a scanner reads from the page."""
        return scanned(on_screen(self.page))

    def notices(self) -> list[str]:
        """Return the texts of the visible notices."""
        return [each.text for each in self.page.findChildren(Notice) if each.isVisible()]


@pytest.fixture
def page(
    qtbot: QtBot,
    workspace: Workspace,
    background: Background,
    theme: Theme,
    show: Callable[[QWidget], None],
) -> PageDriver:
    """The page without a job."""
    made = TokensPage(workspace, background)
    made.resize(1024, 620)
    show(made)
    return PageDriver(qtbot, made)


def test_a_void_unit_has_no_code_to_use(page: PageDriver, units: UnitJob) -> None:
    units.voided("6", "wrong batch")
    page.open(units, 6)
    assert page.has("voidStatement")
    assert not page.has("qrView")
    assert page.code() is None
    assert page.text("voidText") == breakable(
        "Unit 6 of job 1 is void (wrong batch).\n\nThe code of a void unit is never used again."
    )
    for name in ("saveQr", "copyImage", "copyUrl", "printLabel"):
        button = page.find(QAbstractButton, name)
        assert not button.isEnabled(), name
        assert "never used again" in button.toolTip()
    assert not page.find(QLabel, "fact-qr").isVisible()
    page.open(units, 5)
    assert not page.has("voidStatement")
    assert (page.code() or "").startswith(units.job.link_prefix)
    assert page.find(QAbstractButton, "printLabel").isEnabled()


def test_void_units_have_no_url_in_the_list(page: PageDriver, units: UnitJob) -> None:
    units.voided("2")
    page.open(units, 1)
    table = page.find(TokensTable, "tokensTable")
    urls = [table.model().index(row, Column.URL) for row in range(3)]
    page.wait_for(lambda: urls[1].data() == "Void")
    assert "never used again" in urls[1].data(Qt.ItemDataRole.ToolTipRole)
    assert _is_red(table, urls[1].siblingAtColumn(Column.SERIAL)), "a small window has no URLs"
    assert not _is_red(table, urls[2].siblingAtColumn(Column.SERIAL))
    assert urls[0].data().startswith(units.job.link_prefix)
    assert urls[2].data().startswith(units.job.link_prefix)
    table.setCurrentIndex(urls[1])
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Void"
    units.voided("3")
    page.page.refresh_states()
    page.wait_for(lambda: urls[2].data() == "Void")


def _is_red(table: TokensTable, index: QModelIndex) -> bool:
    """Return True if the text of the cell is in the colour for problems."""
    image = table.viewport().grab(table.visualRect(index)).toImage()
    red = QColor(colours_of(table.palette()).danger).rgb()
    return any(
        image.pixel(x, y) == red for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("action", ["copyImage", "saveQr"])
def test_the_code_of_a_unit_that_has_just_become_void_is_not_used(
    page: PageDriver, units: UnitJob, tmp_path: Path, action: str
) -> None:
    page.open(units, 6)
    units.voided("6", "wrong batch")
    QGuiApplication.clipboard().clear()
    page.press(action)
    if action == "saveQr":
        choose_path(page.qtbot, page.page, tmp_path / "code.svg")
    page.wait_for(lambda: any("is void (wrong batch)" in each for each in page.notices()))
    assert QGuiApplication.clipboard().image().isNull()
    assert not (tmp_path / "code.svg").exists()


def test_the_card_follows_the_states_of_its_unit(page: PageDriver, units: UnitJob) -> None:
    page.open(units, 6)
    resets: list[None] = []
    page.find(QTreeView, "passportTree").model().modelReset.connect(lambda: resets.append(None))
    for change, key, shown in (
        (units.printed, "label", "Printed"),
        (units.verified, "label", "Printed and verified"),
        (units.spoiled, "label", "Spoiled (torn)"),
    ):
        change("6")
        page.page.refresh_states()
        _wait_for_fact(page, key, shown)
        assert page.has("qrView")
    units.voided("6")
    page.page.refresh_states()
    _wait_for_fact(page, "state", "Void (wrong batch)\nAda")
    assert page.has("voidStatement")
    assert not page.find(QAbstractButton, "saveQr").isEnabled()
    assert not page.find(QAbstractButton, "printLabel").isEnabled()
    assert resets == [], "the passport isn't drawn again"


def _wait_for_fact(page: PageDriver, key: str, text: str) -> None:
    page.wait_for(lambda: page.text(f"fact-{key}").startswith(text))


def test_states_that_cannot_be_read_are_reported(page: PageDriver, units: UnitJob) -> None:
    page.open(units, 6)
    with units.workspace.write() as transaction:
        transaction.exec_driver_sql("ALTER TABLE unit_runs RENAME TO elsewhere")
    page.page.refresh_states()
    page.wait_for(page.notices)
    assert page.has("qrView")
