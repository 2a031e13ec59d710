"""Brands with large generated schemas, some of which only the sandbox can check, and products."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from dpp_desktop.common.json_text import canonical
from dpp_desktop.model.brand import BrandFile, SerialPolicy, SerialScope, SerialStyle
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import DRAFTS

PRODUCTS = 10
"""The products of each brand. One of them is a draft."""
_SMALLEST, _LARGEST = 20_000, 200_000
"""The characters of the schemas."""
_TRAITS = ("plain", "backtracking", "unevaluated", "several documents", "named reference")
_DESCRIPTION = "Value from the product data sheet, as measured by an accredited laboratory. "


def brands_workspace(folder: Path, number: int) -> Path:
    """Create a workspace in the folder with the number of generated brands; return its path."""
    path = folder / f"{number}-brands"
    with Workspace.open(path) as workspace, workspace.write() as transaction:
        for index in range(number):
            brand = generated_brand(index, number)
            brands.put(transaction, brand)
            stored = brands.find(transaction, brand.key)
            assert stored
            products.put_all(transaction, stored.id, generated_products())
    return path


def generated_brand(index: int, number: int) -> BrandFile:
    """Return a brand of a number of them; they differ in the size and traits of their schemas."""
    characters = _SMALLEST + (_LARGEST - _SMALLEST) * index // max(number - 1, 1)
    return BrandFile(
        key=f"brand-{index:02}",
        name=f"Brand {index}",
        resolver="https://id.brand.example",
        serials=SerialPolicy(SerialStyle.PERMUTED, SerialScope.BRAND),
        batch_in_link=False,
        schema=generated_schemas(index, characters).text,
        gtin_pointer="/gtin",
        batch_pointers=(),
        export_profile="",
    )


def generated_schemas(index: int, characters: int) -> SchemaSet:
    """Return a schema set of about the size; its trait depends on the index."""
    trait = _TRAITS[index % len(_TRAITS)]
    schema: dict[str, Any] = {
        "$schema": DRAFTS["2020-12" if index % 2 else "2019-09"],
        "title": f"Schema {index}",
        "type": "object",
        "required": ["gtin", "model", "section_0"],
        "properties": {"gtin": {"pattern": "^[0-9]{14}$"}, "model": {"type": "string"}},
    }
    parts: dict[str, Any] = {"amount": _AMOUNT}
    documents = {"": schema}
    if trait == "several documents":
        documents = {"passport.json": schema, "parts.json": {"$defs": parts}}
        amount = "parts.json#/$defs/amount"
    else:
        schema["$defs"] = parts
        amount = "#/$defs/amount"
    match trait:
        case "backtracking":
            schema["properties"]["model"]["pattern"] = "^(?=.*[A-Z])[A-Za-z0-9 -]+$"
        case "unevaluated":
            schema["unevaluatedProperties"] = False
        case "named reference":
            parts["amount"] = {"$anchor": "amount", **_AMOUNT}
            amount = "#amount"
    section = len(canonical(_section(amount)))
    for place in range(max(characters // section, 1)):
        schema["properties"][f"section_{place}"] = _section(amount)
    return SchemaSet(documents)


def generated_products() -> Sequence[ProductRecord]:
    """Return products for any of the schemas; the last one is a draft."""
    section = {
        "name": "Cell", "colour": "red", "amount": {"value": 1.25, "unit": "kg"},
        "codes": ["A-1", "B-2"], "size": {"kind": "box", "width": 3},
    }  # fmt: skip
    found = []
    for number in range(PRODUCTS):
        passport = {"model": f"Model {number}", "section_0": section}
        if number == PRODUCTS - 1:
            del passport["model"]
        found.append(
            ProductRecord(f"SKU-{number}", f"Product {number}", _GTIN, canonical(passport))
        )
    return found


_GTIN = "09506000134352"
_AMOUNT: dict[str, Any] = {
    "type": "object",
    "required": ["value", "unit"],
    "properties": {
        "value": {"type": "number", "minimum": 0, "multipleOf": 0.01},
        "unit": {"enum": ["kg", "g", "l", "ml", "m", "cm", "mm"]},
    },
    "additionalProperties": False,
}


def _section(amount: str) -> dict[str, Any]:
    texts = (
        {"type": "string", "maxLength": 80, "title": f"Text {n}", "description": _DESCRIPTION * 2}
        for n in count()
    )
    size = {
        "oneOf": [
            {"required": [name], "properties": {"kind": {"const": kind}, name: {"type": "number"}}}
            for kind, name in (("box", "width"), ("tube", "diameter"), ("bag", "volume"))
        ]
    }
    return {
        "type": "object",
        "title": "Section",
        "description": _DESCRIPTION,
        "required": ["name"],
        "properties": {
            "name": next(texts),
            "colour": {"enum": ["red", "green", "blue", "black", "white"]},
            "amount": {"$ref": amount, "title": "Amount", "description": _DESCRIPTION},
            "codes": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]-[0-9]+$"}},
            "size": size,
            **{f"text_{n}": next(texts) for n in range(4)},
        },
        "if": {"properties": {"colour": {"const": "black"}}, "required": ["colour"]},
        "then": {"required": ["text_0"]},
    }
