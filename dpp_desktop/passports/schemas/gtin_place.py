"""The field of a passport that holds the product's GTIN, and how its schema writes a GTIN."""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dpp_desktop.identity.gtin import written_forms
from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.passports.schemas.linear_patterns import linear_finder
from dpp_desktop.passports.schemas.pointers import (
    JsonObject,
    pointer_steps,
    pointer_to,
    with_value_at,
)
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
_GTIN_NAME = re.compile(
    r"(?<![A-Za-z])(gtin|ean|upc)(?![A-Za-z])|global trade item", re.ASCII | re.IGNORECASE
)
_VALUES = ("value", "id", "identifier")
_MAX_OBJECTS, _MAX_FIELDS, _MAX_DEPTH, _MAX_CANDIDATES = 300, 1_000, 5, 5


class GtinPlace:
    """The place at a JSON Pointer (RFC 6901) where passports hold the product's GTIN.

    `exists` is False if the schema neither describes nor requires a value there. Passports then
    don't get the GTIN; the product keeps it for its links.
    """

    def __init__(self, schemas: SchemaSet, pointer: str) -> None:
        self._pointer = pointer
        self._fields: list[SchemaSpot] = []
        steps = pointer_steps(pointer)
        try:
            self.exists = self._find(steps, [first_schema(schemas)])
        except RecursionError:
            self.exists = False

    def with_gtin(self, document: JsonObject, gtin: str | None) -> JsonObject:
        """Return the passport with the GTIN (14 digits) if the schema has a place for it."""
        if gtin is None or not self.exists:
            return document
        return with_value_at(document, self._pointer, self.written(gtin))

    def written(self, gtin: str) -> str:
        """Return the GTIN (14 digits) with as many digits as the schema allows.

        It is the longest form without leading zeros that the schema accepts, or all 14 digits if
        it accepts none.
        """
        return next(filter(self._accepts, written_forms(gtin)), gtin)

    def _accepts(self, form: str) -> bool:
        return all(_accepts(field, form, ()) for field in self._fields)

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
def cached_gtin_place(schema_text: str, pointer: str) -> GtinPlace:
    """Return the place for the schema text, from a cache."""
    return GtinPlace(SchemaSet.from_text(schema_text), pointer)


def gtin_candidates(schemas: SchemaSet) -> tuple[str, ...]:
    """Return JSON Pointers (RFC 6901) of fields that look as if they hold a GTIN, at most five.

    These are fields with GTIN, EAN, UPC or Global Trade Item Number in their names, and the
    `value` or `id` of an object with a constant that says so, such as `"propertyID": "gtin"`. The
    search ends after 300 objects, and visits an object once, also if several references lead to it.
    """
    found: dict[str, None] = {}
    waiting: deque[tuple[tuple[str, ...], list[SchemaSpot]]] = deque()
    waiting.append(((), [first_schema(schemas)]))
    expanded: set[frozenset[int]] = set()
    while waiting and len(expanded) < _MAX_OBJECTS and len(found) < _MAX_CANDIDATES:
        steps, spots = waiting.popleft()
        applied = [each for each in _applied(spots) if each.schema.keys() - set(REFERENCES)]
        schemas_here = frozenset(id(each.schema) for each in applied)
        if schemas_here in expanded:
            continue
        expanded.add(schemas_here)
        fields = dict(islice(_fields_of(applied).items(), _MAX_FIELDS))
        names = [name for name in fields if _GTIN_NAME.search(readable_name(name))]
        if any(_says_gtin(field) for inside in fields.values() for field in inside):
            names += [name for name in _VALUES if name in fields]
        found |= dict.fromkeys(pointer_to((*steps, name)) for name in names)
        if len(steps) < _MAX_DEPTH and len(waiting) < _MAX_OBJECTS:
            waiting += [((*steps, name), inside) for name, inside in fields.items()]
    return tuple(found)[:_MAX_CANDIDATES]


def _fields_of(applied: list[SchemaSpot]) -> dict[str, list[SchemaSpot]]:
    """Return the schemas of each named property."""
    fields: dict[str, list[SchemaSpot]] = {}
    for spot in applied:
        properties = spot.schema.get("properties")
        for name in properties if isinstance(properties, dict) else ():
            fields.setdefault(name, []).append(subschema(spot, "properties", name))
    return fields


def _says_gtin(spot: SchemaSpot) -> bool:
    if not isinstance(spot.schema, dict):
        return False
    choices = spot.schema.get("enum")
    values = [spot.schema.get("const"), *(choices if isinstance(choices, list) else ())]
    return any(isinstance(value, str) and bool(_GTIN_NAME.search(value)) for value in values)


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
    return (
        _fits(schema, text)
        and all(_accepts(each, text, inside) for each in applied_together(spot))
        and all(
            any(_accepts(each, text, inside) for each in branches(spot, keyword))
            for keyword in _ANY
            if isinstance(schema.get(keyword), list)
        )
    )


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
