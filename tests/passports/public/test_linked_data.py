"""The JSON-LD of a passport is what PyLD, an independent processor, understands."""

from typing import Any

import pytest
from pyld import jsonld

from dpp_desktop.passports.public.linked_data import passport_json_ld
from dpp_desktop.passports.public.page import PassportIdentity

URL = "https://id.brand.example/01/09506000134352/21/0123456789AB"
PASSPORT = {"care": {"washing": 30}, "notes": ["a", None, 1.5], "@id": "not a keyword here"}
UNIT = PassportIdentity("Brand", "Parka", "09506000134352", "B1", "0123456789AB", URL)
GTINLESS = PassportIdentity("Brand", "Scarf", None, None, None, "https://id.brand.example/t/x")


def _nothing_is_loaded(url: str, options: Any) -> Any:
    raise AssertionError(f"{url} was requested")


def _expanded(identity: PassportIdentity) -> Any:
    document = passport_json_ld(identity, PASSPORT)
    (expanded,) = jsonld.expand(document, {"documentLoader": _nothing_is_loaded})
    return expanded


def test_the_identity_of_a_unit_has_terms_of_vocabularies() -> None:
    expanded = _expanded(UNIT)
    assert expanded["@id"] == URL
    assert expanded["@type"] == ["https://schema.org/IndividualProduct"]
    assert expanded["https://schema.org/gtin14"] == [{"@value": "09506000134352"}]
    assert expanded["https://schema.org/serialNumber"] == [{"@value": "0123456789AB"}]
    assert expanded["https://ref.gs1.org/voc/hasBatchLotNumber"] == [{"@value": "B1"}]
    (brand,) = expanded["https://schema.org/brand"]
    assert brand["https://schema.org/name"] == [{"@value": "Brand"}]


@pytest.mark.parametrize("identity", [UNIT, GTINLESS])
def test_the_passport_is_kept_unchanged_as_one_literal(identity: PassportIdentity) -> None:
    (passport,) = _expanded(identity)["https://ref.gs1.org/voc/dpp"]
    assert passport == {"@type": "@json", "@value": PASSPORT}


def test_a_product_without_gtin_is_no_single_unit() -> None:
    expanded = _expanded(GTINLESS)
    assert expanded["@type"] == ["https://schema.org/Product"]
    assert "https://schema.org/gtin14" not in expanded
