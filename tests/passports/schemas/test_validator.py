"""Passport schemas of every draft in use are checked and find every problem at its path."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.common.json_text import canonical
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.passports.schemas.pointers import pointer_steps, value_at, with_value_at
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import (
    MAX_PROBLEMS,
    check_passport,
    check_schema,
)
from tests.passports.examples import DRAFTS, GTIN, json_values

GARMENT = {
    "type": "object",
    "required": ["category", "made_in"],
    "additionalProperties": False,
    "properties": {
        "category": {"enum": ["jacket", "fleece"]},
        "made_in": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "weight": {"type": "number", "minimum": 1},
        "fibres": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["fibre", "percent"],
                "properties": {"percent": {"type": "number", "maximum": 100}},
            },
        },
    },
}


def _found(schema: Any, passport: Any, gtin: str | None = None) -> set[tuple[str, str]]:
    """Return the field and code of every problem in the passport."""
    problems = check_passport(canonical(schema), canonical(passport), gtin, "/gtin")
    assert all(problem.message for problem in problems)
    return {(problem.field, problem.code) for problem in problems}


@pytest.mark.parametrize("dialect", DRAFTS.values(), ids=DRAFTS)
def test_every_draft_in_use_works(dialect: str) -> None:
    schema = {"$schema": dialect, **GARMENT}
    assert check_schema(SchemaSet.of(schema), "passport_schema") == []
    assert _found(schema, {"category": "jacket", "made_in": "LT"}) == set()
    wrong = {
        "category": "coat",
        "weight": 0,
        "fibres": [{"fibre": "wool", "percent": 101}, {"percent": "all"}],
        "colour": "red",
    }
    assert _found(schema, wrong) == {
        ("passport.category", "enum"),
        ("passport.made_in", "required"),
        ("passport.weight", "minimum"),
        ("passport.fibres[0].percent", "maximum"),
        ("passport.fibres[1].fibre", "required"),
        ("passport.fibres[1].percent", "type"),
        ("passport", "additionalProperties"),
    }


@pytest.mark.parametrize("dialect", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ({"type": "objekt"}, ".type"),
        ({"type": 7}, ".type"),
        ({"required": "gtin"}, ".required"),
        ({"required": [1]}, ".required[0]"),
        ({"properties": ["gtin"]}, ".properties"),
        ({"properties": {"a": {"minLength": -1}}}, ".properties.a.minLength"),
        ({"properties": {"a": {"pattern": 5}}}, ".properties.a.pattern"),
        ({"properties": {"a": {"pattern": "("}}}, ".properties.a.pattern"),
        ({"enum": "abc"}, ".enum"),
        ({"multipleOf": 0}, ".multipleOf"),
        ({"allOf": {}}, ".allOf"),
        ({"maxItems": "3"}, ".maxItems"),
    ],
)
def test_invalid_schemas_are_rejected(dialect: str, rule: dict[str, Any], place: str) -> None:
    (problem,) = check_schema(SchemaSet.of({"$schema": dialect, **rule}), "passport_schema")
    assert (problem.field, problem.code) == (f"passport_schema{place}", "schema")


def test_an_unknown_dialect_is_read_as_the_latest() -> None:
    schema = {"$schema": "https://schemas.example/dialect", "dependentRequired": {"a": ["b"]}}
    assert check_schema(SchemaSet.of(schema), "passport_schema") == []
    assert _found(schema, {"a": 1})
    assert check_schema(SchemaSet.of({**schema, "type": "objekt"}), "passport_schema")


@pytest.mark.parametrize("pattern", ["(", "[", "*", "a{2,1}", "(?P<n", "\\"])
@pytest.mark.parametrize("keyword", ["pattern", "patternProperties"])
@pytest.mark.parametrize("dialect", DRAFTS.values(), ids=DRAFTS)
def test_an_invalid_pattern_is_found_on_import_or_on_use(
    dialect: str, keyword: str, pattern: str
) -> None:
    """Only some drafts check regular expressions in their meta-schema."""
    rule = pattern if keyword == "pattern" else {pattern: {}}
    schema = {"$schema": dialect, "properties": {"a": {keyword: rule}}}
    value = "x" if keyword == "pattern" else {"x": 1}
    problems = check_schema(SchemaSet.of(schema), "passport_schema") or check_passport(
        canonical(schema), canonical({"a": value}), None, "/gtin"
    )
    assert problems


@pytest.mark.parametrize("passport", ["[]", '"text"', "1", "null", "true"])
def test_a_passport_is_an_object(passport: str) -> None:
    (problem,) = check_passport("{}", passport, GTIN, "/gtin")
    assert (problem.field, problem.code) == ("passport", "passport_form")


def test_a_schema_may_allow_everything_or_nothing() -> None:
    assert _found(True, {"a": 1}, GTIN) == set()
    assert {field for field, _ in _found(False, {})} == {"passport"}


def test_forbidden_values_have_a_code() -> None:
    ((_, code),) = _found({"properties": {"a": False}}, {"a": 1})
    assert code not in ("", "None")


@pytest.mark.parametrize(
    "reference",
    [
        "#/$defs/nowhere",
        "#nowhere",
        "nowhere.json",
        "urn:nowhere",
        "https://schemas.example/passport.json",
        "#/properties/a/nowhere",
    ],
)
def test_an_unresolvable_reference_is_named(reference: str) -> None:
    schema = {"properties": {"a": {"$ref": reference}}}
    (problem,) = check_passport(canonical(schema), '{"a":1}', None, "/gtin")
    assert (problem.field, problem.code) == ("passport", "schema_reference")
    assert reference.lstrip("#") in problem.message


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"},
        {"allOf": [{"$ref": "#"}]},
        {"$schema": DRAFTS["2019-09"], "$recursiveRef": "#"},
        {"$dynamicRef": "#"},
    ],
)
def test_a_circular_schema_is_named(schema: dict[str, Any]) -> None:
    assert _found(schema, {}) == {("passport", "schema_loop")}


def test_a_schema_can_describe_trees() -> None:
    schema = {"properties": {"parts": {"items": {"$ref": "#"}}, "name": {"type": "string"}}}
    passport = {"parts": [{"parts": [{"name": "zip"}, {"name": 7}]}]}
    assert _found(schema, passport) == {("passport.parts[0].parts[1].name", "type")}


def test_the_number_of_problems_is_limited() -> None:
    schema = {"items": {"type": "string"}}
    problems = check_document(schema, list(range(10 * MAX_PROBLEMS)))
    assert len(problems) == MAX_PROBLEMS
    assert problems[-1].field == f"[{MAX_PROBLEMS - 1}]"


def test_messages_stay_short_for_long_data() -> None:
    (problem,) = check_document({"type": "string"}, ["x" * 100_000])
    assert len(problem.message) < 1_000


@given(st.lists(st.text(max_size=5), min_size=1, max_size=4), json_values)
def test_a_value_set_at_a_pointer_is_found_there(steps: list[str], value: Any) -> None:
    pointer = "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
    assert pointer_steps(pointer) == steps
    document: dict[str, object] = {}
    changed = with_value_at(document, pointer, value)
    assert value_at(changed, pointer) == value
    assert document == {}


def test_setting_a_value_keeps_the_rest_of_the_document() -> None:
    document: dict[str, object] = {"a": {"b": [1], "c": 2}, "d": 3}
    changed = with_value_at(document, "/a/c", 4)
    assert changed == {"a": {"b": [1], "c": 4}, "d": 3}
    assert document == {"a": {"b": [1], "c": 2}, "d": 3}


@pytest.mark.parametrize("in_the_way", ["text", 1, None, [], [{"b": 1}]])
def test_other_values_on_the_path_are_not_overwritten(in_the_way: Any) -> None:
    assert with_value_at({"a": in_the_way}, "/a/b/c", 4) == {"a": in_the_way}
    assert value_at({"a": in_the_way}, "/a/b/c") is None
