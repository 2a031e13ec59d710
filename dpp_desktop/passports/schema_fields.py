"""The fields that a passport schema describes: how many, and which it always requires."""

from collections.abc import Callable, Iterable, Iterator

from dpp_desktop.passports.schemas.pointers import pointer_to
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    REFERENCES,
    SchemaSpot,
    applied_together,
    branches,
    first_schema,
    subschema,
)

MAX_COUNTED = 10_000
"""The number of fields after which counting ends."""

_MAX_LEVELS = 60
_CHOICES = ("anyOf", "oneOf")
_CONDITIONS = ("if", "then", "else")
_BY_PROPERTY = ("dependentSchemas", "dependencies")
_INSIDE = ("items", "additionalItems", "additionalProperties", "contains")
_LISTED_INSIDE = ("prefixItems", "items")


def count_fields(schemas: SchemaSet) -> int:
    """Return the number of fields that the schema describes, at most `MAX_COUNTED`.

    A field is a named property of an object, also of one in a list, a variant or a condition. The
    fields of a definition count wherever it is used, and those of a recursive one once.
    """
    return min(_Count().fields_in([first_schema(schemas)], 0), MAX_COUNTED)


def required_fields(schemas: SchemaSet) -> tuple[str, ...]:
    """Return the JSON Pointers (RFC 6901) of the fields that every passport must have.

    Fields in lists, and fields that only a variant or a condition requires, aren't returned.
    """
    found = _required([first_schema(schemas)], (), frozenset())
    return tuple(dict.fromkeys(pointer_to(steps) for steps in found))


class _Count:
    """Counts the fields of each combination of schemas once."""

    def __init__(self) -> None:
        self._counts: dict[frozenset[int], int] = {}
        self._total = 0

    def fields_in(self, spots: Iterable[SchemaSpot], level: int) -> int:
        """Return the number of fields in a value that the schemas apply to."""
        applied = list(_applied(spots, _all_for_same_value))
        key = _key(applied)
        if key in self._counts:
            return self._counts[key]
        self._counts[key] = 0  # ends the recursion of circular references
        if level > _MAX_LEVELS or self._total > MAX_COUNTED:
            return 0
        inside = _properties(applied)
        self._total += len(inside)
        count = len(inside) + sum(self.fields_in(each, level + 1) for each in inside.values())
        others = [each for spot in applied for each in _unnamed(spot)]
        count += self.fields_in(others, level + 1) if others else 0
        self._counts[key] = count
        return count


def _required(
    spots: Iterable[SchemaSpot], steps: tuple[str, ...], around: frozenset[int]
) -> Iterator[tuple[str, ...]]:
    applied = list(_applied(spots, applied_together))
    here = _key(applied)
    if here <= around or len(steps) > _MAX_LEVELS:
        return
    inside = _properties(applied)
    lists = (spot.schema.get("required") for spot in applied)
    names = (name for listed in lists if isinstance(listed, list) for name in listed)
    for name in dict.fromkeys(name for name in names if isinstance(name, str)):
        yield (*steps, name)
        yield from _required(inside.get(name, ()), (*steps, name), around | here)


def _applied(
    spots: Iterable[SchemaSpot], related: Callable[[SchemaSpot], Iterable[SchemaSpot]]
) -> Iterator[SchemaSpot]:
    """Yield the schemas, and those that `related` returns for each of them, each once."""
    waiting = list(spots)
    seen: set[int] = set()
    while waiting:
        spot = waiting.pop()
        if isinstance(spot.schema, dict) and id(spot.schema) not in seen:
            seen.add(id(spot.schema))
            yield spot
            waiting += related(spot)


def _key(applied: Iterable[SchemaSpot]) -> frozenset[int]:
    """Return what identifies the rules for a value, whichever references lead to them."""
    return frozenset(id(spot.schema) for spot in applied if spot.schema.keys() - set(REFERENCES))


def _all_for_same_value(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """Yield the schemas that may apply to the same value as this one."""
    yield from applied_together(spot)
    for keyword in _CHOICES:
        yield from branches(spot, keyword)
    yield from (subschema(spot, keyword) for keyword in _CONDITIONS if keyword in spot.schema)
    for keyword in _BY_PROPERTY:
        listed = spot.schema.get(keyword)
        for name in listed if isinstance(listed, dict) else ():
            yield subschema(spot, keyword, name)


def _properties(applied: Iterable[SchemaSpot]) -> dict[str, list[SchemaSpot]]:
    """Return the schemas of each named property that may have a value."""
    found: dict[str, list[SchemaSpot]] = {}
    for spot in applied:
        properties = spot.schema.get("properties")
        for name, rule in properties.items() if isinstance(properties, dict) else ():
            if rule is not False:
                found.setdefault(name, []).append(subschema(spot, "properties", name))
    return found


def _unnamed(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """Yield the schemas of entries of lists, and of properties without a fixed name."""
    yield from (
        subschema(spot, name) for name in _INSIDE if isinstance(spot.schema.get(name), dict)
    )
    for keyword in _LISTED_INSIDE:
        yield from branches(spot, keyword)
    patterns = spot.schema.get("patternProperties")
    for pattern in patterns if isinstance(patterns, dict) else ():
        yield subschema(spot, "patternProperties", pattern)
