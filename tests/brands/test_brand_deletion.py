"""A brand without jobs can be deleted; its serial key is kept, so that no serial is repeated."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_deletion import delete_brand, plan_brand_deletion
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.brands.brand_import import import_brand, list_brands, preview_import
from dpp_desktop.brands.import_plan import KeyChange
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import DppError, EditConflict, NotFound, WrongState
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.catalogue_import.apply import apply_catalogue
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.product_import import import_products
from dpp_desktop.samples import load_samples
from dpp_desktop.store import brands, jobs, products, site, tokens
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka

BRAND = "nordlicht"
PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def plain() -> BrandFile:
    """Return the sample brand from its file, which has no serial key."""
    return read_brand_file(resource_paths.resource("samples", f"{BRAND}.brand.json"))


def _delete(workspace: Workspace) -> None:
    delete_brand(workspace, plan_brand_deletion(workspace, BRAND))


def _key(workspace: Workspace) -> bytes:
    with workspace.read() as transaction:
        return brands.serial_key(transaction, BRAND)


def _serials(workspace: Workspace, quantity: int = 200) -> set[str]:
    job = run_job(workspace, submit(workspace, parka(quantity)).job.id)
    with workspace.read() as transaction:
        return set(tokens.serials_of(transaction, job.id, 0, quantity))


def test_a_brand_without_jobs_is_deleted_with_its_products(workspace: Workspace) -> None:
    plan = plan_brand_deletion(workspace, BRAND)
    with workspace.read() as transaction:
        everything = products.list_all(transaction)
    assert plan.products == sum(key == BRAND for key, _ in everything) > 0
    delete_brand(workspace, plan)
    assert BRAND not in [brand.key for brand in list_brands(workspace)]
    with workspace.read() as transaction:
        left = products.list_all(transaction)
    assert left == [(key, product) for key, product in everything if key != BRAND]
    with pytest.raises(NotFound):
        plan_brand_deletion(workspace, BRAND)
    load_samples(workspace)
    submit(workspace, parka())


def test_a_brand_with_a_job_is_kept_even_if_nothing_was_minted(workspace: Workspace) -> None:
    plan = plan_brand_deletion(workspace, BRAND)
    job = submit(workspace, parka()).job
    cancel(workspace, job.id)
    with pytest.raises(WrongState, match=f"job {job.id} .*PARKA-01"):
        delete_brand(workspace, plan)
    blocked = plan_brand_deletion(workspace, BRAND)
    with pytest.raises(WrongState, match=f"job {job.id} "):
        blocked.raise_if_blocked()
    with pytest.raises(WrongState):
        delete_brand(workspace, blocked)
    assert BRAND in [brand.key for brand in list_brands(workspace)]


def test_nothing_is_deleted_if_products_were_added_since(workspace: Workspace) -> None:
    plan = plan_brand_deletion(workspace, BRAND)
    import_products(workspace, BRAND, [ProductRecord("NEW-1", "New", None, "{}")])
    with pytest.raises(EditConflict):
        delete_brand(workspace, plan)
    assert BRAND in [brand.key for brand in list_brands(workspace)]


def test_a_brand_that_is_added_again_has_its_old_serial_key(
    workspace: Workspace, plain: BrandFile
) -> None:
    before = _key(workspace)
    _delete(workspace)
    plan = preview_import(workspace, plain)
    assert (plan.added, plan.key) == (True, KeyChange.KEPT)
    import_brand(workspace, plain)
    assert _key(workspace) == before
    _delete(workspace)
    import_brand(workspace, plain)
    assert _key(workspace) == before


def test_the_key_in_a_file_is_used_when_a_brand_is_added_again(
    workspace: Workspace, plain: BrandFile, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "other") as other:
        with other.write() as transaction:
            site.change(transaction, 2)
        import_brand(other, plain)
        export_brand(other, BRAND, tmp_path / "brand.json", PASSPHRASE)
        shared = read_brand_file(tmp_path / "brand.json", PASSPHRASE)
        _delete(workspace)
        assert preview_import(workspace, shared).key is KeyChange.TAKEN
        import_brand(workspace, shared)
        assert _key(workspace) == _key(other)
        _delete(workspace)
        assert preview_import(workspace, shared).key is KeyChange.SAME


def test_sites_never_repeat_serials_after_a_brand_was_deleted_and_added_again(
    workspace: Workspace, plain: BrandFile, tmp_path: Path
) -> None:
    """Site 0 exports the brand to site 1, deletes it, and adds it again without the key."""
    export_brand(workspace, BRAND, tmp_path / "brand.json", PASSPHRASE)
    _delete(workspace)
    with Workspace.open(tmp_path / "other") as other:
        shared = read_brand_file(tmp_path / "brand.json", PASSPHRASE)
        import_brand(other, shared, site_number=1)
        load_samples(other)
        load_samples(workspace)
        # Different keys could encrypt two numbers to the same serial.
        assert _key(other) == _key(workspace)
        assert _serials(other).isdisjoint(_serials(workspace))


@pytest.mark.logs_warnings
def test_a_restored_workspace_never_repeats_serials_of_a_deleted_brand(tmp_path: Path) -> None:
    """The backup was made before anything was minted, so the brand can be deleted in it."""
    with Workspace.open(tmp_path / "original") as original:
        load_samples(original)
    backup = tmp_path / "backup"
    _copy(tmp_path / "original", backup)
    with Workspace.open(tmp_path / "original") as original:
        minted, key = _serials(original), _key(original)
    with Workspace.open(backup) as restored:
        assert restored.origin is Origin.COPIED
        _delete(restored)
        load_samples(restored)
        assert _key(restored) == key
        assert minted.isdisjoint(_serials(restored))


def _copy(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(parents=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())


def test_minting_and_deleting_a_brand_at_once(workspace: Workspace) -> None:
    start = Barrier(2)
    plan = plan_brand_deletion(workspace, BRAND)

    def mint() -> bool:
        start.wait()
        return _is_done(lambda: submit(workspace, parka()))

    def remove() -> bool:
        start.wait()
        return _is_done(lambda: delete_brand(other, plan))

    with Workspace.open(workspace.path) as other, ThreadPoolExecutor(2) as pool:
        minted, deleted = (each.result() for each in (pool.submit(mint), pool.submit(remove)))
    assert minted is not deleted
    with workspace.read() as transaction:
        assert len(jobs.list_all(transaction)) == minted
        assert (brands.find(transaction, BRAND) is None) == deleted


def _is_done(work: Callable[[], object]) -> bool:
    try:
        work()
    except DppError:
        return False
    return True


def test_an_import_never_adds_products_to_another_brand(
    workspace: Workspace, plain: BrandFile, tmp_path: Path
) -> None:
    """The id of a deleted brand may be used again."""
    file = tmp_path / "list.csv"
    file.write_text("sku,name\nNEW-1,New\n", "utf-8")
    with check_catalogue(workspace, "velta", CatalogueFile(file)) as checked:
        delete_brand(workspace, plan_brand_deletion(workspace, "velta"))
        import_brand(workspace, replace(plain, key="other"))
        with pytest.raises(NotFound):
            apply_catalogue(workspace, checked)
    with workspace.read() as transaction:
        assert all(product.sku != "NEW-1" for _, product in products.list_all(transaction))
