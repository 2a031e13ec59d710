"""Finds the fields of a passport that a column can show, as `profiles/sources.py` names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dpp_desktop.profiles.column_sources import PASSPORT, check_source, text_of_field

MAX_FIELDS = 1_000
"""How many fields of one passport are offered, at the most."""

_NAMEABLE = re.compile(r"[^.\[\]]+")


@dataclass(frozen=True, slots=True)
class PassportField:
    """A field that holds one value: where a column gets it from, and the cell it makes there."""

    source: str
    example: str


def passport_fields(passport: object) -> tuple[PassportField, ...]:
    """Returns the fields of the passport, a JSON value, that hold one value each, in its order.

    Left out are those that no column can name, because there is a dot or a bracket in a name, and
    all after the first `MAX_FIELDS`.
    """
    found: list[PassportField] = []
    for source, value in _leaves(PASSPORT, passport):
        if len(found) == MAX_FIELDS:
            break
        if check_source(source) is None:
            found.append(PassportField(source, text_of_field(value)))
    return tuple(found)


def _leaves(source: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if _NAMEABLE.fullmatch(name):
                yield from _leaves(f"{source}.{name}", inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(f"{source}[{place}]", inner)
    else:
        yield source, value
