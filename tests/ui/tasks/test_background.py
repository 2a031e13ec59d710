"""Results of background tasks arrive on the main thread, or are discarded, but never get lost."""

import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.tasks.background import Background, MainThreadQueue
from tests.ui.silence import silence


def test_work_runs_in_a_thread_and_its_result_arrives_on_the_main_thread(
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


def test_an_error_is_passed_to_the_error_callback(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    failures: list[Exception] = []
    background.start(owner, lambda: 1 // 0, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_an_error_without_a_callback_goes_to_the_common_callback(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    failures: list[Exception] = []
    background.on_unexpected_error(failures.append)
    background.start(owner, lambda: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(failures))


def test_the_result_of_a_discarded_task_is_ignored(
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
def test_a_task_that_is_no_longer_wanted_is_asked_to_stop(
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


def test_a_result_for_a_deleted_owner_is_ignored(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []
    gone, there = QObject(), QObject()
    asked = threading.Event()
    background.start(gone, asked.wait, told.append, told.append)
    shiboken6.delete(gone)
    asked.set()
    background.start(there, lambda: "later", told.append)
    qtbot.waitUntil(lambda: told == ["later"])


def test_all_results_arrive_without_signals(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    silence(background)
    told: list[int] = []
    for number in range(50):
        background.start(owner, partial(int, number), told.append)
    qtbot.waitUntil(lambda: sorted(told) == list(range(50)))


def test_thousands_of_results_arrive(background: Background, owner: QObject, qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(3_000):
        background.start(owner, partial(int, number), told.append)
    qtbot.waitUntil(lambda: len(told) == 3_000)
    assert sorted(told) == list(range(3_000))


def test_no_task_starts_after_close(owner: QObject, qtbot: QtBot) -> None:
    background = Background()
    begun: list[int] = []
    assert background.close()
    background.start(owner, lambda: begun.append(1), lambda _: None)
    qtbot.wait(50)
    assert begun == []


def test_close_reports_a_task_that_does_not_end(
    owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dpp_desktop.ui.tasks.background._CLOSE_TIMEOUT_MS", 50)
    background, let_go = Background(), threading.Event()
    background.start(owner, let_go.wait, lambda _: None)
    assert not background.close()
    let_go.set()
    assert background.close()


def test_a_message_can_deliver_other_messages(qtbot: QtBot) -> None:
    outbox = MainThreadQueue()
    heard: list[str] = []

    def first() -> None:
        heard.append("first")
        outbox.deliver()  # as a dialog's event loop does

    outbox.post(first)
    outbox.post(lambda: heard.append("second"))
    outbox.deliver()
    assert heard == ["first", "second"]
