"""What the keywords of a condition say about a value, with the steps that this takes.

An answer is exact or undecided. Source of the keywords: JSON Schema 2020-12, core and validation.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from referencing.jsonschema import DRAFT201909, DRAFT202012

from dpp_desktop.passports.forms.form_patterns import FormPattern
from dpp_desktop.passports.forms.shape import Node, Schema
from dpp_desktop.passports.schemas.exact_numbers import exact, identity, is_multiple, is_number

if TYPE_CHECKING:
    from dpp_desktop.passports.forms.conditions import Conditions

WITH_DEPENDENT = (DRAFT201909, DRAFT202012)
"""The drafts with `dependentRequired` and `dependentSchemas`."""

_MAX_TEXT = 10_000
"""The maximum length of a text that is matched with a pattern."""
_NAMES_PER_STEP = 20
_SEGMENTS_PER_STEP = 3
_CHARACTERS_PER_STEP = 50
_STEPS_PER_REFERENCE = 3
_STEPS_PER_COMPARISON = 2

Answer = bool | None
"""Whether a value is valid; None if that is undecided."""


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


class Evaluation:
    """A schema that is evaluated, with the means to evaluate its subschemas."""

    def __init__(self, conditions: "Conditions", node: Node, schema: Schema, level: int) -> None:
        self.schema = schema
        self.node = node
        self._conditions = conditions
        self._level = level

    def answer(self, schema: object, value: object) -> Answer:
        """Return whether the value is valid against a subschema."""
        return self._conditions.answer(self.node.below(schema), value, self._level)

    def target(self, reference: str, value: object) -> Answer:
        """Return whether the value is valid against the target of a reference."""
        segments = reference.count("/") // _SEGMENTS_PER_STEP
        self.spend(_STEPS_PER_REFERENCE + segments + len(reference) // _CHARACTERS_PER_STEP)
        target = self.node.target(reference)
        return self._conditions.answer(target, value, self._level) if target else None

    def find_pattern(self, pattern: str) -> FormPattern:
        """Return the compiled pattern. Raises Undecided if that takes too many steps."""
        return self._conditions.find_pattern(pattern)

    def spend(self, steps: int) -> None:
        """Use some of the allowed steps. Raises Undecided if none are left."""
        self._conditions.spend(steps)

    def spend_for(self, value: object) -> None:
        """Use the steps that comparing a value takes. Raises Undecided if none are left."""
        self.spend(1)
        waiting = [value]
        while waiting:
            inner = waiting.pop()
            if isinstance(inner, (dict, list)):
                self.spend(len(inner))
                waiting += inner.values() if isinstance(inner, dict) else inner


def _type(evaluation: Evaluation, types: object, value: object) -> Answer:
    names = types if isinstance(types, list) else [types]
    evaluation.spend(len(names) // _NAMES_PER_STEP)
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


def _const(evaluation: Evaluation, constant: object, value: object) -> Answer:
    evaluation.spend_for(constant)
    evaluation.spend_for(value)
    return identity(constant) == identity(value)


def _enum(evaluation: Evaluation, choices: object, value: object) -> Answer:
    if not isinstance(choices, list):
        return None
    evaluation.spend_for(choices)
    evaluation.spend_for(value)
    key = identity(value)
    return any(identity(choice) == key for choice in choices)


def _reference(evaluation: Evaluation, reference: object, value: object) -> Answer:
    return evaluation.target(reference, value) if isinstance(reference, str) else None


def _all(evaluation: Evaluation, parts: object, value: object) -> Answer:
    return (
        all_of(evaluation.answer(part, value) for part in parts)
        if isinstance(parts, list)
        else None
    )


def _any(evaluation: Evaluation, parts: object, value: object) -> Answer:
    return (
        any_of(evaluation.answer(part, value) for part in parts)
        if isinstance(parts, list)
        else None
    )


def _one(evaluation: Evaluation, parts: object, value: object) -> Answer:
    if not isinstance(parts, list):
        return None
    answers = [evaluation.answer(part, value) for part in parts]
    if answers.count(True) > 1:
        return False
    return None if None in answers else answers.count(True) == 1


def _not(evaluation: Evaluation, part: object, value: object) -> Answer:
    return opposite(evaluation.answer(part, value))


def _condition(evaluation: Evaluation, part: object, value: object) -> Answer:
    holds = evaluation.answer(part, value)
    branches = [
        evaluation.answer(evaluation.schema.get(name, True), value) for name in ("then", "else")
    ]
    if holds is None:
        return branches[0] if branches[0] is branches[1] else None
    return branches[0] if holds else branches[1]


def _decided_by_condition(evaluation: Evaluation, part: object, value: object) -> Answer:
    return True  # `then` and `else` without `if` have no effect


def _required(evaluation: Evaluation, names: object, value: object) -> Answer:
    if not isinstance(names, list):
        return None
    evaluation.spend(len(names))
    return not isinstance(value, dict) or all(
        name in value for name in names if isinstance(name, str)
    )


def _properties(evaluation: Evaluation, parts: object, value: object) -> Answer:
    if not isinstance(parts, dict):
        return None
    if not isinstance(value, dict):
        return True
    evaluation.spend(len(parts))
    return all_of(
        evaluation.answer(part, value[name]) for name, part in parts.items() if name in value
    )


def _additional(evaluation: Evaluation, part: object, value: object) -> Answer:
    if part in (True, {}):
        return True
    if not isinstance(value, dict):
        return True
    known = evaluation.schema.get("properties", {})
    if "patternProperties" in evaluation.schema or not isinstance(known, dict):
        return None
    evaluation.spend(len(value) // _NAMES_PER_STEP)
    return all_of(
        evaluation.answer(part, inner) for name, inner in value.items() if name not in known
    )


def _property_names(evaluation: Evaluation, part: object, value: object) -> Answer:
    if not isinstance(value, dict):
        return True
    return all_of(evaluation.answer(part, name) for name in value)


def _dependent_required(evaluation: Evaluation, rules: object, value: object) -> Answer:
    if not isinstance(rules, dict) or evaluation.node.specification not in WITH_DEPENDENT:
        return None
    if not isinstance(value, dict):
        return True
    evaluation.spend(len(rules) // _NAMES_PER_STEP)
    return all_of(
        _required(evaluation, names, value) for name, names in rules.items() if name in value
    )


def _items(evaluation: Evaluation, part: object, value: object) -> Answer:
    if isinstance(part, list) or "prefixItems" in evaluation.schema:
        return None
    if not isinstance(value, list):
        return True
    return all_of(evaluation.answer(part, entry) for entry in value)


def _contains(evaluation: Evaluation, part: object, value: object) -> Answer:
    if "minContains" in evaluation.schema or "maxContains" in evaluation.schema:
        return None
    if not isinstance(value, list):
        return True
    return any_of(evaluation.answer(part, entry) for entry in value)


def _pattern(evaluation: Evaluation, pattern: object, value: object) -> Answer:
    if not isinstance(value, str):
        return True
    found = evaluation.find_pattern(pattern) if isinstance(pattern, str) else None
    if found is None or found.matches is None or len(value) > _MAX_TEXT:
        return None
    evaluation.spend(found.steps_for(value))
    return found.matches(value)


def _format(evaluation: Evaluation, name: object, value: object) -> Answer:
    return None if isinstance(value, str) else True


def _compared(
    compares: Callable[[Any, Any], bool],
) -> Callable[[Evaluation, object, object], Answer]:
    def check(evaluation: Evaluation, limit: object, value: object) -> Answer:
        if not is_number(limit):
            return None
        evaluation.spend(_STEPS_PER_COMPARISON)
        return not is_number(value) or compares(value, limit)

    return check


def _counted(
    kind: type[str] | type[list[Any]] | type[dict[str, Any]], compares: Callable[[Any, Any], bool]
) -> Callable[[Evaluation, object, object], Answer]:
    def check(evaluation: Evaluation, limit: object, value: object) -> Answer:
        if not is_number(limit):
            return None
        return not isinstance(value, kind) or compares(len(value), limit)

    return check


def _at_least(number: Any, limit: Any) -> bool:
    return bool(exact(number) >= exact(limit))


def _at_most(number: Any, limit: Any) -> bool:
    return bool(exact(number) <= exact(limit))


CHECKS: Mapping[str, Callable[[Evaluation, Any, object], Answer]] = {
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
