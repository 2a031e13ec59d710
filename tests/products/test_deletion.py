"""Products without jobs can be deleted; those with jobs can't, also if both happen at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import DppError, EditConflict, NotFound, WrongState
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.catalogue_import.apply import apply_catalogue
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.deletion import delete_products, plan_product_deletion
from dpp_desktop.products.editing import open_product
from dpp_desktop.store import jobs, products
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.passports.examples import OTHER_GTIN

BRAND = "nordlicht"


def _skus(workspace: Workspace, brand: str = BRAND) -> set[str]:
    with workspace.read() as transaction:
        return {product.sku for key, product in products.list_all(transaction) if key == brand}


def test_products_without_jobs_are_deleted(workspace: Workspace) -> None:
    before = _skus(workspace)
    chosen = sorted(before - {"PARKA-01"})[:2]
    plan = plan_product_deletion(workspace, BRAND, [*chosen, chosen[0], f" {chosen[1]} "])
    assert [product.sku for product in plan.products] == chosen
    assert _skus(workspace) == before
    delete_products(workspace, plan)
    assert _skus(workspace) == before - set(chosen)
    with pytest.raises(NotFound):
        open_product(workspace, BRAND, chosen[0])
    with pytest.raises(NotFound, match=chosen[0]):
        plan_product_deletion(workspace, BRAND, [chosen[0]])


def test_a_product_with_a_job_is_kept(workspace: Workspace) -> None:
    job = submit(workspace, parka()).job
    other = min(_skus(workspace) - {"PARKA-01"})
    plan = plan_product_deletion(workspace, BRAND, [other, "PARKA-01"])
    assert [product.sku for product in plan.products] == [other]
    (obstacle,) = plan.obstacles
    assert f"job {job.id}" in obstacle
    assert "PARKA-01" in obstacle
    with pytest.raises(WrongState, match="PARKA-01"):
        plan.raise_if_blocked()
    delete_products(workspace, plan)
    assert "PARKA-01" in _skus(workspace)
    assert other not in _skus(workspace)


def test_nothing_is_deleted_if_a_job_was_created_or_a_product_changed(workspace: Workspace) -> None:
    other = min(_skus(workspace) - {"PARKA-01"})
    plan = plan_product_deletion(workspace, BRAND, [other, "PARKA-01"])
    submit(workspace, parka())
    with pytest.raises(WrongState, match="PARKA-01"):
        delete_products(workspace, plan)
    plan = plan_product_deletion(workspace, BRAND, [other])
    with workspace.write() as transaction:
        products.change(transaction, plan.products[0].id, ProductRecord(other, "New", None, "{}"))
    with pytest.raises(EditConflict, match=other):
        delete_products(workspace, plan)
    assert other in _skus(workspace)


@pytest.mark.parametrize("sku", ["NOTHING", "", "A\0B", "\udcff"])
def test_an_unknown_product_is_reported(workspace: Workspace, sku: str) -> None:
    with pytest.raises(NotFound):
        plan_product_deletion(workspace, BRAND, [sku])
    with pytest.raises(NotFound):
        plan_product_deletion(workspace, "nobody", ["PARKA-01"])


@pytest.mark.parametrize("attempt", range(5))
def test_minting_and_deleting_at_once(workspace: Workspace, attempt: int) -> None:
    """Either the job exists and the product stays, or the product is deleted without a job."""
    sku = f"RACE-{attempt}"
    opened = open_product(workspace, BRAND, "PARKA-01")
    with workspace.write() as transaction:
        record = ProductRecord(sku, sku, None, opened.passport)
        products.put_all(transaction, opened.brand.id, [record])
    plan = plan_product_deletion(workspace, BRAND, [sku])
    start = Barrier(2)

    def mint() -> bool:
        start.wait()
        form = MintForm(BRAND, sku, "L", 1, gtin=OTHER_GTIN)
        return _succeeds(lambda: submit(workspace, form))

    def remove() -> bool:
        start.wait()
        return _succeeds(lambda: delete_products(other, plan))

    with Workspace.open(workspace.path) as other, ThreadPoolExecutor(2) as pool:
        minted, deleted = (each.result() for each in (pool.submit(mint), pool.submit(remove)))
    assert minted is not deleted
    with workspace.read() as transaction:
        found = [job for job in jobs.list_all(transaction) if job.product_sku == sku]
    assert (sku in _skus(workspace), len(found)) == ((True, 1) if minted else (False, 0))


def _succeeds(work: Callable[[], object]) -> bool:
    try:
        work()
    except DppError:
        return False
    return True


def test_an_import_adds_deleted_products_again_only_if_it_planned_to(
    workspace: Workspace, tmp_path: Path
) -> None:
    sku = min(_skus(workspace) - {"PARKA-01"})
    file = tmp_path / "list.csv"
    file.write_text(f"sku,name\n{sku},Other\nNEW-1,New\n", "utf-8")
    with check_catalogue(workspace, BRAND, CatalogueFile(file)) as checked:
        delete_products(workspace, plan_product_deletion(workspace, BRAND, [sku]))
        done = apply_catalogue(workspace, checked)
    assert (done.added, done.conflicts) == (1, 1)
    assert sku not in _skus(workspace)
