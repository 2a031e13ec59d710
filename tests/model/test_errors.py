"""Every error states what is wrong and how to fix it."""

import pytest

from dpp_desktop.model import errors
from dpp_desktop.model.errors import DppError, IdempotencyConflict, InvalidInput, Problem
from dpp_desktop.model.message import Message


def _all_kinds(kind: type[DppError]) -> list[type[DppError]]:
    return [kind, *(found for below in kind.__subclasses__() for found in _all_kinds(below))]


def test_an_error_shows_both_its_sentences() -> None:
    error = DppError(Message("The disk is full."), Message("Free some space."))
    assert (error.wrong, error.remedy) == ("The disk is full.", "Free some space.")
    assert str(error) == "The disk is full. Free some space."


def test_invalid_input_lists_every_problem() -> None:
    problems = [
        Problem("batch", "empty", Message("is empty.")),
        Problem("quantity", "quantity", Message("is 0.")),
    ]
    error = InvalidInput(iter(problems))
    assert error.problems == tuple(problems)
    assert error.wrong == "batch: is empty. quantity: is 0."
    assert "nothing was changed" in error.remedy


def test_a_conflict_names_the_job_and_what_differs() -> None:
    differences = [Message("batch (A, now B)"), Message("quantity (1, now 2)")]
    error = IdempotencyConflict("K-1", 12, iter(differences))
    assert error.job_id == 12
    assert error.differences == ("batch (A, now B)", "quantity (1, now 2)")
    assert "'K-1' belongs to job 12" in error.wrong
    assert "batch (A, now B), quantity (1, now 2)" in error.wrong


@pytest.mark.parametrize("kind", _all_kinds(DppError))
def test_every_error_has_its_own_class(kind: type[DppError]) -> None:
    assert kind.__module__ == errors.__name__
    assert not issubclass(kind, (OSError, ValueError, RuntimeError))
    assert kind.__doc__
