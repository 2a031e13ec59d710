"""Conditions of a schema are decided by the value, exactly or not at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.passports.forms.conditions import MAX_STEPS, Conditions
from dpp_desktop.passports.forms.shape import root_node
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from tests.passports.examples import DRAFTS


def holds(condition: Any, value: object, **more: Any) -> bool | None:
    """Return whether the value fulfils the condition of a schema with more keywords."""
    schema = {"if": condition, "then": {}, **more}
    return Conditions(value).holds(root_node(SchemaSet.of(schema)), schema)


@pytest.mark.parametrize(
    ("condition", "value", "answer"),
    [
        ({"properties": {"kind": {"const": "battery"}}}, {"kind": "battery"}, True),
        ({"properties": {"kind": {"const": "battery"}}}, {"kind": "sock"}, False),
        ({"properties": {"kind": {"const": "battery"}}}, {}, True),
        ({"properties": {"kind": {"const": "battery"}}, "required": ["kind"]}, {}, False),
        ({"properties": {"share": {"const": 1}}}, {"share": 1.0}, True),
        ({"properties": {"share": {"const": 1}}}, {"share": True}, False),
        ({"properties": {"share": {"minimum": 0.1, "multipleOf": 0.01}}}, {"share": 19.99}, True),
        (
            {"properties": {"care": {"contains": {"enum": ["wash", "dry"]}}}},
            {"care": ["dry"]},
            True,
        ),
        ({"properties": {"care": {"minItems": 1}}}, {"care": []}, False),
        ({"properties": {"made": {"properties": {"in": {"pattern": "^[A-Z]{2}$"}}}}}, {}, True),
        ({"properties": {"in": {"pattern": "^[A-Z]{2}$"}}}, {"in": "de"}, False),
        ({"not": {"required": ["a"]}}, {"a": 1}, False),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"b": None}, True),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": 1}, False),
        ({"allOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1}, False),
        ({"$ref": "#/$defs/sock"}, {"kind": "sock"}, True),
        ({"$ref": "#/$defs/sock"}, {"kind": "battery"}, False),
        (False, {}, False),
    ],
)
def test_a_condition_is_decided_by_the_value(condition: Any, value: object, answer: bool) -> None:
    sock = {"properties": {"kind": {"const": "sock"}}}
    assert holds(condition, value, **{"$defs": {"sock": sock}}) is answer


@pytest.mark.parametrize(
    "condition",
    [
        {"properties": {"a": {"pattern": "^(?=x)"}}},
        {"properties": {"a": {"format": "date"}}},
        {"patternProperties": {"a": {"const": "b"}}},
        {"unevaluatedProperties": False},
        {"$ref": "#/nowhere"},
        {"$ref": "https://elsewhere.example/schema"},
        {"enum": [[0] * MAX_STEPS]},
        {"anyOf": [{"$ref": "#/if"}]},
        {"properties": {"a": {"type": "string", "enum": 5}}},
    ],
)
def test_what_is_not_known_to_be_safe_and_exact_is_undecided(condition: Any) -> None:
    assert holds(condition, {"a": "xx"}) is None


def test_one_known_answer_is_enough() -> None:
    unknown = {"properties": {"a": {"format": "date"}}}
    assert holds({"allOf": [unknown, {"required": ["b"]}]}, {"a": "x"}) is False
    assert holds({"anyOf": [unknown, {"required": ["a"]}]}, {"a": "x"}) is True


def test_the_steps_are_shared_by_all_conditions_of_an_object() -> None:
    schema = {"if": {"properties": {"a": {"enum": list(range(MAX_STEPS - 100))}}}}
    node, conditions = root_node(SchemaSet.of(schema)), Conditions({"a": -1})
    assert [conditions.holds(node, schema) for _ in range(2)] == [False, None]


@pytest.mark.parametrize("name", DRAFTS)
def test_conditions_have_an_effect_from_draft_07_on(name: str) -> None:
    answer = holds({"required": ["a"]}, {"a": 1}, **{"$schema": DRAFTS[name]})
    assert answer is (True if name in ("draft-07", "2019-09", "2020-12") else None)


_values = st.recursive(
    st.sampled_from([None, True, False, 0, 1, 1.0, 2.5, "", "a", "AB", "2027-02-18"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "c"]), inner, max_size=3)
    ),
    max_leaves=6,
)
_names = st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=2)
_keywords: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(
        ["string", "integer", "number", "object", "array", ["null", "boolean"]]
    ),
    "const": _values,
    "enum": st.lists(_values, min_size=1, max_size=3),
    "required": _names,
    "minimum": st.sampled_from([0, 1, 2.5]),
    "exclusiveMaximum": st.sampled_from([1, 2.5]),
    "multipleOf": st.sampled_from([1, 0.5]),
    "minLength": st.sampled_from([1, 2]),
    "maxItems": st.sampled_from([0, 1]),
    "minProperties": st.sampled_from([1, 2]),
    "pattern": st.sampled_from(["^[A-Z]{2}$", "^a"]),
    "format": st.just("date"),
    "additionalProperties": st.sampled_from([True, False, {"type": "string"}]),
    "dependentRequired": st.dictionaries(st.sampled_from(["a", "b"]), _names, max_size=1),
    "uniqueItems": st.just(True),
    "title": st.just("Title"),
}


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    named = st.dictionaries(st.sampled_from(["a", "b"]), inner, min_size=1, max_size=2)
    several = st.lists(inner, min_size=1, max_size=2)
    keywords = {
        "properties": named,
        "items": inner,
        "contains": inner,
        "propertyNames": inner,
        "not": inner,
        "allOf": several,
        "anyOf": several,
        "oneOf": several,
    }
    return st.fixed_dictionaries({}, optional=keywords)


_schemas = st.recursive(
    st.booleans() | st.fixed_dictionaries({}, optional=_keywords), _nested, max_leaves=5
)


@given(_schemas, st.dictionaries(st.sampled_from(["a", "b", "c"]), _values, max_size=3))
def test_decisions_agree_with_the_validator(condition: Any, value: dict[str, Any]) -> None:
    answer = holds(condition, value)
    assert answer is None or answer is not bool(check_document(condition, value))
