"""Evaluate the conditions of a schema (`if`) against a value, in a bounded number of steps.

The result only determines which fields a form shows; the validator checks values. Evaluation is
exact for the keywords in `_CHECKS`. Anything else, a pattern that may need backtracking, or too
many steps make a condition undecided, so that the form shows the fields of all its branches.
Source of the keywords: JSON Schema 2020-12, core and validation.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from referencing.jsonschema import DRAFT7, DRAFT201909, DRAFT202012

from dpp_desktop.passports.forms.shape import Node, Schema
from dpp_desktop.passports.schemas.exact_numbers import exact, identity, is_multiple, is_number
from dpp_desktop.passports.schemas.linear_patterns import linear_finder
from dpp_desktop.passports.schemas.schema_set import KEYWORDS

MAX_STEPS = 5_000
"""The maximum number of keywords, choices and values compared for one object."""
_MAX_LEVELS = 60
_MAX_TEXT = 10_000
"""The maximum length of a text that is matched with a pattern."""

_CHARACTERS_PER_STEP = 50

Answer = bool | None
"""Whether a value is valid; None if that is undecided."""

# `if` is a keyword from draft-07 on.
_WITH_CONDITIONS = (DRAFT7, DRAFT201909, DRAFT202012)
_WITH_DEPENDENT = (DRAFT201909, DRAFT202012)
_DESCRIPTIONS = frozenset({"$defs", "definitions", "contentSchema"})


class Undecided(Exception):
    """The condition can't be decided with the known keywords and the allowed steps."""


class Conditions:
    """Decides the conditions of an object's schemas by its value.

    All conditions of an object share the allowed steps.
    """

    def __init__(self, value: object) -> None:
        """`value` is the JSON value of the object; anything else counts as an empty object."""
        self._value = value if isinstance(value, dict) else {}
        self._steps = MAX_STEPS

    def holds(self, node: Node, schema: Schema) -> Answer:
        """Return whether the value is valid against `if`; None if undecided or without effect."""
        if "if" not in schema or not _applies_beside_references(node, schema, _WITH_CONDITIONS):
            return None
        try:
            return self.answer(node.below(schema["if"]), self._value, 0)
        except Undecided:
            return None

    def depends_on(self, node: Node, schema: Schema, keyword: str, name: str) -> Answer:
        """Return whether the keyword's rule for the property applies: whether it is present."""
        drafts = (DRAFT7,) if keyword == "dependencies" else _WITH_DEPENDENT
        if not _applies_beside_references(node, schema, drafts):
            return None
        return name in self._value

    def answer(self, node: Node, value: object, level: int) -> Answer:
        """Return whether the value is valid against the schema. Raises Undecided if it may loop."""
        self.spend(1)
        if level > _MAX_LEVELS:
            raise Undecided
        schema = node.schema
        self.spend(len(schema) if isinstance(schema, dict) else 0)
        if not isinstance(schema, dict):
            return schema if isinstance(schema, bool) else None
        if node.specification is DRAFT7 and "$ref" in schema:
            schema = {"$ref": schema["$ref"]}
        place = _Place(self, node, schema, level + 1)
        return all_of(
            _CHECKS[keyword](place, schema[keyword], value)
            if keyword in _CHECKS
            else _answer_without_check(keyword)
            for keyword in schema
        )

    def spend(self, steps: int) -> None:
        """Use some of the allowed steps. Raises Undecided if none are left."""
        self._steps -= steps
        if self._steps < 0:
            raise Undecided


def all_of(answers: Iterable[Answer]) -> Answer:
    """Return False if an answer is False, else None if one is None, else True."""
    found: Answer = True
    for answer in answers:
        if answer is False:
            return False
        found = None if answer is None else found
    return found


def any_of(answers: Iterable[Answer]) -> Answer:
    """Return True if an answer is True, else None if one is None, else False."""
    return opposite(all_of(opposite(answer) for answer in answers))


def opposite(answer: Answer) -> Answer:
    """Return the opposite of an answer; None if it is undecided."""
    return None if answer is None else not answer


