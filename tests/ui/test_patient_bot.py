"""Waiting ends as soon as a condition is met, raises an error, or takes too long."""

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot


def test_a_condition_that_an_event_fulfils(qtbot: QtBot) -> None:
    happened: list[bool] = []
    QTimer.singleShot(0, lambda: happened.append(True))
    qtbot.waitUntil(lambda: bool(happened))
    assert happened == [True]


def test_a_condition_that_is_met_without_an_event(qtbot: QtBot) -> None:
    checks = iter([False, False, False, True])
    qtbot.waitUntil(lambda: next(checks))
    assert next(checks, None) is None


def test_a_condition_may_be_an_assertion(qtbot: QtBot) -> None:
    happened: list[bool] = []

    def has_happened() -> None:
        assert happened

    QTimer.singleShot(0, lambda: happened.append(True))
    qtbot.waitUntil(has_happened)
    happened.clear()
    with pytest.raises(WaitedTooLong) as caught:
        qtbot.waitUntil(has_happened, timeout=1)
    assert isinstance(caught.value.__cause__, AssertionError)


def test_a_condition_that_is_never_met(qtbot: QtBot) -> None:
    with pytest.raises(WaitedTooLong):
        qtbot.waitUntil(lambda: False, timeout=1)


def test_an_error_in_a_condition_is_raised(qtbot: QtBot) -> None:
    checks = iter([False])
    with pytest.raises(StopIteration):
        qtbot.waitUntil(lambda: next(checks))


def test_a_result_that_is_no_truth_value_is_an_error(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="'yes'"):
        qtbot.waitUntil(lambda: "yes")  # type: ignore[arg-type,return-value]
