"""Batch data: the passport fields that belong to a batch and are entered when minting."""

from collections.abc import Iterable, Mapping
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.text import clean_text
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.pointers import field_at, pointer_steps, with_value_at

MAX_TEXT_LENGTH = 1_000
FIELD = "batch_data"
_PASSPORT = "passport"


def read_batch_data(checks: FieldChecks, given: Mapping[str, object]) -> str:
    """Return the values by JSON Pointer as canonical JSON, sorted; empty if there are none.

    Text is cleaned, and omitted if it is blank. Problems are added to `checks`.
    """
    values = {
        pointer: _cleaned(checks, pointer, value)
        for pointer, value in sorted(given.items())
        if not (isinstance(value, str) and not value.strip())
    }
    return json_text.canonical(values) if values else ""


def _cleaned(checks: FieldChecks, pointer: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    return checks.clean(batch_field(pointer), value, clean_text, max_length=MAX_TEXT_LENGTH)


def with_batch_data(passport_text: str, batch_data: str) -> str:
    """Return the passport with the values of the batch inserted."""
    passport: Any = json_text.parse(passport_text)
    for pointer, value in _values(batch_data).items():
        passport = with_value_at(passport, pointer, value)
    return json_text.canonical(passport)


def unknown_fields(batch_data: str, pointers: Iterable[str]) -> list[Problem]:
    """Returns a problem for each value that isn't in one of the brand's batch fields."""
    message = Message("the brand has no batch field with this name.")
    return [
        Problem(batch_field(pointer), "not_a_batch_field", message)
        for pointer in _values(batch_data)
        if pointer not in pointers
    ]


def as_request_problems(problems: Iterable[Problem], pointers: Iterable[str]) -> list[Problem]:
    """Return the problems of a passport, with those of batch fields at the request's fields."""
    fields = [field_at(_PASSPORT, pointer_steps(pointer)) for pointer in pointers]
    return [
        _as_request_problem(problem) if _is_of_batch(problem, fields) else problem
        for problem in problems
    ]


def without_missing_batch_fields(
    problems: Iterable[Problem], pointers: Iterable[str]
) -> list[Problem]:
    """Return the problems without missing batch fields, which are entered when minting.

    Missing objects that contain batch fields aren't returned either.
    """
    problems = list(problems)
    if not problems:
        return []
    places = [tuple(pointer_steps(pointer)) for pointer in pointers]
    return [
        problem
        for problem in problems
        if problem.code != "required"
        or problem.steps is None
        or not any(steps[: len(problem.steps)] == problem.steps for steps in places)
    ]


def batch_field(pointer: str) -> str:
    """Return the request's field for the value at the pointer."""
    return field_at(FIELD, pointer_steps(pointer))


def concerns(problem: Problem, pointer: str) -> bool:
    """Return whether a request's problem is in the batch field at the JSON Pointer.

    That an object around the field is missing is a problem of the field too.
    """
    return _is_of_batch(problem, [batch_field(pointer)])


def as_passport_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of a request's batch data, at the passport's fields."""
    return [
        Problem(_PASSPORT + problem.field.removeprefix(FIELD), problem.code, problem.message)
        for problem in problems
        if _is_at_or_in(problem.field, FIELD)
    ]


def _values(batch_data: str) -> dict[str, object]:
    values = json_text.parse(batch_data) if batch_data else {}
    return values if isinstance(values, dict) else {}


def _is_of_batch(problem: Problem, fields: Iterable[str]) -> bool:
    """Return whether the problem is in a batch field, or that an object around one is missing."""
    return any(
        _is_at_or_in(problem.field, field)
        or (problem.code == "required" and _is_at_or_in(field, problem.field))
        for field in fields
    )


def _as_request_problem(problem: Problem) -> Problem:
    field = FIELD + problem.field.removeprefix(_PASSPORT)
    return Problem(field, problem.code, problem.message)


def _is_at_or_in(field: str, outer: str) -> bool:
    return field == outer or field.startswith((f"{outer}.", f"{outer}["))
