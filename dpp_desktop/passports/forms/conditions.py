"""Evaluate the conditions of a schema (`if`) against a value, in a bounded number of steps.

The result only determines which fields a form shows; the validator checks values. Evaluation is
exact for the keywords in `condition_keywords`. Anything else, a pattern that may need backtracking,
or too many steps make a condition undecided, so that the form shows the fields of all its branches.
"""

from referencing.jsonschema import DRAFT3, DRAFT4, DRAFT6, DRAFT7, DRAFT201909, DRAFT202012

from dpp_desktop.passports.forms.condition_keywords import (
    CHECKS,
    WITH_DEPENDENT,
    Answer,
    Evaluation,
    all_of,
)
from dpp_desktop.passports.forms.form_patterns import FormPattern, FormPatterns
from dpp_desktop.passports.forms.shape import Node, Schema
from dpp_desktop.passports.schemas.schema_set import KEYWORDS

MAX_STEPS = 5_000
"""The maximum work for one object, in units of about 4 microseconds of processor time.

A keyword, a choice, a compared value or 20 names take one step; references and patterns take more.
"""
_MAX_LEVELS = 60
_STEPS_PER_NAMED_SCHEMA = 3

# `if` is a keyword from draft-07 on.
_WITH_CONDITIONS = (DRAFT7, DRAFT201909, DRAFT202012)
_REFERENCE_ONLY = (DRAFT6, DRAFT7)
"""The drafts in which `$ref` turns off all other keywords."""
_NOT_EVALUATED = (DRAFT3, DRAFT4)
"""The drafts in which keywords have other meanings; they have no conditions."""
_DESCRIPTIONS = frozenset({"$defs", "definitions", "contentSchema"})


class Undecided(Exception):
    """The condition can't be decided with the known keywords and the allowed steps."""


class Conditions:
    """Decides the conditions of an object's schemas by its value.

    All conditions of an object share the allowed steps.
    """

    def __init__(self, value: object, patterns: FormPatterns | None = None) -> None:
        """`value` is the JSON value of the object; anything else counts as an empty object.

        `patterns` are the compiled patterns of the form.
        """
        self._value = value if isinstance(value, dict) else {}
        self._patterns = patterns or FormPatterns()
        self._found: dict[str, FormPattern] = {}
        self._steps = MAX_STEPS

    def holds(self, node: Node, schema: Schema) -> Answer:
        """Return whether the value is valid against `if`; None if undecided or without effect."""
        if "if" not in schema or not _applies_beside_references(node, schema, _WITH_CONDITIONS):
            return None
        return self.decide(node.below(schema["if"]), self._value)

    def decide(self, node: Node, value: object) -> Answer:
        """Return whether the value is valid against the schema; None if undecided."""
        try:
            return self.answer(node, value, 0)
        except Undecided:
            return None

    def depends_on(self, node: Node, schema: Schema, keyword: str, name: str) -> Answer:
        """Return whether the keyword's rule for the property applies: whether it is present."""
        drafts = (DRAFT7,) if keyword == "dependencies" else WITH_DEPENDENT
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
        if node.specification in _NOT_EVALUATED:
            return None
        if node.specification in _REFERENCE_ONLY and "$ref" in schema:
            schema = {"$ref": schema["$ref"]}
        if "$id" in schema:
            self.spend(_STEPS_PER_NAMED_SCHEMA)
        evaluation = Evaluation(self, node, schema, level + 1)
        return all_of(
            CHECKS[keyword](evaluation, schema[keyword], value)
            if keyword in CHECKS
            else _answer_without_check(keyword)
            for keyword in schema
        )

    def find_pattern(self, pattern: str) -> FormPattern:
        """Return the compiled pattern. Raises Undecided if that takes too many steps."""
        known = self._found.get(pattern)
        if known is None:
            known = self._found[pattern] = self._patterns.find(pattern, self.spend)
        return known

    def spend(self, steps: int) -> None:
        """Use some of the allowed steps. Raises Undecided if none are left."""
        self._steps -= steps
        if self._steps < 0:
            raise Undecided


def _applies_beside_references(node: Node, schema: Schema, drafts: tuple[object, ...]) -> bool:
    """Return whether the draft has the keyword; up to draft-07, `$ref` turns off all others."""
    return node.specification in drafts and not (node.specification is DRAFT7 and "$ref" in schema)


def _answer_without_check(keyword: str) -> Answer:
    """Keywords that no draft has are annotations."""
    return None if keyword in KEYWORDS and keyword not in _DESCRIPTIONS else True
