"""Accept valid documents quickly with jsonschema_rs, before the slower validator runs.

Only acceptance is final: `validator` checks rejected documents again and creates the messages.
Schemas for which the two validators may disagree aren't validated quickly; `differences_of`
returns the reasons.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any, NoReturn

import jsonschema_rs

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.drafts import Draft, draft_of
from dpp_desktop.passports.schemas.format_names import CHECKABLE_FORMATS
from dpp_desktop.passports.schemas.gtin_place import GtinPlace
from dpp_desktop.passports.schemas.linear_patterns import linear, linear_finder
from dpp_desktop.passports.schemas.pointers import JsonObject
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.schema_size import SchemaSize, TooDeep

VALIDATORS: dict[Draft, Any] = {
    Draft.DRAFT_4: jsonschema_rs.Draft4Validator,
    Draft.DRAFT_6: jsonschema_rs.Draft6Validator,
    Draft.DRAFT_7: jsonschema_rs.Draft7Validator,
    Draft.DRAFT_2019_09: jsonschema_rs.Draft201909Validator,
    Draft.DRAFT_2020_12: jsonschema_rs.Draft202012Validator,
}
"""The validator classes of jsonschema_rs."""

DIFFERENT_KEYWORDS = {
    "$anchor": "references by name",
    "$dynamicAnchor": "references by name",
    "$dynamicRef": "references that depend on where they are met",
    "$recursiveAnchor": "references that depend on where they are met",
    "$recursiveRef": "references that depend on where they are met",
    "$vocabulary": "dialects of a schema's own",
    "contentEncoding": "only describes in jsonschema",
    "contentMediaType": "only describes in jsonschema",
    "unevaluatedItems": "which items count as evaluated",
    "unevaluatedProperties": "which properties count as evaluated",
}
"""The keywords for which the two validators may disagree, and the reasons."""


def _refuse(uri: str) -> NoReturn:
    """Reject references out of the schema; nothing is fetched or read from disk."""
    raise LookupError(uri)


ENGINE: dict[str, Any] = {
    "retriever": _refuse,
    "pattern_options": jsonschema_rs.RegexOptions(),
}
"""The options of jsonschema_rs: no file or network access, and no backtracking."""

_WITHOUT_DEPENDENCIES = (Draft.DRAFT_2019_09, Draft.DRAFT_2020_12)

LARGE_NUMBER = re.compile(r"[:,\[]\s*-?(?:[0-9.]{16}|[0-9.]+[eE])", re.ASCII)
"""Finds numbers in canonical JSON that jsonschema_rs may compare as doubles.

They are integers from 2^53 on and numbers with an exponent. Strings may look like such numbers.
"""
MAX_PATTERN_STATES = 300_000
"""The maximum size of all patterns of a schema, as `linear` counts it and 100 for each of them."""
_STATES_OF_ANY_PATTERN = 100
_MAX_IN_PLACE = 20
"""The maximum number of schemas that apply to one value in sequence in a recursive schema."""


class FastValidator:
    """A schema compiled for jsonschema_rs."""

    def __init__(self, validator: Any, size: int | None) -> None:
        """Use `create_fast_validator` to create an instance."""
        self._is_valid: Callable[[Any], bool] = validator.is_valid
        self.size = size
        """The number of rules with all references expanded; None if infinite."""

    def accepts(self, document: Any, text: str) -> bool:
        """Return whether the document is certainly valid; False means unknown.

        `text` is the JSON text of the document, except for its GTIN.
        """
        return LARGE_NUMBER.search(text) is None and self._is_valid(document)


def create_fast_validator(schemas: SchemaSet) -> FastValidator | None:
    """Return a fast validator for the schema; None if it isn't supported."""
    survey = _Survey(schemas)
    return None if next(survey.differences(), None) else survey.rules()


def differences_of(schemas: SchemaSet) -> list[str]:
    """Return why the schema has no fast validator, as sentences; empty if it has one."""
    survey = _Survey(schemas)
    found = list(survey.differences())
    return found if found or survey.rules() else ["jsonschema_rs can't apply the schema."]


@lru_cache(maxsize=32)
def cached_fast_validator(schema_text: str) -> FastValidator | None:
    """Return the fast validator for the schema text, from a cache; None if not supported."""
    survey = _Survey(SchemaSet.from_text(schema_text), is_shared=False)
    return None if next(survey.differences(), None) else survey.rules()


