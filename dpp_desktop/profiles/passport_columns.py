"""Find the passport fields that can be column sources; see `column_sources.py`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dpp_desktop.profiles.column_sources import PASSPORT, check_source, text_of_field

MAX_FIELDS = 1_000
"""The maximum number of fields of one passport that are offered."""

_NAMEABLE = re.compile(r"[^.\[\]]+")


@dataclass(frozen=True, slots=True)
class PassportField:
    """A passport field with a single value: its column source, and its cell as an example."""

    source: str
    example: str


def passport_fields(passport: object) -> tuple[PassportField, ...]:
    """Return the fields of the passport (a JSON value) with a single value, in its order.

    Fields with a dot or bracket in a name aren't included, because no source can name them, and
    neither are fields after the first `MAX_FIELDS`.
    """
    found: list[PassportField] = []
    for source, value in _values(PASSPORT, passport):
        if len(found) == MAX_FIELDS:
            break
        if check_source(source) is None:
            found.append(PassportField(source, text_of_field(value)))
    return tuple(found)


def _values(source: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if _NAMEABLE.fullmatch(name):
                yield from _values(f"{source}.{name}", inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(f"{source}[{index}]", inner)
    else:
        yield source, value