def _applies_beside_references(node: Node, schema: Schema, drafts: tuple[object, ...]) -> bool:
    """Return whether the draft has the keyword; up to draft-07, `$ref` turns off all others."""
    return node.specification in drafts and not (node.specification is DRAFT7 and "$ref" in schema)


def _answer_without_check(keyword: str) -> Answer:
    """Keywords that no draft has are annotations."""
    return None if keyword in KEYWORDS and keyword not in _DESCRIPTIONS else True


class _Place:
    """A schema that is evaluated, with the means to evaluate its subschemas."""

    def __init__(self, conditions: Conditions, node: Node, schema: Schema, level: int) -> None:
        self.schema = schema
        self.node = node
        self._conditions = conditions
        self._level = level

    def answer(self, schema: object, value: object) -> Answer:
        """Return whether the value is valid against a subschema."""
        return self._conditions.answer(self.node.below(schema), value, self._level)

    def target(self, reference: str, value: object) -> Answer:
        """Return whether the value is valid against the target of a reference."""
        target = self.node.target(reference)
        return self._conditions.answer(target, value, self._level) if target else None

    def spend(self, steps: int) -> None:
        """Use some of the allowed steps. Raises Undecided if none are left."""
        self._conditions.spend(steps)

    def spend_for(self, value: object) -> None:
        """Use the steps that comparing a value takes. Raises Undecided if none are left."""
        waiting = [value]
        while waiting:
            inner = waiting.pop()
            self.spend(1)
            if isinstance(inner, dict):
                waiting += inner.values()
            elif isinstance(inner, list):
                waiting += inner


def _type(place: _Place, types: object, value: object) -> Answer:
    names = types if isinstance(types, list) else [types]
    return any(_TYPES.get(name, _is_nothing)(value) for name in names if isinstance(name, str))


def _is_nothing(value: object) -> bool:
    return False


def _is_integer(value: object) -> bool:
    return is_number(value) and (isinstance(value, int) or float(value).is_integer())  # type: ignore[arg-type]


_TYPES: Mapping[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": is_number,
    "integer": _is_integer,
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}


def _const(place: _Place, constant: object, value: object) -> Answer:
    place.spend_for(constant)
    place.spend_for(value)
    return identity(constant) == identity(value)


def _enum(place: _Place, choices: object, value: object) -> Answer:
    if not isinstance(choices, list):
        return None
    place.spend_for(choices)
    place.spend_for(value)
    key = identity(value)
    return any(identity(choice) == key for choice in choices)


def _reference(place: _Place, reference: object, value: object) -> Answer:
    return place.target(reference, value) if isinstance(reference, str) else None


def _all(place: _Place, parts: object, value: object) -> Answer:
    return all_of(place.answer(part, value) for part in parts) if isinstance(parts, list) else None


def _any(place: _Place, parts: object, value: object) -> Answer:
    return any_of(place.answer(part, value) for part in parts) if isinstance(parts, list) else None


def _one(place: _Place, parts: object, value: object) -> Answer:
    if not isinstance(parts, list):
        return None
    answers = [place.answer(part, value) for part in parts]
    if answers.count(True) > 1:
        return False
    return None if None in answers else answers.count(True) == 1


def _not(place: _Place, part: object, value: object) -> Answer:
    return opposite(place.answer(part, value))


def _condition(place: _Place, part: object, value: object) -> Answer:
    holds = place.answer(part, value)
    branches = [place.answer(place.schema.get(name, True), value) for name in ("then", "else")]
    if holds is None:
        return branches[0] if branches[0] is branches[1] else None
    return branches[0] if holds else branches[1]


def _decided_by_condition(place: _Place, part: object, value: object) -> Answer:
    return True  # `then` and `else` without `if` have no effect


def _required(place: _Place, names: object, value: object) -> Answer:
    if not isinstance(names, list):
        return None
    place.spend(len(names))
    return not isinstance(value, dict) or all(
        name in value for name in names if isinstance(name, str)
    )


