"""A brand is transferred to another site with its serial key, which both sites then use."""

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import brand_document, parse_brand, read_brand_file
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.brands.import_plan import ExaminedBrand, KeyChange, plan_import, plan_new_brand
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.identity.numbers import repeat_probability
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import BrandFile, SerialPolicy, SerialStyle
from dpp_desktop.model.errors import (
    InvalidInput,
    NotFound,
    PassphraseNeeded,
    PathUnusable,
    WrongState,
)
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import brands, site
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from tests.passports.examples import a_brand, a_product, a_product_file

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    """Return an open, empty workspace of site 2."""
    with Workspace.open(tmp_path / "here") as workspace:
        with workspace.write() as transaction:
            site.change(transaction, 2)
        yield workspace


@pytest.fixture
def file(workspace: Workspace, tmp_path: Path) -> Path:
    """Return the brand file that site 0 exported."""
    path = tmp_path / "nordlicht.json"
    export_brand(workspace, "nordlicht", path, PASSPHRASE)
    return path


@pytest.fixture
def shared(file: Path) -> BrandFile:
    """Return the content of that file."""
    return read_brand_file(file, PASSPHRASE)


@pytest.fixture
def plain() -> BrandFile:
    """Return the same brand, read from its plain file."""
    return read_brand_file(resource_paths.resource("samples", "nordlicht.brand.json"))


def _key(workspace: Workspace, brand: str = "nordlicht") -> bytes:
    with workspace.read() as transaction:
        return brands.serial_key(transaction, brand)


def _mint_for(workspace: Workspace, brand: str = "nordlicht") -> None:
    records = parse_products(a_product_file(a_product(gtin="09506000134352")), "/gtin")
    import_brand(workspace, parse_brand(a_brand(key=brand)))
    import_products(workspace, brand, records)
    submit(workspace, MintForm(brand, "PARKA-01", "LOT-7", 1))


def _refusals(workspace: Workspace, brand: BrandFile) -> set[str]:
    with workspace.read() as transaction:
        found = plan_import(transaction, ExaminedBrand.of(brand)).problems
    with pytest.raises(InvalidInput) as caught:
        import_brand(workspace, brand)
    assert caught.value.problems == found
    return {problem.code for problem in found}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"serials": {"style": "sequential", "scope": "product"}, "link": {"batch": True}},
        {"gtin_pointer": "/a~1b/~0", "passport_schema": {"x": [1, 2.5, None, "é"]}},
        {"passport_schema": True, "name": "Ma\u0301rca"},
    ],
)
def test_a_brand_document_describes_the_brand(changes: dict[str, Any]) -> None:
    brand = parse_brand(a_brand(**changes))
    assert parse_brand(brand_document(brand)) == brand


def test_a_file_contains_the_brand_and_its_key(
    workspace: Workspace, shared: BrandFile, plain: BrandFile
) -> None:
    assert shared.shared_key
    assert (shared.shared_key.secret, shared.shared_key.site) == (_key(workspace), 0)
    assert shared.shared_key.workspace == workspace.uid()
    assert brand_document(shared) == brand_document(plain)
    assert str(shared.shared_key.secret) not in repr(shared)


def test_only_the_owner_can_read_the_file(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_an_existing_file_is_replaced_completely_or_not_at_all(
    workspace: Workspace, file: Path
) -> None:
    before = file.read_bytes()
    file.chmod(0o644)
    with pytest.raises(InvalidInput):
        export_brand(workspace, "nordlicht", file, "too short")
    assert file.read_bytes() == before
    export_brand(workspace, "nordlicht", file, PASSPHRASE)
    assert file.read_bytes() != before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["brand", "brand.txt", DATABASE_NAME])
