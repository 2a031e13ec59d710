"""Find the fields of a passport schema and their types, to interpret catalogues.

The result is only a heuristic; the validator checks passports.
"""

import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dpp_desktop.passports.forms.form_schema import UNIT_KEYWORDS
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    SchemaSpot,
    branches,
    first_schema,
    references,
    subschema,
)
from dpp_desktop.passports.titles import (
    all_titles,
    field_title,
    own_titles,
    title_of,
    translated_languages,
)
from dpp_desktop.products.catalogue_import.field_paths import Path, parse_path, path_text

MAX_FIELDS = 400
"""The maximum number of fields that are listed."""
_MAX_NAMED = 2_000
_MAX_DEPTH = 8
_MAX_VARIANTS = 200

_ALWAYS = ("allOf",)
_BRANCHES = (*_ALWAYS, "anyOf", "oneOf")
_CONDITIONS = ("then", "else")
_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "number"),
    (str, "string"),
    (list, "array"),
    (dict, "object"),
)

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SchemaField:
    """A field of the schema.

    `title` is in the language that was asked for, or the name in words. `titles` are the field's
    own titles in all languages, and `type_titles` those of its definition, which other fields may
    refer to too; both are empty if there are none, like `unit`. It is `required` if every product
    needs it.
    """

    path: Path
    title: str
    titles: tuple[str, ...] = ()
    type_titles: tuple[str, ...] = ()
    required: bool = False
    unit: str = ""

    @property
    def name(self) -> str:
        """The path as text."""
        return path_text(self.path)


