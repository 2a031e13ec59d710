"""Large passport schemas with a filled-in passport, such as industries publish them."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dpp_desktop.common import json_text

LEVELS = 6
_GROUPS = 4
"""The number of groups in a group."""
_PUBLISHED_FIELDS, _PUBLISHED_BYTES = 609, 218_000
_NESTED_FIELDS, _NESTED_BYTES = 600, 200_000
_ENTRIES = 2
_REFERENCE = "#/components/schemas/"
_WORDS = (
    *("share of the material that was recovered from waste", "place of the last operation"),
    *("name of the person who is responsible", "value that was measured in the laboratory"),
    *("according to the regulation", "in the state of delivery", "as declared by the supplier"),
    *("for the whole product", "including all spare parts", "rounded to two decimal places"),
)


@dataclass(frozen=True, slots=True)
class LargeSchema:
    """A schema and a passport that has a value for each of its fields."""

    schema: dict[str, Any]
    passport: dict[str, Any]


def published_like() -> LargeSchema:
    """Return a schema like those of Catena-X: draft-04, every schema named and referred to.

    It has 609 fields on six levels and 218 kB, as version 7.0.0 of the digital product passport.
    """
    return _of_size(_PUBLISHED_FIELDS, _PUBLISHED_BYTES, _published)


def nested() -> LargeSchema:
    """Return a schema of 600 fields and 200 kB whose objects are nested six levels deep."""
    return _of_size(_NESTED_FIELDS, _NESTED_BYTES, _nested)


@dataclass(slots=True)
class _Part:
    """A field of the schema to create: a group, a list of groups, or a single value."""

    name: str
    kind: int
    parts: list["_Part"] = field(default_factory=list)
    is_list: bool = False


_VALUES: tuple[tuple[dict[str, Any], object], ...] = (
    ({"type": "string", "pattern": "^[A-Za-z ]+$"}, "recycled steel"),
    ({"type": "number", "minimum": 0}, 12.5),
    ({"type": "string", "enum": ["mandatory", "voluntary", "unknown"]}, "voluntary"),
    ({"type": "string"}, "As delivered"),
    ({"type": "boolean"}, True),
    ({"type": "integer", "minimum": 0}, 7),
    ({"type": "string", "format": "uri"}, "https://example.com/declaration"),
)


def _of_size(
    fields: int, size: int, create: Callable[[_Part, Iterator[str]], LargeSchema]
) -> LargeSchema:
    """Create the schema with descriptions that are as long as the size requires."""
    root = _tree(fields)
    length = 40
    while True:
        made = create(root, _descriptions(length))
        missing = size - len(json_text.canonical(made.schema))
        if missing <= fields:
            return made
        length += missing // fields


def _tree(fields: int) -> _Part:
    """Distribute the fields over six levels: groups first, then values in turn."""
    root = _Part("passport", 0)
    names = (f"{word}{number}" for number in itertools.count(1) for word in ("data", "material"))
    left = fields
    level = [root]
    groups = [root]
    for depth in range(1, LEVELS):
        wide = _GROUPS if depth == 1 else 2
        level = [_add(group, names, is_list=depth % 2 == 0) for group in level for _ in range(wide)]
        left -= len(level)
        groups += level
    for kind, group in zip(range(left), itertools.cycle(groups), strict=False):
        group.parts.append(_Part(f"value{kind + 1}", kind % len(_VALUES)))
    return root


def _add(group: _Part, names: Iterator[str], *, is_list: bool) -> _Part:
    part = _Part(next(names), 0, is_list=is_list and not any(p.is_list for p in group.parts))
    group.parts.append(part)
    return part


def _descriptions(length: int) -> Iterator[str]:
    words = itertools.cycle(_WORDS)
    while True:
        text = next(words).capitalize()
        while len(text) < length:
            text += f", {next(words)}"
        yield f"{text[:length]}."


def _nested(part: _Part, texts: Iterator[str]) -> LargeSchema:
    if not part.parts:
        schema, value = _VALUES[part.kind]
        return LargeSchema({"description": next(texts), **schema}, value)  # type: ignore[arg-type]
    inner = {each.name: _nested(each, texts) for each in part.parts}
    properties = {name: made.schema for name, made in inner.items()}
    passport: Any = {name: made.passport for name, made in inner.items()}
    schema = {"description": next(texts), **_object(properties)}
    if part.is_list:
        return LargeSchema({"type": "array", "items": schema}, [passport] * _ENTRIES)  # type: ignore[arg-type]
    return LargeSchema(schema, passport)


def _published(root: _Part, texts: Iterator[str]) -> LargeSchema:
    named: dict[str, Any] = {}
    made = _referred(root, texts, named)
    schema = {
        "$schema": "http://json-schema.org/draft-04/schema",
        "description": "Digital product passport",
        **named.pop("PassportCharacteristic"),
        "components": {"schemas": named},
    }
    return LargeSchema(schema, made.passport)


def _referred(part: _Part, texts: Iterator[str], named: dict[str, Any]) -> LargeSchema:
    """Add the schema of the part to the named ones, and return a reference to it."""
    name = f"{part.name[:1].upper()}{part.name[1:]}Characteristic"
    if not part.parts:
        schema, passport = _VALUES[part.kind]
        named[name] = schema
    else:
        inner = {each.name: _referred(each, texts, named) for each in part.parts}
        passport = {key: made.passport for key, made in inner.items()}
        named[name] = _object({key: made.schema for key, made in inner.items()})
        if part.is_list:
            passport = [passport] * _ENTRIES
            named[f"{name}List"] = {"type": "array", "items": {"$ref": f"{_REFERENCE}{name}"}}
            name = f"{name}List"
    schema = {"description": next(texts), "$ref": f"{_REFERENCE}{name}"}
    return LargeSchema(schema, passport)  # type: ignore[arg-type]


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)[::2]}
