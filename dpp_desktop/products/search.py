"""Find products of a brand by what the user typed or scanned."""

from dpp_desktop.model.product import Product
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

DEFAULT_LIMIT = 50


def is_named_by(product: Product, text: str) -> bool:
    """Return True if the text is the whole SKU, GTIN or name of the product."""
    gtin = product.gtin is not None and text.isdigit() and text.zfill(14) == product.gtin
    return gtin or text.casefold() in (product.sku.casefold(), product.name.casefold())


def find_products(
    workspace: Workspace, brand_id: int, text: str, limit: int = DEFAULT_LIMIT
) -> list[Product]:
    """Return the products whose name, SKU or GTIN contains the text, the best matches first."""
    with workspace.read() as transaction:
        return products.search(transaction, brand_id, text, limit)
