"""The sample brands in a workspace, without asking their schemas about every sample each time."""

from collections.abc import Sequence
from functools import cache

from dpp_desktop import shipped
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.brandfile import read_brand_file
from dpp_desktop.passports.productfile import read_product_file
from dpp_desktop.passports.samples import SAMPLE_BRANDS
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace


def put_samples(workspace: Workspace) -> None:
    """Does what `load_samples` does with a new workspace; that all is well is known by now."""
    with workspace.write() as transaction:
        for brand, records in _samples():
            brands.put(transaction, brand)
            made = brands.find(transaction, brand.key)
            assert made
            products.put_all(transaction, made.id, records)


@cache
def _samples() -> tuple[tuple[BrandFile, Sequence[ProductRecord]], ...]:
    return tuple(map(_sample, SAMPLE_BRANDS))


def _sample(name: str) -> tuple[BrandFile, Sequence[ProductRecord]]:
    brand = read_brand_file(shipped.resource("samples", f"{name}.brand.json"))
    file = shipped.resource("samples", f"{name}.products.json")
    return brand, read_product_file(file, brand.gtin_pointer)
