"""What a passport schema finds wrong with passport data, and what is wrong with the schema itself.

No reference is ever followed out of what the brand brought. All of it is checked in this process
and takes as long as it takes: for schemas from outside see `protected`.
"""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

import referencing
from jsonschema.exceptions import best_match
from referencing.exceptions import Unresolvable

from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.dialects import (
    formats_of,
    metaschema_formats,
    validator_class,
)
from dpp_desktop.passports.schemas.fast_validator import create_fast_validator
from dpp_desktop.passports.schemas.patterns import PatternError, finder
from dpp_desktop.passports.schemas.pointers import (
    JsonObject,
    pointer_steps,
    pointer_to,
    with_value_at,
)
from dpp_desktop.passports.schemas.problems import (
    field_at,
    not_a_schema,
    reference_problem,
    told,
    unusable,
)
from dpp_desktop.passports.schemas.schema_set import Place, SchemaSet, without_dialect
from dpp_desktop.passports.schemas.traversal import REFERENCES, SchemaSpot, iter_schemas, target

MAX_PROBLEMS = 100
"""How many problems of one document are listed at the most."""


class SchemaValidator:
    """A schema made ready to check many documents by."""

    def __init__(self, schemas: SchemaSet, gtin_pointer: str | None = None) -> None:
        """Takes the schema, and where (RFC 6901) the GTIN is in its documents."""
        root = schemas.root
        self._gtin_pointer = gtin_pointer
        self._gtin_steps = None if gtin_pointer is None else pointer_steps(gtin_pointer)
        self._quick = create_fast_validator(schemas)
        self._unusable: Exception | None = None
        try:
            self._validator = validator_class(root)(
                without_dialect(root),
                registry=schemas.registry(),
                format_checker=formats_of(root),
            )
        except Exception as error:  # noqa: BLE001 - see telling.unusable
            self._unusable = error

    def problems(self, document: Any, field: str = "") -> list[Problem]:
        """Returns everything the schema finds wrong with the document, at most 100 problems.

        A problem's field is the path to the place below `field`, with dots and [index]; for the
        place of the GTIN it is `gtin`.
        """
        if self._unusable:
            return [unusable(self._unusable, field or "passport_schema")]
        try:
            errors = self._validator.iter_errors(document)
            problems = chain.from_iterable(told(e, field, self._gtin_steps) for e in errors)
            return list(islice(problems, MAX_PROBLEMS))
        except Exception as error:  # noqa: BLE001 - see telling.unusable
            return [unusable(error, field or "passport_schema")]

    def passport_problems(self, passport_text: str, gtin: str | None) -> list[Problem]:
        """Returns everything the schema finds wrong with a product's passport.

        The schema is shown the product's GTIN, 14 digits, in its place.
        """
        document = passport_document(passport_text, gtin, self._gtin_pointer)
        if document is None:
            return [
                Problem("passport", "passport_form", Message("the passport must be a JSON object."))
            ]
        if self._quick and self._quick.accepts(document, passport_text):
            return []
        return self.problems(document, "passport")


def passport_document(
    passport_text: str, gtin: str | None, gtin_pointer: str | None
) -> JsonObject | None:
    """Return the passport as the schema sees it, with the GTIN (14 digits) in its place.

    None if it isn't a JSON object. Raises JsonTextError if it isn't JSON.
    """
    document = json_text.parse(passport_text)
    if not isinstance(document, dict):
        return None
    if gtin is None or gtin_pointer is None:
        return document
    return with_value_at(document, gtin_pointer, gtin)


def check_document(schema: Any, document: object, field: str = "") -> list[Problem]:
    """Returns everything that a single schema finds wrong with the document; see Rules."""
    return SchemaValidator(SchemaSet.of(schema)).problems(document, field)


def check_passport(
    schema_text: str, passport_text: str, gtin: str | None, gtin_pointer: str
) -> list[Problem]:
    """Returns everything the passport schema finds wrong with a product's passport; see Rules."""
    rules = SchemaValidator(SchemaSet.from_text(schema_text), gtin_pointer)
    return rules.passport_problems(passport_text, gtin)


class Fault(NamedTuple):
    """A rule that makes a schema unusable; `place` is None if nothing can be switched off."""

    problem: Problem
    place: Place | None


def check_schema(schemas: SchemaSet, field: str) -> list[Problem]:
    """Returns what makes the schema unusable; `field` is where it was given."""
    return [fault.problem for fault in schema_faults(schemas, field)]


def schema_faults(schemas: SchemaSet, field: str) -> list[Fault]:
    """Returns the rules that make the schema unusable; `field` is where it was given.

    Those are keywords that JSON Schema gives another form, regular expressions that can't be read,
    and references that lead nowhere.
    """
    found = list(islice(_schema_faults(schemas, field), MAX_PROBLEMS))
    # The first that was found of a place says it best.
    return list({fault.problem.field: fault for fault in reversed(found)}.values())[::-1]


def _schema_faults(schemas: SchemaSet, field: str) -> Iterator[Fault]:
    try:
        for name in schemas.documents:
            yield from _form_faults(name, schemas.applied(name), field)
        for spot in iter_schemas(schemas):
            yield from _pattern_faults(spot, field)
            yield from _reference_faults(spot, field)
    except Exception as error:  # noqa: BLE001 - see telling.unusable
        yield Fault(unusable(error, field), None)


def _form_faults(name: str, schema: Any, field: str) -> Iterator[Fault]:
    draft = validator_class(schema)
    metaschema = draft(
        draft.META_SCHEMA, registry=referencing.Registry(), format_checker=metaschema_formats()
    )
    for error in metaschema.iter_errors(schema):
        if "propertyNames" in error.absolute_schema_path:
            continue  # the name of a pattern, whose place isn't told: see _pattern_faults
        best = best_match([error]) or error
        problem = not_a_schema(best, field_at(field, [name] if name else []))
        yield Fault(problem, _rule_at(name, list(best.absolute_path)))


def _pattern_faults(spot: SchemaSpot, field: str) -> Iterator[Fault]:
    """Not every draft's own schema asks for regular expressions."""
    patterns = spot.schema.get("patternProperties") if isinstance(spot.schema, dict) else None
    for pattern in patterns if isinstance(patterns, dict) else ():
        try:
            finder(pattern)
        except PatternError as error:
            steps = ("patternProperties", pattern)
            yield Fault(unusable(error, _field(spot, field, *steps)), _rule(spot, *steps))


def _reference_faults(spot: SchemaSpot, field: str) -> Iterator[Fault]:
    for keyword in REFERENCES:
        reference = spot.schema.get(keyword) if isinstance(spot.schema, dict) else None
        if not isinstance(reference, str):
            continue
        try:
            target(spot, reference)
        except Unresolvable:
            problem = reference_problem(shown(reference), _field(spot, field, keyword))
            yield Fault(problem, _rule(spot, keyword))


def _field(spot: SchemaSpot, field: str, *steps: str) -> str:
    name = [spot.document] if spot.document else []
    return field_at(field, [*name, *spot.steps, *steps])


def _rule(spot: SchemaSpot, *steps: str) -> Place | None:
    return _rule_at(spot.document, [*spot.steps, *steps])


def _rule_at(document: str, steps: list[str | int]) -> Place | None:
    """The rule at these steps: what is wrong may be an entry of its list."""
    while steps and isinstance(steps[-1], int):
        steps.pop()
    return Place(document, pointer_to(steps)) if steps else None
