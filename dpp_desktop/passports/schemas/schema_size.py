"""Estimate the work of a schema: the number of its rules with all references expanded."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from dpp_desktop.passports.schemas.linear_patterns import linear
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import subschema_steps

MAX_LEVELS = 150
"""The maximum nesting of rules with all references expanded."""

_IN_PLACE = frozenset(
    {
        *("$ref", "allOf", "anyOf", "dependencies", "dependentSchemas", "else", "if", "not"),
        *("oneOf", "then"),
    }
)
"""The keywords whose schemas apply to the same value."""
_ONLY_BY_REFERENCE = frozenset({"$defs", "definitions"})
_LISTS = ("const", "dependencies", "dependentRequired", "enum", "required")
_CHARACTERS_PER_VALUE = 8
_NO_SCHEMAS_WITHIN = frozenset({"const", "default", "enum", "example", "examples"})


class TooDeep(Exception):
    """Rules are nested too deeply, recursive for one value, or not in the schema."""


class SchemaSize:
    """The size of a schema document.

    `rules` is the number of schemas with all references expanded, plus the states of their
    patterns and the values that they compare with; `endless` is True if the schema is recursive.
    `in_place` is the maximum number of schemas that apply to one value in sequence. `schemas` are
    all schemas that can apply.

    Raises TooDeep, also for a reference that isn't a JSON Pointer into the same document.
    """

    def __init__(self, root: Any) -> None:
        self._root = root
        self._rules: dict[int, int] = {}
        self._in_place: dict[int, int] = {}
        self._inner: dict[int, list[tuple[str, Any]]] = {}
        self._open: set[int] = set()
        self._seen: dict[int, dict[str, Any]] = {}
        self.endless = False
        self.rules = self._count(root, 0)
        self.schemas = tuple(self._seen.values())
        self.in_place = max((self._levels(schema, 0) for schema in self.schemas), default=0)

    def _count(self, schema: Any, level: int) -> int:
        """Return the number of rules in the schema and its references."""
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
            self._inner[key] = list(self._applied(schema))
            subschema = sum(self._count(inner, level + 1) for _, inner in self._inner[key])
            self._open.discard(key)
            self._rules[key] = 1 + _states(schema) + _list_or_empty(schema) + subschema
        return self._rules[key]

    def _levels(self, schema: Any, level: int) -> int:
        """Return the number of schemas that apply to one value in sequence, including this one."""
        if not isinstance(schema, dict):
            return 1
        key = id(schema)
        if level > MAX_LEVELS or key in self._open:
            raise TooDeep
        if key not in self._in_place:
            self._open.add(key)
            below = 0
            for keyword, inner in self._inner[key]:
                if keyword in _IN_PLACE:
                    below = max(below, self._levels(inner, level + 1))
            self._in_place[key] = 1 + below
            self._open.discard(key)
        return self._in_place[key]

    def _applied(self, schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the schemas that this one applies, by keyword or reference, with the keyword."""
        for steps in subschema_steps(schema):
            if steps[0] not in _ONLY_BY_REFERENCE:
                inner = schema
                for step in steps:
                    inner = inner[step]  # type: ignore[index] # as `subschema_steps` found it
                yield str(steps[0]), inner
        if isinstance(schema.get("$ref"), str):
            yield "$ref", self._target(schema["$ref"])

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


def _list_or_empty(schema: dict[str, Any]) -> int:
    """Return the approximate number of values that the schema compares with, by their length."""
    lists = [schema[keyword] for keyword in _LISTS if keyword in schema]
    # `repr` is as long as JSON, and several times as fast.
    return len(repr(lists)) // _CHARACTERS_PER_VALUE if lists else 0


def _states(schema: dict[str, Any]) -> int:
    patterns = schema.get("patternProperties")
    named = list(patterns) if isinstance(patterns, dict) else []
    single = schema.get("pattern")
    named += [single] if isinstance(single, str) else []
    return sum(found.states for found in map(linear, named) if found)
