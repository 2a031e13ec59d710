"""Merge the schemas that apply to a location: references are resolved, `allOf` is merged.

The branches of conditions (`if`, `dependentSchemas`) are merged too: all of them, or those that
apply to a value.

The result is only used to create forms; the validator checks values.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from referencing import Registry, Resource, Specification
from referencing.exceptions import Unresolvable

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.reference_registry import (
    has_valid_names,
    known_names,
    specification,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.titles import TRANSLATIONS

MAX_SCHEMAS = 300
"""The maximum number of merged schemas per location; others are edited as JSON."""

MAX_BRANCHES = 300

_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_REFERENCE_BY_NAME = re.compile(r'"\$(?:ref|dynamicRef|recursiveRef)":"(?!#?"|#/)')
"""Finds a reference in canonical JSON that isn't a JSON Pointer."""
_BRANCHES = {"then": True, "else": False}
_LIMITS = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "maxItems"}
)

Schema = Mapping[str, Any]

if TYPE_CHECKING:
    from referencing._core import Resolver

    from dpp_desktop.passports.forms.conditions import Conditions


class Certainty(Enum):
    """When a schema applies."""

    ALWAYS = "always"
    NOW = "now"
    """By the current value. It never changes the kind of a field that another schema describes,
    so that a value can be changed to one that other branches allow."""
    PERHAPS = "perhaps"
    """By a condition that isn't evaluated: the form has its fields, but none is required."""


@dataclass(frozen=True, slots=True)
class Node:
    """A schema with the resolver of its references; `name` is its name in a reference.

    `is_conditional` schemas apply by the current value, beside others that always apply.
    """

    schema: object
    resolver: "Resolver[Any]"
    specification: Specification[Any]
    name: str = ""
    is_conditional: bool = False

    def below(self, schema: object) -> "Node":
        """Return the node of a subschema."""
        resolver = self.resolver
        if isinstance(schema, dict) and schema.keys() & {"$id", "id"} and has_valid_names(schema):
            resolver = resolver.in_subresource(self.specification.create_resource(schema))
        return Node(schema, resolver, self.specification)

    def target(self, reference: str) -> "Node | None":
        """Return the node that the reference resolves to, or None."""
        try:
            found = self.resolver.lookup(reference)
        except (Unresolvable, ValueError, TypeError, KeyError, AttributeError):
            return None
        name = reference.rpartition("/")[2].lstrip("#")
        return Node(found.contents, found.resolver, self.specification, name)


@dataclass(frozen=True, slots=True)
class Branches:
    """The schemas of a `oneOf` or `anyOf`; `source` is the index of the schema that has it."""

    source: int
    keyword: str
    nodes: tuple[Node, ...]


@dataclass(slots=True)
class Shape:
    """The merged schemas of a location; if keywords differ, the first one is used.

    `sources` are all merged schemas, including references and `allOf`. `decisions` has an entry
    per condition: whether it holds, or None if that is undecided.
    """

    keywords: dict[str, Any] = field(default_factory=dict)
    properties: dict[str, list[Node]] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    prefix: list[Node] = field(default_factory=list)
    branches: list[Branches] = field(default_factory=list)
    sources: list[Node] = field(default_factory=list)
    decisions: list[bool | None] = field(default_factory=list)
    types: frozenset[str] | None = None
    name: str = ""
    forbidden: bool = False
    is_too_complex: bool = False

    def without(self, branches: Branches) -> tuple[Node, ...]:
        """Return the merged schemas without these branches."""
        return tuple(
            _without_keyword(node, branches.keyword if place == branches.source else "")
            for place, node in enumerate(self.sources)
        )


def root_node(schemas: SchemaSet) -> Node:
    """Return the node of the passport schema; references are resolved only in the set.

    If a name of a schema is invalid, no references are resolved.
    """
    root = schemas.root
    draft = specification(root)
    try:
        return Node(root, _resolver(schemas, draft.create_resource(root)), draft)
    except Exception:  # noqa: BLE001 - whatever a schema from outside has as its `$id`
        return Node(root, Registry[Any]().resolver(), draft)


def _resolver(schemas: SchemaSet, root: Resource[Any]) -> "Resolver[Any]":
    """Return the resolver of the passport schema, which never has to search for a reference.

    Otherwise, the library would search all schemas for each name that it doesn't find.
    """
    registry = known_names(schemas)
    base = root.id() or ""
    if registry.get(base) is None:
        registry = registry.with_resource(base, root)
    if _REFERENCE_BY_NAME.search(json_text.canonical(schemas.value)):
        registry = registry.crawl()
    return registry.resolver(base)


def shape_of(nodes: Iterable[Node], conditions: "Conditions | None" = None) -> Shape:
    """Return the shape merged from the schemas and their references.

    With `conditions`, only the conditional schemas that apply are merged, and undecided ones.
    """
    shape = Shape()
    waiting = deque((node, _certainty(node)) for node in nodes)
    # Keeps the nodes, because the key of a node is only valid while its schema exists.
    seen: dict[tuple[int, Certainty], Node] = {}
    while waiting:
        node, certainty = waiting.popleft()
        key = (id(node.schema), certainty)
        if key in seen:
            continue
        seen[key] = node
        if len(seen) > MAX_SCHEMAS:
            shape.is_too_complex = True
            return shape
        if isinstance(node.schema, dict):
            _take(shape, node, node.schema, certainty)
            waiting.extendleft(reversed([(n, certainty) for n in _parts(node, node.schema)]))
            waiting.extend(_conditional(shape, node, certainty, conditions))
        if certainty is not Certainty.PERHAPS:
            shape.forbidden = shape.forbidden or _allows_nothing(node.schema)
    return shape


