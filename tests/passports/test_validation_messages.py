"""Validation errors are reported in plain words at the path where they can be fixed."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema.validators import (
    Draft4Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
)
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.validation_messages import SchemaProblem, problem_sentence, problems_in
from tests.passports.examples import DRAFTS, json_values
from tests.passports.forms.schemas import passport_schemas


def messages(schema: Any, document: Any, validator: Any = Draft202012Validator) -> list[str]:
    """Return every problem, preceded by its path."""
    checker = validator(schema, format_checker=validator.FORMAT_CHECKER)
    return [
        f"{'/'.join(map(str, problem.path))}: {problem_sentence(problem)}"
        for error in checker.iter_errors(document)
        for problem in problems_in(error)
    ]


@pytest.mark.parametrize(
    ("schema", "value", "sentence"),
    [
        ({"maximum": 100}, 101, "must be at most 100."),
        ({"minimum": 0.5}, 0, "must be at least 0.5."),
        ({"exclusiveMinimum": 0}, 0, "must be more than 0."),
        ({"exclusiveMaximum": 9}, 9, "must be less than 9."),
        ({"multipleOf": 0.5}, 0.3, "must be a multiple of 0.5."),
        ({"multipleOf": 1}, 0.3, "must be a whole number."),
        ({"type": "number"}, "x", "must be a number."),
        ({"type": "string"}, 1, "must be text."),
        ({"type": ["integer", "null"]}, "x", "must be a whole number."),
        (
            {"type": ["string", "boolean", "array"]},
            1,
            "must be text, yes or no or a list of entries.",
        ),
        ({"type": "null"}, 1, "must be left empty (null)."),
        ({"enum": ["red", 2]}, "blue", "must be one of these: 'red', 2."),
        ({"enum": []}, "blue", "can't have a value: the schema allows none here."),
        ({"enum": list(range(20))}, "blue", "is 'blue', which is not one of the 20 choices."),
        (
            {"enum": [f"colour {name}" for name in "abcdefgh"] + ["Anthracite", 7]},
            "antracite",
            "is 'antracite', which is not one of the 10 choices; the nearest is 'Anthracite'.",
        ),
        ({"const": "EU"}, "US", "must be 'EU'."),
        ({"minLength": 1}, "", "must not be empty."),
        ({"minLength": 3}, "ab", "must have at least 3 characters; it has 2."),
        ({"maxLength": 3}, "abcd", "must have at most 3 characters; it has 4."),
        ({"pattern": "^[A-Z]{2}$"}, "de", "must be exactly 2 uppercase letters."),
        ({"pattern": "^https://"}, "x", "must start with 'https://'."),
        (
            {"pattern": "^(?!x)(a|b)+$", "description": "A code of the factory. See there."},
            "x",
            "must match the regular expression ^(?!x)(a|b)+$: A code of the factory.",
        ),
        (
            {"pattern": r"^[A-Z]{2}-\d{3}$", "description": "A code of the factory. See there."},
            "x",
            "must have a form such as 'AB-123': A code of the factory.",
        ),
        (
            {"pattern": r"^[A-Z]{2}-\d{3}$", "examples": ["wrong", 7, "FJ-007"]},
            "x",
            "must have a form such as 'FJ-007'.",
        ),
        ({"pattern": "^(?!x)y", "example": "yes"}, "x", "must have a form such as 'yes'."),
        ({"pattern": "^(?!x)y"}, "x", "must match the regular expression ^(?!x)y."),
        ({"format": "date"}, "18.2.2027", "must be a date such as 2027-02-18."),
        ({"format": "ipv4"}, "1", "must be an IPv4 address such as 192.0.2.1."),
        ({"minItems": 1}, [], "must have at least 1 entry."),
        ({"minItems": 2}, [1], "must have at least 2 entries; it has 1."),
        ({"maxItems": 1}, [1, 2], "must have at most 1 entry; it has 2."),
        ({"maxItems": 2}, [1, 2, 3], "must have at most 2 entries; it has 3."),
        ({"maxItems": 0}, [1], "must have no entries."),
        ({"uniqueItems": True}, ["a", "a"], "contains 'a' twice; every entry must be different."),
        (
            {"uniqueItems": True},
            [{}, {}],
            "contains an entry twice; every entry must be different.",
        ),
        ({"contains": {"const": "EU"}}, [], "must contain the entry 'EU'."),
        (
            {"contains": {"type": "string", "description": "A name."}},
            [1],
            "lacks a required entry: A name.",
        ),
        (
            {"contains": {"const": 1}, "maxContains": 1},
            [1, 1],
            "has more than 1 entries of one kind.",
        ),
        ({"prefixItems": [True], "items": False}, [1, 2], "has too many entries."),
        ({"unevaluatedItems": False}, [1], "has too many entries."),
        ({"minProperties": 1}, {}, "must not be empty."),
        ({"minProperties": 2}, {}, "must have at least 2 fields filled in."),
        ({"maxProperties": 1}, {"a": 1, "b": 2}, "must have at most 1 fields filled in."),
        (
            {"additionalProperties": False, "properties": {"a": {}}},
            {"a": 1, "b": 2},
            "contains fields that the schema doesn't define: 'b'.",
        ),
        (
            {"unevaluatedProperties": False, "properties": {"a": {}}},
            {"a": 1, "b": 2},
            "contains fields that the schema doesn't define: 'b'.",
        ),
        (
            {"propertyNames": {"pattern": "^a"}},
            {"b": 1},
            "contains a field named 'b', which is not allowed.",
        ),
        ({"not": {"const": 1}}, 1, "can't be 1."),
        (
            {"not": {"required": ["a", "b"]}},
            {"a": 1, "b": 1},
            "can't contain all of these: 'a', 'b'.",
        ),
        ({"not": {}}, 1, "has a form that is not allowed."),
        (False, 1, "1 is not allowed here."),
        ({"maximum": 1, "errorMessage": "Ask the lab"}, 2, "Ask the lab."),
        ({"oneOf": [{"type": "string"}, {"type": "number"}]}, [], "must be text or a number."),
        (
            {"oneOf": [True, True]},
            1,
            "fits more than one of the allowed forms, but only one is allowed.",
        ),
    ],
)
def test_every_keyword_has_a_message(schema: Any, value: Any, sentence: str) -> None:
    assert messages(schema, value) == [f": {sentence}"]


def test_missing_values_are_reported_at_their_path() -> None:
    schema = {
        "required": ["name"],
        "dependentRequired": {"country": ["city"]},
        "properties": {"maker": {"required": ["name"]}},
    }
    assert messages(schema, {"country": "DE", "maker": {}}) == [
        "name: this is required but missing.",
        "city: this is required because 'country' is given.",
        "maker/name: this is required but missing.",
    ]


def test_conditions_are_reported_as_their_requirements() -> None:
    schema = {
        "if": {"properties": {"kind": {"const": "battery"}}},
        "then": {"required": ["capacity"]},
        "else": {"properties": {"capacity": False}},
    }
    assert messages(schema, {"kind": "battery"}) == ["capacity: this is required but missing."]
    assert messages(schema, {"kind": "coat", "capacity": 1}) == [": 1 is not allowed here."]


_VARIANTS = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"kind": {"const": "wool"}, "sheep": {"type": "integer"}},
            "required": ["kind", "sheep"],
        },
        {
            "type": "object",
            "properties": {"kind": {"const": "cotton"}, "field": {"maxLength": 3}},
            "required": ["kind", "field"],
        },
    ]
}


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"kind": "wool"}, "fibre/sheep: this is required but missing."),
        ({"kind": "wool", "sheep": "x"}, "fibre/sheep: must be a whole number."),
        (
            {"kind": "cotton", "field": "long"},
            "fibre/field: must have at most 3 characters; it has 4.",
        ),
        ("wool", "fibre: must be a group of fields."),
    ],
)
def test_errors_of_the_best_matching_branch_are_reported(value: Any, problem: str) -> None:
    assert messages({"properties": {"fibre": _VARIANTS}}, {"fibre": value}) == [problem]


def test_errors_of_nested_variants_are_reported() -> None:
    schema = {"anyOf": [{"type": "array", "items": _VARIANTS}, {"type": "string"}]}
    assert messages(schema, [{"kind": "wool"}]) == ["0/sheep: this is required but missing."]


_CARE = {
    "oneOf": [
        {"required": ["kind", "Symbols"]},
        {"required": ["kind", "Text"]},
        {"required": ["kind", "Film"]},
    ]
}


@pytest.mark.parametrize(
    ("keyword", "given", "problem"),
    [
        ("oneOf", ["Symbols", "Text"], "needs 'Symbols' or 'Text', not both."),
        (
            "oneOf",
            ["Symbols", "Text", "Film"],
            "needs only one of these: 'Symbols', 'Text' or 'Film'.",
        ),
        ("oneOf", [], "needs 'Film', 'Symbols' or 'Text'."),
        ("anyOf", [], "needs 'Film', 'Symbols' or 'Text'."),
    ],
)
def test_alternatives_are_named_by_their_properties(
    keyword: str, given: list[str], problem: str
) -> None:
    document = dict.fromkeys(["kind", *given], 1)
    assert messages({keyword: _CARE["oneOf"]}, document) == [f": {problem}"]


def _table(name: str) -> dict[str, Any]:
    columns = {f"{name}{number}": {"type": "number"} for number in range(30)}
    return {"properties": columns, "required": [f"{name}1"], "additionalProperties": False}


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_wrong_value_in_a_large_table_is_reported_at_its_place(keyword: str) -> None:
    schema = {
        "properties": {
            "table": {keyword: [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}, _table("c")]}
        },
        "$defs": {"a": _table("a"), "b": _table("b")},
    }
    table: dict[str, Any] = {f"b{number}": number for number in range(30)}
    assert messages(schema, {"table": table | {"b17": "x"}}) == ["table/b17: must be a number."]
    del table["b1"]
    assert messages(schema, {"table": table}) == ["table/b1: this is required but missing."]


def test_draft_04_bounds_and_dependencies_have_messages() -> None:
    schema = {
        "$schema": DRAFTS["draft-04"],
        "properties": {"a": {"minimum": 1, "exclusiveMinimum": True}},
        "dependencies": {"a": ["b"]},
        "items": [{}],
        "additionalItems": False,
    }
    assert messages(schema, {"a": 1}, Draft4Validator) == [
        "a: must be more than 1.",
        "b: this is required because 'a' is given.",
    ]
    assert messages(schema, [1, 2], Draft4Validator) == [": has too many entries."]


def test_a_title_precedes_the_sentence() -> None:
    problem = SchemaProblem(("a",), "maximum", 100, 101, {})
    assert problem_sentence(problem, "Recycled share") == "Recycled share: must be at most 100."


def test_an_unknown_keyword_is_named() -> None:
    problem = SchemaProblem((), "sumsTo", 100, 98, {})
    assert problem_sentence(problem) == "violates the rule 'sumsTo' of the schema."
    described = SchemaProblem((), "sumsTo", 100, 98, {"description": "Shares make 100."})
    assert problem_sentence(described) == "doesn't meet this requirement: Shares make 100."


@pytest.mark.parametrize(
    "validator", [Draft4Validator, Draft7Validator, Draft201909Validator, Draft202012Validator]
)
def test_every_keyword_of_every_draft_is_known(validator: Any) -> None:
    """Keywords that only delegate to subschemas are excluded: the inner messages count."""
    delegating = {
        "$ref",
        "$dynamicRef",
        "$recursiveRef",
        "allOf",
        "if",
        "properties",
        "patternProperties",
        "prefixItems",
        "dependentSchemas",
    }
    for keyword in set(validator.VALIDATORS) - delegating:
        message = problem_sentence(SchemaProblem((), keyword, {}, {}, {}))
        assert "violates the rule" not in message, keyword


@given(passport_schemas, json_values)
def test_every_problem_is_one_sentence(schema: Any, document: object) -> None:
    sentences: list[str] = []
    # These schemas are invalid: a reference is unresolvable or circular.
    with suppress(Unresolvable, RecursionError):
        sentences = messages(schema, document)
    assert all(sentence.endswith(".") and len(sentence) < 1_000 for sentence in sentences)


@given(st.text())
def test_any_pattern_has_a_message(pattern: str) -> None:
    assert problem_sentence(SchemaProblem((), "pattern", pattern, "", {})).endswith(".")


@pytest.mark.parametrize(
    ("branches", "value", "sentence"),
    [
        (
            [{"const": "A", "title": "First"}, {"const": "B", "title": "Second"}],
            "C",
            "must be one of these: 'A', 'B'.",
        ),
        (
            [{"enum": ["A", "B"]}, {"type": "null"}],
            "C",
            "must be one of these: 'A', 'B'.",
        ),
        (
            [{"const": f"colour {number}"} for number in range(20)],
            "Colur 7",
            "is 'Colur 7', which is not one of the 20 choices; the nearest is 'colour 7'.",
        ),
    ],
)
@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_branches_with_constants_are_choices(
    keyword: str, branches: list[object], value: str, sentence: str
) -> None:
    assert messages({keyword: branches}, value) == [f": {sentence}"]


def _open_table(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


_ROWS = {"type": "array", "items": {"properties": {"share": {"type": "number"}}}}


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
@pytest.mark.parametrize("is_reference", [True, False])
def test_the_branch_that_knows_most_keys_is_meant_even_if_others_have_fewer_errors(
    keyword: str, *, is_reference: bool
) -> None:
    definitions = {
        "table": _open_table("name", rows=_ROWS, note={"type": "string"}),
        "text": _open_table("name", text={"type": "string"}),
    }
    references = [{"$ref": f"#/$defs/{name}"} for name in definitions]
    branches = references if is_reference else list(definitions.values())
    schema = {"properties": {"composition": {keyword: branches}}, "$defs": definitions}
    rows = [{"share": number} for number in range(40)]
    rows[17] = {"share": "x"}  # type: ignore[dict-item]
    assert set(messages(schema, {"composition": {"rows": rows, "note": "n"}})) == {
        "composition/name: this is required but missing.",
        "composition/rows/17/share: must be a number.",
    }
