"""Convert the errors of a JSON Schema validator to messages for the fields of a passport.

For a value that "is not valid under any of the given schemas", the branch that fits the value
best is found, and the errors in it are reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown, visible
from dpp_desktop.model.message import Message, joined, verbatim
from dpp_desktop.passports.pattern_descriptions import describe_pattern

if TYPE_CHECKING:  # takes longer to load than a valid document to check
    from jsonschema import ValidationError

FORBIDDEN = "forbidden"
"""The keyword of problems with the schema `false`, which allows no value."""
REQUIRED = "required"
GTIN_REQUIRED = "gtin_required"
"""The code of the problem that the schema requires a GTIN and the product has none."""

_MAX_NAMED = 8
_MAX_PROBLEMS = 20
"""The maximum number of problems from one validator error."""
_MAX_LEVELS = 10
_TO_ASK_FOR = ("required", "dependentRequired", "dependencies")


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One violation of a schema.

    `path` is the path from the document's root; `limit` is the value of the keyword; `names` are
    the affected properties.
    """

    path: tuple[str | int, ...]
    keyword: str
    limit: object
    instance: object
    schema: Mapping[str, Any]
    names: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether a required value is missing."""
        return self.keyword in _TO_ASK_FOR and bool(self.names)


def problems_in(error: ValidationError) -> list[SchemaProblem]:
    """Returns what the error of a validator comes down to, at least one problem."""
    return list(_split_error(error, _MAX_LEVELS))[:_MAX_PROBLEMS]


def problem_sentence(problem: SchemaProblem, title: str = "") -> Message:
    """Returns the problem as a sentence: 'must be at most 100.', or with the title before it.

    A schema's own sentence (`errorMessage`, as in several form libraries) takes precedence.
    """
    own = problem.schema.get("errorMessage")
    say = _SENTENCES.get(problem.keyword, _by_description)
    message = verbatim(f"{own.rstrip('.')}.") if isinstance(own, str) and own else say(problem)
    return Message("{title}: {problem}", title=title, problem=message) if title else message


def _split_error(error: ValidationError, levels: int) -> Iterator[SchemaProblem]:
    branch = _best_branch(error) if levels else []
    if branch:
        for inner in branch:
            yield from _split_error(inner, levels - 1)
        return
    keyword = str(error.validator or FORBIDDEN)
    schema = error.schema if isinstance(error.schema, dict) else {}
    missing = _missing(error)
    path = (*error.absolute_path, *missing)
    names = missing or tuple(_names_told(error, keyword))
    if "propertyNames" in error.absolute_schema_path and isinstance(error.instance, str):
        keyword, names = "propertyNames", (error.instance,)
    yield SchemaProblem(path, keyword, error.validator_value, error.instance, schema, names)


def _best_branch(error: ValidationError) -> list[ValidationError]:
    """Return the errors of the branch of `oneOf` or `anyOf` that fits the value best.

    Return nothing if no branch fits best, because the value has the wrong type.
    """
    if error.validator not in ("oneOf", "anyOf"):
        return []
    of_kind = [
        errors for errors in _errors_by_branch(error) if not any(map(_is_other_kind, errors))
    ]
    if not of_kind:
        return []
    chosen = [errors for errors in of_kind if not any(map(_is_other_variant, errors))]
    nearest, *others = sorted(chosen or of_kind, key=len)
    return nearest if not others or len(nearest) < len(others[0]) else []


def _errors_by_branch(error: ValidationError) -> Iterable[list[ValidationError]]:
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    return branches.values()


def _is_other_kind(error: ValidationError) -> bool:
    """Return whether the value has a different type than the branch, such as text for an object."""
    return error.validator in ("type", "const", "enum", None) and not error.relative_path


def _is_other_variant(error: ValidationError) -> bool:
    """Return whether the value of a property identifies a different branch."""
    return error.validator in ("const", "enum") and len(error.relative_path) == 1


def _missing(error: ValidationError) -> tuple[str, ...]:
    """Return the missing property of the error; each missing property is a separate error."""
    if error.validator not in _TO_ASK_FOR or not isinstance(error.instance, dict):
        return ()
    asked = _asked_for(error.validator_value, error.instance)
    named = (
        name
        for name in asked
        if name not in error.instance and error.message.startswith(repr(name))
    )
    return tuple(named)[:1]


def _asked_for(value: Any, instance: dict[str, Any]) -> Iterator[str]:
    lists = [value] if isinstance(value, list) else []
    if isinstance(value, dict):
        lists = [needed for name, needed in value.items() if name in instance]
    for needed in lists:
        if isinstance(needed, list):
            yield from (name for name in needed if isinstance(name, str))


def _names_told(error: ValidationError, keyword: str) -> Iterator[str]:
    """Yield the properties of the value that the validator names."""
    listing = keyword in ("additionalProperties", "unevaluatedProperties")
    if listing and isinstance(error.instance, dict):
        yield from (name for name in error.instance if repr(name) in error.message)


def _required(problem: SchemaProblem) -> Message:
    return Message("this is required but missing.")


def _needed(problem: SchemaProblem) -> Message:
    because = _because(problem)
    return (
        Message("this is required because {field} is given.", field=shown(because))
        if because
        else Message("this is required but missing.")
    )


def _because(problem: SchemaProblem) -> str:
    limit = problem.limit if isinstance(problem.limit, dict) else {}
    asking = (
        name
        for name, needed in limit.items()
        if isinstance(needed, list) and set(problem.names) & set(map(str, needed))
        if isinstance(problem.instance, dict) and name in problem.instance
    )
    return next(asking, "")


def _type(problem: SchemaProblem) -> Message:
    types = problem.limit if isinstance(problem.limit, list) else [problem.limit]
    words = [_TYPES[name] for name in map(str, types) if name in _TYPES and name != "null"]
    return (
        Message("must be {types}.", types=_alternatives(words))
        if words
        else Message("must be left empty (null).")
    )


def _enum(problem: SchemaProblem) -> Message:
    values = problem.limit if isinstance(problem.limit, list) else []
    if not values:
        return Message("can't have a value: the schema allows none here.")
    if len(values) > _MAX_NAMED:
        return Message(
            "is {value}, which is not one of the {count:,} choices.",
            value=_value(problem.instance),
            count=len(values),
        )
    return Message("must be one of these: {choices}.", choices=", ".join(map(_value, values)))


def _const(problem: SchemaProblem) -> Message:
    return Message("must be {limit}.", limit=_value(problem.limit))


def _minimum(problem: SchemaProblem) -> Message:
    """In draft-04, `exclusiveMinimum` is a yes or no beside `minimum`."""
    if problem.schema.get("exclusiveMinimum") is True:
        return Message("must be more than {limit}.", limit=_value(problem.limit))
    return Message("must be at least {limit}.", limit=_value(problem.limit))


def _maximum(problem: SchemaProblem) -> Message:
    if problem.schema.get("exclusiveMaximum") is True:
        return Message("must be less than {limit}.", limit=_value(problem.limit))
    return Message("must be at most {limit}.", limit=_value(problem.limit))


def _above(problem: SchemaProblem) -> Message:
    return Message("must be more than {limit}.", limit=_value(problem.limit))


def _below(problem: SchemaProblem) -> Message:
    return Message("must be less than {limit}.", limit=_value(problem.limit))


def _step(problem: SchemaProblem) -> Message:
    if problem.limit == 1:
        return Message("must be a whole number.")
    return Message("must be a multiple of {limit}.", limit=_value(problem.limit))


def _shortest(problem: SchemaProblem) -> Message:
    if problem.limit == 1:
        return Message("must not be empty.")
    return Message(
        "must have at least {limit} characters; it has {length}.",
        limit=_value(problem.limit),
        length=_length(problem),
    )


def _longest(problem: SchemaProblem) -> Message:
    if problem.limit == 0:
        return Message("must be empty.")
    return Message(
        "must have at most {limit} characters; it has {length}.",
        limit=_value(problem.limit),
        length=_length(problem),
    )


def _fewest(problem: SchemaProblem) -> Message:
    if problem.limit == 1:
        return Message("must have at least 1 entry.")
    return Message(
        "must have at least {limit} entries; it has {length}.",
        limit=_value(problem.limit),
        length=_length(problem),
    )


def _max_repetitions(problem: SchemaProblem) -> Message:
    if problem.limit == 0:
        return Message("must have no entries.")
    if problem.limit == 1:
        return Message("must have at most 1 entry; it has {length}.", length=_length(problem))
    return Message(
        "must have at most {limit} entries; it has {length}.",
        limit=_value(problem.limit),
        length=_length(problem),
    )


def _fewest_properties(problem: SchemaProblem) -> Message:
    if problem.limit == 1:
        return Message("must not be empty.")
    return Message("must have at least {limit} fields filled in.", limit=_value(problem.limit))


def _most_properties(problem: SchemaProblem) -> Message:
    return Message("must have at most {limit} fields filled in.", limit=_value(problem.limit))


def _unique(problem: SchemaProblem) -> Message:
    twice = _first_twice(problem.instance)
    return (
        Message("contains {entry} twice; every entry must be different.", entry=twice)
        if twice
        else Message("contains an entry twice; every entry must be different.")
    )


def _first_twice(instance: object) -> str:
    seen: set[str] = set()
    for entry in instance if isinstance(instance, list) else ():
        if isinstance(entry, (dict, list)):
            continue
        text = json_text.canonical(entry)
        if text in seen:
            return _value(entry)
        seen.add(text)
    return ""


def _pattern(problem: SchemaProblem) -> Message:
    pattern = str(problem.limit)
    described = _described(problem)
    return describe_pattern(pattern) or (
        Message("doesn't have the required form: {described}", described=described)
        if described
        else Message(
            "must have the form {pattern} (a regular expression).", pattern=visible(pattern)
        )
    )


def _format(problem: SchemaProblem) -> Message:
    name = str(problem.limit)
    return _FORMATS.get(name, Message("must have the form '{name}'.", name=visible(name)))


def _unknown(problem: SchemaProblem) -> Message:
    if not problem.names:
        return Message("contains a field that the schema doesn't allow.")
    return Message(
        "contains fields that the schema doesn't define: {names}.",
        names=_list_or_empty(problem.names),
    )


def _bad_name(problem: SchemaProblem) -> Message:
    return Message(
        "contains a field named {names}, which is not allowed.", names=_list_or_empty(problem.names)
    )


def _too_many_entries(problem: SchemaProblem) -> Message:
    return Message("has too many entries.")


def _contains(problem: SchemaProblem) -> Message:
    asked = problem.schema.get("contains")
    if isinstance(asked, dict) and "const" in asked:
        return Message("must contain the entry {entry}.", entry=_value(asked["const"]))
    described = asked.get("description", asked.get("title")) if isinstance(asked, dict) else None
    if isinstance(described, str) and described:
        return Message("lacks a required entry: {described}", described=_sentence(described))
    return Message("lacks a required entry.")


def _contains_too_many(problem: SchemaProblem) -> Message:
    return Message("has more than {limit} entries of one kind.", limit=_value(problem.limit))


def _one_of(problem: SchemaProblem) -> Message:
    types = list(dict.fromkeys(_types_of(problem.limit)))
    if types and _TYPES.get(_type_of(problem.instance)) not in types:
        return Message("must be {types}.", types=_alternatives(types))
    described = _described(problem)
    if described:
        return Message("has none of the allowed forms: {described}", described=described)
    return Message("has none of the allowed forms, or more than one.")


def _types_of(branches: object) -> Iterator[Message]:
    for branch in branches if isinstance(branches, list) else ():
        given = branch.get("type") if isinstance(branch, dict) else None
        for name in map(str, given if isinstance(given, list) else [given]):
            if name in _TYPES and name != "null":
                yield _TYPES[name]


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds = ((str, "string"), (int, "integer"), (float, "number"), (list, "array"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "object")


def _not(problem: SchemaProblem) -> Message:
    refused = problem.limit if isinstance(problem.limit, dict) else {}
    described = _described(problem) or _sentence(str(refused.get("description", "")))
    if described:
        return Message("has a form that is not allowed: {described}", described=described)
    required = refused.get("required")
    if isinstance(required, list) and required:
        return Message(
            "can't contain all of these: {names}.", names=_list_or_empty(map(str, required))
        )
    if "const" in refused:
        return Message("can't be {value}.", value=_value(refused["const"]))
    return Message("has a form that is not allowed.")


def _forbidden(problem: SchemaProblem) -> Message:
    """Names the value: jsonschema gives the place of what it is within."""
    return Message("{value} is not allowed here.", value=_value(problem.instance))


def _by_description(problem: SchemaProblem) -> Message:
    described = _described(problem)
    if described:
        return Message("doesn't meet this requirement: {described}", described=described)
    return Message("violates the rule '{keyword}' of the schema.", keyword=visible(problem.keyword))


def _described(problem: SchemaProblem) -> str:
    described = problem.schema.get("description")
    return _sentence(described) if isinstance(described, str) else ""


def _sentence(text: str) -> str:
    """Return the first sentence of a description."""
    first = " ".join(text.split()).partition(". ")[0].rstrip(".")
    return f"{_cut(first)}." if first else ""


def _cut(text: str, longest: int = 160) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _length(problem: SchemaProblem) -> int:
    instance = problem.instance
    return len(instance) if isinstance(instance, (str, list, dict)) else 0


def _value(value: object) -> str:
    return shown(value) if isinstance(value, str) else visible(json_text.canonical(value))


def _list_or_empty(names: Iterable[str]) -> str:
    every = list(map(shown, names))
    return ", ".join(every[:_MAX_NAMED]) + (" …" if len(every) > _MAX_NAMED else "")


def _alternatives(words: list[Message]) -> Message:
    if len(words) == 1:
        return words[0]
    return Message("{others} or {last}", others=joined(words[:-1], ", "), last=words[-1])


_TYPES: Mapping[str, Message] = {
    "string": Message("text"),
    "number": Message("a number"),
    "integer": Message("a whole number"),
    "boolean": Message("yes or no"),
    "array": Message("a list of entries"),
    "object": Message("a group of fields"),
    "null": Message("empty"),
}

_FORMATS: Mapping[str, Message] = {
    "date": Message("must be a date such as 2027-02-18."),
    "date-time": Message("must be a date and time with a time zone, such as 2027-02-18T09:30:00Z."),
    "time": Message("must be a time with a time zone, such as 09:30:00Z."),
    "duration": Message("must be a duration such as P3Y6M."),
    "email": Message("must be an e-mail address."),
    "idn-email": Message("must be an e-mail address."),
    "hostname": Message("must be a host name, such as id.brand.example."),
    "idn-hostname": Message("must be a host name, such as id.brand.example."),
    "ipv4": Message("must be an IPv4 address such as 192.0.2.1."),
    "ipv6": Message("must be an IPv6 address such as 2001:db8::1."),
    "uri": Message("must be a URL or other URI, such as https://brand.example/care."),
    "iri": Message("must be a URL or other URI, such as https://brand.example/care."),
    "uri-reference": Message("must be a URL or a part of one."),
    "iri-reference": Message("must be a URL or a part of one."),
    "uri-template": Message("must be a URL template."),
    "uuid": Message("must be a UUID such as 123e4567-e89b-12d3-a456-426614174000."),
    "regex": Message("must be a regular expression."),
    "json-pointer": Message("must be a JSON Pointer such as /care/0."),
    "relative-json-pointer": Message("must be a relative JSON Pointer such as 1/care."),
}

_SENTENCES: Mapping[str, Callable[[SchemaProblem], Message]] = {
    REQUIRED: _required,
    "dependentRequired": _needed,
    "dependencies": _needed,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _above,
    "exclusiveMaximum": _below,
    "multipleOf": _step,
    "minLength": _shortest,
    "maxLength": _longest,
    "pattern": _pattern,
    "format": _format,
    "minItems": _fewest,
    "maxItems": _max_repetitions,
    "uniqueItems": _unique,
    "contains": _contains,
    "minContains": _contains,
    "maxContains": _contains_too_many,
    "items": _too_many_entries,
    "additionalItems": _too_many_entries,
    "unevaluatedItems": _too_many_entries,
    "minProperties": _fewest_properties,
    "maxProperties": _most_properties,
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unknown,
    "propertyNames": _bad_name,
    "oneOf": _one_of,
    "anyOf": _one_of,
    "not": _not,
    FORBIDDEN: _forbidden,
}
