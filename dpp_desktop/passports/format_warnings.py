"""Warn about values that don't have the format that the schema gives without enforcing it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.format_names import CHECKABLE_FORMATS, asserted_formats
from dpp_desktop.passports.schemas.pointers import pointer_to
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.schemas.schema_set import RuleLocation, SchemaSet, subschema_steps
from dpp_desktop.passports.schemas.traversal import (
    SchemaSpot,
    branches,
    iter_schemas,
    references,
    subschema,
)

FORMAT_WARNING = "format_not_enforced"
"""The code of the warnings."""

_FORMAT = "format"
_REJECTING = ("not", "if", "disallow")


@dataclass(frozen=True, slots=True)
class DescriptiveFormat:
    """A format that a schema gives without enforcing it, and the rules that give it.

    If it `can_be_checked`, values are checked for warnings, or because of `check_formats`.
    """

    name: str
    places: tuple[RuleLocation, ...]
    can_be_checked: bool


def descriptive_formats(schemas: SchemaSet) -> tuple[DescriptiveFormat, ...]:
    """Return the formats that aren't rules in this schema, sorted by name.

    A format isn't a rule if the draft doesn't assert it and `check_formats` isn't set, or if it
    can't be checked.
    """
    enforced = CHECKABLE_FORMATS if schemas.check_formats else asserted_formats(schemas.root)
    places: dict[str, dict[RuleLocation, None]] = {}
    for spot in iter_schemas(schemas):
        name = spot.schema.get(_FORMAT) if isinstance(spot.schema, dict) else None
        if isinstance(name, str) and name not in enforced:
            place = RuleLocation(spot.document, pointer_to((*spot.steps, _FORMAT)))
            places.setdefault(name, {})[place] = None
    return tuple(
        DescriptiveFormat(name, tuple(found), name in CHECKABLE_FORMATS)
        for name, found in sorted(places.items())
    )


def check_with_warnings(
    schema: str,
    gtin_pointer: str,
    passports: Sequence[tuple[str, str | None]],
    checks: Callable[..., Iterator[list[Problem]]] = check_passports,
) -> tuple[list[list[Problem]], list[list[Problem]]]:
    """Return the problems of each passport (JSON text, GTIN), and the warnings about each.

    A warning is about a value that would be a problem if the brand's formats were checked, unless
    its field has another problem. `schema` is JSON text; `checks` checks it as `check_passports`.
    """
    strict = _with_formats(schema) if passports else None
    if strict is None:
        return list(checks(schema, gtin_pointer, passports)), [[] for _ in passports]
    found = list(checks(strict.text, gtin_pointer, passports))
    # Most passports have the right formats, and then need only one check.
    doubtful = [place for place, each in enumerate(found) if each or not strict.accepts_only_valid]
    again = checks(schema, gtin_pointer, [passports[place] for place in doubtful])
    by_place = dict(zip(doubtful, again, strict=True)) if doubtful else {}
    problems = [by_place.get(place, []) for place in range(len(found))]
    return problems, list(map(_warnings, found, problems))


def _warnings(found: Iterable[Problem], problems: Iterable[Problem]) -> list[Problem]:
    known = {problem.field for problem in problems}
    return [
        Problem(problem.field, FORMAT_WARNING, _warning(problem.message))
        for problem in found
        if problem.code == _FORMAT and problem.field not in known
    ]


def _warning(message: Message) -> Message:
    return Message("{problem} The schema doesn't enforce this format.", problem=message)


@dataclass(frozen=True, slots=True)
class _StrictSchema:
    """A schema whose formats are rules.

    If it `accepts_only_valid` documents, the original schema accepts all that it accepts.
    """

    text: str
    accepts_only_valid: bool


@lru_cache(maxsize=32)
def _with_formats(schema: str) -> _StrictSchema | None:
    """Return the schema with all formats as rules; None if it has no more rules then."""
    schemas = SchemaSet.from_text(schema)
    try:
        names = {each.name for each in descriptive_formats(schemas) if each.can_be_checked}
        if not names:
            return None
        return _StrictSchema(
            replace(schemas, check_formats=True).text, _is_stricter(schemas, names)
        )
    except RecursionError:  # reported as a problem of the schema
        return None


def _is_stricter(schemas: SchemaSet, formats: Collection[str]) -> bool:
    """Return whether rules for these formats can only reject more documents.

    That is the case unless one is in a schema that has to reject a value for another rule to
    accept it: `not`, a condition, `oneOf`, or `contains` with a maximum.
    """
    seen: set[int] = set()
    return not any(
        _has_format(inner, formats, seen)
        for spot in iter_schemas(schemas)
        for inner in _rejecting(spot)
    )


def _rejecting(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    if not isinstance(spot.schema, dict):
        return
    keywords = (*_REJECTING, *(["contains"] if "maxContains" in spot.schema else []))
    yield from (subschema(spot, keyword) for keyword in keywords if keyword in spot.schema)
    for keyword in ("oneOf", "disallow"):
        yield from branches(spot, keyword)


def _has_format(start: SchemaSpot, formats: Collection[str], seen: set[int]) -> bool:
    """Return whether the schema, or one that it leads to, has one of the formats.

    `seen` are the schemas that were already visited.
    """
    waiting = [start]
    while waiting:
        spot = waiting.pop()
        if not isinstance(spot.schema, dict) or id(spot.schema) in seen:
            continue
        seen.add(id(spot.schema))
        if spot.schema.get(_FORMAT) in formats:
            return True
        waiting += (subschema(spot, *steps) for steps in subschema_steps(spot.schema))
        waiting += (found for _, found in references(spot) if found)
    return False