def _properties(place: _Place, parts: object, value: object) -> Answer:
    if not isinstance(parts, dict):
        return None
    if not isinstance(value, dict):
        return True
    place.spend(len(parts))
    return all_of(place.answer(part, value[name]) for name, part in parts.items() if name in value)


def _additional(place: _Place, part: object, value: object) -> Answer:
    if part in (True, {}):
        return True
    if not isinstance(value, dict):
        return True
    known = place.schema.get("properties", {})
    if "patternProperties" in place.schema or not isinstance(known, dict):
        return None
    return all_of(place.answer(part, inner) for name, inner in value.items() if name not in known)


def _property_names(place: _Place, part: object, value: object) -> Answer:
    if not isinstance(value, dict):
        return True
    return all_of(place.answer(part, name) for name in value)


def _dependent_required(place: _Place, rules: object, value: object) -> Answer:
    if not isinstance(rules, dict) or place.node.specification is DRAFT7:
        return None
    if not isinstance(value, dict):
        return True
    return all_of(_required(place, names, value) for name, names in rules.items() if name in value)


def _items(place: _Place, part: object, value: object) -> Answer:
    if isinstance(part, list) or "prefixItems" in place.schema:
        return None
    if not isinstance(value, list):
        return True
    return all_of(place.answer(part, entry) for entry in value)


def _contains(place: _Place, part: object, value: object) -> Answer:
    if "minContains" in place.schema or "maxContains" in place.schema:
        return None
    if not isinstance(value, list):
        return True
    return any_of(place.answer(part, entry) for entry in value)


def _pattern(place: _Place, pattern: object, value: object) -> Answer:
    if not isinstance(value, str):
        return True
    place.spend(len(value) // _CHARACTERS_PER_STEP)
    matches = linear_finder(pattern) if isinstance(pattern, str) else None
    return None if matches is None or len(value) > _MAX_TEXT else matches(value)


def _format(place: _Place, name: object, value: object) -> Answer:
    return None if isinstance(value, str) else True


def _compared(
    compares: Callable[[Any, Any], bool],
) -> Callable[[_Place, object, object], Answer]:
    def check(place: _Place, limit: object, value: object) -> Answer:
        if not is_number(limit):
            return None
        return not is_number(value) or compares(value, limit)

    return check


def _counted(
    kind: type[str] | type[list[Any]] | type[dict[str, Any]], compares: Callable[[Any, Any], bool]
) -> Callable[[_Place, object, object], Answer]:
    def check(place: _Place, limit: object, value: object) -> Answer:
        if not is_number(limit):
            return None
        return not isinstance(value, kind) or compares(len(value), limit)

    return check


def _at_least(number: Any, limit: Any) -> bool:
    return bool(exact(number) >= exact(limit))


def _at_most(number: Any, limit: Any) -> bool:
    return bool(exact(number) <= exact(limit))


_CHECKS: Mapping[str, Callable[[_Place, Any, object], Answer]] = {
    "$ref": _reference,
    "additionalProperties": _additional,
    "allOf": _all,
    "anyOf": _any,
    "const": _const,
    "contains": _contains,
    "dependentRequired": _dependent_required,
    "else": _decided_by_condition,
    "enum": _enum,
    "exclusiveMaximum": _compared(lambda number, limit: not _at_least(number, limit)),
    "exclusiveMinimum": _compared(lambda number, limit: not _at_most(number, limit)),
    "format": _format,
    "if": _condition,
    "items": _items,
    "maxItems": _counted(list, _at_most),
    "maxLength": _counted(str, _at_most),
    "maxProperties": _counted(dict, _at_most),
    "maximum": _compared(_at_most),
    "minItems": _counted(list, _at_least),
    "minLength": _counted(str, _at_least),
    "minProperties": _counted(dict, _at_least),
    "minimum": _compared(_at_least),
    "multipleOf": _compared(is_multiple),
    "not": _not,
    "oneOf": _one,
    "pattern": _pattern,
    "properties": _properties,
    "propertyNames": _property_names,
    "required": _required,
    "then": _decided_by_condition,
    "type": _type,
}
