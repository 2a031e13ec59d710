"""A place in passports, given by a JSON Pointer, and what the schema says about it."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from dpp_desktop.passports.schemas.linear_patterns import linear_finder
from dpp_desktop.passports.schemas.pointers import JsonObject, pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    REFERENCES,
    SchemaSpot,
    applied_together,
    branches,
    first_schema,
    subschema,
)

_ANY = ("anyOf", "oneOf")
_CONDITIONAL = ("if", "then", "else")
_BY_PROPERTY = ("dependentSchemas", "dependencies")
_LISTS_BY_PROPERTY = ("dependentRequired", "dependencies")
_MAX_OBJECTS, _MAX_FIELDS, _MAX_DEPTH = 300, 1_000, 5

Fields = dict[str, list[SchemaSpot]]
"""The schemas of each property of an object."""


class FieldPlace:
    """The place at a JSON Pointer (RFC 6901) of property names in passports.

    `exists` is False if the schema neither describes nor requires a value there.
    """

    def __init__(self, schemas: SchemaSet, pointer: str) -> None:
        self.pointer = pointer
        self._root = first_schema(schemas)
        self._fields: list[SchemaSpot] = []
        try:
            self.exists = self._find(pointer_steps(pointer), [self._root])
        except RecursionError:
            self.exists = False

    @property
    def is_allowed(self) -> bool:
        """Whether it exists, or the schema allows fields there that it doesn't describe.

        Judged by the names alone: whether a value is valid, the validator decides.
        """
        try:
            return _allows(self._root, pointer_steps(self.pointer))
        except RecursionError:
            return self.exists

    @property
    def is_number(self) -> bool:
        """Whether the schema requires a number there, so that it allows no text."""
        return (
            bool(self._fields)
            and not self._allows_type("string")
            and all(_allows_type(field, "integer", ()) for field in self._fields)
        )

    @property
    def is_text(self) -> bool:
        """Whether the schema describes a value there that may be text."""
        return bool(self._fields) and self._allows_type("string")

    @property
    def formats(self) -> frozenset[str]:
        """The values of `format` that may apply there."""
        found = (spot.schema.get("format") for spot in _applied(self._fields))
        return frozenset(each for each in found if isinstance(each, str))

    def accepts(self, text: str) -> bool:
        """Return whether the rules for texts there accept the text.

        Formats, and patterns that might need backtracking, count as accepting it.
        """
        return all(_accepts(field, text, ()) for field in self._fields)

    def _allows_type(self, name: str) -> bool:
        return all(_allows_type(field, name, ()) for field in self._fields)

    def _find(self, steps: list[str], spots: list[SchemaSpot]) -> bool:
        name, *rest = steps
        applied = list(_applied(spots))
        inside = [each for spot in applied for each in _described(spot, name)]
        allowed = [spot for spot in inside if spot.schema is not False]
        if rest:
            return bool(allowed) and self._find(rest, allowed)
        self._fields = allowed
        return bool(allowed) or any(_requires(spot, name) for spot in applied)


@lru_cache(maxsize=32)
def cached_field_place(schema_text: str, pointer: str) -> FieldPlace:
    """Return the place for the schema text, from a cache."""
    return FieldPlace(SchemaSet.from_text(schema_text), pointer)


def described_objects(schemas: SchemaSet) -> Iterator[tuple[tuple[str, ...], Fields]]:
    """Yield the objects that the schema describes, outer ones first: their steps and their fields.

    The search ends after 300 objects, and visits an object once, also if several references lead
    to it. Objects in lists aren't visited.
    """
    waiting: deque[tuple[tuple[str, ...], list[SchemaSpot]]] = deque()
    waiting.append(((), [first_schema(schemas)]))
    expanded: set[frozenset[int]] = set()
    while waiting and len(expanded) < _MAX_OBJECTS:
        steps, spots = waiting.popleft()
        applied = [each for each in _applied(spots) if each.schema.keys() - set(REFERENCES)]
        schemas_here = frozenset(id(each.schema) for each in applied)
        if schemas_here in expanded:
            continue
        expanded.add(schemas_here)
        fields = dict(islice(_fields_of(applied).items(), _MAX_FIELDS))
        yield steps, fields
        if len(steps) < _MAX_DEPTH and len(waiting) < _MAX_OBJECTS:
            waiting += [((*steps, name), inside) for name, inside in fields.items()]


def _fields_of(applied: list[SchemaSpot]) -> Fields:
    """Return the schemas of each named property."""
    fields: Fields = {}
    for spot in applied:
        properties = spot.schema.get("properties")
        for name in properties if isinstance(properties, dict) else ():
            fields.setdefault(name, []).append(subschema(spot, "properties", name))
    return fields


def _applied(spots: list[SchemaSpot]) -> Iterator[SchemaSpot]:
    """Yield the schemas and all others that may apply to the same value."""
    waiting = list(spots)
    seen: set[int] = set()
    while waiting:
        spot = waiting.pop()
        if isinstance(spot.schema, dict) and id(spot.schema) not in seen:
            seen.add(id(spot.schema))
            yield spot
            waiting += applied_together(spot)
            waiting += [each for keyword in _ANY for each in branches(spot, keyword)]
            waiting += _if_present(spot)


def _if_present(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """Yield the schemas that apply under a condition."""
    yield from (subschema(spot, keyword) for keyword in _CONDITIONAL if keyword in spot.schema)
    for keyword in _BY_PROPERTY:
        listed = spot.schema.get(keyword)
        for name in listed if isinstance(listed, dict) else ():
            yield subschema(spot, keyword, name)


def _described(spot: SchemaSpot, name: str) -> Iterator[SchemaSpot]:
    """Yield the schemas of the property with the name."""
    properties = spot.schema.get("properties")
    if isinstance(properties, dict) and name in properties:
        yield subschema(spot, "properties", name)
    patterns = spot.schema.get("patternProperties")
    for pattern in patterns if isinstance(patterns, dict) else ():
        if _matches(pattern, name):
            yield subschema(spot, "patternProperties", pattern)


def _requires(spot: SchemaSpot, name: str) -> bool:
    lists = [spot.schema.get("required")]
    for keyword in _LISTS_BY_PROPERTY:
        by_property = spot.schema.get(keyword)
        lists += by_property.values() if isinstance(by_property, dict) else ()
    return any(isinstance(names, list) and name in names for names in lists)


def _accepts(spot: SchemaSpot, text: str, open_schemas: tuple[int, ...]) -> bool:
    """Return whether the rules for texts in the schema accept the text."""
    schema = spot.schema
    if not isinstance(schema, dict) or id(schema) in open_schemas:
        return schema is not False
    inside = (*open_schemas, id(schema))
    return _fits(schema, text) and _all_parts(spot, lambda each: _accepts(each, text, inside))


def _fits(schema: JsonObject, text: str) -> bool:
    least, most = schema.get("minLength"), schema.get("maxLength")
    pattern, choices = schema.get("pattern"), schema.get("enum")
    return (
        not (isinstance(least, int) and len(text) < least)
        and not (isinstance(most, int) and len(text) > most)
        and not (isinstance(pattern, str) and not _matches(pattern, text))
        and not (isinstance(choices, list) and text not in choices)
        and schema.get("const", text) == text
    )


def _matches(pattern: str, text: str) -> bool:
    """Return whether the pattern matches; True if it might need backtracking."""
    find = linear_finder(pattern)
    return find is None or find(text)


def _allows(spot: SchemaSpot, steps: list[str]) -> bool:
    """Return whether an object can have a value at the steps, by the names of its fields."""
    name, *rest = steps
    applied = list(_applied([spot]))
    inside = [each for one in applied for each in _described_or_more(one, name)]
    is_open = not any(one.schema.get("unevaluatedProperties") is False for one in applied)
    if not (inside or is_open) or not _allows_field(spot, name, ()):
        return False
    return not rest or not inside or any(_allows(each, rest) for each in inside)


def _allows_field(spot: SchemaSpot, name: str, open_schemas: tuple[int, ...]) -> bool:
    """Return whether a value can be an object with a field of the name."""
    schema = spot.schema
    if not isinstance(schema, dict) or id(schema) in open_schemas:
        return schema is not False
    inside = (*open_schemas, id(schema))
    described = list(_described(spot, name))
    return (
        _has_type(schema, "object")
        and all(each.schema is not False for each in described)
        and (bool(described) or schema.get("additionalProperties") is not False)
        and _all_parts(spot, lambda each: _allows_field(each, name, inside))
    )


def _allows_type(spot: SchemaSpot, name: str, open_schemas: tuple[int, ...]) -> bool:
    schema = spot.schema
    if not isinstance(schema, dict) or id(schema) in open_schemas:
        return schema is not False
    inside = (*open_schemas, id(schema))
    return _has_type(schema, name) and _all_parts(
        spot, lambda each: _allows_type(each, name, inside)
    )


def _has_type(schema: JsonObject, name: str) -> bool:
    given = schema.get("type")
    types = given if isinstance(given, list) else [given]
    return given is None or name in types or (name == "integer" and "number" in types)


def _all_parts(spot: SchemaSpot, holds: Callable[[SchemaSpot], bool]) -> bool:
    """Return whether it holds for all schemas that always apply, and one of each choice."""
    return all(map(holds, applied_together(spot))) and all(
        any(map(holds, branches(spot, keyword)))
        for keyword in _ANY
        if isinstance(spot.schema.get(keyword), list)
    )


def _described_or_more(spot: SchemaSpot, name: str) -> Iterator[SchemaSpot]:
    """Yield the schemas of the property, described by its name or with all others."""
    found = list(_described(spot, name))
    if not found and isinstance(spot.schema.get("additionalProperties"), dict):
        found = [subschema(spot, "additionalProperties")]
    yield from found
