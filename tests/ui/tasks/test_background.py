"""What is asked in the background is answered on the main thread, or to nobody, never lost."""

import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.tasks.background import Background, MainThreadQueue
from tests.ui.silence import silence


def test_work_is_done_elsewhere_and_answered_here(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    here = threading.get_ident()
    answers: list[tuple[int, int]] = []
    background.start(
        owner, threading.get_ident, lambda there: answers.append((there, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(answers))
    ((worked, answered),) = answers
    assert worked != here
    assert answered == here


def test_failures_are_told_to_the_one_who_asked(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    failures: list[Exception] = []
    background.start(owner, lambda: 1 // 0, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_unexpected_failures_go_to_whom_they_should(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    failures: list[Exception] = []
    background.on_unexpected_error(failures.append)
    background.start(owner, lambda: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(failures))


def test_a_dropped_question_is_answered_to_nobody(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    told: list[object] = []
    asked = threading.Event()
    question = background.start(owner, asked.wait, told.append, told.append)
    question.discard()
    asked.set()
    background.start(owner, lambda: "later", told.append)
    qtbot.waitUntil(lambda: told == ["later"])


@pytest.mark.parametrize("how", ["dropped", "closed"])
def test_work_that_nobody_waits_for_is_asked_to_stop(
    background: Background, owner: QObject, qtbot: QtBot, how: str
) -> None:
    stop, begun = threading.Event(), threading.Event()

    def work_on() -> None:
        begun.set()
        while not stop.is_set():
            stop.wait(0.01)

    told: list[object] = []
    question = background.start(owner, work_on, told.append, told.append, stop=stop)
    qtbot.waitUntil(begun.is_set)
    if how == "dropped":
        question.discard()
    assert background.close()
    assert stop.is_set()
    assert told == ([] if how == "dropped" else [None])


def test_the_answer_to_one_who_is_gone_is_no_fault(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []
    gone, there = QObject(), QObject()
    asked = threading.Event()
    background.start(gone, asked.wait, told.append, told.append)
    shiboken6.delete(gone)
    asked.set()
    background.start(there, lambda: "later", told.append)
    qtbot.waitUntil(lambda: told == ["later"])


def test_with_its_signals_lost_everything_is_answered_all_the_same(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    silence(background)
    told: list[int] = []
    for number in range(50):
        background.start(owner, partial(int, number), told.append)
    qtbot.waitUntil(lambda: sorted(told) == list(range(50)))


def test_thousands_of_answers_all_come(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    told: list[int] = []
    for number in range(3_000):
        background.start(owner, partial(int, number), told.append)
    qtbot.waitUntil(lambda: len(told) == 3_000)
    assert sorted(told) == list(range(3_000))


def test_once_closed_nothing_is_begun(owner: QObject, qtbot: QtBot) -> None:
    background = Background()
    begun: list[int] = []
    assert background.close()
    background.start(owner, lambda: begun.append(1), lambda _: None)
    qtbot.wait(50)
    assert begun == []


def test_what_never_ends_is_told(
    owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dpp_desktop.ui.tasks.background._CLOSE_TIMEOUT_MS", 50)
    background, let_go = Background(), threading.Event()
    background.start(owner, let_go.wait, lambda _: None)
    assert not background.close()
    let_go.set()
    assert background.close()


def test_a_message_may_have_others_delivered_while_it_lasts(qtbot: QtBot) -> None:
    outbox = MainThreadQueue()
    heard: list[str] = []

    def first() -> None:
        heard.append("first")
        outbox.deliver()  # as a dialog's event loop does

    outbox.post(first)
    outbox.post(lambda: heard.append("second"))
    outbox.deliver()
    assert heard == ["first", "second"]