def _certainty(node: Node) -> Certainty:
    return Certainty.NOW if node.is_conditional else Certainty.ALWAYS


def _allows_nothing(schema: object) -> bool:
    """Return whether the schema is `false`, or written as a negation of everything."""
    refused = schema.get("not", False) if isinstance(schema, dict) else None
    return schema is False or refused is True or refused == {}


def _without_keyword(node: Node, keyword: str) -> Node:
    """Return the schema without the keyword, references and `allOf`."""
    assert isinstance(node.schema, dict)
    leaving = {keyword, "allOf", *_REFERENCES}
    kept = {name: value for name, value in node.schema.items() if name not in leaving}
    return replace(node, schema=kept)


def _parts(node: Node, schema: Schema) -> Iterator[Node]:
    """Yield the schemas that apply together with this one."""
    for keyword in _REFERENCES:
        reference = schema.get(keyword)
        target = node.target(reference) if isinstance(reference, str) else None
        if target:
            yield target
    for part in list_or_empty(schema.get("allOf")):
        yield node.below(part)


def _conditional(
    shape: Shape, node: Node, certainty: Certainty, conditions: "Conditions | None"
) -> Iterator[tuple[Node, Certainty]]:
    """Yield the schemas that apply by a condition, and how certainly they do.

    Without `conditions`, and for those that are undecided, yield all of them. Add the decisions to
    the shape.
    """
    assert isinstance(node.schema, dict)
    if certainty is Certainty.PERHAPS:
        conditions = None
    for applies, branch in _branches(node, node.schema, conditions):
        shape.decisions.append(applies)
        if applies is not False:
            inner = node.below(branch)
            decided = Certainty.NOW if applies else Certainty.PERHAPS
            yield (replace(inner, is_conditional=bool(applies)), decided)


def _branches(
    node: Node, schema: Schema, conditions: "Conditions | None"
) -> Iterator[tuple[bool | None, object]]:
    """Yield the conditional schemas in this one, and whether they apply; None if undecided."""
    found = [(name, wanted) for name, wanted in _BRANCHES.items() if name in schema]
    holds = conditions.holds(node, schema) if conditions and found else None
    for name, wanted in found:
        yield None if holds is None else holds is wanted, schema[name]
    for keyword in ("dependentSchemas", "dependencies", "dependentRequired"):
        for name, dependent in dict_or_empty(schema.get(keyword)).items():
            branch = {"required": dependent} if isinstance(dependent, list) else dependent
            applies = conditions.depends_on(node, schema, keyword, name) if conditions else None
            yield applies, branch


def _take(shape: Shape, node: Node, schema: Schema, certainty: Certainty) -> None:
    _merge_properties(shape, node, schema, certainty)
    if certainty is Certainty.PERHAPS:
        return
    for name in list_or_empty(schema.get("required")):
        if isinstance(name, str):
            shape.required.setdefault(name)
    if certainty is Certainty.ALWAYS:
        _take_form(shape, node, schema)
    elif shape.types:
        limits = {keyword: schema[keyword] for keyword in _LIMITS & schema.keys()}
        shape.keywords = limits | shape.keywords
    shape.sources.append(node)


def _merge_properties(shape: Shape, node: Node, schema: Schema, certainty: Certainty) -> None:
    for name, inner in dict_or_empty(schema.get("properties")).items():
        known = shape.properties.setdefault(name, [])
        if not known or certainty is Certainty.ALWAYS:
            known.append(node.below(inner))
        elif certainty is Certainty.NOW:
            known.append(replace(node.below(inner), is_conditional=True))


def _take_form(shape: Shape, node: Node, schema: Schema) -> None:
    """Merge the keywords that determine the kind of the field, and its texts."""
    shape.name = shape.name or node.name
    for keyword, value in schema.items():
        if _belongs_to_shown_text(keyword, shape, schema):
            shape.keywords.setdefault(keyword, value)
    _merge_types(shape, schema)
    _merge_items(shape, node, schema)
    _merge_branches(shape, node, schema)


def _belongs_to_shown_text(keyword: str, shape: Shape, schema: Schema) -> bool:
    """Return whether the keyword isn't a translation of a text that another schema overrides."""
    translated = TRANSLATIONS.get(keyword)
    if translated is None:
        return True
    return shape.keywords.get(translated, schema.get(translated)) == schema.get(translated)


def _merge_branches(shape: Shape, node: Node, schema: Schema) -> None:
    for keyword in ("oneOf", "anyOf"):
        listed = list_or_empty(schema.get(keyword))
        if len(listed) > MAX_BRANCHES:
            shape.is_too_complex = True
        elif listed:
            nodes = tuple(map(node.below, listed))
            shape.branches.append(Branches(len(shape.sources), keyword, nodes))


def _merge_types(shape: Shape, schema: Schema) -> None:
    given = schema.get("type")
    types = (
        {given} if isinstance(given, str) else {t for t in list_or_empty(given) if type(t) is str}
    )
    if not types:
        return
    if "number" in types:
        types.add("integer")
    shape.types = frozenset(types if shape.types is None else types & shape.types)


def _merge_items(shape: Shape, node: Node, schema: Schema) -> None:
    """Merge `items`; up to draft 2019-09 it may be a list, which `prefixItems` has replaced."""
    items = schema.get("items")
    prefix = schema.get("prefixItems", items if isinstance(items, list) else None)
    rest = schema.get("additionalItems") if isinstance(items, list) else items
    if not shape.prefix:
        shape.prefix = [node.below(entry) for entry in list_or_empty(prefix)]
    if isinstance(rest, dict):
        shape.items.append(node.below(rest))


def list_or_empty(value: object) -> list[Any]:
    """Return the value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def dict_or_empty(value: object) -> dict[str, Any]:
    """Return the value if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}
