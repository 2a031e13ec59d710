"""Conditions of a schema are decided by the value, exactly or not at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from referencing import Resource

from dpp_desktop.passports.forms import form_patterns
from dpp_desktop.passports.forms.cached_form import CachedFormSchema
from dpp_desktop.passports.forms.conditions import MAX_STEPS, Conditions
from dpp_desktop.passports.forms.form_patterns import FormPatterns
from dpp_desktop.passports.forms.shape import root_node
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.passports.schemas.linear_patterns import linear_finder
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from tests.passports.examples import DRAFTS
from tests.passports.forms.schemas import form_from


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
    "$ref": st.sampled_from([f"#/$defs/{name}" for name in ("text", "loop", "beside")]),
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
        "if": inner,
        "then": inner,
        "else": inner,
    }
    return st.fixed_dictionaries({}, optional=keywords)


_schemas = st.recursive(
    st.booleans() | st.fixed_dictionaries({}, optional=_keywords), _nested, max_leaves=5
)


_DEFINITIONS = {
    "text": {"type": "string", "minLength": 1},
    "loop": {"type": "object", "properties": {"a": {"$ref": "#/$defs/loop"}}},
    "beside": {"$ref": "#/$defs/text", "maxLength": 1},
}


def test_decisions_agree_with_the_validator() -> None:
    answers = []

    @given(
        st.sampled_from(["draft-06", "draft-07", "2019-09", "2020-12"]),
        _schemas,
        st.dictionaries(st.sampled_from(["a", "b", "c"]), _values, max_size=3),
    )
    def check(draft: str, condition: Any, value: dict[str, Any]) -> None:
        schema = {"$schema": DRAFTS[draft], "$defs": _DEFINITIONS, "allOf": [condition]}
        node = root_node(SchemaSet.of(schema)).below(condition)
        answer = Conditions(value).decide(node, value)
        assert answer is None or answer is not bool(check_document(schema, value))
        answers.append(answer)

    check()
    assert answers.count(None) < len(answers) / 2


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the patterns that are compiled during the test."""
    patterns: list[str] = []

    def find(pattern: str) -> Any:
        patterns.append(pattern)
        return linear_finder(pattern)

    monkeypatch.setattr(form_patterns, "linear_finder", find)
    return patterns


def _with_patterns(patterns: list[str]) -> dict[str, Any]:
    condition = {"properties": {"a": {"anyOf": [{"pattern": each} for each in patterns]}}}
    return {"properties": {"a": {"type": "string"}}, "if": condition, "then": {"required": ["a"]}}


@pytest.mark.parametrize("pattern", ["^[A-Z]{{2}}{}$", r"^\W{{1,500}}x{}$", "^({}|a)+b$"])
def test_many_patterns_are_undecided_before_they_are_compiled(
    pattern: str, compiled: list[str]
) -> None:
    schema = _with_patterns([pattern.format(number) for number in range(1_200)])
    form = form_from(schema)
    states = {form.state_for(form.root, {"a": "x" * size}) for size in (0, 1, 1, 2)}
    assert len(states) == 1
    assert 0 < len(compiled) < 250
    assert len(compiled) == len(set(compiled))


def test_a_form_compiles_each_pattern_once(compiled: list[str]) -> None:
    patterns = [f"^a{number}$" for number in range(50)]
    form = CachedFormSchema(SchemaSet.of(_with_patterns(patterns)))
    found = [form.fields_for(form.root, {"a": text})[0].required for text in ("a7", "b", "a49")]
    assert found == [True, False, True]
    assert sorted(compiled) == sorted(patterns)


def test_the_patterns_of_a_form_are_limited(compiled: list[str]) -> None:
    patterns = FormPatterns()
    found = [patterns.find(f"^{number}" + "a" * 1_000) for number in range(100)]
    assert found[0].matches is not None
    assert found[-1].matches is None
    assert len(compiled) < 60


def test_matching_takes_steps_by_the_length_of_the_text() -> None:
    condition = {"properties": {"a": {"pattern": "^" + r"[^\d]{1,9}?" * 50 + "$"}}}
    assert holds(condition, {"a": "x" * 50}) is True
    assert holds(condition, {"a": "x" * 9_000}) is None


def test_an_entry_matched_with_a_known_pattern_takes_few_steps() -> None:
    condition = {"properties": {"a": {"items": {"pattern": "^[A-Z]{2}[0-9]{10}$"}}}}
    assert holds(condition, {"a": ["AB0123456789"] * 800}) is True


@pytest.mark.parametrize("reference", ["#a{}", "#missing{}", "https://elsewhere.example/{}"])
def test_references_do_not_search_the_schema_again(
    reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = []
    search = Resource.subresources

    def subresources(resource: Resource[Any]) -> Any:
        searched.append(resource)
        return search(resource)

    condition = {"allOf": [{"$ref": reference.format(number)} for number in range(300)]}
    names = {f"d{number}": {"$anchor": f"a{number}", "minProperties": 1} for number in range(300)}
    schema = {"if": condition, "then": {}, "$defs": names}
    node = root_node(SchemaSet.of(schema))
    monkeypatch.setattr(Resource, "subresources", subresources)
    assert Conditions({"a": 1}).holds(node, schema) is (True if "#a" in reference else None)
    assert Conditions({}).holds(node, schema) is (False if "#a" in reference else None)
    assert len(searched) < 10


def test_many_references_are_undecided() -> None:
    names = {f"d{number}": {"$anchor": f"a{number}", "type": "object"} for number in range(2_000)}
    condition = {"allOf": [{"$ref": f"#a{number}"} for number in range(2_000)]}
    assert holds(condition, {}, **{"$defs": names}) is None


@pytest.mark.parametrize("condition", [{"const": 1}, {"exclusiveMinimum": 1}, True])
def test_older_drafts_with_other_keywords_are_not_evaluated(condition: Any) -> None:
    node = root_node(SchemaSet.of({"$schema": DRAFTS["draft-04"], "not": condition}))
    answer = Conditions({}).decide(node.below(condition), 1)
    assert answer is (True if condition is True else None)
