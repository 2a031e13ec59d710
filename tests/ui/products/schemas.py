"""Creates a brand whose schema has every kind of field, and products of that brand."""

import json
from typing import Any

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, a_brand

BRAND = "rich"
SKU = "COAT-1"

_DOWN = {
    "title": "Down",
    "type": "object",
    "required": ["kind", "grade"],
    "properties": {"kind": {"const": "down"}, "grade": {"type": "integer", "minimum": 400}},
}
_SYNTHETIC = {
    "title": "Synthetic",
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "synthetic"}, "grade": {"type": "integer"}},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["gtin", "kind", "composition", "weight", "maker"],
    "properties": {
        "gtin": {"title": "GTIN", "type": "string"},
        "kind": {"title": "Kind", "enum": ["jacket", "fleece"], "description": "As it is sold."},
        "composition": {
            "title": "Fibres",
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["fibre"],
                "properties": {"fibre": {"type": "string"}, "percent": {"type": "number"}},
            },
        },
        "care": {"title": "Care", "type": "array", "items": {"type": "string"}},
        "weight": {"title": "Weight", "unit": "g", "type": "number", "exclusiveMinimum": 0},
        "washable": {"title": "Washable", "type": "boolean"},
        "story": {"title": "Story", "type": "string", "maxLength": 2000},
        "filling": {"title": "Filling", "oneOf": [_DOWN, _SYNTHETIC]},
        "maker": {
            "title": "Maker",
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string", "minLength": 1}},
        },
        "repair": {
            "title": "Repair",
            "type": "object",
            "properties": {"guide": {"type": "string", "format": "uri"}},
        },
        "more": {"title": "More", "type": "object", "additionalProperties": {"type": "string"}},
    },
}
PASSPORT: dict[str, Any] = {
    "kind": "jacket",
    "composition": [{"fibre": "wool", "percent": 92.5}, {"fibre": "elastane"}],
    "weight": 1180,
    "filling": {"kind": "down", "grade": 700},
    "maker": {"name": "Nordlicht"},
    "unknown": {"kept": [1, 2]},
}


def add_rich_brand(workspace: Workspace) -> None:
    """Add the brand with one complete product and one with an empty passport."""
    brand = a_brand(key=BRAND, name="Rich", passport_schema=SCHEMA)
    import_brand(workspace, parse_brand(brand))
    records = [
        ProductRecord(SKU, "Coat", GTIN, json.dumps(PASSPORT)),
        ProductRecord("BARE-1", "Bare", None, "{}"),
    ]
    import_products(workspace, BRAND, records)
