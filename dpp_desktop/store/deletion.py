"""Deletes products and brands that no mint job refers to.

Jobs, serial spaces, number ranges and URL paths are never deleted, so no serial is issued twice. A
brand without jobs has none of them, but its serial key is kept: another site, or the original of a
restored workspace, may have minted with it.
"""

from collections.abc import Collection

from sqlalchemy import Select, delete, func, select

from dpp_desktop.model.brand import Brand
from dpp_desktop.store import brands, tables
from dpp_desktop.store.transaction import Transaction

_products = tables.products.c
_batches = tables.batches.c
_jobs = tables.mint_jobs.c


def first_jobs(transaction: Transaction, product_ids: Collection[int]) -> dict[int, int]:
    """Return the ids of the products' first jobs, by product; at most 10,000 products at once.

    A product without jobs isn't included.
    """
    query = (
        select(_batches.product_id, func.min(_jobs.id))
        .join(tables.mint_jobs, _jobs.batch_id == _batches.id)
        .where(_batches.product_id.in_(product_ids))
        .group_by(_batches.product_id)
    )
    return {row[0]: row[1] for row in transaction.execute(query)}


def first_job_of_brand(transaction: Transaction, brand_id: int) -> tuple[int, str] | None:
    """Return the id of the brand's first job and the SKU it was minted for, None without jobs."""
    query = (
        select(_jobs.id, _jobs.product_sku)
        .join(tables.batches, _jobs.batch_id == _batches.id)
        .join(tables.products, _batches.product_id == _products.id)
        .where(_products.brand_id == brand_id)
        .order_by(_jobs.id)
        .limit(1)
    )
    found = transaction.execute(query).first()
    return (found[0], found[1]) if found else None


def delete_products(transaction: Transaction, product_ids: Collection[int]) -> None:
    """Delete the products, at most 10,000 at once. The caller must have checked for jobs."""
    chosen = select(_products.id).where(_products.id.in_(product_ids))
    _delete_products(transaction, chosen)


def delete_brand(transaction: Transaction, brand: Brand) -> None:
    """Delete the brand, its products, its label designs and its settings for publications.

    The caller must have checked for jobs. The serial key of the brand is kept.
    """
    designs = tables.label_designs
    transaction.execute(delete(designs).where(designs.c.brand_key == brand.key))
    settings = tables.publishing_settings
    transaction.execute(delete(settings).where(settings.c.brand_key == brand.key))
    _delete_products(transaction, select(_products.id).where(_products.brand_id == brand.id))
    brands.keep_serial_key(transaction, brand)
    transaction.execute(delete(tables.brands).where(tables.brands.c.id == brand.id))


def _delete_products(transaction: Transaction, chosen: Select[tuple[int]]) -> None:
    transaction.execute(delete(tables.batches).where(_batches.product_id.in_(chosen)))
    transaction.execute(delete(tables.products).where(_products.id.in_(chosen)))
