"""The fields of the shipped passport schemas, and those documented in docs/passports.md."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dpp_desktop import resource_paths

SCHEMAS = ("battery", "textile", "handmade")
AS_ITS_PLACE = "as its parent"

_PAGE = Path(__file__).parents[2] / "docs" / "passports.md"
_ROW = re.compile(
    r"\| (?P<bold>\*\*)?`(?P<path>[^`]+)`(\*\*)?(: (list of )?`<\w+>`)? \| (?P<says>.+) \|"
    r" (?P<rule>.+) \| (?P<access>.+) \|"
)


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """A documented field. `says` is its title and description, `access` is who can see it.

    `rule` is the legal rule that requires it.
    """

    path: str
    needed: bool
    says: str
    rule: str
    access: str


def schema_of(name: str) -> Any:
    """Return a shipped passport schema."""
    return json.loads(resource_paths.schema(f"passports/{name}.schema.json").read_text("utf-8"))


def fields_of(schema: Any) -> list[Field]:
    """Return all fields of a schema. The path of fields in `$defs` starts with <definition>."""
    found = list(_within(schema, "", AS_ITS_PLACE))
    for name, definition in schema["$defs"].items():
        found += _within(definition, f"<{name}>", AS_ITS_PLACE)
    return found


def documented_fields_of(name: str) -> list[Field]:
    """Return the fields that the page documents in the section of a schema."""
    parts = re.split(r"^## `(\w+)\.schema\.json`$", _PAGE.read_text("utf-8"), flags=re.MULTILINE)
    lines = dict(zip(parts[1::2], parts[2::2], strict=True))[name].splitlines()
    rows = [_ROW.fullmatch(line) for line in lines if line.startswith("| ") and "`" in line]
    assert all(rows), f"a row on {name} can't be read"
    return [
        Field(row["path"], bool(row["bold"]), row["says"], row["rule"], row["access"])
        for row in rows
        if row is not None
    ]


def _within(node: Any, path: str, access: str) -> Iterator[Field]:
    seen: set[str] = set()
    for part in (node, *node.get("oneOf", ())):
        for name, inner in part.get("properties", {}).items():
            if name not in seen:
                seen.add(name)
                place = f"{path}.{name}" if path else name
                who = inner.get("x-access", access)
                says = f"{inner['title']}: {inner['description']}"
                yield Field(place, name in part.get("required", ()), says, inner["x-rule"], who)
                yield from _within(inner, place, who)
    if "items" in node:
        yield from _within(node["items"], f"{path}[]", access)


def sample_passports(name: str) -> list[Any]:
    """Return the passports of the sample products that use a shipped schema."""
    brand = {"battery": "velta", "textile": "nordlicht", "handmade": "atelier"}[name]
    file = resource_paths.resource("samples", f"{brand}.products.json")
    return [product["passport"] for product in json.loads(file.read_text("utf-8"))["products"]]
