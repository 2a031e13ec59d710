"""Through a schema from rule to rule: the schemas within it, and what they refer to."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from jsonschema_specifications import REGISTRY as METASCHEMAS
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.dialects import specification
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet

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


class SchemaSpot(NamedTuple):
    """A schema within a set: its document, the steps to it, itself, and how it refers.

    `resolver` is one of `referencing`, which doesn't name the type of its resolvers.
    """

    document: str
    steps: tuple[str | int, ...]
    schema: Any
    resolver: Any


def iter_schemas(schemas: SchemaSet) -> Iterator[SchemaSpot]:
    """Yields every schema in the set that JSON Schema knows of, the set's first document first."""
    registry = METASCHEMAS.combine(schemas.registry())
    for name in schemas.documents:
        document = schemas.applied(name)
        resource = specification(document).create_resource(document)
        resolver = registry.resolver_with_root(resource)
        if name and not resource.id():
            resolver = registry.resolver(name)
        yield from _all_within(SchemaSpot(name, (), document, resolver))


def within(spot: SchemaSpot, *steps: str | int) -> SchemaSpot:
    """Returns what is at these steps within the schema: the schema `true` if nothing is."""
    schema = spot.schema
    for step in steps:
        inside = isinstance(schema, list) or (isinstance(schema, dict) and step in schema)
        schema = schema[step] if inside else True
    resolver = spot.resolver
    if isinstance(schema, dict) and ("$id" in schema or "id" in schema):
        resolver = _entering(schema, resolver)
    return SchemaSpot(spot.document, (*spot.steps, *steps), schema, resolver)


def target(spot: SchemaSpot, reference: str) -> SchemaSpot:
    """Returns what the schema refers to. Raises Unresolvable if it isn't in the set.

    Its steps are those within its document where the reference is a JSON Pointer into the same;
    else they are the reference's own and what it names.
    """
    found = spot.resolver.lookup(reference)
    local = reference.startswith("#/")
    steps = tuple(pointer_steps(unquote(reference[1:]))) if local else (*spot.steps, reference)
    return SchemaSpot(spot.document, steps, found.contents, found.resolver)


def places(schema: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the steps to each schema directly within a schema."""
    for keyword, value in schema.items() if isinstance(schema, dict) else ():
        if keyword in _ONE and isinstance(value, dict):
            yield (keyword,)
        elif keyword in _SEVERAL and isinstance(value, list):
            yield from ((keyword, place) for place in range(len(value)))
        elif keyword in _NAMED and isinstance(value, dict):
            yield from ((keyword, name) for name in value)


def _all_within(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    stack = [spot]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(within(here, *steps) for steps in reversed(list(places(here.schema))))


def _entering(schema: Any, resolver: Any) -> Any:
    try:
        return resolver.in_subresource(specification(schema).create_resource(schema))
    except (Unresolvable, ValueError):
        return resolver
