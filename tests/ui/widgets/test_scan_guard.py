"""A scan operates nothing that isn't made for scans; what a person types or pastes arrives."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.widgets.plain_text import Question
from dpp_desktop.ui.widgets.scan_guard import ScanGuard, accept_scans, accept_scans_in_fields
from tests.ui.driver import TIMEOUT_MS, Driver
from tests.ui.scanner import scan_as_keyboard, type_keys

URL = "https://id.nordlicht.example/01/09506000134352/21/7KX4M"
TYPIST_MS = 66


class ScannedDialog(QDialog):
    """A dialog with fields of each kind, and a default button."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit("torn")
        self.lines = QPlainTextEdit("first")
        self.choice = QComboBox()
        self.reason = QComboBox(editable=True)
        self.number = QSpinBox(minimum=1, maximum=1_000)
        self.list = QListWidget()
        self.button = QPushButton("&Save")
        self.start = QPushButton("&Print")
        self.start.setDefault(True)
        self.choice.addItems(["all units", "hundreds", "pack", "some", "01"])
        self.list.addItems(["first", "hundreds", "0950", "some"])
        self.list.setCurrentRow(0)
        layout = QVBoxLayout(self)
        for widget in self.widgets:
            layout.addWidget(widget)
        self.started = QSignalSpy(self.start.clicked)
        self.saved = QSignalSpy(self.button.clicked)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        fields = (self.line, self.lines, self.choice, self.reason, self.number, self.list)
        return (*fields, self.button, self.start)

    @property
    def entered(self) -> list[object]:
        return [
            self.line.text(),
            self.lines.toPlainText(),
            self.choice.currentText(),
            self.reason.currentText(),
            self.number.value(),
            self.list.currentRow(),
            self.started.count(),
            self.saved.count(),
        ]


@pytest.fixture
def dialog(
    qtbot: QtBot, scan_guard: ScanGuard, show: Callable[[QWidget], None]
) -> Iterator[ScannedDialog]:
    made = ScannedDialog()
    show(made)
    # Lists search for the keys of a test together, also on a busy computer.
    interval = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(TIMEOUT_MS)
    yield made
    QApplication.setKeyboardInputInterval(interval)


