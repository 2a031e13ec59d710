"""Products are found by a part of their SKU, name or GTIN, and get a GTIN once."""

import random
import re
import sys
import unicodedata

import pytest

from dpp_desktop.model.product import Product, ProductRecord
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import brands, products
from dpp_desktop.store.backends import sqlite
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, OTHER_GTIN, a_product, a_product_file

CATALOGUE = (
    a_product(sku="A_1", name="Jacke 100% Wolle"),
    a_product(sku="AB1", name="Mütze"),
    a_product(sku="B-10", name="STRASSENSCHUH", gtin=GTIN),
    a_product(sku="B\\2", name="Straßenschuh blau", gtin=OTHER_GTIN),
    a_product(sku="Z-B-1", name="ÇÖREK МИСКА"),
)


@pytest.fixture
def stocked(workspace: Workspace) -> Workspace:
    """Return a workspace in which the sample brand atelier has more products to search."""
    import_products(workspace, "atelier", parse_products(a_product_file(*CATALOGUE), "/gtin"))
    return workspace


def _brand_id(workspace: Workspace, key: str = "atelier") -> int:
    with workspace.read() as transaction:
        brand = brands.find(transaction, key)
    assert brand
    return brand.id


def _skus(workspace: Workspace, text: str, limit: int = 50) -> list[str]:
    brand_id = _brand_id(workspace)
    with workspace.read() as transaction:
        return [found.sku for found in products.search(transaction, brand_id, text, limit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ab1", ["AB1"]),
        ("  wolle ", ["A_1"]),
        ("MÜTZE", ["AB1"]),
        ("mu\u0308tze", ["AB1"]),
        ("straßenschuh", ["B-10", "B\\2"]),
        ("çörek миска", ["Z-B-1"]),
        ("%", ["A_1"]),
        ("_", ["A_1"]),
        ("\\", ["B\\2"]),
        ("100%", ["A_1"]),
        ("b-1", ["B-10", "Z-B-1"]),
        ("B", ["AB1", "B-10", "B\\2", "Z-B-1"]),
        (GTIN, ["B-10"]),
        (GTIN.lstrip("0"), ["B-10"]),
        ("9506000", ["B-10", "B\\2"]),
        ("134369", ["B\\2"]),
        ("no such thing", []),
        ("x" * 100_000, []),
        ("\udc80", []),
        ("\0", []),
    ],
)
def test_search_finds_by_sku_name_and_gtin(stocked: Workspace, text: str, found: list[str]) -> None:
    ours = {entry["sku"] for entry in CATALOGUE}
    assert [sku for sku in sorted(_skus(stocked, text)) if sku in ours] == found


def test_products_that_start_with_the_text_come_first(stocked: Workspace) -> None:
    more = (a_product(sku="A-950", name="Thing"), a_product(sku="A-9", name="B-1 compatible"))
    import_products(stocked, "atelier", parse_products(a_product_file(*more), "/gtin"))
    assert _skus(stocked, "b-1") == ["B-10", "A-9", "Z-B-1"]
    assert _skus(stocked, "950") == ["B-10", "B\\2", "A-950"]
    assert _skus(stocked, "b-1", limit=1) == ["B-10"]


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_search_lists_the_first_products_by_sku(stocked: Workspace, text: str) -> None:
    assert _skus(stocked, text, limit=2) == ["AB1", "A_1"]
    assert len(_skus(stocked, text)) > len(CATALOGUE)


def test_another_brands_products_are_not_found(stocked: Workspace) -> None:
    assert _skus(stocked, "PARKA") == []
    nordlicht = _brand_id(stocked, "nordlicht")
    with stocked.read() as transaction:
        assert [p.sku for p in products.search(transaction, nordlicht, "parka-01")] == ["PARKA-01"]


def test_a_product_is_completed_with_a_gtin_once(stocked: Workspace) -> None:
    brand_id = _brand_id(stocked)
    for gtin in (GTIN, OTHER_GTIN):
        with stocked.write() as transaction:
            product = products.find(transaction, brand_id, "AB1")
            assert product
            products.set_gtin(transaction, product.id, gtin)
    with stocked.read() as transaction:
        completed = products.find(transaction, brand_id, "AB1")
        other = products.find(transaction, brand_id, "A_1")
    assert completed
    assert other
    assert (completed.gtin, other.gtin) == (GTIN, None)


def test_the_list_of_characters_folded_to_ascii_is_complete() -> None:
    beyond_ascii = map(chr, range(128, sys.maxunicode + 1))
    folded = {letter: letter.casefold() for letter in beyond_ascii}
    to_ascii = {
        letter: text for letter, text in folded.items() if any(part.isascii() for part in text)
    }
    assert to_ascii == products._FOLDED_TO_ASCII


_LETTERS = "aAfFiIkKnsStj%_/\\ 099950ßẞſöÖﬀﬁﬃﬆŉİẖÇ\u212a\u02bc\u0307\u030c"


def test_search_finds_the_products_that_contain_the_folded_text(workspace: Workspace) -> None:
    draw = random.Random(1)
    stock = {_drawn_text(draw, 4): _drawn_text(draw, 6) for _ in range(400)}
    records = [
        ProductRecord(sku, name, draw.choice([None, GTIN]), "{}") for sku, name in stock.items()
    ]
    brand_id = _brand_id(workspace)
    with workspace.write() as transaction:
        products.put_all(transaction, brand_id, records)
    with workspace.read() as transaction:
        every = products.search(transaction, brand_id, "", limit=1_000)
        for text in sorted({_drawn_text(draw, 3) for _ in range(500)}):
            found = products.search(transaction, brand_id, text, limit=1_000)
            assert found == _found_by_folding(every, sqlite.folded_text(text)), text


def _drawn_text(draw: random.Random, longest: int) -> str:
    text = "".join(draw.choices(_LETTERS, k=draw.randint(1, longest)))
    return unicodedata.normalize("NFC", text.strip() or "x")


def _found_by_folding(every: list[Product], sought: str) -> list[Product]:
    found = [
        product
        for product in every
        if any(sought in text.casefold() for text in (product.sku, product.name))
        or (sought.isdecimal() and sought in (product.gtin or ""))
    ]
    return sorted(found, key=lambda product: not _begins(product, sought))


def _begins(product: Product, sought: str) -> bool:
    digits = (product.gtin or "").lstrip("0")
    if sought.isdecimal() and digits.startswith(sought.lstrip("0") or "0"):
        return True
    if sought.isascii():
        return bool(re.match(re.escape(sought), product.sku, re.ASCII | re.IGNORECASE))
    return product.sku.casefold().startswith(sought)
