"""Ask the rules for one value whether they can hold, without a validator."""

from collections.abc import Callable

from dpp_desktop.passports.schemas.linear_patterns import linear_finder
from dpp_desktop.passports.schemas.pointers import JsonObject
from dpp_desktop.passports.schemas.traversal import (
    CHOICES,
    SchemaSpot,
    WorkLimit,
    applied_together,
    branches,
)

_MAX_LEVELS = 100


class RuleSearch:
    """Finds whether a question holds for all schemas that apply to a value.

    That is for all schemas that always apply, and one of each choice. Each schema is asked once.
    The question holds for the schema `true`, for a schema within itself, more than 100 levels deep,
    and beyond the limit.
    """

    def __init__(self, question: Callable[[SchemaSpot], bool], limit: WorkLimit) -> None:
        self._question = question
        self._limit = limit
        self._answers: dict[int, bool] = {}
        self._level = 0

    def holds(self, spot: SchemaSpot) -> bool:
        """Return whether the question holds for the schema and those that apply with it."""
        schema = spot.schema
        if not isinstance(schema, dict):
            return schema is not False
        if id(schema) not in self._answers:
            if self._level > _MAX_LEVELS:
                return True
            self._answers[id(schema)] = True  # ends the recursion of circular references
            self._level += 1
            self._answers[id(schema)] = self._question(spot) and self._all_parts(spot)
            self._level -= 1
        return self._answers[id(schema)]

    def _all_parts(self, spot: SchemaSpot) -> bool:
        return all(map(self.holds, self._limit.within(applied_together(spot)))) and all(
            any(map(self.holds, self._limit.within(branches(spot, keyword))))
            or self._limit.is_reached
            for keyword in CHOICES
            if isinstance(spot.schema.get(keyword), list)
        )


def fits(schema: JsonObject, text: str) -> bool:
    """Return whether the schema's own rules for texts accept the text."""
    least, most = schema.get("minLength"), schema.get("maxLength")
    pattern, choices = schema.get("pattern"), schema.get("enum")
    return (
        not (isinstance(least, int) and len(text) < least)
        and not (isinstance(most, int) and len(text) > most)
        and not (isinstance(pattern, str) and not matches(pattern, text))
        and not (isinstance(choices, list) and text not in choices)
        and schema.get("const", text) == text
    )


def matches(pattern: str, text: str) -> bool:
    """Return whether the pattern matches; True if it might need backtracking."""
    find = linear_finder(pattern)
    return find is None or find(text)


def has_type(schema: JsonObject, name: str) -> bool:
    """Return whether the schema's `type` allows the type with the name."""
    given = schema.get("type")
    types = given if isinstance(given, list) else [given]
    return given is None or name in types or (name == "integer" and "number" in types)
