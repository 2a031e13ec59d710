"""Find products of a brand by what the user typed or scanned."""

from dpp_desktop.identity.scans import scanned_gtins
from dpp_desktop.model.product import Product
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

DEFAULT_LIMIT = 50


def is_named_by(product: Product, text: str) -> bool:
    """Return True if the text is the whole SKU, GTIN or name of the product."""
    if text.casefold() in (product.sku.casefold(), product.name.casefold()):
        return True
    return product.gtin is not None and product.gtin in scanned_gtins(text)


def find_products(
    workspace: Workspace, brand_id: int, text: str, limit: int = DEFAULT_LIMIT
) -> list[Product]:
    """Return the products that the text identifies or is part of: see `store.products.search`."""
    with workspace.read() as transaction:
        return products.search(transaction, brand_id, text, limit)
