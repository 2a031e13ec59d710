"""Whether a product needs a GTIN is for the brand's schema to say, however it says it."""

from typing import Any

import pytest

from dpp_desktop.passports.jsontext import canonical
from dpp_desktop.passports.schemas.checking import check_passport, check_schema
from dpp_desktop.passports.schemas.schemaset import SchemaSet
from tests.passports.examples import DRAFTS, GTIN

PASSPORT = {"category": "jacket", "market": "EU"}
NEEDS_GTIN = {"required": ["gtin"]}

REQUIRING: dict[str, dict[str, Any]] = {
    "required": NEEDS_GTIN,
    "required among others": {"required": ["category", "gtin", "market"]},
    "allOf": {"allOf": [{"required": ["category"]}, {"allOf": [NEEDS_GTIN]}]},
    "if then": {"if": {"properties": {"market": {"const": "EU"}}}, "then": NEEDS_GTIN},
    "if else": {"if": {"required": ["handmade"]}, "else": NEEDS_GTIN},
    "$ref": {"$ref": "#/$defs/traded", "$defs": {"traded": NEEDS_GTIN}},
    "$ref by id": {"$ref": "urn:traded", "$defs": {"t": {"$id": "urn:traded", **NEEDS_GTIN}}},
    "$ref by anchor": {"$ref": "#t", "$defs": {"t": {"$anchor": "t", **NEEDS_GTIN}}},
    "$dynamicRef": {
        "$dynamicRef": "#t",
        "$defs": {"t": {"$dynamicAnchor": "t", **NEEDS_GTIN}},
    },
    "dependentRequired": {"dependentRequired": {"market": ["gtin"]}},
    "dependentRequired of two": {"dependentRequired": {"market": ["category", "gtin"]}},
    "dependentSchemas": {"dependentSchemas": {"market": NEEDS_GTIN}},
    "dependencies of draft-07": {
        "$schema": DRAFTS["draft-07"],
        "dependencies": {"market": ["gtin"]},
    },
    "dependencies on a schema": {
        "$schema": DRAFTS["draft-07"],
        "dependencies": {"market": NEEDS_GTIN},
    },
    "required in draft-04": {"$schema": DRAFTS["draft-04"], "required": ["gtin"]},
    "$ref in draft-04": {
        "$schema": DRAFTS["draft-04"],
        "allOf": [{"$ref": "#/definitions/traded"}],
        "definitions": {"traded": NEEDS_GTIN},
    },
}

NOT_REQUIRING: dict[str, dict[str, Any]] = {
    "nothing": {},
    "only described": {"properties": {"gtin": {"type": "string"}}},
    "required elsewhere": {"properties": {"parts": {"items": NEEDS_GTIN}}},
    "another is required": {"required": ["category"]},
    "if not met": {"if": {"properties": {"market": {"const": "US"}}}, "then": NEEDS_GTIN},
    "anyOf met": {"anyOf": [NEEDS_GTIN, {"required": ["category"]}]},
    "not asked for": {"$defs": {"traded": NEEDS_GTIN}},
    "dependent on what is not there": {"dependentRequired": {"handmade": ["gtin"]}},
}


def _found(
    schema: dict[str, Any], gtin: str | None, pointer: str = "/gtin", passport: Any = PASSPORT
) -> list[tuple[str, str]]:
    assert check_schema(SchemaSet.of(schema), "passport_schema") == []
    problems = check_passport(canonical(schema), canonical(passport), gtin, pointer)
    return [(problem.field, problem.code) for problem in problems]


@pytest.mark.parametrize("schema", REQUIRING.values(), ids=REQUIRING)
def test_a_required_gtin_is_asked_for_by_its_own_field(schema: dict[str, Any]) -> None:
    assert _found(schema, None) == [("gtin", "gtin_required")]
    assert _found(schema, GTIN) == []


@pytest.mark.parametrize("schema", NOT_REQUIRING.values(), ids=NOT_REQUIRING)
def test_a_gtin_is_not_asked_for_where_none_is_required(schema: dict[str, Any]) -> None:
    assert _found(schema, None) == []
    assert _found(schema, GTIN) == []


def test_the_message_says_whose_wish_it_is() -> None:
    (problem,) = check_passport(canonical(NEEDS_GTIN), "{}", None, "/gtin")
    assert "schema requires a GTIN" in problem.message


@pytest.mark.parametrize(
    ("pointer", "schema"),
    [
        ("/ean", {"required": ["ean"]}),
        ("/ids/gtin", {"properties": {"ids": NEEDS_GTIN}}),
        ("/a~1b/~0", {"properties": {"a/b": {"required": ["~"]}}}),
        ("/gtin's", {"required": ["gtin's"]}),
        ('/"', {"required": ['"']}),
    ],
)
def test_the_gtin_lies_where_the_brand_says(pointer: str, schema: dict[str, Any]) -> None:
    passport: dict[str, Any] = {"ids": {}, "a/b": {}}
    assert _found(schema, None, pointer, passport) == [("gtin", "gtin_required")]
    assert _found(schema, GTIN, pointer, passport) == []


def test_another_field_of_that_name_is_not_the_gtin() -> None:
    schema = {"properties": {"part": NEEDS_GTIN}}
    found = _found(schema, GTIN, passport={"part": {}})
    assert found == [("passport.part.gtin", "required")]


def test_a_field_whose_name_looks_like_the_path_is_not_the_gtin() -> None:
    schema = {"required": ["ids.gtin"]}
    assert _found(schema, GTIN, "/ids/gtin") != [("gtin", "gtin_required")]


def test_what_the_schema_says_of_the_gtins_form_is_told_by_its_field() -> None:
    schema = {"properties": {"gtin": {"type": "string", "pattern": "^0{6}"}}}
    assert _found(schema, GTIN) == [("gtin", "pattern")]


def test_a_gtin_that_the_schema_does_not_allow_is_told() -> None:
    assert _found({"properties": {"gtin": {"not": {}}}}, GTIN) == [("gtin", "not")]
    assert _found({"maxProperties": len(PASSPORT)}, GTIN) == [("passport", "maxProperties")]


def test_the_products_gtin_counts_not_the_passports() -> None:
    """A product without one can't borrow what its passport says about it."""
    schema = {"required": ["gtin"], "properties": {"gtin": {"const": GTIN}}}
    assert _found(schema, GTIN, passport={"gtin": "9506000134352"}) == []