class SchemaFields:
    """The fields of a passport schema, with titles in the language."""

    def __init__(self, schemas: SchemaSet, language: str = "") -> None:
        self._root = first_schema(schemas)
        self._language = language
        self._spots: dict[tuple[Path, bool], list[SchemaSpot]] = {}
        self._types: dict[Path, frozenset[str]] = {}
        self._required: dict[Path, tuple[str, ...]] = {}
        self._fields: dict[Path, SchemaField] = {}

    def types(self, path: Path) -> frozenset[str]:
        """Return the JSON Schema types of the field; empty if any type is allowed."""
        if path not in self._types:
            found = (_types_of(variant) for variant in self._variants_at(path))
            self._types[path] = frozenset().union(*found)
        return self._types[path]

    def has_fraction_limit(self, path: Path) -> bool:
        """Return whether the field's maximum is at most 1, so that 50 % is stored as 0.5."""
        limits = (
            variant.get(keyword)
            for variant in self._variants_at(path)
            for keyword in ("maximum", "exclusiveMaximum")
        )
        return any(isinstance(limit, int | float) and 0 < limit <= 1 for limit in limits)

    def knows(self, path: Path) -> bool:
        """Return whether the schema has the field."""
        return bool(self._variants_at(path)) and all(
            self._names(path[:end]) for end in range(1, len(path) + 1)
        )

    def describes(self, path: Path) -> bool:
        """Return whether the schema describes fields with the first name of the path.

        A schema that describes no names at all is one for any names.
        """
        if self._names(path[:1]):
            return True
        variants = self._variants_at(())
        if any(variant.get("patternProperties") for variant in variants):
            return True
        others = [variant.get("additionalProperties") for variant in variants]
        if False in others:
            return False
        return any(map(_object, others)) or not self.properties_at(())

    def required_at(self, path: Path) -> tuple[str, ...]:
        """Return the properties that the object always needs, in the order of the schema."""
        if path not in self._required:
            variants = self._variants_at(path, certain=True)
            names = {name for variant in variants for name in _texts(variant.get("required"))}
            ordered = dict.fromkeys((*self.properties_at(path), *sorted(names)))
            self._required[path] = tuple(name for name in ordered if name in names)
        return self._required[path]

    def properties_at(self, path: Path) -> tuple[str, ...]:
        """Return the names of the object's properties."""
        named = (_object(variant.get("properties")) for variant in self._variants_at(path))
        return tuple(dict.fromkeys(name for properties in named for name in properties))

    def is_list(self, path: Path) -> bool:
        """Return whether the field can be an array."""
        return "array" in self.types(path)

    def is_filled_list(self, path: Path) -> bool:
        """Return whether the field is an array that always needs an item."""
        variants = self._variants_at(path, certain=True)
        least = (variant.get("minItems") for variant in variants)
        return any(isinstance(items, int) and items > 0 for items in least)

    def field_at(self, path: Path) -> SchemaField:
        """Return the field at the path."""
        if path not in self._fields:
            variants = self._variants_at(path)
            own = tuple(filter(None, all_titles(own_titles(self._own_at(path)))))
            of_type = (title for each in variants for title in all_titles(each) if title not in own)
            self._fields[path] = SchemaField(
                path,
                self.title_at(path, self._language),
                own,
                tuple(dict.fromkeys(filter(None, of_type))),
                self._is_required(path),
                _text(variants, *UNIT_KEYWORDS),
            )
        return self._fields[path]

    def title_at(self, path: Path, language: str) -> str:
        """Return the title in the language, or the name in words; see `titles.field_title`.

        A list entry without a title has that of its definition, or else that of the list.
        """
        own = self._own_at(path)
        name = path[-1] if path else ""
        if isinstance(name, str):
            return field_title(name, own, self._titled_at(path), language)
        found = title_of(own_titles(own) or self._titled_at(path), language)
        return found or self.title_at(path[:-1], language)

    def full_title(self, path: Path, language: str | None = None) -> str:
        """Return the titles of the field and its parents, as in "Composition 2 › Share"."""
        chosen = self._language if language is None else language
        text = ""
        for end, step in enumerate(path, start=1):
            if isinstance(step, int):
                text += f" {step + 1}" if step else ""
            else:
                title = self.title_at(path[:end], chosen)
                text += f" › {title}" if text else title
        return text

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of titles: "" for `title`, then the tags of the translations."""
        parents = {
            field.path[:end] for field in self.named for end in range(1, len(field.path) + 1)
        }
        found = {
            language
            for path in parents
            for language in translated_languages(own_titles(self._own_at(path)))
        }
        return ("", *sorted(found))

    @property
    def listed(self) -> tuple[SchemaField, ...]:
        """The first 400 of the fields that headings name."""
        return self.named[:MAX_FIELDS]

    @cached_property
    def named(self) -> tuple[SchemaField, ...]:
        """The fields in the schema's order, including nested fields and the first array item."""
        found: dict[Path, SchemaField] = {}
        for field in self._walk((), frozenset()):
            found.setdefault(field.path, field)
            if len(found) == _MAX_NAMED:
                break
        return tuple(found.values())

    def _is_required(self, path: Path) -> bool:
        """Return whether every product needs the field; of a list, its first item."""
        return all(
            step in self.required_at(path[:end])
            if isinstance(step, str)
            else step == 0 and self.is_filled_list(path[:end])
            for end, step in enumerate(path)
        )

    def _names(self, path: Path) -> bool:
        last = path[-1]
        return isinstance(last, int) or any(
            last in _object(variant.get("properties")) for variant in self._variants_at(path[:-1])
        )

    def _walk(self, path: Path, above: frozenset[int]) -> Iterator[SchemaField]:
        """Yield the fields inside the field at the path; `above` are its parent schemas."""
        variants = self._variants_at(path)
        here = frozenset(map(id, variants))
        if here & above or len(path) > _MAX_DEPTH:
            return
        for variant in variants:
            for name in _object(variant.get("properties")):
                inner = (*path, name)
                if parse_path(path_text(inner)) == inner:
                    yield from self._field(inner, above | here)
        if "array" in self.types(path) and "object" in self.types((*path, 0)):
            yield from self._walk((*path, 0), above | here)

    def _field(self, path: Path, above: frozenset[int]) -> Iterator[SchemaField]:
        """Yield the fields inside the field, or the field itself if there are none."""
        inner = self._walk(path, above)
        first = next(inner, None)
        if first is None:
            yield self.field_at(path)
        else:
            yield first
            yield from inner

    def _own_at(self, path: Path) -> list[Any]:
        """Return the schemas that the containing object or list has for the field."""
        if not path:
            return [self._root.schema]
        return [inner.schema for inner in self._below(path[:-1], path[-1])]

    def _titled_at(self, path: Path) -> JsonObject:
        """Return the first schema with a title, which may be that of a definition; or {}."""
        return next((each for each in self._variants_at(path) if any(all_titles(each))), {})

    def _variants_at(self, path: Path, *, certain: bool = False) -> list[JsonObject]:
        """Return the schemas of the field; if `certain`, only those that always apply."""
        return [spot.schema for spot in self._spots_at(path, certain=certain)]

    def _spots_at(self, path: Path, *, certain: bool = False) -> list[SchemaSpot]:
        if (path, certain) not in self._spots:
            inner = self._below(path[:-1], path[-1], certain=certain) if path else [self._root]
            found = [spot for each in inner for spot in _applied_at(each, certain=certain)]
            self._spots[path, certain] = found[:_MAX_VARIANTS]
        return self._spots[path, certain]

    def _below(self, path: Path, step: str | int, *, certain: bool = False) -> Iterator[SchemaSpot]:
        for spot in self._spots_at(path, certain=certain):
            steps = _steps_below(spot.schema, step)
            if steps:
                yield subschema(spot, *steps)


