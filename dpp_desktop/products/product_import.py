"""Import valid product records from product files and samples."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dpp_desktop.brands.brand_import import brand_and_schema, require_brand
from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import EditConflict, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.unit_data import as_of_any_unit, without_later_fields
from dpp_desktop.products.catalogue_import.passport_merge import merged
from dpp_desktop.products.product_file import with_product_gtin
from dpp_desktop.store import documents, products
from dpp_desktop.store.workspace import Workspace

_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class ProductImport:
    """The result of an import; `drafts` maps the SKUs of drafts to their problems."""

    added: int
    updated: int
    drafts: dict[str, tuple[Problem, ...]]


def import_products(
    workspace: Workspace, brand_key: str, records: Sequence[ProductRecord]
) -> ProductImport:
    """Add or update products of the brand, all or none.

    An existing product keeps its GTIN if the record has none, and its passport fields that the
    record doesn't have. A product with an incomplete passport is saved as a draft, which can't be
    minted for. Raises NotFound for an unknown brand, and EditConflict if a product was changed
    during the import.
    """
    brand, schema = brand_and_schema(workspace, brand_key)
    before = _stored(workspace, brand, [record.sku for record in records])
    records = [_merged(record, before.get(record.sku), brand.gtin_pointer) for record in records]
    passports = [
        (as_of_any_unit(record.passport, record.gtin, brand), record.gtin) for record in records
    ]
    found = check_passports(schema, brand.gtin_pointer, passports)
    problems = {
        record.sku: without_later_fields(each, brand)
        for record, each in zip(records, found, strict=True)
    }
    changes = [
        (record, products.digest_of(before[record.sku]) if record.sku in before else None)
        for record in records
    ]
    added = 0
    with workspace.write() as transaction:
        brand = require_brand(transaction, brand_key)  # it may have been deleted
        for first in range(0, len(changes), _CHUNK):
            chunk = changes[first : first + _CHUNK]
            counts = products.put_unless_changed(transaction, brand.id, chunk)
            if counts.conflicts:
                raise _conflict(counts.conflicts[0])
            added += counts.added
    drafts = {sku: tuple(each) for sku, each in problems.items() if each}
    return ProductImport(added, len(records) - added, drafts)


def _stored(workspace: Workspace, brand: Brand, skus: Sequence[str]) -> dict[str, ProductRecord]:
    """Return the existing products with these SKUs, by SKU."""
    found: dict[str, ProductRecord] = {}
    with workspace.read() as transaction:
        for first in range(0, len(skus), _CHUNK):
            known = products.known(transaction, brand.id, skus[first : first + _CHUNK])
            digests = {each.passport_digest for each in known.values()}
            bodies = documents.bodies_of(transaction, digests)
            for sku, each in known.items():
                body = bodies[each.passport_digest]
                found[sku] = ProductRecord(each.sku, each.name, each.gtin, body)
    return found


def _merged(
    record: ProductRecord, before: ProductRecord | None, gtin_pointer: str
) -> ProductRecord:
    if before is None:
        return record
    stored: Any = json_text.parse(before.passport)
    passport: Any = json_text.parse(record.passport)
    after = with_product_gtin(merged(stored, (), whole=passport), gtin_pointer, record.gtin)
    gtin = record.gtin or before.gtin
    return replace(record, gtin=gtin, passport=json_text.canonical(after))


def _conflict(sku: str) -> EditConflict:
    return EditConflict(
        Message("The product {sku} was changed by someone else during the import.", sku=shown(sku)),
        Message("Import the products again; nothing was changed."),
    )
