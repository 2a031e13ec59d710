"""Convert the errors of a JSON Schema validator to messages for the fields of a passport.

For a value that "is not valid under any of the given schemas", the branch that fits the value
best is found, and the errors in it are reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown, visible
from dpp_desktop.model.message import Message, joined, verbatim
from dpp_desktop.passports.pattern_descriptions import describe_pattern, example_of

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
_MAX_PARTS = 50
"""The number of schemas in which the properties of a branch are looked for."""
_MAX_COMPARED = 200
"""The length up to which a value is compared with the choices, in characters."""
_TO_ASK_FOR = ("required", "dependentRequired", "dependencies")


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One violation of a schema.

    `path` is the path from the document's root; `limit` is the value of the keyword; `names` are
    the affected properties. `is_ambiguous` is True if the value fits several branches of `oneOf`.
    """

    path: tuple[str | int, ...]
    keyword: str
    limit: object
    instance: object
    schema: Mapping[str, Any]
    names: tuple[str, ...] = ()
    is_ambiguous: bool = False

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
    ambiguous = keyword == "oneOf" and not error.context
    names = names or _alternative_names(error)
    limit = error.validator_value
    yield SchemaProblem(path, keyword, limit, error.instance, schema, names, ambiguous)


def _best_branch(error: ValidationError) -> list[ValidationError]:
    """Return the errors of the branch of `oneOf` or `anyOf` that fits the value best.

    The best branch knows most of the value's properties and lacks the fewest, then has the fewest
    errors. Return nothing if no branch fits best, or the value has the wrong type for all of them.
    """
    of_kind = _branches_of_kind(error)
    if not of_kind:
        return []
    chosen = [errors for errors in of_kind if not any(map(_is_other_variant, errors))]
    distances = [_distance(error, errors) for errors in chosen or of_kind]
    least = min(distances)
    nearest = (chosen or of_kind)[distances.index(least)]
    return nearest if distances.count(least) == 1 else []


def _branches_of_kind(error: ValidationError) -> list[list[ValidationError]]:
    """Return the errors of each branch of `oneOf` or `anyOf` whose type the value has."""
    if error.validator not in ("oneOf", "anyOf"):
        return []
    branches = _errors_by_branch(error)
    return [errors for errors in branches if not any(map(_is_other_kind, errors))]


def _distance(error: ValidationError, errors: list[ValidationError]) -> tuple[int, int]:
    """Return how far a value is from a branch: its missing and unknown properties, and errors."""
    here = [inner for inner in errors if not inner.relative_path]
    missing = sum(inner.validator in _TO_ASK_FOR for inner in here)
    unknown = {name for inner in here for name in _names_told(inner, str(inner.validator))}
    return missing + len(unknown | _undefined(error, errors)), len(errors)


def _undefined(error: ValidationError, errors: list[ValidationError]) -> set[str]:
    """Return the properties of the value that the branch doesn't define, also if it allows them.

    Nothing is returned for a branch whose properties aren't known, such as a reference to a
    definition that all properties of the value belong to.
    """
    place = errors[0].relative_schema_path[0]
    branches = error.validator_value
    branch = branches[place] if isinstance(branches, list) and isinstance(place, int) else None
    schemas = [branch, *(inner.schema for inner in errors if not inner.relative_path)]
    defined = {name for schema in schemas for name in _defined_by(schema)}
    if not defined or not isinstance(error.instance, dict):
        return set()
    reached = {inner.relative_path[0] for inner in errors if inner.relative_path}
    return set(error.instance) - defined - reached


def _defined_by(schema: object) -> Iterator[str]:
    """Yield the properties that the schema or a part of its `allOf` defines."""
    waiting = [schema]
    for _ in range(_MAX_PARTS):
        found = waiting.pop() if waiting else None
        if isinstance(found, dict):
            properties, parts = found.get("properties"), found.get("allOf")
            yield from properties if isinstance(properties, dict) else ()
            waiting += parts if isinstance(parts, list) else []


