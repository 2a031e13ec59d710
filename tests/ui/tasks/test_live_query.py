"""A query runs again and again while its input changes, and last for the last input."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.live_query import LiveQuery


def test_answers_come_while_the_input_changes(qtbot: QtBot, background: Background) -> None:
    owner = QObject()
    value = 0

    def prepare() -> Callable[[], int]:
        asked = value
        return lambda: asked

    answers: list[int] = []
    query = LiveQuery(background, prepare, owner)

    def change(answer: int) -> None:
        nonlocal value
        answers.append(answer)
        if value < 5:
            value += 1
            query.schedule()

    query.answered.connect(change)
    query.schedule()
    assert query.is_pending
    qtbot.waitUntil(lambda: not query.is_pending)
    assert answers == [0, 1, 2, 3, 4, 5]


def test_changes_in_one_event_are_asked_once(qtbot: QtBot, background: Background) -> None:
    owner = QObject()
    asked: list[int] = []

    def prepare() -> Callable[[], None]:
        asked.append(1)
        return lambda: None

    query = LiveQuery(background, prepare, owner)
    for _ in range(3):
        query.schedule()
    qtbot.waitUntil(lambda: not query.is_pending)
    assert asked == [1]


def test_an_error_ends_a_query_and_the_next_one_runs(qtbot: QtBot, background: Background) -> None:
    owner = QObject()
    results: list[object] = [ValueError("wrong"), 7]

    def prepare() -> Callable[[], object]:
        result = results.pop(0)

        def work() -> object:
            if isinstance(result, Exception):
                raise result
            return result

        return work

    query = LiveQuery(background, prepare, owner)
    with qtbot.waitSignal(query.failed):
        query.schedule()
    with qtbot.waitSignal(query.answered) as answered:
        query.schedule()
    assert answered.args == [7]
