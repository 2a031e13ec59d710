"""A JSON file that is the passport of one product is imported with the names that are given."""

import json

import pytest

from dpp_desktop.model.errors import InvalidInput, ProductNamesNeeded
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.tables import ProductNames
from dpp_desktop.products.editing import open_product
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, a_product, a_product_file
from tests.products.catalogue_import.conftest import Check

NAMES = ProductNames("A-1", "Hat")
PASSPORT = {"colour": "red", "gtin": GTIN}


def test_a_passport_becomes_the_product_with_the_names(stocked: Workspace, check: Check) -> None:
    checked = check(PASSPORT, names=NAMES)
    assert checked.counts.added == 1
    assert apply_catalogue(stocked, checked) == CatalogueImportResult(added=1)
    opened = open_product(stocked, "brand", "A-1")
    assert (opened.product.name, opened.product.gtin) == ("Hat", GTIN)
    assert json.loads(opened.passport)["colour"] == "red"


@pytest.mark.parametrize("names", [ProductNames(), ProductNames("A"), ProductNames("", "Hat")])
def test_missing_names_are_asked_for(check: Check, names: ProductNames) -> None:
    with pytest.raises(ProductNamesNeeded, match="--sku and --name"):
        check(PASSPORT, names=names)


def test_a_passport_may_have_products_or_a_format(check: Check) -> None:
    passport = {"products": [], "format": "2.0"}
    (row,) = check(passport, names=NAMES).rejected()  # its schema doesn't define them
    assert "passport" in {problem.field for problem in row.problems}
    with pytest.raises(InvalidInput, match="format"):
        check(passport)


@pytest.mark.parametrize(
    "content",
    [
        "sku,name\nA,Hat\n",
        [a_product()],
        a_product_file(a_product()),
        {"products": [a_product()]},
        a_product(passport=PASSPORT),
    ],
)
def test_names_are_refused_for_products(check: Check, content: object) -> None:
    with pytest.raises(InvalidInput, match="only for a file that is a single passport"):
        check(content, names=NAMES)


def test_an_empty_passport_may_have_names(check: Check) -> None:
    counts = check({}, names=NAMES).counts
    assert counts.added + counts.rejected == 1


def test_invalid_names_reject_the_product(check: Check) -> None:
    checked = check(PASSPORT, names=ProductNames("A\0", "Hat"))
    (row,) = checked.rejected()
    assert [problem.field for problem in row.problems] == ["sku"]
