"""Products of several brands are found by what the user types or scans."""

import pytest

from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.products.search import find_in_brands, find_products
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace

EAN = "9506000134352"


def _ids(workspace: Workspace) -> dict[str, int]:
    with workspace.read() as transaction:
        return {brand.key: brand.id for brand in brands.list_all(transaction)}


def _found(workspace: Workspace, text: str, chosen: str = "") -> list[tuple[str, str]]:
    ids = _ids(workspace)
    keys = {brand_id: key for key, brand_id in ids.items()}
    found = find_in_brands(workspace, list(ids.values()), text, chosen=ids.get(chosen))
    return [(keys[product.brand_id], product.sku) for product in found]


@pytest.mark.parametrize(
    "text",
    [
        "PARKA-01",
        "parka-01",
        "Fjell winter parka, anthracite",
        EAN,
        f"0{EAN}",
        f"]E0{EAN}",
        f"(01)0{EAN}(10)LOT-7",
        f"https://id.example/01/0{EAN}/10/LOT-7",
    ],
)
def test_a_product_is_found_without_a_brand(workspace: Workspace, text: str) -> None:
    assert _found(workspace, text) == [("nordlicht", "PARKA-01")]


def test_the_products_of_the_chosen_brand_come_before_others(workspace: Workspace) -> None:
    import_products(workspace, "atelier", [ProductRecord("PARKA-01", "Parka", None, "{}")])
    assert _found(workspace, "parka-01", "atelier") == [("atelier", "PARKA-01")]
    assert _found(workspace, "parka-01") == [("atelier", "PARKA-01"), ("nordlicht", "PARKA-01")]


def test_other_brands_are_searched_if_the_chosen_one_has_no_such_product(
    workspace: Workspace,
) -> None:
    assert _found(workspace, EAN, "atelier") == [("nordlicht", "PARKA-01")]


def test_an_empty_text_finds_products_of_the_chosen_brand_only(workspace: Workspace) -> None:
    ids = _ids(workspace)
    of_brand = [("atelier", each.sku) for each in find_products(workspace, ids["atelier"], "")]
    assert of_brand == _found(workspace, "  ", "atelier")
    assert {key for key, _ in _found(workspace, "")} == set(ids)


def test_many_matches_of_one_brand_hide_no_other_brand(workspace: Workspace) -> None:
    many = [ProductRecord(f"A{n:03}", f"parka-01 {n}", None, "{}") for n in range(60)]
    import_products(workspace, "atelier", many)
    found = _found(workspace, "PARKA-01")
    assert found[0] == ("nordlicht", "PARKA-01")
    assert len(found) > 10
    assert len(_found(workspace, "parka")) <= 50
    assert ("nordlicht", "PARKA-01") in _found(workspace, "parka")
