"""Read product files. The format is schemas/product-file.schema.json."""

from collections import Counter
from pathlib import Path
from typing import Any

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.gtin import normalise_gtin, written_forms
from dpp_desktop.identity.text import clean_text, shown
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.message import Message
from dpp_desktop.model.product import MAX_NAME_LENGTH, MAX_SKU_LENGTH, ProductRecord
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.passports.schemas.pointers import value_at, with_value_at

_GTIN_LENGTH = 14


def read_product_file(path: Path, gtin_pointer: str) -> list[ProductRecord]:
    """Return the products that the file describes.

    A product without `gtin` gets the GTIN in its passport at `gtin_pointer`, if there is one.
    Raises NotFound if the file doesn't exist, and InvalidInput with all problems of all products.
    """
    return parse_products(json_text.read_file(path), gtin_pointer)


def parse_products(document: Any, gtin_pointer: str) -> list[ProductRecord]:
    """Return the products that the JSON value of a product file describes. Raises InvalidInput."""
    format_schema = json_text.read_file(resource_paths.schema("product-file.schema.json"))
    problems = check_document(format_schema, document)
    if problems:
        raise InvalidInput(problems)
    checks = FieldChecks()
    records = [
        record_of(checks.below(f"products[{index}]"), entry, gtin_pointer)
        for index, entry in enumerate(document["products"])
    ]
    for sku, count in Counter(record.sku for record in records).items():
        if count > 1 and sku:
            checks.add(
                "products",
                "sku_twice",
                Message("the SKU '{sku}' occurs {count} times.", sku=sku, count=count),
            )
    checks.raise_if_any()
    return records


def record_of(checks: FieldChecks, entry: dict[str, Any], gtin_pointer: str) -> ProductRecord:
    """Return the product that a valid entry describes; problems are added to `checks`."""
    passport = entry.get("passport", {})
    inside = value_at(passport, gtin_pointer)
    gtin = inside if entry.get("gtin") is None else entry["gtin"]
    cleaned = checks.clean("gtin", gtin, normalise_gtin) if gtin is not None else None
    if cleaned and inside is not None and padded_gtin(inside) != cleaned:
        checks.add("gtin", "gtin_differs", _gtin_differs(gtin, inside))
    return ProductRecord(
        sku=checks.clean("sku", entry["sku"], clean_text, max_length=MAX_SKU_LENGTH),
        name=checks.clean("name", entry["name"], clean_text, max_length=MAX_NAME_LENGTH),
        gtin=cleaned,
        passport=json_text.canonical(passport),
    )


def _gtin_differs(gtin: object, inside: object) -> Message:
    return Message(
        "is {gtin}, but its passport contains {inside}.",
        gtin=shown(str(gtin)),
        inside=shown(str(inside)),
    )


def padded_gtin(gtin: object) -> str:
    """Return the GTIN as text padded with zeros to 14 digits, for comparison."""
    return str(gtin).zfill(_GTIN_LENGTH)


def with_product_gtin(passport: Any, gtin_pointer: str, gtin: str | None) -> Any:
    """Return the passport with a different GTIN in it replaced by the product's (14 digits).

    It keeps its number of digits if the new GTIN has as many. Without a GTIN, the passport is
    returned unchanged.
    """
    inside = value_at(passport, gtin_pointer)
    if not gtin or inside is None or padded_gtin(inside) == gtin:
        return passport
    same_length = (form for form in written_forms(gtin) if len(form) == len(str(inside)))
    return with_value_at(passport, gtin_pointer, next(same_length, gtin))
