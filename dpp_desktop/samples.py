"""Loads the sample brands."""

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.products.product_import import ProductImport, import_products
from dpp_desktop.store.workspace import Workspace

SAMPLE_BRANDS = ("nordlicht", "atelier", "velta")


def load_samples(workspace: Workspace) -> dict[str, ProductImport]:
    """Add or update the sample brands and their products; return the results by brand."""
    loaded = {}
    for name in SAMPLE_BRANDS:
        brand = read_brand_file(resource_paths.resource("samples", f"{name}.brand.json"))
        import_brand(workspace, brand)
        records = read_product_file(
            resource_paths.resource("samples", f"{name}.products.json"), brand.gtin_pointer
        )
        loaded[name] = import_products(workspace, brand.key, records)
    return loaded
