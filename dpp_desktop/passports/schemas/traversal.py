"""Traverse the subschemas of a schema, and resolve references."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin

from jsonschema_specifications import REGISTRY as METASCHEMAS
from referencing import Registry
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.dialects import specification
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet, id_of, subschema_steps

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


class SchemaSpot(NamedTuple):
    """A schema in a set: its document, the steps to it, the schema, and its resolver.

    `resolver` is a resolver of `referencing`, whose type isn't public.
    """

    document: str
    steps: tuple[str | int, ...]
    schema: Any
    resolver: Any


def registry_of(schemas: SchemaSet) -> Registry[Any]:
    """Return the registry for references, which contains only the set.

    A document is found by its `$id` and by its path relative to the first document.
    """
    base = id_of(schemas.root)
    resources = []
    for name in schemas.documents:
        document = schemas.applied(name)
        resource = specification(document).create_resource(document)
        names = {name, f"./{name}", urljoin(base, name), id_of(document)}
        resources += [(each, resource) for each in sorted(names - {""})]
    return Registry().with_resources(resources)


def iter_schemas(schemas: SchemaSet) -> Iterator[SchemaSpot]:
    """Yield all schemas and subschemas in the set, starting with the first document."""
    registry = METASCHEMAS.combine(registry_of(schemas))
    for name in schemas.documents:
        document = schemas.applied(name)
        resource = specification(document).create_resource(document)
        resolver = registry.resolver_with_root(resource)
        if name and not resource.id():
            resolver = registry.resolver(name)
        yield from _iter_subschemas(SchemaSpot(name, (), document, resolver))


def subschema(spot: SchemaSpot, *steps: str | int) -> SchemaSpot:
    """Return the subschema at these steps, or the schema `true` if there is none."""
    schema = spot.schema
    for step in steps:
        inside = isinstance(schema, list) or (isinstance(schema, dict) and step in schema)
        schema = schema[step] if inside else True
    resolver = spot.resolver
    if isinstance(schema, dict) and ("$id" in schema or "id" in schema):
        resolver = _entering(schema, resolver)
    return SchemaSpot(spot.document, (*spot.steps, *steps), schema, resolver)


def target(spot: SchemaSpot, reference: str) -> SchemaSpot:
    """Return the schema that the reference resolves to. Raises Unresolvable.

    For a JSON Pointer into the same document, the steps are those of the target; otherwise they
    are the steps of the reference, followed by the reference.
    """
    found = spot.resolver.lookup(reference)
    local = reference.startswith("#/")
    steps = tuple(pointer_steps(unquote(reference[1:]))) if local else (*spot.steps, reference)
    return SchemaSpot(spot.document, steps, found.contents, found.resolver)


def _iter_subschemas(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    stack = [spot]
    while stack:
        spot = stack.pop()
        yield spot
        stack.extend(
            subschema(spot, *steps) for steps in reversed(list(subschema_steps(spot.schema)))
        )


def _entering(schema: Any, resolver: Any) -> Any:
    try:
        return resolver.in_subresource(specification(schema).create_resource(schema))
    except (Unresolvable, ValueError):
        return resolver
