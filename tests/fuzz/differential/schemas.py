"""Schemas of each draft with the keywords that brands use, each with a valid passport."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.passports.examples import DRAFTS

MODERN = ("2019-09", "2020-12")


@dataclass(frozen=True)
class Subject:
    """The documents of a schema set by name, the first of which is the schema, and a passport."""

    name: str
    draft: str
    documents: dict[str, Any]
    passport: dict[str, Any]

    @property
    def root(self) -> Any:
        """The passport schema."""
        return next(iter(self.documents.values()))


def subjects() -> Iterator[Subject]:
    """Yield all schemas."""
    for draft in DRAFTS:
        yield _single(draft, "plain", {}, {})
        yield _single(draft, "patterns", _patterns(), {"word": "Über", "x_a": 1, "odd": "a1"})
        yield _files(draft)
        yield Subject(f"{draft}: a tree", draft, {"": _tree(draft)}, _TREE)
    for draft in MODERN:
        yield _single(draft, "evaluated", _unevaluated(draft), {"kind": "a", "only_a": 1, "v": [1]})
        yield _single(draft, "names", _named(), {"named": 3, "other": {"value": "x"}})
    yield Subject("2020-12: a dynamic tree", "2020-12", _dynamic(), _TREE | {"note": "x"})
    yield Subject("2019-09: a recursive tree", "2019-09", _recursive(), _TREE | {"note": "x"})


def _single(draft: str, name: str, more: dict[str, Any], values: dict[str, Any]) -> Subject:
    schema = _plain(draft)
    if draft != "draft-04":
        marked = [{"name": "p", "share": 0.5, "marks": marks} for marks in (["a"], [0, 1.0])]
        values = values | {"parts": [*_PASSPORT["parts"], *marked]}
    rules = {key: rule for key, rule in more.items() if key != "properties"}
    schema["properties"] |= more.get("properties", {})
    return Subject(f"{draft}: {name}", draft, {"": schema | rules}, _PASSPORT | values)


def _definitions(draft: str) -> str:
    return "$defs" if draft in MODERN else "definitions"


def _plain(draft: str) -> dict[str, Any]:
    """Return a schema that the fast validator can apply."""
    names = _definitions(draft)
    part: dict[str, Any] = {
        "type": "object",
        "required": ["name", "share"],
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 8},
            "share": {"type": "number", "minimum": 0, "maximum": 100, "multipleOf": 0.01},
            "parts": {"type": "array", "items": {"$ref": f"#/{names}/part"}, "maxItems": 2},
        },
        "additionalProperties": False,
    }
    schema: dict[str, Any] = {
        "$schema": DRAFTS[draft],
        "type": "object",
        "required": ["name", "parts"],
        "properties": {
            "name": {"type": "string", "pattern": "^[A-Z][a-z ]*$"},
            "code": {"type": ["string", "null"], "pattern": r"^[A-Z]{2}-\d{3}$"},
            "count": {"type": "integer", "minimum": 1, "maximum": 1_000},
            "step": {"multipleOf": 0.1},
            "third": {"multipleOf": 0.3, "maximum": 9.3},
            "large": {"type": "integer", "maximum": 900_719_925_474_099},
            "level": {"enum": [1, 2.5, "a", True, None, [1], {"a": 0}]},
            "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "any_unique": {"uniqueItems": True, "minItems": 1, "maxItems": 5},
            "parts": {"type": "array", "items": {"$ref": f"#/{names}/part"}, "minItems": 1},
            "sizes": {"oneOf": [{"type": "integer"}, {"multipleOf": 0.5}, {"type": "string"}]},
            "either": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}, {"type": "number"}]},
            "all": {"allOf": [{"minimum": 2}, {"not": {"enum": [3, 4]}}]},
            "map": {
                "type": "object",
                "patternProperties": {"^x_": {"type": "string"}, "_n$": {"minLength": 2}},
                "additionalProperties": {"type": "integer"},
                "minProperties": 1,
                "maxProperties": 3,
            },
            "made_on": {"format": "date"},
            "made_at": {"format": "date-time"},
            "mail": {"format": "email"},
            "ip": {"anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]},
            "web": {"format": "uri"},
            "rule": {"format": "regex"},
        },
        "not": {"required": ["forbidden"]},
        names: {"part": part},
    }
    properties = schema["properties"]
    first, second = {"type": "string"}, {"type": "integer"}
    if draft == "2020-12":
        properties["pair"] = {"prefixItems": [first, second], "items": False}
    else:
        properties["pair"] = {"items": [first, second], "additionalItems": False}
    if draft == "draft-04":
        properties["above"] = {"minimum": 0, "exclusiveMinimum": True, "maximum": 0.3}
        properties["fixed"] = {"enum": [1.0]}
    else:
        properties["above"] = {"exclusiveMinimum": 0, "exclusiveMaximum": 0.3}
        properties["fixed"] = {"const": 1.0}
        properties["same"] = {"const": {"a": [1, {"b": 2.0}]}}
        properties["has"] = {"contains": {"type": "integer", "minimum": 5}}
        properties["map"]["propertyNames"] = {"maxLength": 5}
        properties["never"] = False
        part["properties"]["marks"] = {"contains": {"enum": ["a", 1]}}
    if draft in MODERN:
        properties["has"] |= {"minContains": 2, "maxContains": 3}
        schema["dependentRequired"] = {"count": ["code"]}
        schema["dependentSchemas"] = {"above": {"required": ["step"]}}
    else:
        schema["dependencies"] = {"count": ["code"], "above": {"required": ["step"]}}
    if draft not in ("draft-04", "draft-06"):
        schema["if"] = {"properties": {"code": {"type": "string"}}, "required": ["code"]}
        schema["then"] = {"required": ["large"]}
        schema["else"] = {"properties": {"large": {"maximum": 5}}}
    return schema


_PASSPORT: dict[str, Any] = {
    "name": "Some name",
    "code": "AB-123",
    "count": 3,
    "step": 0.2,
    "third": 0.6,
    "large": 900_719_925_474_099,
    "level": 1.0,
    "tags": ["a", "b"],
    "any_unique": [1, True, "1", [1], {"a": 1}],
    "parts": [{"name": "p", "share": 19.5, "parts": [{"name": "q", "share": 1}]}],
    "sizes": 2.5,
    "either": {"a": 1},
    "all": 2,
    "map": {"x_a": "t", "b": 1},
    "pair": ["a", 1],
    "above": 0.1,
    "fixed": 1,
    "same": {"a": [1, {"b": 2}]},
    "has": [5, 6, "a"],
    "made_on": "2026-02-28",
    "made_at": "2026-02-28T12:00:00Z",
    "mail": "a@b.example",
    "ip": "192.0.2.1",
    "web": "https://id.example/a?b#c",
    "rule": "^a+$",
}


def _patterns() -> dict[str, Any]:
    """Return rules with patterns of ECMA-262 that only the sandbox can apply."""
    return {
        "properties": {
            "word": {"pattern": r"^\p{Lu}\p{Ll}*$"},
            "odd": {"pattern": r"^(?=.*\d)(?!.*\s)\w{2,4}$"},
            "twice": {"pattern": r"^(.)\1$"},
        },
        "patternProperties": {r"^x_(?!b)": {"type": "integer"}},
    }


def _unevaluated(draft: str) -> dict[str, Any]:
    items = "prefixItems" if draft == "2020-12" else "items"
    return {
        "properties": {
            "kind": {"type": "string"},
            "v": {items: [{"type": "integer"}], "unevaluatedItems": {"type": "string"}},
        },
        "anyOf": [
            {"properties": {"kind": {"const": "a"}, "only_a": True}, "required": ["kind"]},
            {"properties": {"kind": {"const": "b"}, "only_b": {"type": "integer"}}},
        ],
        "unevaluatedProperties": False,
    }


def _named() -> dict[str, Any]:
    """Return rules with references by name, and to a schema with an `$id`."""
    return {
        "properties": {
            "named": {"$ref": "#small"},
            "other": {"$ref": "https://schemas.example/other.json"},
        },
        "$defs": {
            "part": _plain("2020-12")["$defs"]["part"],
            "small": {"$anchor": "small", "maximum": 5},
            "other": {
                "$id": "https://schemas.example/other.json",
                "properties": {"value": {"$ref": "#/$defs/value"}},
                "$defs": {"value": {"type": "string"}},
            },
        },
    }


def _files(draft: str) -> Subject:
    """Return a set of two documents that reference each other."""
    names = _definitions(draft)
    passport = {
        "$schema": DRAFTS[draft],
        "properties": {
            "amount": {"$ref": f"parts.json#/{names}/amount"},
            "list": {"items": {"$ref": f"parts.json#/{names}/item"}},
        },
        "required": ["amount"],
        names: {"unit": {"enum": ["kg", "g", 1]}},
    }
    parts = {
        "$schema": DRAFTS[draft],
        names: {
            "amount": {
                "type": "object",
                "required": ["value", "unit"],
                "properties": {
                    "value": {"type": "number", "multipleOf": 0.01, "minimum": -1},
                    "unit": {"$ref": f"passport.json#/{names}/unit"},
                },
            },
            "item": {"anyOf": [{"$ref": f"#/{names}/amount"}, {"type": "string"}]},
        },
    }
    amount = {"value": 4.5, "unit": "kg"}
    documents = {"passport.json": passport, "parts.json": parts}
    return Subject(
        f"{draft}: files", draft, documents, {"amount": amount, "list": ["a", amount, amount]}
    )


_TREE: dict[str, Any] = {"label": "a", "children": [{"label": "b"}, {"label": "c", "children": []}]}


def _tree(draft: str) -> dict[str, Any]:
    return {
        "$schema": DRAFTS[draft],
        "type": "object",
        "required": ["label"],
        "properties": {
            "label": {"type": "string", "maxLength": 3},
            "children": {"type": "array", "items": {"$ref": "#"}},
        },
        "additionalProperties": False,
    }


def _dynamic() -> dict[str, Any]:
    """Return a tree whose children the extending schema changes with `$dynamicRef`."""
    tree = {
        "$schema": DRAFTS["2020-12"],
        "$id": "https://schemas.example/tree.json",
        "$dynamicAnchor": "node",
        "type": "object",
        "required": ["label"],
        "properties": {
            "label": {"type": "string"},
            "children": {"type": "array", "items": {"$dynamicRef": "#node"}},
        },
    }
    extended = {
        "$schema": DRAFTS["2020-12"],
        "$id": "https://schemas.example/extended.json",
        "$dynamicAnchor": "node",
        "$ref": "tree.json",
        "properties": {"note": {"type": "string"}},
        "unevaluatedProperties": False,
    }
    return {"extended.json": extended, "tree.json": tree}


def _recursive() -> dict[str, Any]:
    """Return the same with `$recursiveRef`."""
    tree = {
        "$schema": DRAFTS["2019-09"],
        "$id": "https://schemas.example/tree.json",
        "$recursiveAnchor": True,
        "type": "object",
        "required": ["label"],
        "properties": {
            "label": {"type": "string"},
            "children": {"type": "array", "items": {"$recursiveRef": "#"}},
        },
    }
    extended = {
        "$schema": DRAFTS["2019-09"],
        "$id": "https://schemas.example/extended.json",
        "$recursiveAnchor": True,
        "$ref": "tree.json",
        "properties": {"note": {"type": "string"}},
        "unevaluatedProperties": False,
    }
    return {"extended.json": extended, "tree.json": tree}