FIELDS = ["line", "lines", "choice", "reason", "number", "list", "button", "start"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_scan_changes_and_presses_nothing(dialog: ScannedDialog, field: str) -> None:
    before = dialog.entered
    getattr(dialog, field).setFocus()
    focused = QApplication.focusWidget()
    type_keys(URL + "\r\n")
    assert dialog.entered == before
    assert QToolTip.text().startswith("The scan was ignored")
    type_keys(URL + "\t")
    assert dialog.entered == before
    assert QApplication.focusWidget() is focused


@pytest.mark.parametrize("field", ["line", "lines"])
def test_a_taken_back_scan_leaves_the_selection_as_it_was(
    dialog: ScannedDialog, field: str
) -> None:
    editor = getattr(dialog, field)
    editor.setFocus()
    editor.selectAll()
    type_keys(URL + "\r")
    assert dialog.entered[:2] == ["torn", "first"]
    type_keys("x", TYPIST_MS)
    assert "x" in dialog.entered[:2], "it replaces what is selected"


@pytest.mark.parametrize("gap_ms", [TYPIST_MS, 200])
def test_what_a_person_types_arrives(dialog: ScannedDialog, qtbot: QtBot, gap_ms: int) -> None:
    dialog.line.clear()
    dialog.line.setFocus()
    type_keys("smeared", gap_ms)
    assert dialog.line.text() == "smeared"
    dialog.number.setFocus()
    dialog.number.selectAll()
    type_keys("123", gap_ms)
    qtbot.waitUntil(lambda: dialog.number.value() == 123)
    dialog.choice.setFocus()
    type_keys("p", gap_ms)
    qtbot.waitUntil(lambda: dialog.choice.currentText() == "pack")
    dialog.number.setFocus()
    type_keys("\r", gap_ms)
    assert dialog.started.count() == 1


def test_keys_after_held_ones_come_later(dialog: ScannedDialog) -> None:
    dialog.list.setFocus()
    type_keys("so\r", 30)
    assert dialog.list.currentRow() == 3
    assert dialog.started.count() == 1


def test_pasted_text_and_text_of_programs_arrive(dialog: ScannedDialog) -> None:
    dialog.line.clear()
    dialog.line.setFocus()
    QApplication.clipboard().setText(URL)
    QTest.keyClick(dialog.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    type_keys("\r")
    assert dialog.line.text() == URL
    dialog.line.clear()
    type_keys("typed by a program")
    type_keys("\r")
    assert dialog.line.text() == "typed by a program"
    assert dialog.started.count() == 2


def test_fields_for_scans_take_them(dialog: ScannedDialog) -> None:
    accept_scans(dialog.line)
    dialog.line.clear()
    dialog.line.setFocus()
    type_keys(URL + "\r")
    assert dialog.line.text() == URL
    assert dialog.started.count() == 1


def test_a_window_may_take_scans_in_its_text_fields_only(dialog: ScannedDialog) -> None:
    accept_scans_in_fields(dialog)
    dialog.lines.setFocus()
    type_keys(URL + "\r")
    assert URL in dialog.lines.toPlainText()
    before = dialog.entered
    dialog.choice.setFocus()
    type_keys(URL + "\r")
    assert dialog.entered == before


def test_a_window_may_take_scans_wherever_the_focus_is(
    dialog: ScannedDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def take_scan(_: ScannedDialog, text: str) -> str:
        taken.append(text)
        return ""

    monkeypatch.setattr(ScannedDialog, "take_scan", take_scan, raising=False)
    before = dialog.entered
    for field in FIELDS:
        getattr(dialog, field).setFocus()
        type_keys(URL + "\r")
    assert taken == [URL] * len(FIELDS)
    assert dialog.entered == before


def test_a_scan_chooses_nothing_in_an_open_list(dialog: ScannedDialog) -> None:
    before = dialog.entered
    dialog.choice.showPopup()
    type_keys(URL + "\r")
    dialog.choice.hidePopup()
    assert dialog.entered == before


def test_a_scan_without_an_end_is_ignored_too(dialog: ScannedDialog, qtbot: QtBot) -> None:
    QToolTip.hideText()
    before = dialog.entered
    dialog.number.setFocus()
    type_keys(URL)
    qtbot.waitUntil(lambda: QToolTip.text().startswith("The scan was ignored"))
    assert dialog.entered == before


@pytest.mark.parametrize("text", [URL, URL.upper(), "r", "m"])
@pytest.mark.parametrize("guarded", [True, False])
def test_a_question_is_not_answered_by_letters(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    request: pytest.FixtureRequest,
    text: str,
    guarded: bool,
) -> None:
    if guarded:
        request.getfixturevalue("scan_guard")
    parent = QWidget()
    show(parent)
    question = Question(parent, "question")
    question.setText("Make 11 units void?")
    question.offer(("&Make void", "make_void"), "&Reject", is_final=True)
    driver = Driver(qtbot, question)
    seen: list[bool] = []

    def scan() -> None:
        driver.wait_for(question.isActiveWindow)
        scan_as_keyboard(text, "\r" if guarded and len(text) > 1 else "")
        QTest.qWait(150)  # Qt presses a button some time after the letter
        seen.append(question.isVisible())
        question.done(0)

    QTimer.singleShot(0, parent, scan)
    question.exec()
    assert seen == [True]
    assert not question.agreed


def test_a_question_is_answered_by_alt_and_a_letter(
    qtbot: QtBot, show: Callable[[QWidget], None], scan_guard: ScanGuard
) -> None:
    parent = QWidget()
    show(parent)
    question = Question(parent, "question")
    question.offer(("&Make void", "make_void"), "&Keep")
    driver = Driver(qtbot, question)
    QTimer.singleShot(0, parent, lambda: driver.press_mnemonic(Qt.Key.Key_M))
    question.exec()
    assert question.agreed
