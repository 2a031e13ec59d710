"""Passport schemas: JSON Schemas of a brand, and what they find wrong with passport data.

No reference is ever followed out of the schema: the registry of known schemas is empty.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import referencing
from jsonschema import SchemaError, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import Draft202012Validator, validator_for
from referencing.exceptions import Unresolvable

from dpp_desktop.identity.text import shown, visible
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports import jsontext

MAX_PROBLEMS = 100
"""How many problems of one document are listed at the most."""

GTIN_REQUIRED = "gtin_required"
"""The code of the problem that the schema asks for a GTIN and there is none."""

_MAX_MESSAGE = 300

_WHOLE_DOCUMENT = "file"

JsonObject = dict[str, object]


def check_schema(schema: Any, field: str) -> list[Problem]:
    """Returns what makes `schema` unusable as a JSON Schema; `field` is where it was given."""
    try:
        _validator_class(schema).check_schema(schema)
    except SchemaError as error:
        place = _joined(field, error.absolute_path)
        message = f"this is not a JSON Schema: {_shortened(error.message)}."
        return [Problem(place, "schema", message)]
    except Exception as error:  # noqa: BLE001 - see _unusable
        return [_unusable(error, field)]
    return []


def check_document(
    schema: Any, document: Any, field: str = "", gtin_pointer: str | None = None
) -> list[Problem]:
    """Returns everything `schema` finds wrong with `document`, at most 100 problems.

    A problem's field is the path to the place below `field`, with dots and [index]; for the place
    that `gtin_pointer` (RFC 6901) names it is `gtin`.
    """
    gtin_steps = None if gtin_pointer is None else pointer_steps(gtin_pointer)
    try:
        validator: Validator = _validator_class(schema)(schema, registry=referencing.Registry())
        errors = islice(validator.iter_errors(document), MAX_PROBLEMS)
        return [_problem(error, field, gtin_steps) for error in errors]
    except Exception as error:  # noqa: BLE001 - see _unusable
        return [_unusable(error, field or "passport_schema")]


def check_passport(
    schema_text: str, passport_text: str, gtin: str | None, gtin_pointer: str
) -> list[Problem]:
    """Returns everything the passport schema finds wrong with a product's passport.

    The schema is shown the product's GTIN, 14 digits, at `gtin_pointer` (RFC 6901).
    """
    document = jsontext.parse(passport_text)
    if not isinstance(document, dict):
        return [Problem("passport", "passport_form", "the passport must be a JSON object.")]
    if gtin is not None:
        document = with_value_at(document, gtin_pointer, gtin)
    return check_document(jsontext.parse(schema_text), document, "passport", gtin_pointer)


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
    """Returns the document with `value` at the pointer, making objects on the way.

    The document itself stays as it is. Where something else than an object stands in the way,
    nothing is put in.
    """
    return _with_value(document, pointer_steps(pointer), value)


def _with_value(document: JsonObject, steps: list[str], value: object) -> JsonObject:
    first, *rest = steps
    if not rest:
        return document | {first: value}
    inner = document.get(first, {})
    if not isinstance(inner, dict):
        return document
    return document | {first: _with_value(inner, rest, value)}


def _unusable(error: Exception, field: str) -> Problem:
    """The problem of a schema that can't be applied.

    Whatever a schema from outside makes the validator raise is the schema's fault: a broken
    pattern, a keyword of the wrong type, a reference to something that is no schema.
    """
    if isinstance(error, Unresolvable):
        reference = str(getattr(error, "anchor", "") or error.ref)
        reason = f"the schema refers to {shown(reference)}, which isn't in it."
        return Problem(field, "schema_reference", reason)
    if isinstance(error, RecursionError):
        return Problem(field, "schema_loop", "the schema goes in circles, or too deep.")
    if isinstance(error, re.error):
        return Problem(field, "schema_pattern", f"a pattern in the schema is broken: {error}.")
    reason = f"the schema can't be applied: {_shortened(f'{type(error).__name__}: {error}')}."
    return Problem(field, "schema", reason)


def _validator_class(schema: Any) -> type[Validator]:
    return validator_for(schema, default=Draft202012Validator)


def _problem(error: ValidationError, field: str, gtin_steps: list[str] | None) -> Problem:
    missing = _missing_name(error)
    steps = [*error.absolute_path, *([] if missing is None else [missing])]
    if steps == gtin_steps and missing is not None:
        message = "the brand's passport schema requires a GTIN, and the product has none."
        return Problem("gtin", GTIN_REQUIRED, message)
    place = "gtin" if steps == gtin_steps else _joined(field, steps)
    if missing is not None:
        return Problem(place, "required", "this is required and missing.")
    # Without a keyword it is the schema `false`, which allows nothing.
    code = str(error.validator or "forbidden")
    return Problem(place, code, f"{_shortened(error.message)}.")


def _missing_name(error: ValidationError) -> str | None:
    """The name whose absence is the error: each missing one makes an error of its own."""
    instance: Any = error.instance
    names = _names_asked_for(str(error.validator), error.validator_value, instance)
    return next(
        (name for name in names if name not in instance and error.message.startswith(repr(name))),
        None,
    )


def _names_asked_for(keyword: str, value: Any, instance: Any) -> Iterator[str]:
    if keyword == "required":
        yield from value
    if keyword in ("dependentRequired", "dependencies"):
        for name, needed in value.items():
            if name in instance and isinstance(needed, list):
                yield from needed


def _shortened(message: str) -> str:
    """A validator's message quotes the whole of what it refuses."""
    return message if len(message) <= _MAX_MESSAGE else f"{message[:_MAX_MESSAGE]} …"


def _joined(field: str, steps: Iterable[str | int]) -> str:
    for step in steps:
        if isinstance(step, int):
            field += f"[{step}]"
        else:
            field += f".{visible(step)}" if field else visible(step)
    return field or _WHOLE_DOCUMENT
