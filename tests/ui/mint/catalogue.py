"""Creates products and brands for tests of the mint form."""

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import brands, documents, products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

FREE_GTIN = "09506000134390"


def add_product(
    workspace: Workspace,
    sku: str,
    name: str,
    gtin: str | None = None,
    passport: str | None = None,
) -> None:
    """Add a product of the brand that requires a GTIN, by default with the parka's passport."""
    record = ProductRecord(sku, name, gtin, passport or parka_passport(workspace))
    import_products(workspace, "nordlicht", [record])


def add_products(workspace: Workspace, count: int) -> None:
    """Add that number of products, starting with SKU-000."""
    passport = parka_passport(workspace)
    records = [ProductRecord(f"SKU-{n:03}", f"Anorak {n:03}", None, passport) for n in range(count)]
    import_products(workspace, "nordlicht", records)


def add_brand(workspace: Workspace, key: str, **changes: object) -> None:
    """Add a brand with the product ONE-1, which has no GTIN."""
    import_brand(workspace, parse_brand(a_brand(key=key, name=key.title(), **changes)))
    import_products(workspace, key, [ProductRecord("ONE-1", "The one", None, "{}")])


def parka_passport(workspace: Workspace) -> str:
    """Return the complete passport of the sample parka."""
    with workspace.read() as transaction:
        brand = brands.find(transaction, "nordlicht")
        parka = products.find(transaction, brand.id, "PARKA-01") if brand else None
        assert parka
        return documents.body_of(transaction, parka.passport_digest)
