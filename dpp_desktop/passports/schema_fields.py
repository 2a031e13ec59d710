"""The fields that a passport schema describes: how many, and which it always requires."""

from collections.abc import Iterable, Iterator
from itertools import islice

from dpp_desktop.passports.schemas.pointers import pointer_to
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    REFERENCES,
    SchemaSpot,
    WorkLimit,
    all_applied,
    applied_together,
    branches,
    first_schema,
    possibly_applied,
    subschema,
)

MAX_COUNTED = 10_000
"""The number of fields after which counting ends."""
MAX_REQUIRED = 1_000
"""The number of required fields after which the search for them ends."""

_MAX_LEVELS = 60
_INSIDE = ("items", "additionalItems", "additionalProperties", "contains")
_LISTED_INSIDE = ("prefixItems", "items")


def count_fields(schemas: SchemaSet) -> int:
    """Return the number of fields that the schema describes, at most `MAX_COUNTED`.

    A field is a named property of an object, also of one in a list, a variant or a condition. The
    fields of a definition count wherever it is used, and those of a recursive one once. Where
    counting would take too long, the number is `MAX_COUNTED` too.
    """
    count = _Count()
    found = count.fields_in([first_schema(schemas)], 0)
    return MAX_COUNTED if count.limit.is_reached else min(found, MAX_COUNTED)


def required_fields(schemas: SchemaSet) -> tuple[str, ...]:
    """Return the JSON Pointers (RFC 6901) of the fields that every passport must have.

    Fields in lists, and fields that only a variant or a condition requires, aren't returned. The
    search ends after `MAX_REQUIRED` fields.
    """
    found = _required([first_schema(schemas)], (), frozenset(), WorkLimit())
    return tuple(pointer_to(steps) for steps in islice(found, MAX_REQUIRED))


class _Count:
    """Counts the fields of each combination of schemas once."""

    def __init__(self) -> None:
        self._counts: dict[frozenset[int], int] = {}
        self._total = 0
        self.limit = WorkLimit()

    def fields_in(self, spots: Iterable[SchemaSpot], level: int) -> int:
        """Return the number of fields in a value that the schemas apply to."""
        applied = list(all_applied(spots, possibly_applied, self.limit))
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
    spots: Iterable[SchemaSpot],
    steps: tuple[str, ...],
    around: frozenset[int],
    limit: WorkLimit,
) -> Iterator[tuple[str, ...]]:
    applied = list(all_applied(spots, applied_together, limit))
    here = _key(applied)
    if here <= around or len(steps) > _MAX_LEVELS:
        return
    inside = _properties(applied)
    lists = (spot.schema.get("required") for spot in applied)
    names = (name for listed in lists if isinstance(listed, list) for name in listed)
    for name in dict.fromkeys(name for name in names if isinstance(name, str)):
        yield (*steps, name)
        yield from _required(inside.get(name, ()), (*steps, name), around | here, limit)


def _key(applied: Iterable[SchemaSpot]) -> frozenset[int]:
    """Return what identifies the rules for a value, whichever references lead to them."""
    return frozenset(id(spot.schema) for spot in applied if spot.schema.keys() - set(REFERENCES))


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
