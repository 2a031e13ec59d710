"""Recognize the headings of passport fields: names, titles in any language, and numbered items.

The second item of a list is `composition[1].percentage`, "Composition 2 percentage" or, if only one
list has such a field, "Percentage 2". Numbers count from 1, unless they are in brackets or a
heading of the list has the number 0.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dpp_desktop.products.catalogue_import.field_paths import MAX_ITEMS, Path, parse_path
from dpp_desktop.products.catalogue_import.schema_fields import (
    SchemaField,
    SchemaFields,
    key_of,
)

_ITEM = "#"
_NUMBERS = (re.compile(r"(?<![^\W_])([0-9]{1,3})(?![^\W_])"), re.compile(r"([0-9]{1,3})"))
"""Numbers between words, then any digits."""
_BRACKETED = re.compile(r"\[[0-9]{1,3}\]")


class FieldHeadings:
    """Finds the fields of a schema by the headings of a catalogue."""

    def __init__(self, fields: SchemaFields, headings: Iterable[str]) -> None:
        self._fields = fields
        self._by_key, self._by_pattern = _paths(fields)
        used = (number for name in headings for number in self._numbered(name)[1])
        self._first = 0 if 0 in used else 1

    def find(self, name: str) -> Path | None:
        """Return the field with the heading, ignoring case, blanks and punctuation."""
        path = parse_path(name)
        if self._fields.knows(path):
            return path
        return self._by_key.get(key_of(name)) or self._find_item(name)

    def _find_item(self, name: str) -> Path | None:
        template, numbers = self._numbered(name)
        first = 0 if _BRACKETED.search(name) else self._first
        if not all(first <= number < first + MAX_ITEMS for number in numbers):
            return None
        items = iter(numbers)
        return tuple(next(items) - first if isinstance(s, int) else s for s in template) or None

    def _numbered(self, name: str) -> tuple[Path, tuple[int, ...]]:
        """Return the field of the first item, and the numbers in the heading; or nothing."""
        for numbers in _NUMBERS:
            parts = numbers.split(name)
            path = self._by_pattern.get(_ITEM.join(map(key_of, parts[::2])))
            if path and len(parts) > 1:
                return path, tuple(map(int, parts[1::2]))
        return (), ()


@lru_cache(maxsize=1)
def _paths(fields: SchemaFields) -> tuple[dict[str, Path], dict[str, Path]]:
    """Return the fields by key and by pattern, which several sets of headings share."""
    return _paths_by_key(fields.listed), _paths_by_pattern(fields)


def _paths_by_key(fields: tuple[SchemaField, ...]) -> dict[str, Path]:
    keys: dict[str, Path] = {}
    # The last one counts: names before titles, and both alone before both with the unit.
    for field in reversed(fields):
        titles = reversed(field.titles)
        keys.update({key_of(f"{title} {field.unit}"): field.path for title in titles})
    for field in reversed(fields):
        keys[key_of(f"{field.name} {field.unit}")] = field.path
    for field in reversed(fields):
        keys.update({key_of(title): field.path for title in reversed(field.titles)})
    for field in reversed(fields):
        keys[key_of(field.name)] = field.path
    keys.pop("", None)
    return keys


def _paths_by_pattern(fields: SchemaFields) -> dict[str, Path]:
    """Return the fields in lists, by their headings with "#" in place of numbers."""
    patterns: dict[str, Path] = {}
    of_last: dict[str, set[Path]] = defaultdict(set)
    for path in _paths_in_lists(fields):
        for pattern in _patterns(fields, path):
            patterns.setdefault(pattern, path)
        if sum(isinstance(step, int) for step in path) == 1:
            for name in _names(fields, path[: _last_name(path) + 1]):
                of_last[f"{name}{_ITEM}"].add(path)
    for pattern, paths in of_last.items():
        if len(paths) == 1:
            patterns.setdefault(pattern, *paths)
    patterns.pop(_ITEM, None)
    return patterns


def _paths_in_lists(fields: SchemaFields) -> Iterator[Path]:
    for field in fields.listed:
        if fields.is_list(field.path):
            yield (*field.path, 0)
        if any(isinstance(step, int) for step in field.path):
            yield field.path


def _patterns(fields: SchemaFields, path: Path) -> Iterator[str]:
    """Yield the headings of the field by names, then by titles, in all languages."""
    places = [place for place, step in enumerate(path) if isinstance(step, str)]
    names = {place: tuple(_names(fields, path[: place + 1])) for place in places}
    for number in range(max(map(len, names.values()))):
        yield "".join(
            names[place][min(number, len(names[place]) - 1)] if place in names else _ITEM
            for place in range(len(path))
        )


def _names(fields: SchemaFields, path: Path) -> Iterator[str]:
    """Yield the name of a property and its titles, in the form of `key_of`."""
    yield key_of(str(path[-1]))
    yield from map(key_of, fields.field_at(path).titles)


def _last_name(path: Path) -> int:
    return max(place for place, step in enumerate(path) if isinstance(step, str))
