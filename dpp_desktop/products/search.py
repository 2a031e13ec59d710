"""Find products of a brand by what the user typed or scanned."""

from dpp_desktop.identity.scans import keyboard_scans, read_scan
from dpp_desktop.model.product import Product
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

DEFAULT_LIMIT = 50
_MIN_SCAN_LENGTH = 8
"""The length of the shortest GTIN."""


def is_named_by(product: Product, text: str) -> bool:
    """Return True if the text is the whole SKU, GTIN or name of the product."""
    if text.casefold() in (product.sku.casefold(), product.name.casefold()):
        return True
    return product.gtin is not None and product.gtin in _scanned_gtins(text)


def find_products(
    workspace: Workspace, brand_id: int, text: str, limit: int = DEFAULT_LIMIT
) -> list[Product]:
    """Return the products whose name, SKU or GTIN contains the text, the best matches first.

    A scan that isn't found as text is read as in `identity.scans.read_scan`: then the product of
    its GTIN is returned.
    """
    with workspace.read() as transaction:
        found = products.search(transaction, brand_id, text, limit)
        if found or len(text.strip()) < _MIN_SCAN_LENGTH:
            return found
        for gtin in _scanned_gtins(text):
            found = products.search(transaction, brand_id, gtin, limit)
            if found:
                return found
    return []


def _scanned_gtins(text: str) -> list[str]:
    """Return the GTINs, 14 digits, that the text may contain, the likeliest first."""
    scans = [read_scan(text), *(other.scan for other in keyboard_scans(text))]
    return [scan.gtin for scan in scans if scan.gtin]
