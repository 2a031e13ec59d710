"""A place in passports, given by a JSON Pointer, and what the schema says about it."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from dpp_desktop.passports.schemas.field_rules import (
    RuleSearch,
    fits,
    has_type,
    is_selective,
    matches,
)
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    REFERENCES,
    SchemaSpot,
    WorkLimit,
    all_applied,
    first_schema,
    possibly_applied,
    subschema,
)

_LISTS_BY_PROPERTY = ("dependentRequired", "dependencies")
_MAX_OBJECTS, _MAX_FIELDS, _MAX_DEPTH = 300, 1_000, 5
_MAX_ASKED = 1_000

Fields = dict[str, list[SchemaSpot]]
"""The schemas of each property of an object."""


class FieldPlace:
    """The place at a JSON Pointer (RFC 6901) of property names in passports.

    `exists` is False if the schema neither describes nor requires a value there. Finding it and
    asking for its properties visits at most as many schemas as `limit`; the others count as if
    they allowed everything.
    """

    def __init__(self, schemas: SchemaSet, pointer: str, limit: WorkLimit | None = None) -> None:
        self.pointer = pointer
        self._limit = limit or WorkLimit()
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
            return _Names(self._limit).allow(self._root, pointer_steps(self.pointer))
        except RecursionError:
            return self.exists

    @property
    def is_number(self) -> bool:
        """Whether the schema requires a number there, so that it allows no text."""
        return (
            bool(self._fields) and not self._allows_type("string") and self._allows_type("integer")
        )

    @property
    def is_text(self) -> bool:
        """Whether the schema describes a value there that may be text."""
        return bool(self._fields) and self._allows_type("string")

    @property
    def formats(self) -> frozenset[str]:
        """The values of `format` that may apply there."""
        found = (spot.schema.get("format") for spot in self._applied(self._fields))
        return frozenset(each for each in found if isinstance(each, str))

    @property
    def is_selective(self) -> bool:
        """Whether the rules there may reject a number between two that they accept."""
        limit = WorkLimit(_MAX_ASKED)
        applied = list(all_applied(self._fields, possibly_applied, limit))
        return limit.is_reached or any(is_selective(spot.schema) for spot in applied)

    def accepts(self, value: str | int, limit: WorkLimit | None = None) -> bool:
        """Return whether the rules for texts or integers there accept the text or integer.

        Formats, and patterns that might need backtracking, count as accepting it, and so do the
        rules of more schemas than `limit`, by default 1,000.
        """
        limit = limit or WorkLimit(_MAX_ASKED)
        search = RuleSearch(lambda spot: fits(spot.schema, value), limit)
        return all(map(search.holds, limit.within(self._fields)))

    def _allows_type(self, name: str) -> bool:
        search = RuleSearch(lambda spot: has_type(spot.schema, name), self._limit)
        return all(map(search.holds, self._fields))

    def _applied(self, spots: Iterable[SchemaSpot]) -> Iterator[SchemaSpot]:
        return all_applied(spots, possibly_applied, self._limit)

    def _find(self, steps: list[str], spots: list[SchemaSpot]) -> bool:
        name, *rest = steps
        applied = list(self._applied(spots))
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


def described_objects(
    schemas: SchemaSet, limit: WorkLimit | None = None
) -> Iterator[tuple[tuple[str, ...], Fields]]:
    """Yield the objects that the schema describes, outer ones first: their steps and their fields.

    The search ends after 300 objects or at the limit, and visits an object once, also if several
    references lead to it. Objects in lists aren't visited.
    """
    waiting: deque[tuple[tuple[str, ...], list[SchemaSpot]]] = deque()
    waiting.append(((), [first_schema(schemas)]))
    limit = limit or WorkLimit()
    expanded: set[frozenset[int]] = set()
    while waiting and len(expanded) < _MAX_OBJECTS:
        steps, spots = waiting.popleft()
        found = all_applied(spots, possibly_applied, limit)
        applied = [each for each in found if each.schema.keys() - set(REFERENCES)]
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


def _described(spot: SchemaSpot, name: str) -> Iterator[SchemaSpot]:
    """Yield the schemas of the property with the name."""
    properties = spot.schema.get("properties")
    if isinstance(properties, dict) and name in properties:
        yield subschema(spot, "properties", name)
    patterns = spot.schema.get("patternProperties")
    for pattern in patterns if isinstance(patterns, dict) else ():
        if matches(pattern, name):
            yield subschema(spot, "patternProperties", pattern)


def _requires(spot: SchemaSpot, name: str) -> bool:
    lists = [spot.schema.get("required")]
    for keyword in _LISTS_BY_PROPERTY:
        by_property = spot.schema.get(keyword)
        lists += by_property.values() if isinstance(by_property, dict) else ()
    return any(isinstance(names, list) and name in names for names in lists)


class _Names:
    """Decides by the names of fields which values are allowed; asks each schema once."""

    def __init__(self, limit: WorkLimit) -> None:
        self._limit = limit
        self._answers: dict[tuple[int, int], bool] = {}

    def allow(self, spot: SchemaSpot, steps: list[str]) -> bool:
        """Return whether the schema allows a value at the steps."""
        key = (id(spot.schema), len(steps))
        if key not in self._answers:
            self._answers[key] = self._search(spot, *steps) or self._limit.is_reached
        return self._answers[key]

    def _search(self, spot: SchemaSpot, name: str, *rest: str) -> bool:
        applied = list(all_applied([spot], possibly_applied, self._limit))
        inside = [each for one in applied for each in _described_or_more(one, name)]
        is_open = not any(one.schema.get("unevaluatedProperties") is False for one in applied)
        if not (inside or is_open):
            return False
        if not RuleSearch(lambda each: _allows_field(each, name), self._limit).holds(spot):
            return False
        return not rest or not inside or any(self.allow(each, [*rest]) for each in inside)


def _allows_field(spot: SchemaSpot, name: str) -> bool:
    """Return whether the schema's own rules allow an object with a field of the name."""
    described = list(_described(spot, name))
    return (
        has_type(spot.schema, "object")
        and all(each.schema is not False for each in described)
        and (bool(described) or spot.schema.get("additionalProperties") is not False)
    )


def _described_or_more(spot: SchemaSpot, name: str) -> Iterator[SchemaSpot]:
    """Yield the schemas of the property, described by its name or with all others."""
    found = list(_described(spot, name))
    if not found and isinstance(spot.schema.get("additionalProperties"), dict):
        found = [subschema(spot, "additionalProperties")]
    yield from found
