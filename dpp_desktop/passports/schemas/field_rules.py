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
_SELECTIVE = frozenset(
    {"anyOf", "const", "dependencies", "divisibleBy", "enum", "if", "multipleOf", "not", "oneOf"}
)


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


def fits(schema: JsonObject, value: str | int) -> bool:
    """Return whether the schema's own rules for texts or numbers accept the text or number.

    `type` counts for numbers only. Of `not`, only `enum` and `const` alone are rules.
    """
    excluded = schema.get("not")
    return (
        (_fits_text(schema, value) if isinstance(value, str) else _fits_number(schema, value))
        and _is_choice(schema, value)
        and not (
            isinstance(excluded, dict)
            and excluded.keys() in ({"enum"}, {"const"})
            and _is_choice(excluded, value)
        )
    )


def is_selective(schema: JsonObject) -> bool:
    """Return whether the schema's own rules may reject a number between two that they accept."""
    return not _SELECTIVE.isdisjoint(schema)


def _fits_text(schema: JsonObject, text: str) -> bool:
    least, most, pattern = schema.get("minLength"), schema.get("maxLength"), schema.get("pattern")
    return (
        not (isinstance(least, int) and len(text) < least)
        and not (isinstance(most, int) and len(text) > most)
        and not (isinstance(pattern, str) and not matches(pattern, text))
    )


def _fits_number(schema: JsonObject, number: int) -> bool:
    least, most = _number(schema, "minimum"), _number(schema, "maximum")
    above, below = _number(schema, "exclusiveMinimum"), _number(schema, "exclusiveMaximum")
    # In draft-04, the exclusive limits are `true` next to the others.
    above = least if schema.get("exclusiveMinimum") is True else above
    below = most if schema.get("exclusiveMaximum") is True else below
    divisors = [_number(schema, "multipleOf"), _number(schema, "divisibleBy")]
    return (
        has_type(schema, "integer")
        and not (least is not None and number < least)
        and not (most is not None and number > most)
        and not (above is not None and number <= above)
        and not (below is not None and number >= below)
        and not any(isinstance(each, int) and each > 0 and number % each for each in divisors)
    )


def _number(schema: JsonObject, keyword: str) -> int | float | None:
    value = schema.get(keyword)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _is_choice(schema: JsonObject, value: str | int) -> bool:
    """Return whether `enum` and `const` accept the value; `true` isn't 1."""
    choices = schema.get("enum")
    if "const" in schema and not _is_in([schema["const"]], value):
        return False
    return not isinstance(choices, list) or _is_in(choices, value)


def _is_in(choices: list[object], value: str | int) -> bool:
    if value not in choices:
        return False
    return value != 1 or any(each == 1 and not isinstance(each, bool) for each in choices)


def matches(pattern: str, text: str) -> bool:
    """Return whether the pattern matches; True if it might need backtracking."""
    find = linear_finder(pattern)
    return find is None or find(text)


def has_type(schema: JsonObject, name: str) -> bool:
    """Return whether the schema's `type` allows the type with the name."""
    given = schema.get("type")
    types = given if isinstance(given, list) else [given]
    return given is None or name in types or (name == "integer" and "number" in types)
