"""Recognize the headings of passport fields: names, titles in any language, and numbered items.

Titles are those of the field ("Share"), or those of its parents too ("Composition › Share").

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
REQUIRED_MARK = "*"
"""Ends the headings of required columns in templates."""
_PARENT = "›"
"""Separates the parents in full titles."""
_BRACKETED = re.compile(r"\[[0-9]{1,3}\]")

Paths = tuple[Path, ...]
_Index = dict[str, dict[Path, None]]
"""Fields by heading, in the order of the schema."""


class FieldHeadings:
    """Finds the fields of a schema by the headings of a catalogue.

    The exact name of a property wins over titles, and own titles over those of definitions.
    """

    def __init__(self, fields: SchemaFields, headings: Iterable[str]) -> None:
        self._fields = fields
        self._known = _known_headings(fields)
        used = (number for name in headings for number in self._numbered(name)[1])
        self._first = 0 if 0 in used else 1

    def find(self, name: str) -> Path | None:
        """Return the only field that the heading fits, or None; see `fitting`."""
        found = self.fitting(name)
        return found[0] if len(found) == 1 else None

    def fitting(self, name: str) -> Paths:
        """Return the fields that the heading fits, ignoring case, spaces and punctuation.

        A heading that fits several fields is ambiguous.
        """
        plain = name.strip().removesuffix(REQUIRED_MARK).rstrip()
        for path in map(parse_path, (name, plain)):
            if self._fields.knows(path):
                return (path,)
        titled = self._titled(plain, key_of(name))
        return titled and (self._with_the_name(plain) or titled)

    def _titled(self, name: str, key: str) -> Paths:
        known = self._known
        first = (known.full_titles,) if _PARENT in name else ()
        levels = (*first, known.titles, known.titles_with_unit, known.full_titles, known.names)
        found = next((level[key] for level in levels if key in level), ())
        return tuple(found) or self._find_items(name) or tuple(known.type_titles.get(key, ()))

    def _with_the_name(self, name: str) -> Paths:
        """Return the only field whose property has exactly this name."""
        found = tuple(field.path for field in self._fields.named if field.path[-1] == name)
        return found if len(found) == 1 else ()

    def _find_items(self, name: str) -> Paths:
        templates, numbers = self._numbered(name)
        first = 0 if _BRACKETED.search(name) else self._first
        if not all(first <= number < first + MAX_ITEMS for number in numbers):
            return ()
        places = [number - first for number in numbers]
        return tuple(_with_places(template, places) for template in templates)

    def _numbered(self, name: str) -> tuple[Paths, tuple[int, ...]]:
        """Return the fields of the first item, and the numbers in the heading; or nothing."""
        for numbers in _NUMBERS:
            parts = numbers.split(name)
            pattern = _ITEM.join(map(key_of, parts[::2]))
            for level in self._known.patterns if len(parts) > 1 else ():
                if pattern in level:
                    return tuple(level[pattern]), tuple(map(int, parts[1::2]))
        return (), ()


class _KnownHeadings:
    """The headings of a schema in the form of `key_of`, with the fields that each one fits."""

    def __init__(self, fields: SchemaFields) -> None:
        self.titles: _Index = defaultdict(dict)
        """Own titles in all languages, and names."""
        self.titles_with_unit: _Index = defaultdict(dict)
        self.full_titles: _Index = defaultdict(dict)
        """Titles with those of the parents."""
        self.names: _Index = defaultdict(dict)
        """The names of properties at any depth, which are titles if a field has no other."""
        self.type_titles: _Index = defaultdict(dict)
        """Titles of definitions, which may be those of several fields."""
        for field in fields.named:
            own = (field.name, *field.titles)
            full = [fields.full_title(field.path, language) for language in fields.languages]
            _add(self.titles, field, own)
            _add(self.titles_with_unit, field, _with_unit(field, own))
            _add(self.full_titles, field, (*own, *full, *_with_unit(field, full)))
            _add(self.names, field, (str(field.path[-1]),))
            _add(self.type_titles, field, field.type_titles)
            _add(self.type_titles, field, _with_unit(field, field.type_titles))
        self.patterns = _patterns_of(fields)


def _add(index: _Index, field: SchemaField, headings: Iterable[str]) -> None:
    for key in filter(None, map(key_of, headings)):
        index[key][field.path] = None


def _with_unit(field: SchemaField, headings: Iterable[str]) -> list[str]:
    return [f"{heading} {field.unit}" for heading in headings] if field.unit else []


def _with_places(template: Path, places: Iterable[int]) -> Path:
    items = iter(places)
    return tuple(next(items) if isinstance(step, int) else step for step in template)


@lru_cache(maxsize=1)
def _known_headings(fields: SchemaFields) -> _KnownHeadings:
    """Return the headings of the fields, which several sets of headings share."""
    return _KnownHeadings(fields)


def _patterns_of(fields: SchemaFields) -> tuple[_Index, ...]:
    """Return the fields in lists, by their headings with "#" in place of numbers.

    Names come before titles, and both before the last name of a path, if only one list has it.
    """
    by_name: _Index = defaultdict(dict)
    by_title: _Index = defaultdict(dict)
    of_last: _Index = defaultdict(dict)
    for path in _paths_in_lists(fields):
        pattern = "".join(_ITEM if isinstance(step, int) else key_of(step) for step in path)
        by_name[pattern][path] = None
        for language in fields.languages:
            by_title[_pattern(fields, path, language)][path] = None
        if sum(isinstance(step, int) for step in path) == 1:
            for name in _names(fields, path[: _last_name(path) + 1]):
                of_last[f"{name}{_ITEM}"][path] = None
    of_one = {key: paths for key, paths in of_last.items() if len(paths) == 1}
    for index in (by_name, by_title, of_one):
        index.pop(_ITEM, None)
    return by_name, by_title, of_one


def _pattern(fields: SchemaFields, path: Path, language: str) -> str:
    """Return the heading of the field by the titles in the language."""
    return "".join(
        _ITEM if isinstance(step, int) else key_of(fields.title_at(path[:end], language))
        for end, step in enumerate(path, start=1)
    )


def _paths_in_lists(fields: SchemaFields) -> Iterator[Path]:
    for field in fields.named:
        if fields.is_list(field.path):
            yield (*field.path, 0)
        if any(isinstance(step, int) for step in field.path):
            yield field.path


def _names(fields: SchemaFields, path: Path) -> Iterator[str]:
    """Yield the name of a property and its titles, in the form of `key_of`."""
    yield key_of(str(path[-1]))
    yield from map(key_of, fields.field_at(path).titles)


def _last_name(path: Path) -> int:
    return max(place for place, step in enumerate(path) if isinstance(step, str))
