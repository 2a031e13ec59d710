"""Which fields of a passport are public, by the annotation `x-access` of its schema.

A field without `x-access` has that of the value that contains it, and is restricted if no value
around it has one. A field is public only if every schema that may apply to it says so, in whatever
branch: a condition that can't be decided must not publish a value. See docs/passports.md.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from dpp_desktop.passports.forms.shape import Node, dict_or_empty, list_or_empty, root_node
from dpp_desktop.passports.schemas.schema_set import SchemaSet

PUBLIC: Final = "public"
NOT_DECIDED: Final = "not decided"
"""The mark of fields that no act assigns yet; a person may release them."""

_MAX_SCHEMAS = 1_000
"""The maximum number of schemas that apply to one value; with more, it is restricted."""
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("if", "then", "else", "not")
_NAMED = ("dependentSchemas", "dependencies")
_OTHER_NAMES = ("additionalProperties", "unevaluatedProperties")
_OTHER_ENTRIES = ("additionalItems", "unevaluatedItems", "contains")

Pointer = tuple[str, ...]
"""The names that lead to a field. Entries of lists are omitted, as all have the same fields."""


class _Removed(Enum):
    """The type of _REMOVED, which represents a value that isn't public."""

    REMOVED = "removed"


_REMOVED: Final = _Removed.REMOVED


class _TooMany(Exception):
    """More schemas apply to a value than are examined."""


@dataclass(slots=True)
class PublicFields:
    """Separates the public part of passports that have the same schema.

    `released` are the fields that a person released for publication: JSON Pointers (RFC 6901)
    without the positions of list entries, such as /documents/kind. Fields for legitimate interest
    or authorities stay restricted even then.
    """

    schema: SchemaSet
    released: Collection[Pointer] = ()
    _root: list[Node] = field(default_factory=list, init=False)
    _kept: dict[tuple[int, ...], list[Node] | None] = field(default_factory=dict, init=False)

    def of(self, passport: object) -> Any:
        """Return the public part of a passport (a JSON value); an empty object if there is none.

        List entries without public values are omitted.
        """
        if not self._root:
            self._root.append(root_node(self.schema))
        visible = self._visible(passport, self._root, False, ())
        return {} if visible is _REMOVED else visible

    def _visible(
        self,
        value: object,
        nodes: list[Node],
        inherited: bool,  # noqa: FBT001 - recursive
        pointer: Pointer,
    ) -> object:
        applicable = self._applicable(nodes)
        if applicable is None:
            return _REMOVED
        schemas = (dict_or_empty(each.schema) for each in applicable)
        marks = {str(schema["x-access"]) for schema in schemas if "x-access" in schema}
        is_released = pointer in self.released
        if marks - ({PUBLIC, NOT_DECIDED} if is_released else {PUBLIC}):
            return _REMOVED
        is_public = bool(marks) or is_released or inherited
        if isinstance(value, dict):
            return self._of_object(value, applicable, is_public, pointer)
        if isinstance(value, list):
            return self._of_list(value, applicable, is_public, pointer)
        return value if is_public else _REMOVED

    def _of_object(
        self,
        value: dict[str, object],
        applicable: list[Node],
        is_public: bool,  # noqa: FBT001 - recursive
        pointer: Pointer,
    ) -> object:
        inner = {
            name: self._visible(
                each, list(_of_property(applicable, name)), is_public, (*pointer, name)
            )
            for name, each in value.items()
        }
        kept = {name: each for name, each in inner.items() if each is not _REMOVED}
        return kept if kept or (is_public and not value) else _REMOVED

    def _of_list(
        self,
        value: list[object],
        applicable: list[Node],
        is_public: bool,  # noqa: FBT001 - recursive
        pointer: Pointer,
    ) -> object:
        inner = (
            self._visible(each, list(_of_entry(applicable, index)), is_public, pointer)
            for index, each in enumerate(value)
        )
        kept = [each for each in inner if each is not _REMOVED]
        return kept if kept or (is_public and not value) else _REMOVED

    def _applicable(self, nodes: list[Node]) -> list[Node] | None:
        """Return all schemas that may apply together with these; None if there are too many."""
        key = tuple(id(node.schema) for node in nodes)
        # The identities stay valid, because the nodes are parts of `schema`.
        if key not in self._kept:
            try:
                self._kept[key] = list(_all_parts(nodes))
            except _TooMany:
                self._kept[key] = None
        return self._kept[key]


def _all_parts(nodes: Iterable[Node]) -> Iterator[Node]:
    waiting = deque(nodes)
    seen: set[int] = set()
    while waiting:
        node = waiting.popleft()
        if id(node.schema) in seen or not isinstance(node.schema, dict):
            continue
        seen.add(id(node.schema))
        if len(seen) > _MAX_SCHEMAS:
            raise _TooMany
        yield node
        waiting.extend(_parts(node, node.schema))


def _parts(node: Node, schema: Mapping[str, Any]) -> Iterator[Node]:
    """Yield the schemas for the same value that the schema refers to or contains."""
    for keyword in _REFERENCES:
        reference = schema.get(keyword)
        target = node.target(reference) if isinstance(reference, str) else None
        if target:
            yield target
    for keyword in _LISTS:
        yield from map(node.below, list_or_empty(schema.get(keyword)))
    yield from (node.below(schema[keyword]) for keyword in _SINGLE if keyword in schema)
    for keyword in _NAMED:
        yield from map(node.below, dict_or_empty(schema.get(keyword)).values())


def _of_property(applicable: Iterable[Node], name: str) -> Iterator[Node]:
    """Yield the schemas for the property; those of all patterns, whether they match or not."""
    for node in applicable:
        schema = dict_or_empty(node.schema)
        properties = dict_or_empty(schema.get("properties"))
        if name in properties:
            yield node.below(properties[name])
        else:
            yield from (node.below(schema[key]) for key in _OTHER_NAMES if key in schema)
        yield from map(node.below, dict_or_empty(schema.get("patternProperties")).values())


def _of_entry(applicable: Iterable[Node], index: int) -> Iterator[Node]:
    for node in applicable:
        schema = dict_or_empty(node.schema)
        items = schema.get("items")
        # Up to draft 2019-09, `items` may be the list that `prefixItems` has replaced.
        prefix = list_or_empty(schema.get("prefixItems", items))
        yield from (node.below(each) for each in prefix[index : index + 1])
        if isinstance(items, dict):
            yield node.below(items)
        yield from (node.below(schema[key]) for key in _OTHER_ENTRIES if key in schema)


def restricted_part(passport: Any, public: Any) -> Any:
    """Return what the public part of a passport lacks; None if it lacks nothing.

    A list is returned whole if any of its entries isn't completely public, so that each value keeps
    its place.
    """
    if isinstance(passport, dict) and isinstance(public, dict):
        rest = {
            name: restricted_part(value, public[name]) if name in public else value
            for name, value in passport.items()
        }
        kept = {
            name: value for name, value in rest.items() if value is not None or name not in public
        }
        return kept or None
    return None if passport == public and type(passport) is type(public) else passport
