"""Warn about values that don't have the format that the schema gives without enforcing it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.format_names import CHECKABLE_FORMATS, asserted_formats
from dpp_desktop.passports.schemas.pointers import pointer_to
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.schemas.schema_set import RuleLocation, SchemaSet
from dpp_desktop.passports.schemas.traversal import iter_schemas

FORMAT_WARNING = "format_not_enforced"
"""The code of the warnings."""

_FORMAT = "format"

PassportChecks = Callable[
    [str, str, Iterable[tuple[str, str | None]]],
    Iterator[list[Problem]],
]
"""A function such as `sandbox.check_passports`."""


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


def format_warnings(
    schema: str,
    gtin_pointer: str,
    passports: Sequence[tuple[str, str | None]],
    problems: Sequence[Sequence[Problem]],
    checks: PassportChecks = check_passports,
) -> list[list[Problem]]:
    """Return the warnings about each passport (JSON text, GTIN), for the same fields as problems.

    `problems` are those of each passport, whose fields get no warnings. A warning is about a value
    that would be a problem if the brand's formats were checked. `schema` is JSON text.
    """
    strict = _with_formats(schema) if passports else None
    if strict is None:
        return [[] for _ in passports]
    found = checks(strict, gtin_pointer, passports)
    return [
        _warnings(each, {problem.field for problem in known})
        for each, known in zip(found, problems, strict=True)
    ]


def _warnings(found: Iterable[Problem], known: set[str]) -> list[Problem]:
    return [
        Problem(problem.field, FORMAT_WARNING, _warning(problem.message))
        for problem in found
        if problem.code == _FORMAT and problem.field not in known
    ]


def _warning(message: Message) -> Message:
    return Message("{problem} The schema doesn't enforce this format.", problem=message)


@lru_cache(maxsize=32)
def _with_formats(schema: str) -> str | None:
    """Return the schema with all formats as rules; None if it has no more rules then."""
    schemas = SchemaSet.from_text(schema)
    try:
        found = any(each.can_be_checked for each in descriptive_formats(schemas))
    except RecursionError:  # reported as a problem of the schema
        return None
    return replace(schemas, check_formats=True).text if found else None
