"""The scan field finds a scanned, typed or pasted token, or reports why it can't."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.tokens.scan_field import ScanField
from tests.ui.lost_signals import lose_signals

Show = Callable[[QWidget], None]


class ScanFieldDriver:
    """A scan field in a window, with its results."""

    def __init__(self, window: QWidget, field: ScanField, other: QPushButton) -> None:
        self.window = window
        self.field = field
        self.other = other
        self.found: list[Token] = []
        self.missed: list[Exception] = []
        field.found.connect(lambda found: self.found.append(found.match.token))
        field.missed.connect(self.missed.append)

    @property
    def results(self) -> int:
        return len(self.found) + len(self.missed)


@pytest.fixture
def scanner(workspace: Workspace, background: Background, show: Show) -> ScanFieldDriver:
    window = QWidget()
    row = QHBoxLayout(window)
    created = ScanFieldDriver(window, ScanField(workspace, background), QPushButton("Other"))
    row.addWidget(created.field)
    row.addWidget(created.other)
    show(window)
    created.field.setFocus()
    return created


def serial_at(workspace: Workspace, job: MintJob, unit: int) -> str:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job.id, unit, 1)[0]


@pytest.mark.parametrize(
    "read",
    [
        str,
        str.lower,
        grouped,
        lambda serial: f"  {serial} ",
        lambda serial: f"https://id.nordlicht.example/01/09506000134352/21/{serial}",
        lambda serial: f"HTTP://id.nordlicht.example/01/9506000134352/10/LOT-7/21/{serial}?a=b",
    ],
)
def test_a_scan_finds_its_token(
    scanner: ScanFieldDriver,
    workspace: Workspace,
    minted_job: MintJob,
    qtbot: QtBot,
    read: Callable[[str], str],
) -> None:
    serial = serial_at(workspace, minted_job, 12_344)
    QTest.keyClicks(scanner.field, read(serial))
    QTest.keyClick(scanner.field, Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: scanner.results == 1)
    assert [(token.serial, token.unit, token.job) for token in scanner.found] == [
        (serial, 12_344, minted_job)
    ]


def test_the_next_scan_replaces_the_previous_one(
    scanner: ScanFieldDriver, workspace: Workspace, minted_job: MintJob, qtbot: QtBot
) -> None:
    for unit in (0, 1, 2):
        QTest.keyClicks(scanner.field, serial_at(workspace, minted_job, unit))
        QTest.keyClick(scanner.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(scanner.found) == unit + 1)  # noqa: B023 - waited for at once
        assert scanner.field.hasFocus()
        assert scanner.field.selectedText() == scanner.field.text()
    assert [token.unit for token in scanner.found] == [0, 1, 2]


@pytest.mark.parametrize("scan", ["0000-0000-0000", "no such thing", "https://x/y"])
def test_a_text_that_is_not_a_token_is_reported_with_the_reason(
    scanner: ScanFieldDriver, minted_job: MintJob, qtbot: QtBot, scan: str
) -> None:
    QTest.keyClicks(scanner.field, scan)
    QTest.keyClick(scanner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scanner.results == 1)
    assert isinstance(scanner.missed[0], NotFound)
    assert scanner.field.hasFocus()
    assert scanner.field.selectedText() == scan


def test_an_empty_field_is_not_looked_up(scanner: ScanFieldDriver, qtbot: QtBot) -> None:
    for text in ("", "   "):
        QTest.keyClicks(scanner.field, text)
        QTest.keyClick(scanner.field, Qt.Key.Key_Return)
    qtbot.wait(100)
    assert scanner.results == 0


def test_a_second_scan_before_the_result_discards_the_first(
    scanner: ScanFieldDriver, workspace: Workspace, minted_job: MintJob, qtbot: QtBot
) -> None:
    for unit in (5, 6):
        QTest.keyClicks(scanner.field, serial_at(workspace, minted_job, unit))
        QTest.keyClick(scanner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scanner.results > 0)
    qtbot.wait(100)
    assert [token.unit for token in scanner.found] == [6]


def test_tab_looks_up_a_scan_and_then_moves_the_focus(
    scanner: ScanFieldDriver, workspace: Workspace, minted_job: MintJob, qtbot: QtBot
) -> None:
    for results in (1, 2):  # the same code twice
        QTest.keyClicks(scanner.field, serial_at(workspace, minted_job, 5))
        QTest.keyClick(scanner.field, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: scanner.results == results)  # noqa: B023 - waited for at once
        assert scanner.field.hasFocus()
    QTest.keyClick(scanner.field, Qt.Key.Key_Tab)
    assert scanner.other.hasFocus()
    QTest.keyClick(scanner.other, Qt.Key.Key_Backtab)
    assert scanner.field.hasFocus()


@pytest.mark.parametrize("pasted", ["{}\n", "\r\n  {}\r\n", "{}\nanother line\n"])
def test_pasted_line_breaks_are_ignored(
    scanner: ScanFieldDriver, workspace: Workspace, minted_job: MintJob, qtbot: QtBot, pasted: str
) -> None:
    serial = serial_at(workspace, minted_job, 7)
    QGuiApplication.clipboard().setText(pasted.format(serial))
    scanner.field.paste()
    QTest.keyClick(scanner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scanner.results == 1)
    assert [token.serial for token in scanner.found] == [serial]


def test_the_result_arrives_without_signals(
    scanner: ScanFieldDriver,
    workspace: Workspace,
    background: Background,
    minted_job: MintJob,
    qtbot: QtBot,
) -> None:
    lose_signals(background)
    QTest.keyClicks(scanner.field, serial_at(workspace, minted_job, 7))
    QTest.keyClick(scanner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scanner.results == 1)
    assert scanner.found


def test_the_field_has_an_accessible_name(scanner: ScanFieldDriver) -> None:
    assert scanner.field.accessibleName() == scanner.field.placeholderText() != ""
