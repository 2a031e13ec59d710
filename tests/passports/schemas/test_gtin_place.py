"""A passport gets its product's GTIN where its schema has a place, in the form that it asks for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.gtin import check_digit
from dpp_desktop.passports.schemas.gtin_place import GtinPlace, gtin_candidates
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import check_passport

EAN = "09506000134352"
UPC = "00036000291452"
GTIN_8 = "00000096385074"
LONG = "19506000134359"

CLOSED: dict[str, Any] = {"properties": {"name": {}}, "additionalProperties": False}


def _place(schema: Any, pointer: str = "/gtin") -> GtinPlace:
    return GtinPlace(SchemaSet.of(schema), pointer)


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"gtin": {}}},
        {"required": ["gtin"]},
        {"dependentRequired": {"kind": ["gtin"]}},
        {"dependencies": {"kind": ["gtin"]}},
        {"patternProperties": {"^gt": {"type": "string"}}},
        {"$ref": "#/$defs/passport", "$defs": {"passport": {"properties": {"gtin": {}}}}},
        {
            "$ref": "#/components/schemas/P",
            "components": {"schemas": {"P": {"required": ["gtin"]}}},
        },
        {"allOf": [CLOSED, {"anyOf": [{"required": ["gtin"]}, {"required": ["serial"]}]}]},
        {"if": {"properties": {"kind": {"const": 1}}}, "then": {"properties": {"gtin": {}}}},
        {"dependentSchemas": {"kind": {"properties": {"gtin": {}}}}},
    ],
)
def test_a_schema_that_describes_or_requires_the_field_has_a_place(schema: Any) -> None:
    assert _place(schema).exists
    assert _place(schema).with_gtin({"name": "Parka"}, EAN)["gtin"] == EAN


@pytest.mark.parametrize(
    "schema",
    [
        CLOSED,
        {},
        True,
        {"properties": {"gtin": False}},
        {"not": {"required": ["gtin"]}},
        {"properties": {"part": {"properties": {"gtin": {}}}}},
        {"$ref": "#"},
        {"maxProperties": 1},
    ],
)
def test_other_schemas_have_none_and_the_passport_stays_as_it_is(schema: Any) -> None:
    place = _place(schema)
    assert not place.exists
    assert place.with_gtin({"name": "Parka"}, EAN) == {"name": "Parka"}


def test_a_product_of_a_closed_schema_may_have_a_gtin() -> None:
    schema = SchemaSet.of(CLOSED).text
    assert check_passport(schema, '{"name":"Parka"}', EAN, "/gtin") == []


def test_the_place_may_be_in_an_object_that_the_passport_lacks() -> None:
    inner = {"type": "object", "properties": {"value": {"minLength": 13}}}
    place = _place(
        {"properties": {"identifier": {"$ref": "#/$defs/i"}}, "$defs": {"i": inner}},
        "/identifier/value",
    )
    assert place.with_gtin({}, UPC) == {"identifier": {"value": UPC}}
    assert not _place({"properties": {"identifier": CLOSED}}, "/identifier/value").exists


@pytest.mark.parametrize(
    ("rule", "gtin", "written"),
    [
        ({}, EAN, EAN),
        ({"pattern": "^[0-9]{13}$"}, EAN, "9506000134352"),
        ({"pattern": r"^\d{12,13}$"}, EAN, "9506000134352"),
        ({"pattern": r"^\d{12,13}$"}, UPC, "0036000291452"),
        ({"pattern": "^[0-9]{12}$"}, UPC, "036000291452"),
        ({"minLength": 8, "maxLength": 8}, GTIN_8, "96385074"),
        ({"maxLength": 13}, LONG, LONG),
        ({"pattern": "^[0-9]{13}$"}, LONG, LONG),
        ({"enum": ["9506000134352"]}, EAN, "9506000134352"),
        ({"const": "9506000134352"}, EAN, "9506000134352"),
        ({"allOf": [{"maxLength": 13}, {"$ref": "#/$defs/ean"}]}, EAN, "9506000134352"),
        ({"anyOf": [{"maxLength": 8}, {"pattern": "^[0-9]{13}$"}]}, EAN, "9506000134352"),
        ({"pattern": "^(?!0)"}, EAN, EAN),
    ],
)
def test_the_gtin_has_as_many_digits_as_the_schema_asks_for(
    rule: dict[str, Any], gtin: str, written: str
) -> None:
    schema = {"properties": {"gtin": rule}, "$defs": {"ean": {"minLength": 13}}}
    assert _place(schema).written(gtin) == written


@given(st.integers(1, 10**13 - 1), st.sampled_from([8, 12, 13, 14]))
def test_the_written_form_is_accepted_whenever_one_form_is(payload: int, length: int) -> None:
    digits = f"{payload:013}"
    gtin = digits + check_digit(digits)
    written = _place(
        {"required": ["gtin"], "properties": {"gtin": {"maxLength": length, "minLength": length}}}
    ).written(gtin)
    assert written.zfill(14) == gtin
    fits = not gtin[: 14 - length].strip("0")
    assert len(written) == (length if fits else 14)


def test_fields_that_look_like_gtins_are_proposed() -> None:
    schema = {
        "allOf": [{"$ref": "#/$defs/product"}],
        "$defs": {
            "product": {
                "properties": {
                    "identifier": {
                        "properties": {
                            "propertyID": {"enum": ["gtin", "serial"]},
                            "value": {"type": "string"},
                        }
                    },
                    "eanCode": {"type": "string"},
                    "ocean": {"type": "string"},
                    "parts": {"properties": {"globalTradeItemNumber": {}, "again": {"$ref": "#"}}},
                }
            }
        },
    }
    assert gtin_candidates(SchemaSet.of(schema)) == (
        "/eanCode",
        "/identifier/value",
        "/parts/globalTradeItemNumber",
    )
    assert gtin_candidates(SchemaSet.of(CLOSED)) == ()


def test_a_schema_of_references_to_itself_is_searched_once() -> None:
    properties = {f"p{number}": {"$ref": "#"} for number in range(4_000)}
    assert gtin_candidates(SchemaSet.of({"properties": properties})) == ()
