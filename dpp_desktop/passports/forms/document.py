"""Read, set and remove values of a JSON document, without changing the rest."""

from collections.abc import Iterable, Sequence
from typing import Any

from dpp_desktop.identity.text import escaped
from dpp_desktop.passports.forms.field import ABSENT

Path = tuple[str | int, ...]
"""Property names and list indexes, counted from 0."""


def value_at(document: object, path: Path) -> object:
    """Return the value at the path, or ABSENT if there is none."""
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
    """Return the document with the value at the path; missing objects are created.

    Values on the path that aren't objects or lists are replaced. A value at the index after the
    last list entry is appended.
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
    """Return the document without the value at the path."""
    if value_at(document, path) is ABSENT:
        return document
    *before, last = path
    parent: Any = value_at(document, tuple(before))
    if isinstance(last, int):
        return with_value(document, tuple(before), [*parent[:last], *parent[last + 1 :]])
    kept = {name: value for name, value in parent.items() if name != last}
    return with_value(document, tuple(before), kept)


def with_renamed(document: object, path: Path, name: str) -> object:
    """Return the document with the property at the path renamed, at the same position."""
    *before, old = path
    parent: Any = value_at(document, tuple(before))
    renamed = {name if key == old else key: value for key, value in parent.items()}
    return with_value(document, tuple(before), renamed)


def with_moved_entry(document: object, path: Path, by: int) -> object:
    """Return the document with the list entry at the path moved by that many positions."""
    *before, index = path
    entries: Any = value_at(document, tuple(before))
    assert isinstance(index, int)
    kept = [*entries[:index], *entries[index + 1 :]]
    kept.insert(index + by, entries[index])
    return with_value(document, tuple(before), kept)


def in_order(known: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    """Return the object with these properties first, in this order."""
    first = {name: known[name] for name in names if name in known}
    return first | known


def place_name(path: Iterable[str | int], field: str = "passport") -> str:
    """Return the path as text below `field`, with dots and [index], as in `Problem.field`."""
    for step in path:
        field += f"[{step}]" if isinstance(step, int) else f".{escaped(step)}"
    return field
