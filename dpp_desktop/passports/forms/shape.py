"""What several schemas of one place say together: references followed, `allOf` merged.

Only what a form is made from; whether a value is valid is for the validator to say.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from referencing import Registry, Specification
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.dialects import specification
from dpp_desktop.passports.schemas.schema_set import SchemaSet

MAX_SCHEMAS = 300
"""How many schemas are merged for one place; whatever says more is edited as JSON."""

MAX_BRANCHES = 300

_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_CONDITIONAL = ("then", "else")

Schema = Mapping[str, Any]

if TYPE_CHECKING:
    from referencing._core import Resolver


@dataclass(frozen=True, slots=True)
class Node:
    """A schema with what its references are relative to; `name` is what a reference calls it."""

    schema: object
    resolver: "Resolver[Any]"
    specification: Specification[Any]
    name: str = ""

    def below(self, schema: object) -> "Node":
        """Returns a schema that is within this one."""
        resolver = self.resolver
        if isinstance(schema, dict) and isinstance(schema.get("$id", schema.get("id")), str):
            resolver = resolver.in_subresource(self.specification.create_resource(schema))
        return Node(schema, resolver, self.specification)

    def target(self, reference: str) -> "Node | None":
        """Returns what the reference leads to, or None if that isn't in the schema."""
        try:
            found = self.resolver.lookup(reference)
        except (Unresolvable, ValueError, TypeError, KeyError, AttributeError):
            return None
        name = reference.rpartition("/")[2].lstrip("#")
        return Node(found.contents, found.resolver, self.specification, name)


@dataclass(frozen=True, slots=True)
class Branches:
    """The schemas of a `oneOf` or `anyOf`, and which schema it stands in, by its place."""

    source: int
    keyword: str
    nodes: tuple[Node, ...]


@dataclass(slots=True)
class Shape:
    """What the schemas of a place say together; where they differ, the first has its say.

    `sources` are all the schemas that hold here, references and `allOf` among them.
    """

    keywords: dict[str, Any] = field(default_factory=dict)
    properties: dict[str, list[Node]] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    prefix: list[Node] = field(default_factory=list)
    branches: list[Branches] = field(default_factory=list)
    sources: list[Node] = field(default_factory=list)
    types: frozenset[str] | None = None
    name: str = ""
    forbidden: bool = False
    is_too_complex: bool = False

    def without(self, branches: Branches) -> tuple[Node, ...]:
        """Returns the schemas that hold here, but for those branches."""
        return tuple(
            _left_out(node, branches.keyword if place == branches.source else "")
            for place, node in enumerate(self.sources)
        )


def root_node(schemas: SchemaSet) -> Node:
    """Returns the passport schema of the set; its references lead nowhere but into the set."""
    root = schemas.root
    draft = specification(root)
    try:
        registry = schemas.registry()
        return Node(root, registry.resolver_with_root(draft.create_resource(root)), draft)
    except Exception:  # noqa: BLE001 - whatever a schema from outside has as its `$id`
        return Node(root, Registry[Any]().resolver(), draft)


def shape_of(nodes: Iterable[Node]) -> Shape:
    """Merges what the schemas say, and all that they refer to."""
    shape = Shape()
    waiting = deque((node, False) for node in nodes)
    seen: set[tuple[int, bool]] = set()
    while waiting:
        node, conditional = waiting.popleft()
        key = (id(node.schema), conditional)
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > MAX_SCHEMAS:
            shape.is_too_complex = True
            return shape
        if isinstance(node.schema, dict):
            _take(shape, node, node.schema, conditional=conditional)
            waiting.extendleft(reversed([(n, conditional) for n in _parts(node, node.schema)]))
            waiting.extend((n, True) for n in _conditional(node, node.schema))
        elif node.schema is False and not conditional:
            shape.forbidden = True
    return shape


def _left_out(node: Node, keyword: str) -> Node:
    """The schema without that keyword, and without what leads to other schemas."""
    assert isinstance(node.schema, dict)
    leaving = {keyword, "allOf", *_REFERENCES}
    kept = {name: value for name, value in node.schema.items() if name not in leaving}
    return replace(node, schema=kept)


def _parts(node: Node, schema: Schema) -> Iterator[Node]:
    """The schemas that hold together with this one."""
    for keyword in _REFERENCES:
        reference = schema.get(keyword)
        target = node.target(reference) if isinstance(reference, str) else None
        if target:
            yield target
    for part in _listed(schema.get("allOf")):
        yield node.below(part)


def _conditional(node: Node, schema: Schema) -> Iterator[Node]:
    """The schemas that hold only for some documents: their properties can be filled in too."""
    for keyword in _CONDITIONAL:
        if keyword in schema:
            yield node.below(schema[keyword])
    for keyword in ("dependentSchemas", "dependencies"):
        for dependent in _mapping(schema.get(keyword)).values():
            if isinstance(dependent, dict):
                yield node.below(dependent)


def _take(shape: Shape, node: Node, schema: Schema, *, conditional: bool) -> None:
    for name, inner in _mapping(schema.get("properties")).items():
        known = shape.properties.setdefault(name, [])
        if not known or not conditional:
            known.append(node.below(inner))
    if conditional:
        return
    shape.name = shape.name or node.name
    for keyword, value in schema.items():
        shape.keywords.setdefault(keyword, value)
    for name in _listed(schema.get("required")):
        if isinstance(name, str):
            shape.required.setdefault(name)
    _merge_types(shape, schema)
    _merge_items(shape, node, schema)
    _merge_branches(shape, node, schema)
    shape.sources.append(node)


def _merge_branches(shape: Shape, node: Node, schema: Schema) -> None:
    for keyword in ("oneOf", "anyOf"):
        listed = _listed(schema.get(keyword))
        if len(listed) > MAX_BRANCHES:
            shape.is_too_complex = True
        elif listed:
            nodes = tuple(map(node.below, listed))
            shape.branches.append(Branches(len(shape.sources), keyword, nodes))


def _merge_types(shape: Shape, schema: Schema) -> None:
    given = schema.get("type")
    types = {given} if isinstance(given, str) else {t for t in _listed(given) if type(t) is str}
    if not types:
        return
    if "number" in types:
        types.add("integer")
    shape.types = frozenset(types if shape.types is None else types & shape.types)


def _merge_items(shape: Shape, node: Node, schema: Schema) -> None:
    """Up to 2019-09, `items` may be a list: it then says what `prefixItems` says since."""
    items = schema.get("items")
    prefix = schema.get("prefixItems", items if isinstance(items, list) else None)
    rest = schema.get("additionalItems") if isinstance(items, list) else items
    if not shape.prefix:
        shape.prefix = [node.below(entry) for entry in _listed(prefix)]
    if isinstance(rest, dict):
        shape.items.append(node.below(rest))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
