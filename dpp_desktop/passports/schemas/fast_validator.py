"""The quick first answer: jsonschema_rs says of most documents that nothing is wrong with them.

Only its yes counts. What it refuses is checked again by `checking`, which has the words and the
last say, so that no verdict depends on how quick it came. Schemas with anything on which the two
might not agree have no quick answer; `differences_of` says why.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any, NoReturn

import jsonschema_rs
from jsonschema.protocols import Validator
from jsonschema.validators import (
    Draft4Validator,
    Draft6Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
)

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.dialects import draft_of, formats_of
from dpp_desktop.passports.schemas.linear_patterns import linear, linear_finder
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.schema_size import SchemaSize, TooDeep

_DRAFTS: dict[type[Validator], Any] = {
    Draft4Validator: jsonschema_rs.Draft4Validator,
    Draft6Validator: jsonschema_rs.Draft6Validator,
    Draft7Validator: jsonschema_rs.Draft7Validator,
    Draft201909Validator: jsonschema_rs.Draft201909Validator,
    Draft202012Validator: jsonschema_rs.Draft202012Validator,
}

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
"""Keywords on which the two might not agree, and why."""


def _refuse(uri: str) -> NoReturn:
    """References lead nowhere but into the schema: nothing is fetched, nor read from the disk."""
    raise LookupError(uri)


ENGINE: dict[str, Any] = {
    "retriever": _refuse,
    "pattern_options": jsonschema_rs.RegexOptions(),
}
"""How jsonschema_rs is set up: it would read files and ask servers, and match by backtracking."""

_WITHOUT_DEPENDENCIES = (Draft201909Validator, Draft202012Validator)

FORMATS_NOT_CHECKED = (
    *("hostname", "idn-hostname", "iri", "iri-reference", "json-pointer", "relative-json-pointer"),
    *("time", "uri-reference", "uri-template"),
)
"""Formats that jsonschema_rs knows and `dialects.formats_of` doesn't check."""

# Integers from 2^53 on and numbers with an exponent, in canonical JSON text: jsonschema_rs compares
# some of them as doubles. Text that looks like one is taken for one.
_LARGE_NUMBER = re.compile(r"[:,\[]\s*-?(?:[0-9.]{16}|[0-9.]+[eE])", re.ASCII)
_MAX_IN_PLACE = 20
"""How many schemas may apply to one value by way of each other, where a schema is recursive."""


class FastValidator:
    """A schema that jsonschema_rs checks documents by."""

    def __init__(self, validator: Any, size: int | None) -> None:
        """Use `create_fast_validator`."""
        self._is_valid: Callable[[Any], bool] = validator.is_valid
        self.size = size
        """How many rules there are if references are written out; None if they are endless."""

    def accepts(self, document: Any, text: str) -> bool:
        """Return True if nothing is wrong with the document, parsed from `text` but for its GTIN.

        False says nothing.
        """
        return _LARGE_NUMBER.search(text) is None and self._is_valid(document)


def create_fast_validator(schemas: SchemaSet) -> FastValidator | None:
    """Return the schema made ready for quick answers, None if there are none by it."""
    survey = _Survey(schemas)
    return None if next(survey.differences(), None) else survey.rules()


def differences_of(schemas: SchemaSet) -> list[str]:
    """Return why the schema has no quick answers, one sentence each; empty if it has."""
    survey = _Survey(schemas)
    found = list(survey.differences())
    return found if found or survey.rules() else ["jsonschema_rs can't apply the schema."]


@lru_cache(maxsize=32)
def cached_fast_validator(schema_text: str) -> FastValidator | None:
    """Return the same for a schema as its text says, kept for the next time it is asked for."""
    return create_fast_validator(SchemaSet.from_text(schema_text))


class _Survey:
    """What of a schema set decides whether jsonschema_rs may answer."""

    def __init__(self, schemas: SchemaSet) -> None:
        self._schemas = schemas
        self._root = schemas.root
        self._draft = draft_of(self._root)
        self._size: SchemaSize | None = None

    def differences(self) -> Iterator[str]:
        if self._draft not in _DRAFTS:
            yield "the draft is older than those that jsonschema_rs knows."
            return
        if len(self._schemas.documents) > 1:
            yield "the schema has several documents."
            return
        if _LARGE_NUMBER.search(json_text.canonical(self._root)):
            yield "the schema has a number that a double doesn't hold exactly, or an exponent."
        # A copy: its patterns are translated in place.
        self._root = json_text.parse(json_text.canonical(self._root))
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
            yield "a schema within the schema has a name or a draft of its own."
        for pattern in _patterns_of(schema):
            if linear_finder(pattern) is None:
                yield f"the pattern {pattern} may need backtracking."

    def rules(self) -> FastValidator | None:
        assert self._size
        for schema in self._size.schemas:
            _translate_patterns(schema)
        if isinstance(self._root, dict):
            self._root.pop("$schema", None)
        formats = formats_of(self._schemas.root)
        checks: dict[str, Any] = dict.fromkeys(FORMATS_NOT_CHECKED, _accept_anything)
        if formats:
            checks |= {name: partial(formats.conforms, format=name) for name in formats.checkers}
        try:
            validator = _DRAFTS[self._draft](
                self._root,
                formats=checks,
                validate_formats=formats is not None,
                **ENGINE,
            )
        except ValueError:  # what it refuses is told by `checking`
            return None
        return FastValidator(validator, None if self._size.endless else self._size.rules)


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


def _accept_anything(value: object) -> bool:
    return True
