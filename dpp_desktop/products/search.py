"""Find products by what the user typed or scanned."""

from collections.abc import Iterable, Sequence
from itertools import chain

from dpp_desktop.identity.scans import scanned_gtins
from dpp_desktop.model.product import Product
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

DEFAULT_LIMIT = 50


def named_by(found: Iterable[Product], text: str) -> list[Product]:
    """Return the products whose whole SKU, GTIN or name is the text; a GTIN may be scanned."""
    folded, gtins = text.casefold(), scanned_gtins(text)
    return [
        product
        for product in found
        if folded in (product.sku.casefold(), product.name.casefold()) or product.gtin in gtins
    ]


def find_products(
    workspace: Workspace, brand_id: int, text: str, limit: int = DEFAULT_LIMIT
) -> list[Product]:
    """Return the products that the text identifies or is part of: see `store.products.search`."""
    with workspace.read() as transaction:
        return products.search(transaction, brand_id, text, limit)


def find_in_brands(
    workspace: Workspace,
    brand_ids: Sequence[int],
    text: str,
    *,
    chosen: int | None = None,
    limit: int = DEFAULT_LIMIT,
) -> list[Product]:
    """Return the products of the `chosen` brand as `find_products`, or of all these brands.

    All brands are searched if none is chosen, or if the chosen one has no product for the text.
    Then the products whose whole SKU, GTIN or name is the text come first, and the others are
    grouped by brand, each with an equal share of the limit.
    """
    with workspace.read() as transaction:
        if chosen is not None:
            found = products.search(transaction, chosen, text, limit)
            if found or not text.strip():
                return found
        matching = [products.search(transaction, each, text, limit) for each in brand_ids]
    named = named_by(chain.from_iterable(matching), text)
    share = max(1, limit // max(1, len(matching)))
    others = chain.from_iterable(of_brand[:share] for of_brand in matching)
    return [*named, *(product for product in others if product not in named)][:limit]
