"""Find products of a brand by what the user typed or scanned."""

from collections.abc import Iterable

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
