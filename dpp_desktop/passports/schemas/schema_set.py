"""A brand's passport schema: one JSON Schema, or several that reference each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Self

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.schemas.drafts import is_known
from dpp_desktop.passports.schemas.pointers import without

_MARK = "dpp-desktop/schema-set"
_VERSION = 1
_CHECK_FORMATS = "check_formats"

_ONE = (
    *("additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if"),
    *("items", "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"),
)
_SEVERAL = ("allOf", "anyOf", "oneOf", "prefixItems", "items")
_NAMED = (
    *("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties"),
    "properties",
)

KEYWORDS = frozenset({*_ONE, *_SEVERAL, *_NAMED}) | {
    *("$dynamicRef", "$recursiveRef", "$ref", "const", "dependentRequired", "disallow"),
    *("divisibleBy", "enum", "exclusiveMaximum", "exclusiveMinimum", "extends", "format"),
    *("maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength"),
    *("minProperties", "minimum", "multipleOf", "pattern", "required", "type", "uniqueItems"),
}
"""The keywords of all drafts that describe values or contain schemas."""


class RuleLocation(NamedTuple):
    """The location of a rule in a set: the name of the document, and a JSON Pointer."""

    document: str
    pointer: str


class Fault(NamedTuple):
    """An invalid rule of a schema; `place` is None if it can't be turned off."""

    problem: Problem
    place: RuleLocation | None


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The documents by name, the first of which is the passport schema, and the rules turned off.

    A name is the path of the file relative to the first one, with forward slashes. With
    `check_formats`, all formats that can be checked are rules, whatever the draft says.
    """

    documents: Mapping[str, Any]
    off: tuple[RuleLocation, ...] = ()
    check_formats: bool = False

    @classmethod
    def of(cls, schema: Any) -> Self:
        """Return the set of a single schema."""
        return cls({"": schema})

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the set from the JSON text of a set or of a single schema."""
        return cls.from_value(json_text.parse(text))

    @classmethod
    def from_value(cls, value: Any) -> Self:
        """Return the set from the JSON value of a set or of a single schema."""
        if not isinstance(value, dict) or _MARK not in value:
            return cls.of(value)
        off = tuple(RuleLocation(document, pointer) for document, pointer in value["off"])
        return cls(value["documents"], off, value.get(_CHECK_FORMATS) is True)

    @property
    def value(self) -> Any:
        """The set as a JSON value; a single schema without other settings is the schema."""
        if list(self.documents) == [""] and not self.off and not self.check_formats:
            return self.documents[""]
        formats = {_CHECK_FORMATS: True} if self.check_formats else {}
        return {
            _MARK: _VERSION,
            "documents": dict(self.documents),
            "off": list(self.off),
            **formats,
        }

    @property
    def text(self) -> str:
        """The set as JSON text; see `value`."""
        return json_text.canonical(self.value)

    @property
    def root_name(self) -> str:
        """The name of the passport schema."""
        return next(iter(self.documents))

    @property
    def root(self) -> Any:
        """The passport schema without the rules that are turned off."""
        return self.applied(self.root_name)

    def switched_off(self, rules: Iterable[RuleLocation]) -> Self:
        """Return the set with these rules turned off too."""
        return replace(self, off=(*self.off, *rules))

    def applied(self, name: str) -> Any:
        """Return the document with the name, without the rules that are turned off."""
        document = self.documents[name]
        for place in self.off:
            if place.document == name:
                document = without(document, place.pointer)
        return document


def subschema_steps(schema: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the steps to each direct subschema of a schema."""
    for keyword, value in schema.items() if isinstance(schema, dict) else ():
        if keyword in _ONE and isinstance(value, dict):
            yield (keyword,)
        elif keyword in _SEVERAL and isinstance(value, list):
            yield from ((keyword, place) for place in range(len(value)))
        elif keyword in _NAMED and isinstance(value, dict):
            yield from ((keyword, name) for name in value)


def id_of(schema: Any) -> str:
    """Return the `$id` of a schema (`id` up to draft-04), empty if it has none."""
    if not isinstance(schema, dict):
        return ""
    found = schema.get("$id", schema.get("id"))
    return found if isinstance(found, str) else ""


def without_dialect(schema: Any) -> Any:
    """Return the schema without a `$schema` of a known draft.

    With `$schema`, the library would switch to its own validator of the draft.
    """
    if isinstance(schema, dict) and is_known(schema.get("$schema")):
        return {name: value for name, value in schema.items() if name != "$schema"}
    return schema
