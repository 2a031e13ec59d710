"""A product is opened, checked during editing, and saved unless it was changed meanwhile."""

import json
from dataclasses import replace
from typing import Any

import pytest

from dpp_desktop.brands.brand_deletion import delete_brand, plan_brand_deletion
from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import EditConflict, InvalidInput, NotFound
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.editing import (
    OpenedProduct,
    ProductEdit,
    add_product,
    check_edit,
    copy_product,
    find_incomplete,
    new_product,
    open_product,
    save_product,
)
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import documents, products
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.passports.examples import OTHER_GTIN, a_brand


@pytest.fixture
def opened(workspace: Workspace) -> OpenedProduct:
    """Return the sample parka, opened for editing."""
    return open_product(workspace, "nordlicht", "PARKA-01")


def edit_of(opened: OpenedProduct, **changes: Any) -> ProductEdit:
    """Return the current product with changed fields or a changed passport."""
    own = {name: changes.pop(name) for name in ("sku", "name", "gtin") if name in changes}
    product = opened.product
    passport = {**json.loads(opened.passport), **changes}
    return replace(ProductEdit(product.sku, product.name, product.gtin or "", passport), **own)


def test_an_unchanged_product_has_no_problems(workspace: Workspace, opened: OpenedProduct) -> None:
    assert check_edit(workspace, opened, edit_of(opened)).problems == ()


def test_a_value_of_a_wrong_format_is_a_warning(workspace: Workspace) -> None:
    schema = {"properties": {"on": {"format": "date"}}}
    import_brand(workspace, parse_brand(a_brand(passport_schema=schema)))
    new = new_product(workspace, "brand")
    edit = ProductEdit("A", "Hat", "", {"on": "soon"})
    checked = check_edit(workspace, new, edit)
    assert checked.problems == ()
    assert [warning.field for warning in checked.warnings] == ["passport.on"]


def test_a_saved_product_is_updated_and_its_job_keeps_the_earlier_data(
    workspace: Workspace, opened: OpenedProduct
) -> None:
    job = submit(workspace, parka()).job
    edit = edit_of(opened, sku="PARKA-02", name=" Parka ", gtin="9506000134369", made_in="PT")
    saved = save_product(workspace, opened, edit)
    assert saved == open_product(workspace, "nordlicht", "PARKA-02")
    assert (saved.product.name, saved.product.gtin) == ("Parka", OTHER_GTIN)
    assert json.loads(saved.passport)["made_in"] == "PT"
    assert saved.product.id == opened.product.id
    with workspace.read() as transaction:
        assert documents.body_of(transaction, opened.product.passport_digest) == opened.passport
    assert job.product_sku == "PARKA-01"


def test_an_incomplete_passport_is_saved_as_a_draft(
    workspace: Workspace, opened: OpenedProduct
) -> None:
    edit = edit_of(opened, recycled_share=101)
    checked = check_edit(workspace, opened, edit)
    assert checked.blocking == ()
    assert [problem.field for problem in checked.incomplete] == ["passport.recycled_share"]
    assert checked.incomplete[0].message == "must be at most 100."
    saved = save_product(workspace, opened, edit)
    assert find_incomplete(workspace, saved.brand.id, [saved.product]) == {saved.product.id}
    with workspace.read() as transaction:
        every = products.search(transaction, saved.brand.id, "")
    assert find_incomplete(workspace, saved.brand.id, every) == {saved.product.id}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": " "}, "name", "empty"),
        ({"sku": ""}, "sku", "empty"),
        ({"sku": "x" * 65}, "sku", "too_long"),
        ({"gtin": "09506000134353"}, "gtin", "gtin_check_digit"),
        ({"gtin": "abc"}, "gtin", "gtin_form"),
    ],
)
def test_invalid_products_are_rejected(
    workspace: Workspace, opened: OpenedProduct, changes: Any, field: str, code: str
) -> None:
    edit = edit_of(opened, **changes)
    problems = check_edit(workspace, opened, edit).blocking
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]
    with pytest.raises(InvalidInput):
        save_product(workspace, opened, edit)
    assert open_product(workspace, "nordlicht", "PARKA-01") == opened


def test_a_passport_is_an_object(workspace: Workspace, opened: OpenedProduct) -> None:
    edit = replace(edit_of(opened), passport=[1])
    assert [problem.code for problem in check_edit(workspace, opened, edit).blocking] == [
        "passport_form"
    ]
    with pytest.raises(InvalidInput):
        save_product(workspace, opened, edit)


def test_a_missing_gtin_is_reported_once_and_saved_as_a_draft(
    workspace: Workspace, opened: OpenedProduct
) -> None:
    checked = check_edit(workspace, opened, edit_of(opened, gtin=""))
    assert [(p.field, p.code) for p in checked.problems] == [("gtin", "gtin_required")]
    assert save_product(workspace, opened, edit_of(opened, gtin="")).product.gtin is None


