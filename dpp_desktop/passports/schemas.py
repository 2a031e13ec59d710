"""Passport schemas: JSON Schemas of a brand, and what they find wrong with passport data.

No reference is ever followed out of the schema: the registry of known schemas is empty.
"""

import copy
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import referencing
from jsonschema import SchemaError, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import Draft202012Validator, validator_for
from referencing.exceptions import Unresolvable

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports import jsontext

MAX_PROBLEMS = 100
"""How many problems of one document are listed at the most."""

_MAX_MESSAGE = 300

JsonObject = dict[str, object]


def check_schema(schema: Any, field: str) -> list[Problem]:
    """Returns what makes `schema` unusable as a JSON Schema; `field` is where it was given."""
    try:
        _validator_class(schema).check_schema(schema)
    except SchemaError as error:
        place = _joined(field, error.absolute_path)
        message = f"this is not a JSON Schema: {_shortened(error.message)}."
        return [Problem(place, "schema", message)]
    except re.error as error:
        return [Problem(field, "schema_pattern", f"a pattern in it is broken: {error}.")]
    except RecursionError:
        return [Problem(field, "schema_depth", "it is nested too deeply.")]
    return []


def check_document(schema: Any, document: Any, field: str = "") -> list[Problem]:
    """Returns everything `schema` finds wrong with `document`, at most 100 problems.

    A problem's field is the path to the place below `field`, with dots and [index].
    """
    validator: Validator = _validator_class(schema)(schema, registry=referencing.Registry())
    try:
        return list(islice(_problems(validator, document, field), MAX_PROBLEMS))
    except Unresolvable as error:
        reason = f"the schema refers to '{error.ref}', which isn't in it."
        return [Problem(field or "passport_schema", "schema_reference", reason)]
    except RecursionError:
        return [Problem(field or "passport_schema", "schema_loop", "the schema goes in circles.")]
    except re.error as error:
        reason = f"a pattern in the schema is broken: {error}."
        return [Problem(field or "passport_schema", "schema_pattern", reason)]


def check_passport(
    schema_text: str, passport_text: str, gtin: str | None, gtin_pointer: str
) -> list[Problem]:
    """Returns everything the passport schema finds wrong with a product's passport.

    The schema is shown the product's GTIN, 14 digits, at `gtin_pointer` (RFC 6901). What it says
    of that place is told as a problem of the field `gtin`.
    """
    document = jsontext.parse(passport_text)
    if not isinstance(document, dict):
        return [Problem("passport", "passport_form", "the passport must be a JSON object.")]
    if gtin is not None:
        document = with_value_at(document, gtin_pointer, gtin)
    problems = check_document(jsontext.parse(schema_text), document, "passport")
    gtin_field = _joined("passport", pointer_steps(gtin_pointer))
    return [_about_gtin(problem, gtin_field) for problem in problems]


def pointer_steps(pointer: str) -> list[str]:
    """Returns the names a JSON Pointer (RFC 6901) walks along."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def value_at(document: object, pointer: str) -> object | None:
    """Returns the value at the pointer, or None if the document has none there."""
    for step in pointer_steps(pointer):
        if not isinstance(document, dict) or step not in document:
            return None
        document = document[step]
    return document


def with_value_at(document: JsonObject, pointer: str, value: object) -> JsonObject:
    """Returns a copy of the document with `value` at the pointer, making objects on the way.

    Where something else than an object stands in the way, the copy is unchanged.
    """
    result = copy.deepcopy(document)
    place: object = result
    *way, last = pointer_steps(pointer)
    for step in way:
        if not isinstance(place, dict):
            return result
        place = place.setdefault(step, {})
    if isinstance(place, dict):
        place[last] = value
    return result


def _validator_class(schema: Any) -> type[Validator]:
    return validator_for(schema, default=Draft202012Validator)


def _problems(validator: Validator, document: Any, field: str) -> Iterator[Problem]:
    for error in validator.iter_errors(document):
        place = _joined(field, error.absolute_path)
        missing = _missing_name(error)
        if missing is None:
            yield Problem(place, str(error.validator), f"{_shortened(error.message)}.")
        else:
            yield Problem(_joined(place, [missing]), "required", "this is required and missing.")


def _shortened(message: str) -> str:
    """A validator's message quotes the whole of what it refuses."""
    return message if len(message) <= _MAX_MESSAGE else f"{message[:_MAX_MESSAGE]} …"


def _missing_name(error: ValidationError) -> str | None:
    """The name that a failed `required` asks for: each missing one makes an error of its own."""
    if error.validator != "required":
        return None
    instance: Any = error.instance
    names: Any = error.validator_value
    return next(
        (name for name in names if name not in instance and error.message.startswith(repr(name))),
        None,
    )


def _about_gtin(problem: Problem, gtin_field: str) -> Problem:
    if problem.field != gtin_field:
        return problem
    if problem.code == "required":
        message = "the brand's passport schema requires a GTIN, and the product has none."
        return Problem("gtin", "gtin_required", message)
    return Problem("gtin", problem.code, problem.message)


def _joined(field: str, steps: Iterable[str | int]) -> str:
    for step in steps:
        if isinstance(step, int):
            field += f"[{step}]"
        else:
            field += f".{step}" if field else str(step)
    return field
