"""Traverse the subschemas of a schema, and resolve references."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jsonschema_specifications import REGISTRY as METASCHEMAS
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.dialects import KEYWORDS, specification
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


_OPENAPI_SCHEMAS = ("components", "schemas")
_DEFINITIONS = frozenset({"$defs", "definitions"})

Steps = tuple[str | int, ...]
"""Property names and indexes that lead from a document to a value in it."""


class SchemaSpot(NamedTuple):
    """A schema in a set: its document, the steps to it, the schema, and its resolver.

    `resolver` is a resolver of `referencing`, whose type isn't public. `is_start` is True for the
    schemas that no keyword of JSON Schema leads to: documents, and schemas in other containers.
    """

    document: str
    steps: Steps
    schema: Any
    resolver: Any
    nodes: "_Nodes"
    is_start: bool = False


def iter_schemas(schemas: SchemaSet) -> Iterator[SchemaSpot]:
    """Yield all schemas and subschemas in the set, each of them once, the first document first.

    After the subschemas of keywords, yield the schemas that references lead to, such as those
    below `components/schemas`, and the other members of containers like it.
    """
    documents = {name: schemas.applied(name) for name in schemas.documents}
    registry = METASCHEMAS.combine(schemas.registry(documents))
    nodes = _Nodes(documents)
    starts = [_document_spot(name, each, registry, nodes) for name, each in documents.items()]
    walk = _Walk()
    for start in starts:
        yield from walk.from_start(start)
    for start in starts:
        walk.add_container(subschema(start, *_OPENAPI_SCHEMAS))
    while walk.waiting:
        yield from walk.from_start(walk.waiting.popleft())


def _document_spot(name: str, document: Any, registry: Any, nodes: "_Nodes") -> SchemaSpot:
    resource = specification(document).create_resource(document)
    resolver = registry.resolver_with_root(resource)
    if name and not resource.id():
        resolver = registry.resolver(name)
    return SchemaSpot(name, (), document, resolver, nodes, is_start=True)


def subschema(spot: SchemaSpot, *steps: str | int) -> SchemaSpot:
    """Return the subschema at these steps, or the schema `true` if there is none."""
    schema = spot.schema
    for step in steps:
        inside = isinstance(schema, list) or (isinstance(schema, dict) and step in schema)
        schema = schema[step] if inside else True
    resolver = spot.resolver
    if isinstance(schema, dict) and ("$id" in schema or "id" in schema):
        resolver = _entering(schema, resolver)
    return SchemaSpot(spot.document, (*spot.steps, *steps), schema, resolver, spot.nodes)


def target(spot: SchemaSpot, reference: str) -> SchemaSpot:
    """Return the schema that the reference resolves to. Raises Unresolvable.

    Document and steps are those of the target. For the schemas `true` and `false`, and for targets
    outside the set, they are those of the reference, followed by the reference.
    """
    found = spot.resolver.lookup(reference)
    place = spot.nodes.place_of(found.contents)
    document, steps = place or (spot.document, (*spot.steps, reference))
    return SchemaSpot(document, steps, found.contents, found.resolver, spot.nodes)


class _Nodes:
    """The places of all objects and lists in the documents of a set."""

    def __init__(self, documents: Mapping[str, Any]) -> None:
        self._documents = documents
        self._places: dict[int, tuple[str, Steps]] = {}

    def place_of(self, node: Any) -> tuple[str, Steps] | None:
        """Return the document and the steps of an object or list; None if it is in no document."""
        if not self._places:
            self._find_all()
        return self._places.get(id(node))

    def value_at(self, document: str, steps: Steps) -> Any:
        """Return the value at a place that exists."""
        found = self._documents[document]
        for step in steps:
            found = found[step]
        return found

    def _find_all(self) -> None:
        stack: list[tuple[str, Steps, Any]] = [(n, (), d) for n, d in self._documents.items()]
        while stack:
            name, steps, node = stack.pop()
            if isinstance(node, dict | list):
                self._places[id(node)] = (name, steps)
                inner = node.items() if isinstance(node, dict) else enumerate(node)
                stack += [(name, (*steps, step), value) for step, value in inner]


class _Walk:
    """Walks each schema once, and collects the schemas that only references lead to."""

    def __init__(self) -> None:
        self.waiting: deque[SchemaSpot] = deque()
        self._seen: set[int] = set()

    def from_start(self, start: SchemaSpot) -> Iterator[SchemaSpot]:
        """Yield the schema and its subschemas that were not yielded before."""
        stack = [start]
        while stack:
            spot = stack.pop()
            if isinstance(spot.schema, dict):
                if id(spot.schema) in self._seen:
                    continue
                self._seen.add(id(spot.schema))
                self._add_targets(spot)
            yield spot
            stack += [subschema(spot, *steps) for steps in subschema_steps(spot.schema)][::-1]

    def add_container(self, container: SchemaSpot) -> None:
        """Let the schemas in an object such as `components/schemas` be walked."""
        if self._is_container(container.schema):
            self._seen.add(id(container.schema))
            for name in container.schema:
                self.waiting.append(subschema(container, name)._replace(is_start=True))

    def _add_targets(self, spot: SchemaSpot) -> None:
        for keyword in REFERENCES:
            reference = spot.schema.get(keyword)
            if not isinstance(reference, str):
                continue
            try:
                found = target(spot, reference)
            except Unresolvable:
                continue
            if spot.nodes.place_of(found.schema) and isinstance(found.schema, dict):
                self.waiting.append(found._replace(is_start=True))
                if found.steps:
                    self._add_siblings(found)

    def _add_siblings(self, found: SchemaSpot) -> None:
        steps = found.steps[:-1]
        schema = found.nodes.value_at(found.document, steps)
        self.add_container(found._replace(steps=steps, schema=schema))

    def _is_container(self, value: Any) -> bool:
        """Return whether an object holds schemas by name, and isn't itself a schema."""
        return (
            isinstance(value, dict)
            and id(value) not in self._seen
            and not value.keys() & (KEYWORDS | _DEFINITIONS)
            and all(isinstance(inner, dict | bool) for inner in value.values())
        )


def subschema_steps(schema: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the steps to each direct subschema of a schema."""
    for keyword, value in schema.items() if isinstance(schema, dict) else ():
        if keyword in _ONE and isinstance(value, dict):
            yield (keyword,)
        elif keyword in _SEVERAL and isinstance(value, list):
            yield from ((keyword, place) for place in range(len(value)))
        elif keyword in _NAMED and isinstance(value, dict):
            yield from ((keyword, name) for name in value)


def _entering(schema: Any, resolver: Any) -> Any:
    try:
        return resolver.in_subresource(specification(schema).create_resource(schema))
    except (Unresolvable, ValueError):
        return resolver
