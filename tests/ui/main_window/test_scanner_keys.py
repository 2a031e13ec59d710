"""Scans work as real key events: any layout, any ending, whatever is open or focused."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QTabWidget

from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.tokens.scan_field import ScanField
from dpp_desktop.ui.tokens.scan_result import ScanResult
from tests.samples import put_job
from tests.ui.main_window.window_driver import MainWindowDriver
from tests.ui.scanner import arriving, scan, sent_to_us

GTIN = "09506000134352"
_WITH_Y_OR_Z = 200
"""Among this many serials, some have Y or Z."""


class Scanning:
    """The window with a job, and units of the job whose serials have Y or Z."""

    def __init__(self, window: MainWindowDriver, job: MintJob) -> None:
        self.window = window
        self.job = job
        with window.workspace.read() as transaction:
            serials = tokens.serials_of(transaction, job.id, 0, _WITH_Y_OR_Z)
        self._units = (
            (unit, serial) for unit, serial in enumerate(serials) if {"Y", "Z"} & set(serial)
        )
        self.take_next_unit()
        self.other_unit = self.unit + 1
        self.other_serial = serials[self.other_unit]

    def take_next_unit(self) -> None:
        self.unit, self.serial = next(self._units)
        self.url = self.job.link_prefix + self.serial

    def expect(self, *words: str, tone: str = "success") -> None:
        self.window.wait_for(lambda: self.window.scan_result)
        self.window.wait_for_scan_result(*words)
        assert self.window.find(ScanResult, "scan_result").property("tone") == tone

    def expect_unit(self, unit: int, tone: str = "success") -> None:
        self.expect(f"token {unit + 1} of 25,000", tone=tone)

    def wait_until_listed(self) -> None:
        self.window.wait_for(lambda: JobAction.EXPORT in self.window.enabled())


@pytest.fixture
def scanning(main_window: MainWindowDriver, minted_job: MintJob) -> Scanning:
    return Scanning(main_window, minted_job)


# What the scanner sends for a unit, and the tone of the result.
SENT: dict[str, tuple[Callable[[Scanning], str], str]] = {
    "url": (lambda s: s.url, "success"),
    "upper case": (lambda s: s.url.upper(), "success"),
    "Caps Lock": (lambda s: s.url.swapcase(), "success"),
    "German computer": (lambda s: arriving(s.url, "German"), "warning"),
    "German scanner": (lambda s: sent_to_us(s.url, "German"), "warning"),
    "German computer, serial": (lambda s: arriving(s.serial, "German"), "warning"),
    "French computer": (lambda s: arriving(s.url, "French"), "warning"),
    "French scanner": (lambda s: sent_to_us(s.url, "French"), "warning"),
    "French computer, serial": (lambda s: arriving(s.serial, "French"), "warning"),
    "Swiss computer": (lambda s: arriving(s.url, "Swiss German"), "warning"),
    "Swedish computer": (lambda s: arriving(s.url, "Swedish"), "warning"),
    "Swedish computer, Caps Lock": (lambda s: arriving(s.url, "Swedish").swapcase(), "warning"),
    "element string": (lambda s: f"01{GTIN}21{s.serial}", "success"),
    "with date": (lambda s: f"01{GTIN}1126110121{s.serial}", "success"),
    "with batch": (lambda s: f"01{GTIN}1729110110LOT-7\x1d21{s.serial}", "success"),
    "separator at the end": (lambda s: f"]d201{GTIN}21{s.serial}\x1d17291101", "success"),
    "further identifiers": (lambda s: f"01{GTIN}21{s.serial}\x1d10LOT-7\x1d240ABC", "success"),
    "written separator": (lambda s: f"01{GTIN}21{s.serial}<GS>10LOT-7", "success"),
    "brackets": (lambda s: f"(01){GTIN}(21){s.serial}", "success"),
    "brackets, French": (lambda s: arriving(f"(01){GTIN}(21){s.serial}", "French"), "warning"),
    "without scheme": (lambda s: s.url.removeprefix("https://"), "success"),
    "without colon": (lambda s: s.url.removeprefix("https:"), "success"),
    "http": (lambda s: s.url.replace("https", "http"), "success"),
    "port": (
        lambda s: s.url.replace("https", "http").replace(".example", ".example:80"),
        "success",
    ),
    "dot": (lambda s: s.url.replace(".example", ".example."), "success"),
    "query": (lambda s: f"{s.url}?a=b&c=d", "success"),
}


def test_a_unit_is_found(scanning: Scanning, subtests: pytest.Subtests) -> None:
    for sent, (text, tone) in SENT.items():
        with subtests.test(sent):
            scan(text(scanning))
            scanning.expect_unit(scanning.unit, tone)
            assert scanning.window.scan_field.hasFocus()
        scanning.take_next_unit()


@pytest.mark.parametrize(
    ("sent", "tone"),
    [
        ("9506000134352", "success"),
        ("]E09506000134352", "success"),
        (f"(01){GTIN}", "success"),
        (f"01{GTIN}", "success"),
        (arriving("9506000134352", "French"), "warning"),
    ],
)
def test_a_product_is_found(scanning: Scanning, sent: str, tone: str) -> None:
    scan(sent)
    scanning.expect("Product PARKA-01", tone=tone)


WRONG = (
    f"https://id.nordlicht.example/01/{GTIN}/21/A0XBY7ZKFBQB",
    f"01{GTIN}21A0XBY7ZKFBQB",
    arriving(f"https://id.nordlicht.example/01/{GTIN}/21/A0XBY7ZKFBQB", "German"),
    "4006381333931",
    "nonsense",
)


def test_a_wrong_scan_fills_the_pane_in_red_and_sounds(
    scanning: Scanning, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    beeps: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(None))
    result = scanning.window.find(ScanResult, "scan_result")
    for sent in WRONG:
        with subtests.test(sent):
            scan(sent)
            scanning.window.wait_for(lambda: result.isVisible() and len(beeps) == 1)
            scanning.expect(tone="danger")
            assert not scanning.window.table.isVisible()
            assert scanning.window.scan_field.hasFocus()
        scan(scanning.url)
        scanning.expect_unit(scanning.unit)
        beeps.clear()


def test_a_scan_may_end_with_any_line_end(scanning: Scanning, subtests: pytest.Subtests) -> None:
    field = scanning.window.find(ScanField, "scanField")
    for end in ("\r", "\t", "\r\n", "\r\r", "\n\r"):
        with subtests.test(repr(end)):
            scan(scanning.url, end)
            scanning.expect_unit(scanning.unit)
            assert field.hasFocus()
            scan(scanning.other_serial, end)
            scanning.expect_unit(scanning.other_unit)
            assert field.text() == scanning.other_serial


def test_a_scan_without_a_pause_replaces_the_one_before(scanning: Scanning) -> None:
    scan(scanning.url)
    scan(scanning.other_serial)
    scanning.expect_unit(scanning.other_unit)


@pytest.mark.parametrize("first", ["unit", "product", "order", "wrong"])
@pytest.mark.parametrize("typed", [1, 6])
def test_a_result_does_not_disturb_the_scan_that_has_begun(
    scanning: Scanning, first: str, typed: int
) -> None:
    put_job(scanning.window.workspace, MintForm("nordlicht", "PARKA-01", "LOT-9", 3, "PO-4711"))
    sent = {"unit": scanning.url, "product": GTIN, "order": "PO-4711", "wrong": "nonsense"}[first]
    scan(sent)
    scan(scanning.other_serial[:typed], end="")
    scanning.window.wait_for(lambda: scanning.window.scan_result)
    QApplication.processEvents()
    scan(scanning.other_serial[typed:])
    scanning.expect_unit(scanning.other_unit)
    assert not scanning.window.window.findChildren(ProductsWindow)


def _open_menu(scanning: Scanning) -> None:
    bar = scanning.window.window.menuBar()
    action = bar.actions()[0]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(action).center())


def _open_list(scanning: Scanning) -> None:
    scanning.window.find(QComboBox, "filter_status").setFocus()
    scanning.window.find(QComboBox, "filter_status").showPopup()


def _open_context_menu(scanning: Scanning) -> None:
    table = scanning.window.table
    table.setFocus()
    place = table.visualRect(table.model().index(0, 1)).center()
    table.customContextMenuRequested.emit(place)


@pytest.mark.parametrize("open_popup", [_open_menu, _open_list, _open_context_menu])
def test_a_scan_closes_an_open_menu_or_list(
    scanning: Scanning, open_popup: Callable[[Scanning], None]
) -> None:
    scanning.wait_until_listed()
    filtered = scanning.window.box("filter_status").currentIndex()
    for _ in range(2):
        scanning.window.trigger(Command.SHOW_JOBS)
        open_popup(scanning)
        scanning.window.wait_for(QApplication.activePopupWidget)
        scan(scanning.url)
        scanning.expect_unit(scanning.unit)
        assert QApplication.activePopupWidget() is None
        assert scanning.window.scan_field.text() == scanning.url
        assert scanning.window.box("filter_status").currentIndex() == filtered
        assert not QApplication.activeModalWidget()


def test_a_single_key_chooses_an_entry_of_a_menu(scanning: Scanning) -> None:
    _open_menu(scanning)
    scanning.window.wait_for(QApplication.activePopupWidget)
    scan("n", end="")
    scanning.window.wait_for(lambda: scanning.window.window.findChildren(MintDialog))
    scanning.window.window.findChildren(MintDialog)[0].close_at_once()
    assert scanning.window.scan_field.text() == ""


def test_a_single_key_chooses_an_entry_of_a_list(scanning: Scanning) -> None:
    _open_list(scanning)
    scanning.window.wait_for(QApplication.activePopupWidget)
    box = scanning.window.box("filter_status")
    scan("c", end="")
    scanning.window.wait_for(lambda: str(box.view().currentIndex().data()).startswith("C"))
    assert QApplication.activePopupWidget()
    box.hidePopup()


def test_a_menu_opens_with_alt_and_its_letter(scanning: Scanning) -> None:
    bar = scanning.window.window.menuBar()
    QTest.keyPress(scanning.window.scan_field, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(scanning.window.scan_field, Qt.Key.Key_Alt)
    scanning.window.wait_for(bar.hasFocus)
    scan("v", end="")
    scanning.window.wait_for(QApplication.activePopupWidget)
    popup = QApplication.activePopupWidget()
    assert popup
    popup.close()


def test_a_scan_is_read_while_the_menu_bar_has_the_focus(scanning: Scanning) -> None:
    bar = scanning.window.window.menuBar()
    QTest.keyPress(scanning.window.scan_field, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(scanning.window.scan_field, Qt.Key.Key_Alt)
    scanning.window.wait_for(bar.hasFocus)
    scan(scanning.url)
    scanning.expect_unit(scanning.unit)


def test_a_scan_is_read_on_the_page_of_tokens_and_with_a_notice(scanning: Scanning) -> None:
    scanning.wait_until_listed()
    scanning.window.do(JobAction.SHOW_TOKENS)
    page = scanning.window.wait_for_tokens()
    tabs = page.findChild(QTabWidget, "tokenTabs")
    assert tabs
    scanning.window.wait_for(tabs.isVisible)
    tabs.tabBar().setFocus()
    scan(scanning.url)
    scanning.expect_unit(scanning.unit)
    scanning.window.window.notices.show_notice(Tone.WARNING, "Something")
    scanning.window.window.notices.notices[0].buttons[-1].setFocus()
    scan(scanning.other_serial)
    scanning.expect_unit(scanning.other_unit)


@pytest.mark.parametrize("end", ["\r", "\t", "\r\n"])
def test_a_scan_in_the_field_for_a_number_is_looked_up(scanning: Scanning, end: str) -> None:
    put_job(scanning.window.workspace, MintForm("nordlicht", "PARKA-01", "LOT-9", 3, "PO-4711"))
    scanning.window.scan_field.setFocus()
    scan(scanning.url)
    scanning.expect_unit(scanning.unit)
    for text, words in (
        (arriving(scanning.other_serial, "German"), f"token {scanning.other_unit + 1} of"),
        ("PO-4711", "order PO-4711"),
        ("9506000134352", "Product PARKA-01"),
    ):
        scan(scanning.serial)
        scanning.window.wait_for(lambda: scanning.window.has("goToField"))
        scanning.window.line("goToField").setFocus()
        scan(text, end)
        scanning.window.wait_for_scan_result(words)


def test_a_tab_after_a_number_goes_to_the_token(scanning: Scanning) -> None:
    scan(scanning.url)
    scanning.expect_unit(scanning.unit)
    field = scanning.window.line("goToField")
    field.setFocus()
    scan("777", "\t")
    table = scanning.window.find(QTableView, "tokensTable")
    scanning.window.wait_for(lambda: table.currentIndex().row() == 776)
    assert field.hasFocus()
    scan("", "\t")
    assert not field.hasFocus()


def _escape(scanning: Scanning) -> None:
    QTest.keyClick(scanning.window.scan_field, Qt.Key.Key_Escape)


def _new_job(scanning: Scanning) -> None:
    scanning.window.trigger(Command.NEW_JOB)


def _export(scanning: Scanning) -> None:
    scanning.window.find_action(JobAction.EXPORT).trigger()


@pytest.mark.parametrize("act", [_escape, _new_job, _export])
def test_the_next_action_closes_the_report_of_a_wrong_scan(
    scanning: Scanning, act: Callable[[Scanning], None]
) -> None:
    scanning.wait_until_listed()
    scan("nonsense")
    scanning.expect("nonsense", tone="danger")
    act(scanning)
    scanning.window.wait_for(scanning.window.table.isVisible)
    assert scanning.window.scan_result == ""
    for form in scanning.window.window.findChildren(MintDialog):
        form.close_at_once()


def _next_by_key(scanning: Scanning, table: QTableView) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down)


def _next_by_mouse(scanning: Scanning, table: QTableView) -> None:
    place = table.visualRect(table.model().index(scanning.unit + 1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _by_number(scanning: Scanning, table: QTableView) -> None:
    scanning.window.fill("goToField", "12")
    QTest.keyClick(scanning.window.line("goToField"), Qt.Key.Key_Return)


def _back(scanning: Scanning, table: QTableView) -> None:
    scanning.window.press("back")


@pytest.mark.parametrize("leave", [_next_by_key, _next_by_mouse, _by_number, _back])
def test_another_page_or_token_closes_the_result_of_the_last_scan(
    scanning: Scanning, leave: Callable[[Scanning, QTableView], None]
) -> None:
    scan(scanning.url)
    scanning.expect_unit(scanning.unit)
    table = scanning.window.find(QTableView, "tokensTable")
    scanning.window.wait_for(lambda: table.currentIndex().row() == scanning.unit)
    leave(scanning, table)
    scanning.window.wait_for(lambda: not scanning.window.scan_result)


def test_a_long_text_does_not_widen_the_window(scanning: Scanning) -> None:
    scan(f"https://id.nordlicht.example/{'x' * 150}/{GTIN}")
    scanning.expect("is not a token", tone="danger")
    result = scanning.window.find(ScanResult, "scan_result")
    assert result.minimumSizeHint().width() < 600
    assert "\N{ZERO WIDTH SPACE}" not in scanning.window.scan_result
