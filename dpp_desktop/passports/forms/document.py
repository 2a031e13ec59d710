"""Values at places of a JSON document: read, put in and taken out, the rest left as it is."""

from collections.abc import Iterable, Sequence
from typing import Any

from dpp_desktop.identity.text import visible
from dpp_desktop.passports.forms.field import ABSENT

Path = tuple[str | int, ...]
"""The way to a place: names of properties, and places in lists counted from 0."""


def value_at(document: object, path: Path) -> object:
    """Returns the value at that place, or ABSENT if there is none."""
    for step in path:
        known: Any = document if _has(document, step) else None
        if known is None:
            return ABSENT
        document = known[step]
    return document


def _has(document: object, step: str | int) -> bool:
    if isinstance(step, str):
        return isinstance(document, dict) and step in document
    return isinstance(document, list) and 0 <= step < len(document)


def with_value(document: object, path: Path, value: object) -> object:
    """Returns the document with the value at that place, making objects on the way.

    What stands in the way of an object or a list that the path goes through is replaced. An entry
    one after the last of a list is added to it.
    """
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        entries = list(document) if isinstance(document, list) else []
        inner = entries[first] if first < len(entries) else ABSENT
        return [*entries[:first], with_value(inner, rest, value), *entries[first + 1 :]]
    known = document if isinstance(document, dict) else {}
    return known | {first: with_value(known.get(first, ABSENT), rest, value)}


def without(document: object, path: Path) -> object:
    """Returns the document without what is at that place, if there is something."""
    if value_at(document, path) is ABSENT:
        return document
    *before, last = path
    parent: Any = value_at(document, tuple(before))
    if isinstance(last, int):
        return with_value(document, tuple(before), [*parent[:last], *parent[last + 1 :]])
    kept = {name: value for name, value in parent.items() if name != last}
    return with_value(document, tuple(before), kept)


def moved(document: object, path: Path, by: int) -> object:
    """Returns the document with the entry of a list moved that many places."""
    *before, place = path
    entries: Any = value_at(document, tuple(before))
    assert isinstance(place, int)
    kept = [*entries[:place], *entries[place + 1 :]]
    kept.insert(place + by, entries[place])
    return with_value(document, tuple(before), kept)


def in_order(known: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    """Returns the object with these properties first, in this order."""
    first = {name: known[name] for name in names if name in known}
    return first | known


def place_name(path: Iterable[str | int], field: str = "passport") -> str:
    """Returns what checks call the place: with dots and [index], below `field`."""
    for step in path:
        field += f"[{step}]" if isinstance(step, int) else f".{visible(step)}"
    return field
