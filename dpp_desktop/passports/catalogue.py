"""Brings brands and products into a workspace."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dpp_desktop.identity.text import is_brand_key, shown
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.model.errors import EditConflict, NotFound, Problem
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports import jsontext
from dpp_desktop.passports.batchdata import but_for_batch
from dpp_desktop.passports.brandoutlook import BrandOutlook, look_ahead
from dpp_desktop.passports.catalogues.merging import merged
from dpp_desktop.passports.productfile import with_product_gtin
from dpp_desktop.passports.schemas.guarded import check_passports
from dpp_desktop.store import brands, documents, products, site
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class ProductImport:
    """How an import went; `drafts` says by SKU why a product can't be minted for yet."""

    added: int
    updated: int
    drafts: dict[str, tuple[Problem, ...]]


def import_brand(
    workspace: Workspace, brand: BrandFile, site_number: int | None = None
) -> BrandOutlook:
    """Adds the brand or updates the one of the same key; returns what that did.

    With `site_number`, the workspace is given that first. Jobs already minted stay as they are.
    Raises InvalidInput, or WrongState if the site number can't change; then nothing is changed.
    """
    with workspace.write() as transaction:
        if site_number is not None:
            site.change(transaction, site_number)
        outlook = look_ahead(transaction, brand)
        outlook.raise_if_refused()
        brands.put(transaction, brand)
    return outlook


def import_products(
    workspace: Workspace, brand_key: str, records: Sequence[ProductRecord]
) -> ProductImport:
    """Adds or updates products of the brand, all or none.

    A product that exists keeps its GTIN if the new one has none, and the passport fields that the
    new one doesn't have. A product whose passport isn't complete by the brand's schema comes in as
    a draft: it can be completed later and is refused at minting until then. Raises NotFound for an
    unknown brand, EditConflict if a product was changed by someone else meanwhile.
    """
    brand, schema = brand_and_schema(workspace, brand_key)
    before = _stored(workspace, brand, [record.sku for record in records])
    records = [_merged(record, before.get(record.sku), brand.gtin_pointer) for record in records]
    passports = [(record.passport, record.gtin) for record in records]
    found = check_passports(schema, brand.gtin_pointer, passports)
    problems = {
        record.sku: but_for_batch(each, brand.batch_pointers)
        for record, each in zip(records, found, strict=True)
    }
    changes = [
        (record, products.digest_of(before[record.sku]) if record.sku in before else None)
        for record in records
    ]
    added = 0
    with workspace.write() as transaction:
        for first in range(0, len(changes), _CHUNK):
            chunk = changes[first : first + _CHUNK]
            counts = products.put_unless_changed(transaction, brand.id, chunk)
            if counts.conflicts:
                raise _conflict(counts.conflicts[0])
            added += counts.added
    drafts = {sku: tuple(each) for sku, each in problems.items() if each}
    return ProductImport(added, len(records) - added, drafts)


def _stored(workspace: Workspace, brand: Brand, skus: Sequence[str]) -> dict[str, ProductRecord]:
    """The products of these SKUs that the brand has."""
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
    stored: Any = jsontext.parse(before.passport)
    passport: Any = jsontext.parse(record.passport)
    after = with_product_gtin(merged(stored, (), whole=passport), gtin_pointer, record.gtin)
    gtin = record.gtin or before.gtin
    return replace(record, gtin=gtin, passport=jsontext.canonical(after))


def _conflict(sku: str) -> EditConflict:
    return EditConflict(
        f"The product {shown(sku)} was changed by someone else during the import.",
        "Import the products again; nothing was changed.",
    )


def require_brand(transaction: Transaction, brand_key: str) -> Brand:
    """Returns the brand of that key. Raises NotFound."""
    # A key that could never be one isn't asked for: it may not even be text.
    known = is_brand_key(brand_key)
    brand = brands.find(transaction, brand_key) if known else None
    if brand is None:
        raise NotFound(
            f"There is no brand {shown(brand_key)} in this workspace.",
            "Check the brand's key, or import its brand file first.",
        )
    return brand


def brand_and_schema(workspace: Workspace, brand_key: str) -> tuple[Brand, str]:
    """Returns the brand of that key, and its passport schema as JSON text. Raises NotFound."""
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        return brand, documents.body_of(transaction, brand.schema_digest)