def test_the_gtin_in_the_passport_follows_the_product(
    workspace: Workspace, opened: OpenedProduct
) -> None:
    edit = edit_of(opened, gtin=OTHER_GTIN)
    inside = replace(edit, passport={**json.loads(opened.passport), "gtin": opened.product.gtin})
    assert json.loads(save_product(workspace, opened, inside).passport)["gtin"] == OTHER_GTIN


def test_the_sku_of_another_product_is_rejected(
    workspace: Workspace, opened: OpenedProduct
) -> None:
    import_products(workspace, "nordlicht", [ProductRecord("OTHER", "Other", None, "{}")])
    with pytest.raises(InvalidInput, match="belongs to another product"):
        save_product(workspace, opened, edit_of(opened, sku="OTHER"))


def test_concurrent_changes_are_not_overwritten(
    workspace: Workspace, opened: OpenedProduct
) -> None:
    theirs = save_product(workspace, opened, edit_of(opened, made_in="PT"))
    with pytest.raises(EditConflict, match="changed by someone else"):
        save_product(workspace, opened, edit_of(opened, made_in="FR"))
    assert open_product(workspace, "nordlicht", "PARKA-01") == theirs


def test_missing_products_cannot_be_opened(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        open_product(workspace, "nordlicht", "NOTHING")
    with pytest.raises(NotFound):
        open_product(workspace, "nobody", "PARKA-01")


def test_a_product_is_added_only_if_its_sku_is_still_free(workspace: Workspace) -> None:
    new = new_product(workspace, "nordlicht")
    edit = ProductEdit(" NEW-1 ", "New", "9506000134369", {})
    assert check_edit(workspace, new, edit).blocking == ()
    added = add_product(workspace, new, edit)
    assert added == open_product(workspace, "nordlicht", "NEW-1")
    assert added.product.gtin == OTHER_GTIN
    assert [each.code for each in check_edit(workspace, new, edit).blocking] == ["sku_taken"]
    with pytest.raises(InvalidInput, match="another product"):
        add_product(workspace, new, edit)
    with pytest.raises(InvalidInput):
        add_product(workspace, new, replace(edit, sku="", gtin="12"))


def test_a_copy_has_everything_but_sku_and_gtin(
    workspace: Workspace, opened: OpenedProduct
) -> None:
    inside = edit_of(opened, gtin="9506000134369")
    inside = replace(inside, passport={**json.loads(opened.passport), "gtin": OTHER_GTIN})
    save_product(workspace, opened, inside)
    copy = copy_product(workspace, "nordlicht", "PARKA-01")
    passport = json.loads(opened.passport)
    passport.pop("gtin", None)
    assert (copy.name, json.loads(copy.passport)) == (opened.product.name, passport)
    with pytest.raises(NotFound):
        copy_product(workspace, "nordlicht", "NOTHING")


def test_nothing_is_added_to_a_deleted_brand(workspace: Workspace) -> None:
    new = new_product(workspace, "nordlicht")
    delete_brand(workspace, plan_brand_deletion(workspace, "nordlicht"))
    with pytest.raises(NotFound):
        add_product(workspace, new, ProductEdit("NEW-1", "New", "", {}))


def test_a_product_of_a_brand_that_was_added_again_is_not_overwritten(
    workspace: Workspace,
) -> None:
    brand = parse_brand(a_brand(passport_schema={}))
    import_brand(workspace, brand)
    new = new_product(workspace, "brand")
    delete_brand(workspace, plan_brand_deletion(workspace, "brand"))
    import_brand(workspace, parse_brand(a_brand(key="other", passport_schema={})))
    import_brand(workspace, brand)
    again = new_product(workspace, "brand")
    add_product(workspace, again, ProductEdit("X1", "Original", "", {"a": 1}))
    with pytest.raises(InvalidInput):
        add_product(workspace, new, ProductEdit("X1", "Other", "", {}))
    assert open_product(workspace, "brand", "X1").product.name == "Original"


def test_missing_batch_fields_are_no_problems(workspace: Workspace) -> None:
    schema = {"type": "object", "required": ["colour", "made_on", "made_at"]}
    pointers = ["/made_on", "/made_at/plant"]
    import_brand(workspace, parse_brand(a_brand(passport_schema=schema, batch_pointers=pointers)))
    new = new_product(workspace, "brand")
    checked = check_edit(workspace, new, ProductEdit("A", "A", "", {}))
    later = {problem.field for problem in checked.at_minting}
    assert later == {"passport.made_on", "passport.made_at"}
    assert [problem.field for problem in checked.problems] == ["passport.colour"]
