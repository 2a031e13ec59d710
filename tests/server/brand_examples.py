"""Brands with few rules, whose passports show everything."""

from typing import Any

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from tests.samples import mint

GTIN = "09506000134376"


def put_brand(workspace: Workspace, key: str, resolver: str, **more: Any) -> None:
    """Add a brand with sequential serials, and its products WITH (a GTIN) and WITHOUT."""
    brand = {
        "format": "dpp-desktop/brand/1",
        "key": key,
        "name": key.title(),
        "resolver": resolver,
        "serials": {"style": "sequential"},
        "passport_schema": {"type": "object", "x-access": "public"},
        **more,
    }
    import_brand(workspace, parse_brand(brand))
    products = [
        {"sku": "WITH", "name": "Lamp", "gtin": GTIN, "passport": {"gtin": GTIN, "colour": "red"}},
        {"sku": "WITHOUT", "name": "Bowl", "passport": {"colour": "blue"}},
    ]
    document = {"format": "dpp-desktop/products/1", "products": products}
    import_products(workspace, key, parse_products(document, "/gtin"))


def mint_with_gtin(workspace: Workspace, key: str, batch: str = "B1", units: int = 3) -> MintJob:
    """Mint units of the product with a GTIN."""
    return mint(workspace, MintForm(key, "WITH", batch, units))


def mint_without_gtin(workspace: Workspace, key: str, units: int = 3) -> MintJob:
    """Mint units of the product without a GTIN."""
    return mint(workspace, MintForm(key, "WITHOUT", "B1", units))
