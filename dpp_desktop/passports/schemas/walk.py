"""Through a schema from rule to rule: the schemas within it, and what they refer to."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jsonschema_specifications import REGISTRY as METASCHEMAS
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.dialects import specification
from dpp_desktop.passports.schemas.schemaset import SchemaSet

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")

_ONE = (
    *("additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if"),
    *("items", "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"),
)
_SEVERAL = ("allOf", "anyOf", "oneOf", "prefixItems", "items")
_NAMED = (
    *("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties"),
    "properties",
)


class Spot(NamedTuple):
    """A schema within a set: its document, the steps to it, itself, and how it refers.

    `resolver` is one of `referencing`, which doesn't name the type of its resolvers.
    """

    document: str
    steps: tuple[str | int, ...]
    schema: Any
    resolver: Any


def spots(schemas: SchemaSet) -> Iterator[Spot]:
    """Yields every schema in the set that JSON Schema knows of, the set's first document first."""
    registry = METASCHEMAS.combine(schemas.registry())
    for name in schemas.documents:
        document = schemas.applied(name)
        resource = specification(document).create_resource(document)
        resolver = registry.resolver_with_root(resource)
        if name and not resource.id():
            resolver = registry.resolver(name)
        yield from _within(Spot(name, (), document, resolver))


def inner(spot: Spot) -> Iterator[Spot]:
    """Yields the schemas directly within a schema."""
    for steps, schema in _directly_within(spot.schema):
        resolver = spot.resolver
        if isinstance(schema, dict) and ("$id" in schema or "id" in schema):
            resolver = _entering(schema, resolver)
        yield Spot(spot.document, (*spot.steps, *steps), schema, resolver)


def target(spot: Spot, reference: str) -> Spot:
    """Returns what the schema refers to. Raises Unresolvable if it isn't in the set.

    Its steps are known if it lies in the same document, by a JSON Pointer.
    """
    found = spot.resolver.lookup(reference)
    path = reference.removeprefix("#")
    steps = tuple(path.split("/")[1:]) if reference.startswith("#/") else (f"→ {reference}",)
    return Spot(spot.document, steps, found.contents, found.resolver)


def _within(spot: Spot) -> Iterator[Spot]:
    stack = [spot]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(list(inner(here))))


def _entering(schema: Any, resolver: Any) -> Any:
    try:
        return resolver.in_subresource(specification(schema).create_resource(schema))
    except (Unresolvable, ValueError):
        return resolver


def _directly_within(schema: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    for keyword, value in schema.items() if isinstance(schema, dict) else ():
        if keyword in _ONE and isinstance(value, dict):
            yield (keyword,), value
        elif keyword in _SEVERAL and isinstance(value, list):
            yield from (((keyword, place), each) for place, each in enumerate(value))
        elif keyword in _NAMED and isinstance(value, dict):
            yield from (((keyword, name), each) for name, each in value.items())
