"""Tests change times that the program has."""

import pytest

from tests.ui.short_pauses import pauses, time_limits


def test_every_pause_is_shorter_than_in_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    shortened = list(pauses())
    monkeypatch.undo()
    assert [
        (module.__name__, constant)
        for module, constant, value in shortened
        if not value < getattr(module, constant, 0)
    ] == []


def test_every_time_limit_is_longer_than_in_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    extended = list(time_limits())
    monkeypatch.undo()
    assert all(value > getattr(module, constant) for module, constant, value in extended)
