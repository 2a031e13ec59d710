"""Brands and products are imported completely or not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand, require_brand
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import ProductImport, import_products
from dpp_desktop.samples import SAMPLE_BRANDS, load_samples
from dpp_desktop.store import brands, documents, products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, OTHER_GTIN, a_brand, a_product, a_product_file

SCHEMA = {"required": ["gtin", "colour"], "properties": {"colour": {"type": "string"}}}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """Return an open, empty workspace."""
    with Workspace.open(tmp_path / "empty") as workspace:
        yield workspace


def _import(workspace: Workspace, *entries: dict[str, Any]) -> ProductImport:
    records = parse_products(a_product_file(*entries), "/gtin")
    return import_products(workspace, "brand", records)


def _listed(workspace: Workspace) -> list[tuple[str, str, str | None]]:
    with workspace.read() as transaction:
        found = products.list_all(transaction)
    return [(product.sku, product.name, product.gtin) for _, product in found]


def test_a_brand_is_added_then_updated(empty: Workspace) -> None:
    assert import_brand(empty, parse_brand(a_brand())).added
    changed = a_brand(name="New", resolver="https://new.example", passport_schema=SCHEMA)
    assert not import_brand(empty, parse_brand(changed)).added
    with empty.read() as transaction:
        (brand,) = brands.list_all(transaction)
        schema = documents.body_of(transaction, brand.schema_digest)
    assert (brand.name, brand.resolver) == ("New", "https://new.example")
    assert schema == parse_brand(changed).schema


@pytest.mark.parametrize("serials", [{"style": "sequential"}, {"scope": "product"}])
def test_a_policy_can_change_until_the_first_request(
    empty: Workspace, serials: dict[str, str]
) -> None:
    changed = parse_brand(a_brand(serials=serials))
    import_brand(empty, parse_brand(a_brand()))
    import_brand(empty, changed)
    import_brand(empty, parse_brand(a_brand()))
    _import(empty, a_product())
    submit(empty, MintForm("brand", "PARKA-01", "LOT-7", 1))
    with pytest.raises(InvalidInput) as caught:
        import_brand(empty, changed)
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("serials", "serials_fixed")
    with empty.read() as transaction:
        assert require_brand(transaction, "brand").serials == parse_brand(a_brand()).serials
    assert not import_brand(empty, parse_brand(a_brand(name="New"))).added


def test_products_are_added_and_updated(empty: Workspace) -> None:
    import_brand(empty, parse_brand(a_brand()))
    assert _import(empty, a_product(sku="A"), a_product(sku="B")) == ProductImport(2, 0, {})
    again = _import(empty, a_product(sku="B", name="New", gtin=GTIN), a_product(sku="C"))
    assert again == ProductImport(1, 1, {})
    assert _listed(empty) == [("A", "Parka", None), ("B", "New", GTIN), ("C", "Parka", None)]


def test_incomplete_products_are_imported_as_drafts(empty: Workspace) -> None:
    import_brand(empty, parse_brand(a_brand(passport_schema=SCHEMA)))
    done = _import(
        empty,
        a_product(sku="A", gtin=GTIN, passport={"colour": "red"}),
        a_product(sku="B", passport={"colour": 7}),
        a_product(sku="C", gtin=OTHER_GTIN),
    )
    assert (done.added, done.updated) == (3, 0)
    assert {
        sku: {(problem.field, problem.code) for problem in found}
        for sku, found in done.drafts.items()
    } == {
        "B": {("gtin", "gtin_required"), ("passport.colour", "type")},
        "C": {("passport.colour", "required")},
    }
    assert len(_listed(empty)) == 3


def test_importing_a_draft_again_completes_it(empty: Workspace) -> None:
    import_brand(empty, parse_brand(a_brand(passport_schema=SCHEMA)))
    assert set(_import(empty, a_product()).drafts) == {"PARKA-01"}
    form = MintForm("brand", "PARKA-01", "LOT-7", 1)
    with pytest.raises(InvalidInput, match="requires a GTIN"):
        submit(empty, form)
    done = _import(empty, a_product(gtin=GTIN, passport={"colour": "red"}))
    assert done == ProductImport(0, 1, {})
    assert submit(empty, form).job.gtin == GTIN


def test_a_schema_with_external_references_is_rejected_on_import() -> None:
    remote = {"$ref": "https://schemas.example/passport.json"}
    with pytest.raises(InvalidInput) as refused:
        parse_brand(a_brand(passport_schema=remote))
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("passport_schema.$ref", "schema_reference")


def test_an_unknown_brand_is_not_found(empty: Workspace) -> None:
    with pytest.raises(NotFound, match="no brand 'brand'"):
        _import(empty, a_product())
    assert _listed(empty) == []


def test_the_samples_are_complete_and_can_be_imported_again(empty: Workspace) -> None:
    first = load_samples(empty)
    assert set(first) == set(SAMPLE_BRANDS)
    assert all(done.added and not done.updated and not done.drafts for done in first.values())
    listed = _listed(empty)
    again = load_samples(empty)
    assert {name: done.updated for name, done in again.items()} == {
        name: done.added for name, done in first.items()
    }
    assert _listed(empty) == listed
