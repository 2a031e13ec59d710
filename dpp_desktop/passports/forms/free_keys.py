"""The names in an object that aren't properties of its schema: those of maps, and unknown ones.

Which schemas apply to them is only determined for the form; the validator checks values. A pattern
that may need backtracking counts as matching.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from referencing.jsonschema import DRAFT3, DRAFT4

from dpp_desktop.model.message import Message
from dpp_desktop.passports.forms.conditions import Conditions
from dpp_desktop.passports.forms.form_patterns import FormPatterns
from dpp_desktop.passports.forms.language_tags import is_language_tag, languages_of
from dpp_desktop.passports.forms.shape import Node, Schema, Shape, dict_or_empty, shape_of
from dpp_desktop.passports.validation_messages import SchemaProblem, problem_sentence

MAX_SUGGESTIONS = 200

_REST = ("additionalProperties", "unevaluatedProperties")
_RULES = frozenset({"patternProperties", "propertyNames", *_REST})


class FreeKeys:
    """The names that an object may have besides its properties, and the schemas of their values."""

    def __init__(self, shape: Shape, patterns: FormPatterns) -> None:
        self._properties = shape.properties
        self._required = tuple(name for name in shape.required if name not in shape.properties)
        self._rules = [
            _Rule(node, node.schema, patterns)
            for node in shape.sources
            if isinstance(node.schema, dict) and _RULES & node.schema.keys()
        ]

    @property
    def are_described(self) -> bool:
        """Whether the schema describes the values of such names."""
        return any(rule.is_description for rule in self._rules)

    @property
    def are_refused(self) -> bool:
        """Whether the schema allows no names besides the properties."""
        is_closed = any(rule.is_closed for rule in self._rules)
        return is_closed and not any(rule.patterns for rule in self._rules)

    def nodes_for(self, name: str) -> list[Node]:
        """Return the schemas of the value with this name; empty if it isn't described."""
        return [node for rule in self._rules for node in rule.nodes_for(name)]

    def describes(self, name: str) -> bool:
        """Return whether the schema describes the value with this name."""
        return any(any(rule.nodes_for(name)) for rule in self._rules)

    def refuses(self, name: str) -> bool:
        """Return whether the schema doesn't allow the name of a value without a field."""
        return name in self._properties or self._problem(name) is not None

    def problem(self, name: str, value: object) -> Message | None:
        """Return why the name can't be added to the object's value; None if it can."""
        if not name.strip():
            return Message("enter a name.")
        if name in self._properties or (isinstance(value, dict) and name in value):
            return Message("this name is already in use.")
        return self._problem(name)

    def described_problem(self, name: str, value: object) -> Message | None:
        """Return why no value that the schema describes can be added; None if one can."""
        problem = self.problem(name, value)
        if problem or self.describes(name):
            return problem
        patterns = [pattern for rule in self._rules for pattern in rule.patterns]
        if len(patterns) == 1:
            return _sentence({"pattern": patterns[0]}, name)
        return Message("the schema doesn't describe a value with this name.")

    def suggestions(self, value: object) -> tuple[str, ...]:
        """Return names to add to the object's value: required, allowed, or language tags."""
        present = value if isinstance(value, dict) else {}
        listed = [name for rule in self._rules for name in rule.listed_names]
        languages = self._languages(tuple(present)) if not listed else ()
        names = dict.fromkeys((*self._required, *listed, *languages))
        fitting = [name for name in names if self.problem(name, present) is None]
        return tuple(fitting[:MAX_SUGGESTIONS])

    def are_languages(self, names: Sequence[str]) -> bool:
        """Return whether the names are language tags, by the schema or by the existing names."""
        return bool(self._languages(tuple(names)))

    def _languages(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if any(rule.patterns or rule.names is not None for rule in self._rules):
            return self._allowed_languages
        by_name = bool(names) and self.are_described and all(map(is_language_tag, names))
        return languages_of(is_language_tag) if by_name else ()

    @cached_property
    def _allowed_languages(self) -> tuple[str, ...]:
        return languages_of(lambda name: self._problem(name) is None)

    def _problem(self, name: str) -> Message | None:
        return next(filter(None, (rule.problem(name) for rule in self._rules)), None)


class _Rule:
    """What one schema says about names that aren't its properties."""

    def __init__(self, node: Node, schema: Schema, patterns: FormPatterns) -> None:
        self._compiled = patterns
        self._node = node
        self._schema = schema
        self._properties = dict_or_empty(schema.get("properties"))
        self.patterns: Mapping[str, Any] = dict_or_empty(schema.get("patternProperties"))
        self.is_closed = False in (schema.get(name) for name in _REST)
        self.rest = _rest(schema)
        has_names = node.specification not in (DRAFT3, DRAFT4)
        self.names: object = schema.get("propertyNames") if has_names else None

    @cached_property
    def listed_names(self) -> tuple[str, ...]:
        """The only names that `propertyNames` allows, if it lists them."""
        listed = shape_of([self._node.below(self.names)]).keywords.get("enum", ())
        names = listed if isinstance(listed, list) else ()
        return tuple(name for name in names if isinstance(name, str))

    def nodes_for(self, name: str) -> Iterator[Node]:
        matching = self._matching(name)
        if matching:
            yield from (self._node.below(rule) for rule in matching if _says_something(rule))
        elif isinstance(self.rest, dict) and name not in self._properties:
            yield self._node.below(self.rest)

    def problem(self, name: str) -> Message | None:
        if name in self._properties:
            return None
        if self.names is not None and self._refuses(name):
            return _sentence(shape_of([self._node.below(self.names)]).keywords, name)
        matching = self._matching(name)
        if False in matching:
            return Message("the schema doesn't allow this name here.")
        if self.rest is not False or matching:
            return None
        if len(self.patterns) == 1:
            return _sentence({"pattern": next(iter(self.patterns))}, name)
        return Message("the schema doesn't allow this name here.")

    @property
    def is_description(self) -> bool:
        """Whether the rule describes values, and doesn't only allow or refuse them."""
        return any(map(_says_something, (*self.patterns.values(), self.rest)))

    def _matching(self, name: str) -> list[object]:
        return [rule for pattern, rule in self.patterns.items() if self._matches(pattern, name)]

    def _matches(self, pattern: str, name: str) -> bool:
        matches = self._compiled.find(pattern).matches
        return matches is None or matches(name)

    def _refuses(self, name: str) -> bool:
        conditions = Conditions({}, self._compiled)
        return conditions.decide(self._node.below(self.names), name) is False


def _says_something(rule: object) -> bool:
    return isinstance(rule, dict) and bool(rule)


def _rest(schema: Schema) -> object:
    """Return the schema of all other names, False if there are none, None if it isn't known.

    `unevaluatedProperties: false` allows those that any branch describes, so it isn't one.
    """
    for keyword in _REST:
        rest = schema.get(keyword)
        if rest is False and keyword == "additionalProperties":
            return False
        if _says_something(rest):
            return rest
    return None


def _sentence(keywords: Mapping[str, Any], name: str) -> Message:
    """Return what the name must be like, by the first keyword that says so."""
    for keyword in ("enum", "pattern", "minLength", "maxLength"):
        if keyword in keywords:
            return problem_sentence(SchemaProblem((), keyword, keywords[keyword], name, keywords))
    return Message("the schema doesn't allow this name here.")