def _alternative_names(error: ValidationError) -> tuple[str, ...]:
    """Return a property for each branch of `oneOf` or `anyOf` that tells the branches apart.

    If the value fits no branch, it is the one that is missing for the branch. If the value fits
    several, it is a required one that the value has. Return nothing if the branches differ
    otherwise.
    """
    branches = _branches_of_kind(error)
    if branches:
        missing = [_missing(errors[0]) for errors in branches if len(errors) == 1]
        names = {name for pair in missing for name in pair}
        return tuple(sorted(names)) if len(names) == len(branches) else ()
    forms = error.validator_value if isinstance(error.validator_value, list) else []
    if error.context or error.validator != "oneOf" or not isinstance(error.instance, dict):
        return ()
    asked = [_required_by(form) for form in forms]
    given = [
        next((name for name in names if name in error.instance and _is_only_in(name, asked)), None)
        for names in asked
    ]
    found = tuple(name for name in given if name is not None)
    return found if len(found) > 1 else ()


def _required_by(branch: object) -> list[str]:
    names = branch.get("required") if isinstance(branch, dict) else None
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _is_only_in(name: str, lists: list[list[str]]) -> bool:
    return sum(name in names for names in lists) == 1


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
        given = _value(problem.instance)
        nearest = _nearest(problem.instance, values)
        if nearest:
            return Message(
                "is {value}, which is not one of the {count:,} choices; the nearest is {nearest}.",
                value=given,
                count=len(values),
                nearest=shown(nearest),
            )
        return Message(
            "is {value}, which is not one of the {count:,} choices.",
            value=given,
            count=len(values),
        )
    return Message("must be one of these: {choices}.", choices=", ".join(map(_value, values)))


def _nearest(value: object, choices: list[object]) -> str:
    """Return the choice that resembles the text most, whatever its case; empty if none does."""
    if not isinstance(value, str):
        return ""
    by_text = {choice.casefold(): choice for choice in choices if isinstance(choice, str)}
    found = get_close_matches(value[:_MAX_COMPARED].casefold(), by_text, 1)
    return by_text[found[0]] if found else ""


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
    in_words = describe_pattern(pattern)
    if in_words:
        return in_words
    described = _described(problem)
    example = example_of(pattern, _examples(problem.schema))
    if not example:
        example = visible(pattern)
        form = Message("must match the regular expression {pattern}", pattern=example)
    else:
        form = Message("must have a form such as {example}", example=shown(example))
    if described:
        return Message("{form}: {described}", form=form, described=described)
    return Message("{form}.", form=form)


def _examples(schema: Mapping[str, Any]) -> list[object]:
    """Return the examples in a schema: `examples` of JSON Schema, and `example` of OpenAPI."""
    listed = schema.get("examples")
    return [*(listed if isinstance(listed, list) else ()), schema.get("example")]


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
    if problem.names:
        choices = _alternatives([verbatim(shown(name)) for name in problem.names])
        if problem.is_ambiguous and len(problem.names) == 2:
            return Message("needs {choices}, not both.", choices=choices)
        if problem.is_ambiguous:
            return Message("needs only one of these: {choices}.", choices=choices)
        return Message("needs {choices}.", choices=choices)
    values = _constants(problem.limit)
    if values and not problem.is_ambiguous:
        return _enum(replace(problem, limit=values))
    types = list(dict.fromkeys(_types_of(problem.limit)))
    if types and _TYPES.get(_type_of(problem.instance)) not in types:
        return Message("must be {types}.", types=_alternatives(types))
    described = _described(problem)
    if problem.is_ambiguous:
        form = Message("fits more than one of the allowed forms, but only one is allowed")
    else:
        form = Message("fits none of the allowed forms")
    if described:
        return Message("{form}: {described}", form=form, described=described)
    return Message("{form}.", form=form)


def _constants(branches: object) -> list[object]:
    """Return the values of branches that allow nothing but constants; otherwise nothing.

    Schemas write a list of choices like this to give each of them a title.
    """
    values: list[object] = []
    for branch in branches if isinstance(branches, list) else ():
        if not isinstance(branch, dict):
            return []
        listed = branch.get("enum")
        if "const" in branch:
            values.append(branch["const"])
        elif isinstance(listed, list):
            values += listed
        elif branch.get("type") != "null":
            return []
    return values


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
