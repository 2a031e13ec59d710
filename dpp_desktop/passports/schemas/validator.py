"""Validate passports against a schema, and find invalid rules in a schema.

References are resolved only in the brand's schema set. The checks run in this process without time
limit; for untrusted schemas, use `sandbox`.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice
from typing import Any

import referencing
from jsonschema.exceptions import best_match

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.dialects import (
    metaschema_formats,
    validator_class,
)
from dpp_desktop.passports.schemas.fast_validator import (
    FastValidator,
    create_fast_validator,
    passport_document,
)
from dpp_desktop.passports.schemas.formats import formats_of
from dpp_desktop.passports.schemas.gtin_place import GtinPlace
from dpp_desktop.passports.schemas.metaschemas import accepts_schema, is_pattern
from dpp_desktop.passports.schemas.patterns import PatternError, finder
from dpp_desktop.passports.schemas.pointers import field_at, pointer_steps, pointer_to
from dpp_desktop.passports.schemas.problems import (
    not_a_schema,
    problems_of_error,
    reference_problem,
    unusable,
)
from dpp_desktop.passports.schemas.reference_registry import known_names
from dpp_desktop.passports.schemas.schema_set import Fault, RuleLocation, SchemaSet, without_dialect
from dpp_desktop.passports.schemas.traversal import SchemaSpot, iter_schemas, references

MAX_PROBLEMS = 100
"""The maximum number of problems that are reported for one document."""


class SchemaValidator:
    """Validates documents against a schema."""

    def __init__(self, schemas: SchemaSet, gtin_pointer: str | None = None) -> None:
        """`gtin_pointer` is the JSON Pointer (RFC 6901) of the GTIN in documents."""
        root = schemas.root
        self._gtin_place = None if gtin_pointer is None else GtinPlace(schemas, gtin_pointer)
        self._gtin_steps = None if gtin_pointer is None else pointer_steps(gtin_pointer)
        self._schemas = schemas
        self._unusable: Exception | None = None
        try:
            self._validator = validator_class(root)(
                without_dialect(root),
                registry=known_names(schemas),
                format_checker=formats_of(root, check_all=schemas.check_formats),
            )
        except Exception as error:  # noqa: BLE001 - see problems.unusable
            self._unusable = error

    def problems(self, document: Any, field: str = "") -> list[Problem]:
        """Return the problems of the document, at most 100.

        A problem's field is the path below `field`, with dots and [index], or `gtin` for the GTIN.
        """
        if self._unusable:
            return [unusable(self._unusable, field or "passport_schema")]
        try:
            errors = self._validator.iter_errors(document)
            found = (problems_of_error(error, field, self._gtin_steps) for error in errors)
            return list(islice(chain.from_iterable(found), MAX_PROBLEMS))
        except Exception as error:  # noqa: BLE001 - see problems.unusable
            return [unusable(error, field or "passport_schema")]

    @cached_property
    def _quick(self) -> FastValidator | None:
        return create_fast_validator(self._schemas)

    def passport_problems(
        self, passport_text: str, gtin: str | None, *, quickly: bool = True
    ) -> list[Problem]:
        """Return the problems of a product's passport (JSON text) with its GTIN (14 digits).

        Without `quickly`, the fast validator is known to reject the passport.
        """
        document = passport_document(passport_text, gtin, self._gtin_place)
        if document is None:
            return [
                Problem("passport", "passport_form", Message("the passport must be a JSON object."))
            ]
        if quickly and self._quick and self._quick.accepts(document, passport_text):
            return []
        return self.problems(document, "passport")


def check_passport(
    schema_text: str, passport_text: str, gtin: str | None, gtin_pointer: str
) -> list[Problem]:
    """Return the problems of a product's passport; see SchemaValidator."""
    rules = SchemaValidator(SchemaSet.from_text(schema_text), gtin_pointer)
    return rules.passport_problems(passport_text, gtin)


def check_schema(schemas: SchemaSet, field: str) -> list[Problem]:
    """Return the problems of invalid rules; `field` is the field of the schema."""
    return [fault.problem for fault in schema_faults(schemas, field)]


def schema_faults(schemas: SchemaSet, field: str) -> list[Fault]:
    """Return the invalid rules; `field` is the field of the schema.

    Invalid rules are keywords with an invalid value, invalid regular expressions, and unresolvable
    references.
    """
    found = list(islice(_schema_faults(schemas, field), MAX_PROBLEMS))
    # The first fault found for a location is the most specific.
    return list({fault.problem.field: fault for fault in reversed(found)}.values())[::-1]


def _schema_faults(schemas: SchemaSet, field: str) -> Iterator[Fault]:
    try:
        for spot in iter_schemas(schemas):
            if spot.is_start:
                yield from _form_faults(spot, schemas.documents[spot.document], field)
            yield from _pattern_faults(spot, field)
            yield from _reference_faults(spot, field)
    except Exception as error:  # noqa: BLE001 - see problems.unusable
        yield Fault(unusable(error, field), None)


def _form_faults(spot: SchemaSpot, document: Any, field: str) -> Iterator[Fault]:
    """Yield the keywords with an invalid value, by the metaschema of the document's draft."""
    if accepts_schema(spot.schema, document, is_pattern):
        return
    draft = validator_class(document)
    metaschema = draft(
        draft.META_SCHEMA, registry=referencing.Registry(), format_checker=metaschema_formats()
    )
    for error in metaschema.iter_errors(spot.schema):
        if "propertyNames" in error.absolute_schema_path:
            continue  # a pattern in a property name; see _pattern_faults
        best = best_match([error]) or error
        problem = not_a_schema(best, _field(spot, field))
        yield Fault(problem, _rule(spot, *best.absolute_path))


def _pattern_faults(spot: SchemaSpot, field: str) -> Iterator[Fault]:
    """Yield invalid patterns, which not every draft's metaschema checks."""
    patterns = spot.schema.get("patternProperties") if isinstance(spot.schema, dict) else None
    for pattern in patterns if isinstance(patterns, dict) else ():
        try:
            finder(pattern)
        except PatternError as error:
            steps = ("patternProperties", pattern)
            yield Fault(unusable(error, _field(spot, field, *steps)), _rule(spot, *steps))


def _reference_faults(spot: SchemaSpot, field: str) -> Iterator[Fault]:
    for keyword, found in references(spot):
        if found is None:
            reference = shown(spot.schema[keyword])
            problem = reference_problem(reference, _field(spot, field, keyword))
            yield Fault(problem, _rule(spot, keyword))


def _field(spot: SchemaSpot, field: str, *steps: str) -> str:
    name = [spot.document] if spot.document else []
    return field_at(field, [*name, *spot.steps, *steps])


def _rule(spot: SchemaSpot, *steps: str | int) -> RuleLocation | None:
    """Return the rule at these steps, without the indexes of list entries."""
    found = [*spot.steps, *steps]
    while found and isinstance(found[-1], int):
        found.pop()
    return RuleLocation(spot.document, pointer_to(found)) if found else None
