"""Checking any schema or passport reports problems and never raises an error."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.common.json_text import JsonTextError, canonical, parse
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.passports.schemas.gtin_rule import gtin_rule
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import check_passport, check_schema
from tests.passports.examples import DRAFTS, GTIN, a_brand, json_values

DRAFT_03 = "http://json-schema.org/draft-03/schema#"
HUGE_REPEAT = "a{99999999999999999999}"

SCHEMAS: dict[str, dict[str, Any]] = {
    "$schema is a list": {"$schema": []},
    "$schema is an object": {"$schema": {}},
    "$schema is a number": {"$schema": 5},
    "$schema is null": {"$schema": None},
    "$id is no URL": {"$id": "http://[half-a-bracket", "$ref": "other"},
    "$ref is no URL": {"$ref": "http://[half-a-bracket"},
    "$ref into text": {"title": "abc", "$ref": "#/title/x"},
    "$ref to a letter": {"title": "abc", "$ref": "#/title/0"},
    "$ref into a number": {"minLength": 3, "$ref": "#/minLength/x"},
    "$ref to a number": {"enum": [5], "$ref": "#/enum/0"},
    "$ref to null": {"default": None, "$ref": "#/default"},
    "$ref to a list": {"required": ["a"], "$ref": "#/required"},
    "$ref by a name into a list": {"allOf": [{}], "$ref": "#/allOf/x"},
    "$ref beyond a list": {"allOf": [{}], "$ref": "#/allOf/9"},
    "$ref before a list": {"allOf": [{}], "$ref": "#/allOf/-2"},
    "$ref to what is no schema": {"x": {"type": 5}, "$ref": "#/x"},
    "$ref to a broken pattern": {"x": {"properties": {"a": {"pattern": "("}}}, "$ref": "#/x"},
    "$ref to a wrong properties": {"x": {"properties": 5}, "$ref": "#/x"},
    "$ref to a wrong required": {"x": {"required": 5}, "$ref": "#/x"},
    "$ref to an unknown type": {"x": {"type": "objekt"}, "$ref": "#/x"},
    "$ref not decodable": {"$ref": "#/%ff"},
    "$ref odd escape": {"$ref": "#/~2"},
    "huge repeat": {"properties": {"a": {"pattern": HUGE_REPEAT}}},
    "parentheses": {"properties": {"a": {"pattern": "(" * 5_000 + ")" * 5_000}}},
    "broken name in draft-04": {"$schema": DRAFTS["draft-04"], "patternProperties": {"(": {}}},
    "required in draft-03": {"$schema": DRAFT_03, "properties": {"b": {"required": True}}},
    "unknown type in draft-03": {"$schema": DRAFT_03, "properties": {"a": {"type": "objekt"}}},
    "extends in draft-03": {"$schema": DRAFT_03, "properties": {"a": {"extends": {"$ref": "x"}}}},
    "disallow in draft-03": {"$schema": DRAFT_03, "properties": {"a": {"disallow": ["objekt"]}}},
}

HARMLESS: dict[str, dict[str, Any]] = {
    "$schema is no URL": {"$schema": "http://[half-a-bracket"},
    "huge repeat in a name": {"patternProperties": {HUGE_REPEAT: {}}},
    "huge repeat in draft-04": {
        "$schema": DRAFTS["draft-04"],
        "patternProperties": {HUGE_REPEAT: {}},
    },
    "multipleOf next to nothing": {"properties": {"n": {"multipleOf": 1e-320}}},
    "$id is a list where draft-04 has no schema": {
        "$schema": DRAFTS["draft-04"],
        "properties": {"gtin": {"type": "string"}},
        "if": {"required": ["a"]},
        "then": {"$id": [[]], "required": ["gtin"]},
    },
    "minItems beyond reason": {"properties": {"l": {"minItems": 1e308}}},
    "unknown keywords": {"x-own": {"deep": [None]}, "$comment": "\u202e"},
    "two anchors": {"$anchor": "a", "$defs": {"b": {"$anchor": "a"}}, "$ref": "#a"},
    "unknown dialect inside": {
        "$defs": {"x": {"$schema": "urn:unknown", "$id": "urn:x"}},
        "$ref": "urn:x",
    },
}

PASSPORT = {"a": "aaa", "n": 3, "l": [1, 1.0, True], "o": {"a": None}}


def _check(schema: Any, passport: Any) -> list[Problem]:
    """Return the problems that an import reports, first of the schema, then of the passport."""
    return check_schema(SchemaSet.of(schema), "passport_schema") or check_passport(
        canonical(schema), canonical(passport), GTIN, "/gtin"
    )


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_a_broken_schema_is_a_problem(schema: dict[str, Any]) -> None:
    problems = _check(schema, PASSPORT)
    assert problems
    assert all(problem.message and problem.code for problem in problems)


@pytest.mark.parametrize("schema", HARMLESS.values(), ids=HARMLESS)
def test_an_unusual_schema_is_not_an_error(schema: dict[str, Any]) -> None:
    _check(schema, PASSPORT)
    gtin_rule(SchemaSet.of(schema), "/gtin")


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_a_brand_file_with_a_hostile_schema_is_accepted_or_rejected(schema: dict[str, Any]) -> None:
    try:
        brand = parse_brand(a_brand(passport_schema=schema))
    except InvalidInput:
        return
    assert brand.schema == canonical(schema)


@pytest.mark.parametrize("depth", [50, 150, 300, 500, 700, 900, 950, 990, 5_000])
@pytest.mark.parametrize(
    ("before", "after"), [("[", "]"), ('{"a":', "}")], ids=["arrays", "objects"]
)
def test_deep_passports_are_checked_or_rejected(before: str, after: str, depth: int) -> None:
    text = f'{{"a":{before * depth}1{after * depth}}}'
    try:
        passport = canonical(parse(text))
    except JsonTextError:
        return
    assert isinstance(check_passport("{}", passport, GTIN, "/gtin"), list)
    assert check_passport('{"properties":{"a":{"type":"string"}}}', passport, GTIN, "/gtin")


@pytest.mark.parametrize("depth", [50, 150, 300, 500, 700, 900, 950, 990, 5_000])
@pytest.mark.parametrize("keyword", ["not", "x-own", "items"])
def test_deep_schemas_are_checked_or_rejected(keyword: str, depth: int) -> None:
    try:
        schema = parse(f'{{"{keyword}":' * depth + "{}" + "}" * depth)
    except JsonTextError:
        return
    assert isinstance(_check(schema, PASSPORT), list)


def test_a_pointer_of_any_length_is_resolved_or_rejected() -> None:
    try:
        brand = parse_brand(a_brand(gtin_pointer="/a" * 5_000))
    except InvalidInput:
        return
    assert isinstance(check_passport(brand.schema, "{}", GTIN, brand.gtin_pointer), list)


@pytest.mark.parametrize("rule", [{"multipleOf": 0.5}, {"multipleOf": 3}, {"minimum": 0.5}])
@pytest.mark.parametrize("digits", ["1" + "0" * 400, "-1" + "0" * 400, "1e308", "5e-324"])
def test_numbers_of_any_size_are_checked_or_rejected(rule: dict[str, Any], digits: str) -> None:
    try:
        passport = canonical(parse(f'{{"n":{digits}}}'))
    except JsonTextError:
        return
    schema = canonical({"properties": {"n": rule}})
    assert isinstance(check_passport(schema, passport, GTIN, "/gtin"), list)


@pytest.mark.parametrize("name", ["\x1b[31m", "\u202egtin", "a\nb", "\0", "x" * 10_000])
def test_messages_can_be_shown(name: str) -> None:
    """Field names come from the file as well, and are printed to a terminal."""
    schema = {"properties": {name: {"type": "string"}}, "required": [f"{name}2"]}
    problems = _check(schema, {name: 1})
    assert len(problems) == 2
    for problem in problems:
        assert str(problem).isprintable()
        assert len(str(problem)) < 1_000


KEYWORDS = [
    "$anchor", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveRef", "$ref", "$schema",
    "additionalItems", "additionalProperties", "allOf", "anyOf", "const", "contains", "default",
    "definitions", "dependencies", "dependentRequired", "dependentSchemas", "disallow",
    "divisibleBy", "else", "enum", "exclusiveMaximum", "exclusiveMinimum", "extends", "format",
    "id", "if", "items", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum",
    "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not",
    "oneOf", "pattern", "patternProperties", "prefixItems", "properties", "propertyNames",
    "required", "then", "title", "type", "unevaluatedItems", "unevaluatedProperties",
    "uniqueItems",
]  # fmt: skip
_names = st.sampled_from(["a", "n", "l", "o", "gtin", "x"])
_types = st.sampled_from(["string", "number", "integer", "object", "array", "null", "any", "x"])
_pointers = st.builds("#/{}/{}".format, st.sampled_from(KEYWORDS), _names | st.integers(0, 1))
_references = _pointers | st.sampled_from(["#", "#a", "x", "urn:x", "//[", "#/title", "#/default"])
_scalars = st.none() | st.booleans() | st.integers(-3, 9) | st.floats(0, 9) | _names
_patterns = st.sampled_from(["a*", "(", "^a$", HUGE_REPEAT, "(?i)A", "\\d", "[[a]"])
_leaves = st.one_of(
    _scalars,
    _types,
    _references,
    _patterns,
    st.sampled_from([*DRAFTS.values(), DRAFT_03]),
    st.lists(_names, max_size=3),
    json_values,
)
_schemas = st.recursive(
    st.dictionaries(st.sampled_from(KEYWORDS), _leaves, max_size=4),
    lambda inner: st.dictionaries(
        st.sampled_from(KEYWORDS),
        st.one_of(
            inner, st.lists(inner, max_size=3), st.dictionaries(_names, inner, max_size=3), _leaves
        ),
        max_size=5,
    ),
    max_leaves=8,
)
_passports = st.dictionaries(_names, json_values, max_size=4)


@given(_schemas, _passports)
def test_any_schema_is_checked_or_rejected(schema: dict[str, Any], passport: Any) -> None:
    for problem in _check(schema, passport):
        assert problem.message
        assert re.fullmatch(r"\$?[A-Za-z_]+", problem.code)
