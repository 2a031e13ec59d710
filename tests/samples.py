"""Samples and jobs in a workspace, without asking the schemas about each, every time."""

from collections.abc import Sequence
from functools import cache

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.minting.request import MintForm, find_basis, read_form
from dpp_desktop.minting.submit import accept
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.samples import SAMPLE_BRANDS
from dpp_desktop.store import brands, number_ranges, products
from dpp_desktop.store.workspace import Workspace


def put_samples(workspace: Workspace) -> None:
    """Does what `load_samples` does with a new workspace; that all is well is known by now."""
    with workspace.write() as transaction:
        for brand, records in _samples():
            brands.put(transaction, brand)
            made = brands.find(transaction, brand.key)
            assert made
            products.put_all(transaction, made.id, records)


def put_job(workspace: Workspace, form: MintForm) -> MintJob:
    """Does what `submit` does with a new request that is known to be good."""
    request, malformed = read_form(form)
    assert not malformed
    with workspace.read() as transaction:
        basis = find_basis(transaction, request)
    assert basis
    submission = accept(workspace, request, basis)
    assert submission
    return submission.job


def first_number(workspace: Workspace, job: MintJob) -> int:
    """Returns the number of the job's first unit, which must have only one range."""
    with workspace.read() as transaction:
        (only,) = number_ranges.of_job(transaction, job.id)
    return only.number_of(0)


@cache
def _samples() -> tuple[tuple[BrandFile, Sequence[ProductRecord]], ...]:
    return tuple(map(_sample, SAMPLE_BRANDS))


def _sample(name: str) -> tuple[BrandFile, Sequence[ProductRecord]]:
    brand = read_brand_file(resource_paths.resource("samples", f"{name}.brand.json"))
    file = resource_paths.resource("samples", f"{name}.products.json")
    return brand, read_product_file(file, brand.gtin_pointer)
