"""Traverse the subschemas of a schema, and resolve references.

Most references are JSON Pointers (RFC 6901) into the same document, which need no library.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import (
    KEYWORDS,
    SchemaSet,
    id_of,
    subschema_steps,
)

if TYPE_CHECKING:
    from dpp_desktop.passports.schemas.references import References

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
CHOICES = ("anyOf", "oneOf")
"""The keywords with schemas of which at least one applies."""
MAX_VISITED = 50_000
"""The number of schemas that a search visits, which takes half a second."""

_OPENAPI_SCHEMAS = ("components", "schemas")
_DEFINITIONS = frozenset({"$defs", "definitions"})
_CONDITIONAL = ("if", "then", "else")
_BY_PROPERTY = ("dependentSchemas", "dependencies")

Steps = tuple[str | int, ...]
"""Property names and indexes that lead from a document to a value in it."""


class SchemaSpot(NamedTuple):
    """A schema in a set: its document, the steps to it, the schema, and its resolver.

    `resolver` is a resolver of `referencing`, whose type isn't public; None stands for that of the
    document. `is_start` is True for the schemas that no keyword of JSON Schema leads to: documents,
    and schemas in other containers.
    """

    document: str
    steps: Steps
    schema: Any
    resolver: Any
    nodes: _Nodes
    is_start: bool = False


def first_schema(schemas: SchemaSet) -> SchemaSpot:
    """Return the passport schema."""
    return next(iter_schemas(schemas))


def iter_schemas(schemas: SchemaSet) -> Iterator[SchemaSpot]:
    """Yield all schemas and subschemas in the set, each of them once, the first document first.

    After the subschemas of keywords, yield the schemas that references lead to, such as those
    below `components/schemas`, and the other members of containers like it.
    """
    nodes = _Nodes(schemas)
    starts = [
        SchemaSpot(name, (), document, None, nodes, is_start=True)
        for name, document in nodes.documents.items()
    ]
    walk = _Walk()
    for start in starts:
        yield from walk.from_start(start)
    for start in starts:
        walk.add_container(subschema(start, *_OPENAPI_SCHEMAS))
    while walk.waiting:
        yield from walk.from_start(walk.waiting.popleft())


def subschema(spot: SchemaSpot, *steps: str | int) -> SchemaSpot:
    """Return the subschema at these steps, or the schema `true` if there is none."""
    schema = spot.schema
    for step in steps:
        inside = isinstance(schema, list) or (isinstance(schema, dict) and step in schema)
        schema = schema[step] if inside else True
    resolver = spot.resolver
    if isinstance(schema, dict) and ("$id" in schema or "id" in schema):
        resolver = spot.nodes.references.resolver_within(schema, _resolver_of(spot))
    return SchemaSpot(spot.document, (*spot.steps, *steps), schema, resolver, spot.nodes)


def target(spot: SchemaSpot, reference: str) -> SchemaSpot | None:
    """Return the schema that the reference resolves to; None if it resolves to nothing.

    Document and steps are those of the target. For the schemas `true` and `false`, and for targets
    outside the set, they are those of the reference, followed by the reference.
    """
    local = local_target(spot, reference)
    if local:
        return local
    found = spot.nodes.references.find(reference, _resolver_of(spot))
    if found is None:
        return None
    schema, resolver = found
    place = spot.nodes.place_of(schema)
    document, steps = place or (spot.document, (*spot.steps, reference))
    return SchemaSpot(document, steps, schema, resolver, spot.nodes)


def references(spot: SchemaSpot) -> Iterator[tuple[str, SchemaSpot | None]]:
    """Yield the keyword of each reference of the schema, and its target as `target` does."""
    for keyword in REFERENCES:
        reference = spot.schema.get(keyword) if isinstance(spot.schema, dict) else None
        if isinstance(reference, str):
            yield keyword, target(spot, reference)


def branches(spot: SchemaSpot, keyword: str) -> Iterator[SchemaSpot]:
    """Yield the schemas in the list of a keyword such as `anyOf`."""
    listed = spot.schema.get(keyword)
    count = len(listed) if isinstance(listed, list) else 0
    return (subschema(spot, keyword, index) for index in range(count))


def applied_together(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """Yield the schemas that always apply together with this one."""
    yield from branches(spot, "allOf")
    yield from (found for _, found in references(spot) if found)


def possibly_applied(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """Yield the schemas that always or sometimes apply to the same value as this one."""
    yield from applied_together(spot)
    yield from chain.from_iterable(branches(spot, keyword) for keyword in CHOICES)
    yield from (subschema(spot, keyword) for keyword in _CONDITIONAL if keyword in spot.schema)
    for keyword in _BY_PROPERTY:
        listed = spot.schema.get(keyword)
        for name in listed if isinstance(listed, dict) else ():
            yield subschema(spot, keyword, name)


class WorkLimit:
    """Limits the number of schemas that searches visit, several searches together."""

    def __init__(self, most: int = MAX_VISITED) -> None:
        self._left = most

    @property
    def is_reached(self) -> bool:
        """Whether the searches have ended early."""
        return self._left <= 0

    def within(self, spots: Iterable[SchemaSpot]) -> Iterator[SchemaSpot]:
        """Yield schemas until the limit is reached."""
        for spot in spots:
            if self._left <= 0:
                return
            self._left -= 1
            yield spot


def all_applied(
    spots: Iterable[SchemaSpot],
    related: Callable[[SchemaSpot], Iterable[SchemaSpot]],
    limit: WorkLimit,
) -> Iterator[SchemaSpot]:
    """Yield the schemas that are objects, and those that `related` returns for each, each once.

    `related` is `applied_together` or `possibly_applied`.
    """
    waiting = list(limit.within(spots))
    seen: set[int] = set()
    while waiting:
        spot = waiting.pop()
        if isinstance(spot.schema, dict) and id(spot.schema) not in seen:
            seen.add(id(spot.schema))
            yield spot
            waiting += limit.within(related(spot))


def local_target(spot: SchemaSpot, reference: str) -> SchemaSpot | None:
    """Return the target of a pointer within the document, if no `$id` changes its meaning."""
    if spot.resolver is not None or (reference != "#" and not reference.startswith("#/")):
        return None
    found = spot.nodes.documents[spot.document]
    steps: list[str | int] = []
    for text in pointer_steps(unquote(reference[1:])):
        is_index = isinstance(found, list) and text.isdecimal() and int(text) < len(found)
        if not is_index and not (isinstance(found, dict) and text in found):
            return None
        step = int(text) if isinstance(found, list) else text
        found = found[step]
        steps.append(step)
        if id_of(found):
            return None
    return SchemaSpot(spot.document, tuple(steps), found, None, spot.nodes)


def _resolver_of(spot: SchemaSpot) -> Any:
    return spot.resolver or spot.nodes.references.resolver_of(spot.document)


class _Nodes:
    """The places of all objects and lists in the documents of a set."""

    def __init__(self, schemas: SchemaSet) -> None:
        self.documents = {name: schemas.applied(name) for name in schemas.documents}
        self._schemas = schemas
        self._places: dict[int, tuple[str, Steps]] = {}
        self._references: References | None = None

    @property
    def references(self) -> References:
        """The references of the set, loaded on first use."""
        if self._references is None:
            from dpp_desktop.passports.schemas.references import References

            self._references = References(self._schemas, self.documents)
        return self._references

    def place_of(self, node: Any) -> tuple[str, Steps] | None:
        """Return the document and the steps of an object or list; None if it is in no document."""
        if not self._places:
            self._find_all()
        return self._places.get(id(node))

    def value_at(self, document: str, steps: Steps) -> Any:
        """Return the value at a place that exists."""
        found = self.documents[document]
        for step in steps:
            found = found[step]
        return found

    def _find_all(self) -> None:
        stack: list[tuple[str, Steps, Any]] = [(n, (), d) for n, d in self.documents.items()]
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
        for _, found in references(spot):
            if found is None:
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
