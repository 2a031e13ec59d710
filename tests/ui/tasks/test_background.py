"""Results of background tasks arrive on the main thread or are discarded, but are never lost."""

import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.tasks.background import Background, MainThreadQueue
from tests.ui.driver import TIMEOUT_MS
from tests.ui.lost_signals import lose_signals


def test_work_runs_in_a_thread_and_its_result_arrives_on_the_main_thread(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    main_thread = threading.get_ident()
    answers: list[tuple[int, int]] = []
    background.start(
        owner, threading.get_ident, lambda there: answers.append((there, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(answers))
    ((worker_thread, callback_thread),) = answers
    assert worker_thread != main_thread
    assert callback_thread == main_thread


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
    results: list[object] = []
    release = threading.Event()
    task = background.start(owner, release.wait, results.append, results.append)
    task.discard()
    release.set()
    background.start(owner, lambda: "later", results.append)
    qtbot.waitUntil(lambda: results == ["later"])


@pytest.mark.parametrize("how", ["dropped", "closed"])
def test_a_task_stops_when_it_is_discarded_or_the_background_closes(
    background: Background, owner: QObject, qtbot: QtBot, how: str
) -> None:
    stop, begun = threading.Event(), threading.Event()

    def work_on() -> None:
        begun.set()
        while not stop.is_set():
            stop.wait(0.01)

    results: list[object] = []
    task = background.start(owner, work_on, results.append, results.append, stop=stop)
    qtbot.waitUntil(begun.is_set)
    if how == "dropped":
        task.discard()
    assert background.close()
    assert stop.is_set()
    assert results == ([] if how == "dropped" else [None])


def test_a_result_for_a_deleted_owner_is_ignored(background: Background, qtbot: QtBot) -> None:
    results: list[object] = []
    gone, there = QObject(), QObject()
    release = threading.Event()
    background.start(gone, release.wait, results.append, results.append)
    shiboken6.delete(gone)
    release.set()
    background.start(there, lambda: "later", results.append)
    qtbot.waitUntil(lambda: results == ["later"])


def test_all_results_arrive_without_signals(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    lose_signals(background)
    results: list[int] = []
    for number in range(50):
        background.start(owner, partial(int, number), results.append)
    qtbot.waitUntil(lambda: sorted(results) == list(range(50)))


def test_thousands_of_results_arrive(background: Background, owner: QObject, qtbot: QtBot) -> None:
    results: list[int] = []
    for number in range(3_000):
        background.start(owner, partial(int, number), results.append)
    qtbot.waitUntil(lambda: len(results) == 3_000)
    assert sorted(results) == list(range(3_000))


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
    background, release = Background(), threading.Event()
    background.start(owner, release.wait, lambda _: None)
    assert not background.close()
    release.set()
    monkeypatch.setattr("dpp_desktop.ui.tasks.background._CLOSE_TIMEOUT_MS", TIMEOUT_MS)
    assert background.close()


def test_a_message_can_deliver_other_messages(qtbot: QtBot) -> None:
    outbox = MainThreadQueue()
    delivered: list[str] = []

    def first() -> None:
        delivered.append("first")
        outbox.deliver()  # as the event loop of a dialog does

    outbox.post(first)
    outbox.post(lambda: delivered.append("second"))
    outbox.deliver()
    assert delivered == ["first", "second"]
