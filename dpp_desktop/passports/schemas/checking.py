"""What a passport schema finds wrong with passport data, and what is wrong with the schema itself.

No reference is ever followed out of what the brand brought. All of it is checked in this process
and takes as long as it takes: for schemas from outside see `guarded`.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import referencing
from jsonschema.exceptions import best_match
from referencing.exceptions import Unresolvable

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports import jsontext
from dpp_desktop.passports.schemas.dialects import (
    formats_of,
    metaschema_formats,
    validator_class,
)
from dpp_desktop.passports.schemas.patterns import PatternError, finder
from dpp_desktop.passports.schemas.pointers import pointer_steps, with_value_at
from dpp_desktop.passports.schemas.schemaset import SchemaSet, without_dialect
from dpp_desktop.passports.schemas.telling import (
    field_at,
    not_a_schema,
    reference_problem,
    told,
    unusable,
)
from dpp_desktop.passports.schemas.walk import REFERENCES, Spot, spots, target

MAX_PROBLEMS = 100
"""How many problems of one document are listed at the most."""


class Rules:
    """A schema made ready to check many documents by."""

    def __init__(self, schemas: SchemaSet, gtin_pointer: str | None = None) -> None:
        """Takes the schema, and where (RFC 6901) the GTIN is in its documents."""
        root = schemas.root
        self._gtin_pointer = gtin_pointer
        self._gtin_steps = None if gtin_pointer is None else pointer_steps(gtin_pointer)
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
            errors = islice(self._validator.iter_errors(document), MAX_PROBLEMS)
            return [told(error, field, self._gtin_steps) for error in errors]
        except Exception as error:  # noqa: BLE001 - see telling.unusable
            return [unusable(error, field or "passport_schema")]

    def passport_problems(self, passport_text: str, gtin: str | None) -> list[Problem]:
        """Returns everything the schema finds wrong with a product's passport.

        The schema is shown the product's GTIN, 14 digits, in its place.
        """
        document = jsontext.parse(passport_text)
        if not isinstance(document, dict):
            return [Problem("passport", "passport_form", "the passport must be a JSON object.")]
        if gtin is not None and self._gtin_pointer is not None:
            document = with_value_at(document, self._gtin_pointer, gtin)
        return self.problems(document, "passport")


def check_document(schema: Any, document: object, field: str = "") -> list[Problem]:
    """Returns everything that a single schema finds wrong with the document; see Rules."""
    return Rules(SchemaSet.of(schema)).problems(document, field)


def check_passport(
    schema_text: str, passport_text: str, gtin: str | None, gtin_pointer: str
) -> list[Problem]:
    """Returns everything the passport schema finds wrong with a product's passport; see Rules."""
    rules = Rules(SchemaSet.from_text(schema_text), gtin_pointer)
    return rules.passport_problems(passport_text, gtin)


def check_schema(schemas: SchemaSet, field: str) -> list[Problem]:
    """Returns the rules that make the schema unusable; `field` is where it was given.

    Those are keywords that JSON Schema gives another form, regular expressions that can't be read,
    and references that lead nowhere.
    """
    found = list(islice(_schema_problems(schemas, field), MAX_PROBLEMS))
    return list({problem.field: problem for problem in reversed(found)}.values())[::-1]


def _schema_problems(schemas: SchemaSet, field: str) -> Iterator[Problem]:
    try:
        for name in schemas.documents:
            place = field_at(field, [name] if name else [])
            yield from _form_problems(schemas.applied(name), place)
        for spot in spots(schemas):
            yield from _pattern_problems(spot, field)
            yield from _reference_problems(spot, field)
    except Exception as error:  # noqa: BLE001 - see telling.unusable
        yield unusable(error, field)


def _form_problems(schema: Any, field: str) -> Iterator[Problem]:
    draft = validator_class(schema)
    metaschema = draft(
        draft.META_SCHEMA, registry=referencing.Registry(), format_checker=metaschema_formats()
    )
    for error in metaschema.iter_errors(schema):
        yield not_a_schema(best_match([error]) or error, field)


def _pattern_problems(spot: Spot, field: str) -> Iterator[Problem]:
    """Not every draft's own schema asks for regular expressions."""
    patterns = spot.schema.get("patternProperties") if isinstance(spot.schema, dict) else None
    for pattern in patterns if isinstance(patterns, dict) else ():
        try:
            finder(pattern)
        except PatternError as error:
            yield unusable(error, _place(spot, field, "patternProperties", pattern))


def _reference_problems(spot: Spot, field: str) -> Iterator[Problem]:
    for keyword in REFERENCES:
        reference = spot.schema.get(keyword) if isinstance(spot.schema, dict) else None
        if not isinstance(reference, str):
            continue
        try:
            target(spot, reference)
        except Unresolvable:
            yield reference_problem(shown(reference), _place(spot, field, keyword))


def _place(spot: Spot, field: str, *steps: str) -> str:
    name = [spot.document] if spot.document else []
    return field_at(field, [*name, *spot.steps, *steps])
