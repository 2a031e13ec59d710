"""Find the fields of a passport schema and their types, to interpret catalogues.

The result is only a heuristic; the validator checks passports.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from dpp_desktop.passports.forms.form_schema import UNIT_KEYWORDS
from dpp_desktop.passports.schemas.pointers import pointer_steps, value_at
from dpp_desktop.passports.titles import all_titles, title_of
from dpp_desktop.products.catalogue_import.field_paths import Path, parse_path, path_text

MAX_FIELDS = 400
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

    `title` is in the language that was asked for, `titles` are those in all languages; empty if it
    has none, like `unit`. It is `required` if every product needs it.
    """

    path: Path
    title: str
    titles: tuple[str, ...] = ()
    required: bool = False
    unit: str = ""

    @property
    def name(self) -> str:
        """The path as text."""
        return path_text(self.path)


class SchemaFields:
    """The fields of a passport schema (a JSON value), with titles in the language."""

    def __init__(self, schema: Any, language: str = "") -> None:
        self._root = schema
        self._language = language
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

    def forbids(self, path: Path) -> bool:
        """Return whether the schema forbids a field with the first name of the path."""
        if self._names(path[:1]):
            return False
        return any(
            variant.get("additionalProperties") is False and not variant.get("patternProperties")
            for variant in self._variants(self._root)
        )

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
            found = next((each for each in variants if any(all_titles(each))), {})
            self._fields[path] = SchemaField(
                path,
                title_of(found, self._language),
                tuple(filter(None, all_titles(found))),
                self._is_required(path),
                _text(variants, *UNIT_KEYWORDS),
            )
        return self._fields[path]

    @cached_property
    def listed(self) -> tuple[SchemaField, ...]:
        """The fields in the schema's order, including nested fields and the first array item."""
        found: dict[Path, SchemaField] = {}
        for field in self._walk((), frozenset()):
            found.setdefault(field.path, field)
            if len(found) == MAX_FIELDS:
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

    def _variants_at(self, path: Path, *, certain: bool = False) -> list[JsonObject]:
        """Return the schemas of the field; if `certain`, only those that always apply."""
        found = self._variants(self._root, certain=certain)
        for step in path:
            below = (inner for variant in found for inner in _below(variant, step))
            found = [
                variant for inner in below for variant in self._variants(inner, certain=certain)
            ]
            found = found[:_MAX_VARIANTS]
        return found

    def _variants(self, schema: Any, *, certain: bool = False) -> list[JsonObject]:
        """Return the schema and all schemas that it applies to the same value."""
        found: list[JsonObject] = []
        waiting, seen = [schema], set[int]()
        while waiting and len(found) < _MAX_VARIANTS:
            variant = waiting.pop(0)
            if isinstance(variant, dict) and id(variant) not in seen:
                seen.add(id(variant))
                found.append(variant)
                waiting.extend(self._applied(variant, certain=certain))
        return found

    def _applied(self, schema: JsonObject, *, certain: bool) -> Iterator[Any]:
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference.startswith("#"):
            yield self._target(unquote(reference[1:]))
        for keyword in _ALWAYS if certain else _BRANCHES:
            branches = schema.get(keyword)
            yield from branches if isinstance(branches, list) else ()
        if not certain:
            yield from (schema[keyword] for keyword in _CONDITIONS if keyword in schema)

    def _target(self, pointer: str) -> Any:
        if not pointer:
            return self._root
        return value_at(self._root, pointer) if pointer.startswith("/") else None


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


def _below(schema: JsonObject, step: str | int) -> Iterator[Any]:
    """Yield the schemas of a property or array item."""
    if isinstance(step, str):
        properties = _object(schema.get("properties"))
        yield properties.get(step, schema.get("additionalProperties"))
        return
    items = schema.get("prefixItems", schema.get("items"))
    if isinstance(items, list) and step < len(items):
        yield items[step]
    elif isinstance(items, list):
        yield schema.get("items" if "prefixItems" in schema else "additionalItems")
    else:
        yield items


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