def test_only_a_json_file_is_written(workspace: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        export_brand(workspace, "nordlicht", tmp_path / name, PASSPHRASE)
    assert [problem.code for problem in caught.value.problems] == ["not_json"]
    assert not (tmp_path / name).exists()


def test_invalid_exports_are_rejected(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no brand 'nobody'"):
        export_brand(workspace, "nobody", tmp_path / "x.json", PASSPHRASE)
    with pytest.raises(PathUnusable, match="no folder"):
        export_brand(workspace, "nordlicht", tmp_path / "nowhere" / "x.json", PASSPHRASE)
    assert not (tmp_path / "x.json").exists()


def test_reading_asks_for_the_passphrase_unless_the_file_is_damaged(file: Path) -> None:
    with pytest.raises(PassphraseNeeded, match="contains a brand's serial key"):
        read_brand_file(file)
    file.write_text(file.read_text().replace("gAAAAA", "gAAAAB"))
    with pytest.raises(InvalidInput, match="damaged"):
        read_brand_file(file)


def test_a_passphrase_is_ignored_for_a_plain_file(plain: BrandFile) -> None:
    path = resource_paths.resource("samples", "nordlicht.brand.json")
    assert read_brand_file(path, PASSPHRASE) == plain


def test_a_new_brand_gets_the_key_of_the_file(
    workspace: Workspace, here: Workspace, shared: BrandFile
) -> None:
    done = import_brand(here, shared)
    assert (done.added, done.key, done.key.file_has_key) == (True, KeyChange.TAKEN, True)
    assert _key(here) == _key(workspace)
    again = import_brand(here, shared)
    assert (again.added, again.key, again.changes) == (False, KeyChange.SAME, ())


def test_a_brand_without_jobs_accepts_the_key(
    workspace: Workspace, here: Workspace, shared: BrandFile, plain: BrandFile
) -> None:
    assert import_brand(here, plain).key is KeyChange.DRAWN
    _mint_for(here, "another")
    assert _key(here) != _key(workspace)
    assert import_brand(here, shared).key is KeyChange.TAKEN
    assert _key(here) == _key(workspace)


def test_a_brand_with_jobs_keeps_its_key(here: Workspace, shared: BrandFile) -> None:
    _mint_for(here)
    before = _key(here)
    assert _refusals(here, shared) == {"serial_key_fixed"}
    assert _key(here) == before


def test_the_same_key_updates_a_brand_with_jobs(
    workspace: Workspace, here: Workspace, shared: BrandFile
) -> None:
    import_brand(here, shared)
    records = parse_products(a_product_file(a_product(gtin="09506000134352")), "/gtin")
    import_products(here, "nordlicht", records)
    with workspace.write() as transaction:
        brands.put(transaction, parse_brand(a_brand(key="nordlicht", name="New")))
    export_brand(workspace, "nordlicht", here.path / "new.json", PASSPHRASE)
    done = import_brand(here, read_brand_file(here.path / "new.json", PASSPHRASE))
    assert (done.key, done.products) == (KeyChange.SAME, 1)
    assert {setting.name for setting in done.changes} == {
        "name",
        "resolver",
        "batch_pointers",
        "passport_schema",
        "gtin_required",
    }


def test_the_export_profile_is_transferred(workspace: Workspace, here: Workspace) -> None:
    profile = {"name": "ours", "columns": [{"source": "url"}]}
    import_brand(workspace, parse_brand(a_brand(key="ours", export_profile=profile)))
    file = here.path / "ours.json"
    assert export_brand(workspace, "ours", file, PASSPHRASE).export_profile
    import_brand(here, parse_brand(a_brand(key="ours")))
    done = import_brand(here, read_brand_file(file, PASSPHRASE))
    assert [setting.name for setting in done.changes] == ["export_profile"]
    with here.read() as transaction:
        found = brands.find(transaction, "ours")
    assert found
    assert json.loads(found.export_profile) == profile


def test_a_plain_file_with_unpredictable_serials_comes_with_a_warning(
    here: Workspace, shared: BrandFile, plain: BrandFile
) -> None:
    (caution,) = import_brand(here, plain).warnings
    assert caution.code == "key_not_shared"
    assert f"about {repeat_probability([10**8, 10**8]):.1%}" in caution.message
    with here.read() as transaction:
        assert plan_import(transaction, ExaminedBrand.of(plain)).warnings == (caution,)
        assert plan_import(transaction, ExaminedBrand.of(shared)).warnings == ()
    sequential = replace(plain, serials=SerialPolicy(SerialStyle.SEQUENTIAL))
    assert plan_new_brand(sequential).warnings == ()
    assert plan_new_brand(replace(plain, key="other")).warnings == (caution,)


def test_a_plain_file_never_changes_the_key(
    here: Workspace, shared: BrandFile, plain: BrandFile
) -> None:
    import_brand(here, shared)
    before = _key(here)
    done = import_brand(here, plain)
    assert (done.key, done.key.file_has_key) == (KeyChange.KEPT, False)
    assert _key(here) == before


def test_two_workspaces_of_one_site_may_not_share_a_key(
    workspace: Workspace, here: Workspace, shared: BrandFile
) -> None:
    with here.write() as transaction:
        site.change(transaction, 0)
    assert _refusals(here, shared) == {"same_site"}
    with here.read() as transaction:
        assert brands.list_all(transaction) == []
        plan = plan_import(transaction, ExaminedBrand.of(shared))
    assert "Set a site number for this workspace" in plan.remedy
    assert import_brand(here, shared, site_number=1).target.site == 1
    assert _key(here) == _key(workspace)


def test_a_fixed_site_number_is_reported(here: Workspace, shared: BrandFile) -> None:
    with here.write() as transaction:
        site.change(transaction, 0)
    _mint_for(here, "another")
    with here.read() as transaction:
        assert "new workspace" in plan_import(transaction, ExaminedBrand.of(shared)).remedy
    with pytest.raises(WrongState, match="has minted as site 0"):
        import_brand(here, shared, site_number=1)
    with here.read() as transaction, pytest.raises(WrongState):
        plan_import(transaction, ExaminedBrand.of(shared), 1)


def test_the_exporting_workspace_may_import_its_own_file(
    workspace: Workspace, shared: BrandFile
) -> None:
    assert import_brand(workspace, shared).key is KeyChange.SAME


def test_the_site_is_unchanged_if_the_brand_is_rejected(here: Workspace, shared: BrandFile) -> None:
    with pytest.raises(InvalidInput):
        import_brand(here, shared, site_number=0)
    with here.read() as transaction:
        assert site.number(transaction) == 2


def test_all_blocking_problems_are_reported_at_once(here: Workspace, shared: BrandFile) -> None:
    other = a_brand(key="nordlicht", serials={"style": "sequential"})
    import_brand(here, parse_brand(other))
    _mint_for_policy(here)
    with here.read() as transaction:
        plan = plan_import(transaction, ExaminedBrand.of(shared))
    assert {problem.code for problem in plan.problems} == {"serials_fixed", "serial_key_fixed"}
    assert plan.key is KeyChange.REFUSED


def _mint_for_policy(workspace: Workspace) -> None:
    records = parse_products(a_product_file(a_product()), "/gtin")
    import_products(workspace, "nordlicht", records)
    submit(workspace, MintForm("nordlicht", "PARKA-01", "LOT-7", 1))


def test_a_plan_lists_the_changes_and_changes_nothing(
    workspace: Workspace, plain: BrandFile
) -> None:
    document = a_brand(key="nordlicht", resolver="https://new.example", link={"batch": True})
    brand = parse_brand(document)
    with workspace.read() as transaction:
        plan = plan_import(transaction, ExaminedBrand.of(brand))
        count = len(brands.list_all(transaction))
    assert not plan.added
    assert plan.schema_changes
    assert plan.products == 4
    changed = {setting.name: (setting.before, setting.after) for setting in plan.changes}
    assert changed["resolver"] == (plain.resolver, "https://new.example")
    assert changed["link.batch"] == (False, True)
    assert changed["name"] == (plain.name, "Brand")
    assert "serials.style" not in changed
    with workspace.read() as transaction:
        assert plan_import(transaction, ExaminedBrand.of(plain)).changes == ()
        assert len(brands.list_all(transaction)) == count
    assert import_brand(workspace, brand) == plan


def test_a_new_name_affects_no_product(workspace: Workspace, plain: BrandFile) -> None:
    brand = parse_brand(brand_document(plain) | {"name": "New"})
    with workspace.read() as transaction:
        plan = plan_import(transaction, ExaminedBrand.of(brand))
    assert ([setting.name for setting in plan.changes], plan.products) == (["name"], 0)


def test_planning_an_import_needs_no_workspace(plain: BrandFile, shared: BrandFile) -> None:
    plan = plan_new_brand(plain)
    assert (plan.added, plan.key, plan.problems) == (True, KeyChange.DRAWN, ())
    assert all(setting.changes and setting.before is None for setting in plan.settings)
    assert [problem.code for problem in plan_new_brand(shared).problems] == ["same_site"]
    assert plan_new_brand(shared).with_site_number(1).problems == ()


def test_an_encrypted_brand_is_checked_like_any_other(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.write() as transaction:
        brand = parse_brand(a_brand(key="bad"))
        brands.put(transaction, brand)
        transaction.exec_driver_sql("UPDATE brands SET resolver = 'http://x' WHERE key = 'bad'")
    export_brand(workspace, "bad", tmp_path / "bad.json", PASSPHRASE)
    with pytest.raises(InvalidInput) as caught:
        read_brand_file(tmp_path / "bad.json", PASSPHRASE)
    assert {problem.field for problem in caught.value.problems} == {"resolver"}
    assert json.loads((tmp_path / "bad.json").read_text())["format"].endswith("shared-brand/1")