class _Survey:
    """Finds whether jsonschema_rs can validate by a schema set.

    The patterns of a set that isn't shared are translated in place.
    """

    def __init__(self, schemas: SchemaSet, *, is_shared: bool = True) -> None:
        self._schemas = schemas
        self._is_shared = is_shared
        self._root = schemas.root
        self._draft = draft_of(self._root)
        self._size: SchemaSize | None = None
        self._patterns: set[str] = set()
        self._states = 0

    def differences(self) -> Iterator[str]:
        if self._draft not in VALIDATORS:
            yield "the draft is older than those that jsonschema_rs knows."
            return
        if len(self._schemas.documents) > 1:
            yield "the schema has several documents."
            return
        text = json_text.canonical(self._root)
        if LARGE_NUMBER.search(text):
            yield "the schema has a number that a double doesn't hold exactly, or an exponent."
        if self._is_shared:
            self._root = json_text.parse(text)
        try:
            self._size = SchemaSize(self._root)
        except (TooDeep, RecursionError):
            yield "the schema goes in circles, or too deep."
            return
        if self._size.endless and self._size.in_place > _MAX_IN_PLACE:
            yield "the schema is recursive, and too many of its rules apply to one value."
        for schema in self._size.schemas:
            yield from self._different(schema)

    def _different(self, schema: dict[str, Any]) -> Iterator[str]:
        for keyword in DIFFERENT_KEYWORDS.keys() & schema.keys():
            yield f"the keyword {keyword}: {DIFFERENT_KEYWORDS[keyword]}."
        if "dependencies" in schema and self._draft in _WITHOUT_DEPENDENCIES:
            yield "the keyword dependencies: only jsonschema_rs gives it a meaning in this draft."
        if schema is not self._root and any(
            isinstance(schema.get(name), str) for name in ("$id", "id", "$schema")
        ):
            yield "a schema within the schema has its own name or draft."
        for pattern in _patterns_of(schema):
            yield from self._difference_of_pattern(pattern)

    def _difference_of_pattern(self, pattern: str) -> Iterator[str]:
        if pattern in self._patterns:
            return
        self._patterns.add(pattern)
        found = linear(pattern)
        self._states += _STATES_OF_ANY_PATTERN + (found.states if found else 0)
        if self._states > MAX_PATTERN_STATES:  # compiling them takes too long
            yield f"the pattern {pattern} is one too many."
        elif linear_finder(pattern) is None:
            yield f"the pattern {pattern} may need backtracking."

    def rules(self) -> FastValidator | None:
        assert self._size
        checks = _format_checks(self._root, check_all=self._schemas.check_formats)
        for schema in self._size.schemas:
            _translate_patterns(schema)
        if isinstance(self._root, dict):
            self._root.pop("$schema", None)
        try:
            validator = VALIDATORS[self._draft](
                self._root,
                formats=checks,
                validate_formats=self._schemas.check_formats or self._draft.checks_formats,
                **ENGINE,
            )
        except ValueError:  # reported by `validator`
            return None
        return FastValidator(validator, None if self._size.endless else self._size.rules)


def passport_document(
    passport_text: str, gtin: str | None, place: GtinPlace | None
) -> JsonObject | None:
    """Return the passport with the GTIN (14 digits) at its place, for validation.

    None if the passport isn't a JSON object. Raises JsonTextError if it isn't JSON.
    """
    document = json_text.parse(passport_text)
    if not isinstance(document, dict):
        return None
    return place.with_gtin(document, gtin) if place else document


def _format_checks(schema: Any, *, check_all: bool) -> dict[str, Callable[[object], bool]]:
    """Return the checks of values by the name of their format."""
    checks: dict[str, Callable[[object], bool]] = dict.fromkeys(CHECKABLE_FORMATS, accept_anything)
    if check_all or draft_of(schema).checks_formats:
        from dpp_desktop.passports.schemas.formats import formats_of
        from dpp_desktop.passports.schemas.patterns import is_short_pattern

        formats = formats_of(schema, check_all=check_all)
        if formats:
            checks |= {name: partial(formats.conforms, format=name) for name in formats.checkers}
            # Compiling a long one can take more memory than the program may use.
            checks["regex"] = is_short_pattern
    return checks


def _patterns_of(schema: dict[str, Any]) -> Iterator[str]:
    if isinstance(schema.get("pattern"), str):
        yield schema["pattern"]
    if isinstance(schema.get("patternProperties"), dict):
        yield from schema["patternProperties"]


def _translate_patterns(schema: dict[str, Any]) -> None:
    if isinstance(schema.get("pattern"), str):
        schema["pattern"] = _translate(schema["pattern"])
    if isinstance(schema.get("patternProperties"), dict):
        rules = schema["patternProperties"].items()
        schema["patternProperties"] = {_translate(pattern): rule for pattern, rule in rules}


def _translate(pattern: str) -> str:
    found = linear(pattern)
    return found.text if found else pattern


def accept_anything(value: object) -> bool:
    """Return True, as the check of a format that is only described."""
    return True
