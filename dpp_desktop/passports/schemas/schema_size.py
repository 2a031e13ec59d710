"""How much work a schema can make: how many rules it has once its references are written out."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.linear_patterns import linear
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.traversal import places

MAX_LEVELS = 150
"""How deep rules may lie within each other, references written out."""

_IN_PLACE = frozenset(
    {"allOf", "anyOf", "dependencies", "dependentSchemas", "else", "if", "not", "oneOf", "then"}
)
"""Keywords whose schemas apply to the same value."""
_ONLY_BY_REFERENCE = frozenset({"$defs", "definitions"})
_LISTS = ("const", "dependencies", "dependentRequired", "enum", "required")
_CHARACTERS_PER_VALUE = 8
_NO_SCHEMAS_WITHIN = frozenset({"const", "default", "enum", "example", "examples"})


class TooDeep(Exception):
    """Rules lie too deep within each other, apply to a value for ever, or aren't in the schema."""


class SchemaSize:
    """The size of one schema document.

    `rules` is how many schemas there are if every reference is replaced by what it refers to, with
    the states of their patterns and the values that they compare with; `endless` if that is without
    end because the schema is recursive. `in_place` is how many schemas apply to one value by way of
    each other, at the most. `schemas` are all that can apply at all.

    Raises TooDeep, also for a reference that isn't a JSON Pointer into the same document.
    """

    def __init__(self, root: Any) -> None:
        self._root = root
        self._rules: dict[int, int] = {}
        self._in_place: dict[int, int] = {}
        self._open: set[int] = set()
        self._seen: dict[int, dict[str, Any]] = {}
        self.endless = False
        self.rules = self._count(root, 0)
        self.schemas = tuple(self._seen.values())
        self.in_place = max((self._levels(schema, 0) for schema in self.schemas), default=0)

    def _count(self, schema: Any, level: int) -> int:
        """How many rules there are in the schema and what it refers to."""
        if not isinstance(schema, dict):
            return 1
        if level > MAX_LEVELS:
            raise TooDeep
        key = id(schema)
        if key in self._open:
            self.endless = True
            return 0
        if key not in self._rules:
            self._seen[key] = schema
            self._open.add(key)
            within = sum(self._count(inner, level + 1) for inner in self._applied(schema))
            self._open.discard(key)
            self._rules[key] = 1 + _states(schema) + _listed(schema) + within
        return self._rules[key]

    def _levels(self, schema: Any, level: int) -> int:
        """How many schemas apply to one value by way of each other, this one first."""
        if not isinstance(schema, dict):
            return 1
        key = id(schema)
        if level > MAX_LEVELS or key in self._open:
            raise TooDeep
        if key not in self._in_place:
            self._open.add(key)
            below = (self._levels(inner, level + 1) for inner in self._applied(schema, _IN_PLACE))
            self._in_place[key] = 1 + max(below, default=0)
            self._open.discard(key)
        return self._in_place[key]

    def _applied(
        self, schema: dict[str, Any], among: frozenset[str] | None = None
    ) -> Iterator[Any]:
        """The schemas that this one applies by the keywords, all if None, and by reference."""
        for steps in places(schema):
            keyword = steps[0]
            if keyword not in _ONLY_BY_REFERENCE and (among is None or keyword in among):
                inner = schema
                for step in steps:
                    inner = inner[step]  # type: ignore[index] # as `places` found it
                yield inner
        if isinstance(schema.get("$ref"), str):
            yield self._target(schema["$ref"])

    def _target(self, reference: str) -> Any:
        if reference not in ("", "#") and not reference.startswith("#/"):
            raise TooDeep
        found = self._root
        for step in pointer_steps(unquote(reference[1:])):
            if step in _NO_SCHEMAS_WITHIN:
                raise TooDeep
            try:
                found = found[int(step)] if isinstance(found, list) else found[step]
            except (LookupError, TypeError, ValueError):
                raise TooDeep from None
        return found


def _listed(schema: dict[str, Any]) -> int:
    """How many values the schema compares with, about: by the characters that they take."""
    lists = [schema[keyword] for keyword in _LISTS if keyword in schema]
    return len(json_text.canonical(lists)) // _CHARACTERS_PER_VALUE if lists else 0


def _states(schema: dict[str, Any]) -> int:
    patterns = schema.get("patternProperties")
    named = list(patterns) if isinstance(patterns, dict) else []
    single = schema.get("pattern")
    named += [single] if isinstance(single, str) else []
    return sum(found.states for found in map(linear, named) if found)
