"""Products needn't have the fields that are filled in for each unit."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import brand_and_schema, import_brand
from dpp_desktop.products.catalogue_import.apply import apply_catalogue
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.drafts import list_products_with_status
from dpp_desktop.products.editing import (
    ProductEdit,
    check_edit,
    find_incomplete,
    new_product,
    open_product,
    save_product,
)
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import ProductImport, import_products
from dpp_desktop.products.template_columns import template_columns
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand, a_product, a_product_file

TEXT = {"type": "string"}
SCHEMA = {
    "required": ["material", "item"],
    "properties": {
        "material": TEXT,
        "item": {
            "required": ["serial", "grade"],
            "properties": {"serial": {"type": "string", "maxLength": 3}, "grade": TEXT},
        },
    },
}
COMPLETE = {"material": "wool", "item": {"grade": "A"}}


def _import(workspace: Workspace, passport: Any) -> ProductImport:
    brand = a_brand(passport_schema=SCHEMA, unit_pointers={"/item/serial": "serial"})
    import_brand(workspace, parse_brand(brand))
    document = a_product_file(a_product(sku="A", passport=passport))
    return import_products(workspace, "brand", parse_products(document, "/gtin"))


@pytest.mark.parametrize(
    ("passport", "missing"),
    [
        (COMPLETE, []),
        # What is wrong with the sample's own value is replaced with it.
        ({**COMPLETE, "item": {"grade": "A", "serial": 7}}, []),
        ({"item": {"grade": "A"}}, ["passport.material"]),
        # Each unit adds the object around its field, so its other required fields are needed.
        ({"material": "wool"}, ["passport.item.grade"]),
    ],
)
def test_every_check_of_a_product_ignores_unit_fields(
    workspace: Workspace, passport: Any, missing: list[str]
) -> None:
    drafts = _import(workspace, passport).drafts
    assert [each.field for each in drafts.get("A", ())] == missing
    listed = [each for each in list_products_with_status(workspace) if each.brand_key == "brand"]
    assert [each.draft for each in listed] == [bool(missing)]
    opened = open_product(workspace, "brand", "A")
    incomplete = find_incomplete(workspace, opened.brand.id, [opened.product])
    assert incomplete == ({opened.product.id} if missing else set())
    checked = check_edit(workspace, opened, ProductEdit("A", "A", "", passport))
    assert [each.field for each in checked.incomplete] == missing
    assert checked.at_minting == ()


def test_a_field_whose_name_has_a_dot_is_not_a_unit_field(workspace: Workspace) -> None:
    schema = {"required": ["item.serial"], "properties": {"item": {}, "item.serial": TEXT}}
    brand = a_brand(passport_schema=schema, unit_pointers={"/item/serial": "serial"})
    import_brand(workspace, parse_brand(brand))
    passports: tuple[Any, ...] = ({}, {"item.serial": 7}, {"item.serial": "S"})
    listed = [a_product(sku=f"{n}", passport=each) for n, each in enumerate(passports)]
    found = import_products(workspace, "brand", parse_products(a_product_file(*listed), "/gtin"))
    assert {
        sku: [each.code for each in of_product] for sku, of_product in found.drafts.items()
    } == {
        "0": ["required"],
        "1": ["type"],
    }


def test_a_product_keeps_the_value_of_its_sample(workspace: Workspace) -> None:
    _import(workspace, COMPLETE)
    opened = open_product(workspace, "brand", "A")
    passport = {**COMPLETE, "item": {"grade": "B", "serial": "S-1"}}
    saved = save_product(workspace, opened, ProductEdit("A", "A", "", passport))
    assert '"serial":"S-1"' in saved.passport


def test_an_invalid_passport_of_an_edit_is_reported(workspace: Workspace) -> None:
    _import(workspace, COMPLETE)
    new = new_product(workspace, "brand")
    checked = check_edit(workspace, new, ProductEdit("B", "B", "", ["no object"]))
    assert "passport_form" in {each.code for each in checked.problems}


def test_templates_have_no_columns_for_unit_fields(workspace: Workspace) -> None:
    _import(workspace, COMPLETE)
    brand, schema = brand_and_schema(workspace, "brand")
    paths = [column.target.path for column in template_columns(brand, schema)]
    assert ("item", "grade") in paths
    assert ("item", "serial") not in paths
    other = replace(brand, unit_fields=())
    assert ("item", "serial") in [each.target.path for each in template_columns(other, schema)]


def test_catalogues_do_not_ask_for_unit_fields(workspace: Workspace, tmp_path: Path) -> None:
    _import(workspace, COMPLETE)
    file = tmp_path / "list.csv"
    file.write_text("sku,name,material,item.grade\nB,Boots,felt,A\nC,Cap,,A\n")
    with check_catalogue(workspace, "brand", CatalogueFile(file)) as checked:
        assert checked.missing_fields == ()
        apply_catalogue(workspace, checked)
    listed = [each for each in list_products_with_status(workspace) if each.brand_key == "brand"]
    assert {each.product.sku: each.draft for each in listed} == {"A": False, "B": False, "C": True}
