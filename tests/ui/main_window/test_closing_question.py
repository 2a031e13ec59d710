"""Tests of the question that is asked before running work is stopped."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.main_window.closing import ClosingQuestion, ask_to_close


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    created = QWidget()
    qtbot.addWidget(created)
    created.show()
    return created


def press_when_asked(name: str) -> None:
    def press() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, ClosingQuestion)
        button = question.findChild(QPushButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, press)


@pytest.mark.parametrize(("name", "closes"), [("close_anyway", True), ("keep_working", False)])
def test_the_button_pressed_decides(qtbot: QtBot, window: QWidget, name: str, closes: bool) -> None:
    press_when_asked(name)
    assert ask_to_close(window, minting=2, exporting=1) is closes


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_keep_working(window: QWidget, key: Qt.Key) -> None:
    def press() -> None:
        question = QApplication.activeModalWidget()
        assert question is not None
        QTest.keyClick(question, key)

    QTimer.singleShot(50, press)
    assert not ask_to_close(window, minting=1, exporting=0)


def test_closing_without_running_work_asks_nothing(window: QWidget) -> None:
    assert ask_to_close(window, minting=0, exporting=0)


def test_the_question_explains_the_consequences(window: QWidget) -> None:
    both = ClosingQuestion(window, minting=2, exporting=1)
    assert both.text() == "2 jobs are being minted. 1 export is running."
    assert "continues automatically" in both.informativeText()
    assert "Finished packs stay unchanged" in both.informativeText()
    only_export = ClosingQuestion(window, minting=0, exporting=3)
    assert only_export.text() == "3 exports are running."
    assert "Minting" not in only_export.informativeText()
