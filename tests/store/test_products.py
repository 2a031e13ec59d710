"""Products are found by what people type of them, and completed with a GTIN once."""

import string
import sys

import pytest

from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import brands, products
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
    """The sample brand atelier with a catalogue to search in, besides its own products."""
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
def test_what_is_typed_finds_by_sku_name_and_gtin(
    stocked: Workspace, text: str, found: list[str]
) -> None:
    ours = {entry["sku"] for entry in CATALOGUE}
    assert [sku for sku in sorted(_skus(stocked, text)) if sku in ours] == found


def test_those_that_begin_with_the_text_come_first(stocked: Workspace) -> None:
    more = (a_product(sku="A-950", name="Thing"), a_product(sku="A-9", name="B-1 compatible"))
    import_products(stocked, "atelier", parse_products(a_product_file(*more), "/gtin"))
    assert _skus(stocked, "b-1") == ["B-10", "A-9", "Z-B-1"]
    assert _skus(stocked, "950") == ["B-10", "B\\2", "A-950"]
    assert _skus(stocked, "b-1", limit=1) == ["B-10"]


@pytest.mark.parametrize("text", ["", "  "])
def test_no_text_finds_the_first_by_sku(stocked: Workspace, text: str) -> None:
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


def test_plain_characters_result_from_no_other_character() -> None:
    folded_from_others = {
        part
        for code in range(128, sys.maxunicode + 1)
        for part in chr(code).casefold()
        if part.isascii()
    }
    ascii_letters = map(chr, range(128))
    plain = {letter for letter in ascii_letters if products._PLAIN.fullmatch(letter)}
    assert plain.isdisjoint(folded_from_others | set(string.ascii_uppercase))
    assert set("bcdegmopqruvxz 0123456789") <= plain