def _applied_at(spot: SchemaSpot, *, certain: bool = False) -> list[SchemaSpot]:
    """Return the schema and all schemas that it applies to the same value."""
    found: list[SchemaSpot] = []
    waiting, seen = deque([spot]), set[int]()
    while waiting and len(found) < _MAX_VARIANTS:
        each = waiting.popleft()
        if isinstance(each.schema, dict) and id(each.schema) not in seen:
            seen.add(id(each.schema))
            found.append(each)
            waiting.extend(_applied(each, certain=certain))
    return found


def _applied(spot: SchemaSpot, *, certain: bool) -> Iterator[SchemaSpot]:
    yield from (found for _, found in references(spot) if found)
    for keyword in _ALWAYS if certain else _BRANCHES:
        yield from branches(spot, keyword)
    if not certain:
        yield from (subschema(spot, each) for each in _CONDITIONS if each in spot.schema)


def key_of(name: str) -> str:
    """Return the name without case, accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in plain if character.isalnum())


def gtin_path(pointer: str) -> Path:
    """Return a JSON Pointer as a path."""
    return tuple(pointer_steps(pointer))


def _text(variants: list[JsonObject], *keywords: str) -> str:
    """Return the first text that a variant has for one of the keywords, or empty text."""
    texts = (variant.get(keyword) for keyword in keywords for variant in variants)
    return next((text for text in texts if text and isinstance(text, str)), "")


def _steps_below(schema: JsonObject, step: str | int) -> tuple[str | int, ...]:
    """Return the steps to the schema of a property or array item, none if it has none."""
    if isinstance(step, str):
        if step in _object(schema.get("properties")):
            return ("properties", step)
        return ("additionalProperties",) if "additionalProperties" in schema else ()
    keyword = "prefixItems" if "prefixItems" in schema else "items"
    items = schema.get(keyword)
    if isinstance(items, list) and step < len(items):
        return (keyword, step)
    if isinstance(items, list):
        keyword = "items" if "prefixItems" in schema else "additionalItems"
    return (keyword,) if keyword in schema else ()


def _types_of(schema: JsonObject) -> frozenset[str]:
    named = schema.get("type")
    if isinstance(named, str):
        return frozenset({named})
    if isinstance(named, list):
        return frozenset(name for name in named if isinstance(name, str))
    values = schema.get("enum", [schema["const"]] if "const" in schema else ())
    return frozenset(map(_type_of, values)) if isinstance(values, list) else frozenset()


def _type_of(value: Any) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "null")


def _texts(value: Any) -> Iterator[str]:
    return (text for text in (value if isinstance(value, list) else ()) if isinstance(text, str))


def _object(value: Any) -> JsonObject:
    return value if isinstance(value, dict) else {}
