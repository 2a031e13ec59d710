"""The schema of the brand decides whether a product needs a GTIN, in any way it is written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.common.json_text import canonical
from dpp_desktop.passports.schemas.gtin_rule import GtinNeed, gtin_rule
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import check_passport, check_schema
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


CERTAIN = {
    *("required", "required among others", "allOf", "$ref", "$ref by id", "$ref by anchor"),
    *("$dynamicRef", "required in draft-04", "$ref in draft-04"),
}


def _found(
    schema: dict[str, Any], gtin: str | None, pointer: str = "/gtin", passport: Any = PASSPORT
) -> list[tuple[str, str]]:
    assert check_schema(SchemaSet.of(schema), "passport_schema") == []
    problems = check_passport(canonical(schema), canonical(passport), gtin, pointer)
    return [(problem.field, problem.code) for problem in problems]


@pytest.mark.parametrize("schema", REQUIRING.values(), ids=REQUIRING)
def test_a_required_gtin_is_reported_at_its_field(schema: dict[str, Any]) -> None:
    assert _found(schema, None) == [("gtin", "gtin_required")]
    assert _found(schema, GTIN) == []


@pytest.mark.parametrize("schema", NOT_REQUIRING.values(), ids=NOT_REQUIRING)
def test_an_optional_gtin_is_not_reported_as_missing(schema: dict[str, Any]) -> None:
    assert _found(schema, None) == []
    assert _found(schema, GTIN) == []


def test_the_message_names_the_source_of_the_setting() -> None:
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
def test_the_gtin_is_read_at_the_brands_pointer(pointer: str, schema: dict[str, Any]) -> None:
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


def test_an_invalid_gtin_is_reported_at_the_gtin() -> None:
    schema = {"properties": {"gtin": {"type": "string", "pattern": "^0{6}"}}}
    assert _found(schema, GTIN) == [("gtin", "pattern")]


def test_a_gtin_that_the_schema_forbids_is_reported() -> None:
    assert _found({"properties": {"gtin": {"not": {}}}}, GTIN) == [("gtin", "not")]


def test_the_gtin_of_the_product_counts_not_that_of_the_passport() -> None:
    """The GTIN in the passport doesn't replace a missing GTIN of the product."""
    schema = {"required": ["gtin"], "properties": {"gtin": {"const": GTIN}}}
    assert _found(schema, GTIN, passport={"gtin": "9506000134352"}) == []


@pytest.mark.parametrize("name", REQUIRING)
def test_the_rule_that_requires_the_gtin_is_located(name: str) -> None:
    rule = gtin_rule(SchemaSet.of(REQUIRING[name]), "/gtin")
    assert rule.need is (GtinNeed.ALWAYS if name in CERTAIN else GtinNeed.SOMETIMES)
    assert rule.places


@pytest.mark.parametrize("schema", NOT_REQUIRING.values(), ids=NOT_REQUIRING)
def test_a_schema_without_a_required_gtin_has_no_location(schema: dict[str, Any]) -> None:
    rule = gtin_rule(SchemaSet.of(schema), "/gtin")
    maybe = "anyOf" in schema or "if" in schema or "dependentRequired" in schema
    assert rule.need is (GtinNeed.SOMETIMES if maybe else GtinNeed.NEVER)
    assert bool(rule.places) == maybe


@pytest.mark.parametrize(
    ("schema", "need", "pointers"),
    [
        ({"anyOf": [NEEDS_GTIN, NEEDS_GTIN]}, GtinNeed.ALWAYS, ["/anyOf/0", "/anyOf/1"]),
        ({"if": {}, "then": NEEDS_GTIN, "else": NEEDS_GTIN}, GtinNeed.ALWAYS, ["/then", "/else"]),
        ({"if": {}, "then": NEEDS_GTIN}, GtinNeed.SOMETIMES, ["/then"]),
        ({"allOf": [{"$ref": "#"}, NEEDS_GTIN]}, GtinNeed.ALWAYS, ["/allOf/1"]),
        ({"$ref": "#/x", "x": {"not": NEEDS_GTIN}}, GtinNeed.NEVER, []),
    ],
)
def test_a_choice_requires_what_every_branch_requires(
    schema: dict[str, Any], need: GtinNeed, pointers: list[str]
) -> None:
    # As when read from a file, no object occurs at two places.
    rule = gtin_rule(SchemaSet.from_text(canonical(schema)), "/gtin")
    assert rule.need is need
    assert [place.pointer for place in rule.places] == [f"{each}/required" for each in pointers]


@pytest.mark.parametrize("outer", [["ids"], []])
def test_a_nested_gtin_is_required_if_its_object_is_required(outer: list[str]) -> None:
    schema = {"required": outer, "properties": {"ids": NEEDS_GTIN}}
    rule = gtin_rule(SchemaSet.of(schema), "/ids/gtin")
    assert rule.need is (GtinNeed.ALWAYS if outer else GtinNeed.SOMETIMES)
    assert [place.pointer for place in rule.places] == ["/properties/ids/required"]


def test_references_are_searched_only_once() -> None:
    defs: dict[str, Any] = {
        f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(60)
    }
    schema = {"$defs": {**defs, "d60": NEEDS_GTIN}, "$ref": "#/$defs/d0"}
    rule = gtin_rule(SchemaSet.of(schema), "/gtin")
    assert [place.pointer for place in rule.places] == ["/$defs/d60/required"]
    assert rule.need is GtinNeed.ALWAYS


def test_another_schema_file_can_require_the_gtin() -> None:
    schemas = SchemaSet({"a.json": {"$ref": "b.json"}, "b.json": NEEDS_GTIN})
    assert gtin_rule(schemas, "/gtin").need is GtinNeed.ALWAYS


@given(
    st.recursive(
        st.just(NEEDS_GTIN) | st.just({}) | st.just({"required": ["a"]}),
        lambda inner: st.fixed_dictionaries(
            {},
            optional={
                "allOf": st.lists(inner, min_size=1, max_size=2),
                "anyOf": st.lists(inner, min_size=1, max_size=2),
                "if": st.just({"required": ["b"]}),
                "then": inner,
                "else": inner,
                "dependentSchemas": st.fixed_dictionaries({"a": inner}),
            },
        ),
        max_leaves=6,
    ),
    st.sampled_from([{}, {"a": 1}, {"b": 1}, {"a": 1, "b": 1}]),
)
def test_the_located_rule_agrees_with_the_check(schema: Any, passport: Any) -> None:
    need = gtin_rule(SchemaSet.of(schema), "/gtin").need
    refused = any(code == "gtin_required" for _, code in _found(schema, None, passport=passport))
    if need is GtinNeed.ALWAYS:
        assert _found(schema, None, passport=passport)
    if need is GtinNeed.NEVER:
        assert not refused
