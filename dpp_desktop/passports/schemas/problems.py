"""Convert validator errors, and errors in schemas, to problems with fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from referencing.exceptions import Unresolvable

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.patterns import PatternError
from dpp_desktop.passports.schemas.pointers import field_at
from dpp_desktop.passports.validation_messages import (
    GTIN_REQUIRED,
    REQUIRED,
    SchemaProblem,
    problem_sentence,
    problems_in,
)

if TYPE_CHECKING:  # takes longer to load than a valid document to check
    from jsonschema import ValidationError

TOO_LARGE = "schema_too_large"
"""The code of the problem that a check needs too much memory."""
_MAX_MESSAGE = 300


def problems_of_error(
    error: ValidationError, field: str, gtin_steps: list[str] | None
) -> list[Problem]:
    """Return the problems of a validator error; `field` is the field of the document."""
    return [_to_problem(problem, field, gtin_steps) for problem in problems_in(error)]


def _to_problem(problem: SchemaProblem, field: str, gtin_steps: list[str] | None) -> Problem:
    is_gtin = list(problem.path) == gtin_steps
    if is_gtin and problem.is_missing:
        message = Message("the brand's passport schema requires a GTIN, and the product has none.")
        return Problem("gtin", GTIN_REQUIRED, message)
    place = "gtin" if is_gtin else field_at(field, problem.path)
    code = REQUIRED if problem.is_missing else problem.keyword
    return Problem(place, code, problem_sentence(problem), tuple(problem.path))


def not_a_schema(error: ValidationError, field: str) -> Problem:
    """Return the problem of a rule that isn't valid JSON Schema."""
    place = field_at(field, error.absolute_path)
    reason = problem_sentence(problems_in(error)[0])
    return Problem(place, "schema", Message("this is not a JSON Schema: {reason}", reason=reason))


def reference_problem(reference: str, field: str) -> Problem:
    """The problem of a reference that leads nowhere."""
    reason = Message(
        "the schema refers to {reference}, which it doesn't contain.", reference=reference
    )
    return Problem(field, "schema_reference", reason)


def unusable(error: Exception, field: str) -> Problem:
    """Return the problem of a schema that can't be applied.

    All errors that the validator raises are caused by the schema: an invalid pattern, a keyword
    with the wrong type, a reference to something other than a schema.
    """
    if isinstance(error, Unresolvable):
        return reference_problem(shown(str(getattr(error, "anchor", "") or error.ref)), field)
    if isinstance(error, RecursionError):
        return Problem(
            field,
            "schema_loop",
            Message("the schema refers to itself endlessly or is nested too deeply."),
        )
    if isinstance(error, MemoryError):
        return Problem(
            field,
            TOO_LARGE,
            Message("checking against this schema needs too much memory."),
        )
    if isinstance(error, (PatternError, re.error)):
        return Problem(
            field,
            "schema_pattern",
            Message("a pattern in the schema is invalid: {reason}.", reason=error),
        )
    reason = Message(
        "the schema can't be applied: {reason}.",
        reason=_shortened(f"{type(error).__name__}: {error}"),
    )
    return Problem(field, "schema", reason)


def _shortened(message: str) -> str:
    """Return the message shortened, because validators quote the whole value."""
    return message if len(message) <= _MAX_MESSAGE else f"{message[:_MAX_MESSAGE]} …"
