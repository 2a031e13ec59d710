"""Names in an object that aren't properties of its schema."""

from typing import Any

import pytest

from dpp_desktop.passports.forms import form_patterns
from dpp_desktop.passports.forms.conditions import Conditions
from dpp_desktop.passports.forms.field import Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.free_keys import FreeKeys
from dpp_desktop.passports.forms.values import convert_to_variant, fits, initial_value, ordered
from dpp_desktop.passports.schemas.linear_patterns import linear_finder
from tests.passports.examples import DRAFTS
from tests.passports.forms.schemas import form_from, form_of

_TEXT = {"type": "string"}
_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def free_keys(schema: Any) -> FreeKeys:
    form = form_from(schema)
    return form.free_keys(form.root)


def only(form: FormSchema) -> Field:
    return form.fields(form.root)[0]


def test_the_schema_of_a_name_is_that_of_its_pattern_or_of_all_others() -> None:
    form = form_from(
        {
            "properties": {"name": _TEXT},
            "patternProperties": {
                "^x-": {"type": "boolean"},
                "-kg$": {"title": "A", "type": "number"},
            },
            "additionalProperties": {"properties": {"a": _TEXT}},
        }
    )
    kinds = {name: form.free_field(form.root, name).kind for name in ("x-a", "b-kg", "other")}
    assert kinds == {"x-a": Kind.YES_NO, "b-kg": Kind.NUMBER, "other": Kind.GROUP}
    field = form.free_field(form.root, "b-kg")
    assert (field.title, field.is_entry, field.depth) == ("b-kg", True, 1)
    assert free_keys({"additionalProperties": True}).are_described is False
    assert form_from({}).free_field(form_from({}).root, "x").kind is Kind.ANY


def test_names_that_the_schema_refuses() -> None:
    keys = free_keys({"properties": {"a": False}, "additionalProperties": False})
    assert keys.are_refused
    assert keys.refuses("a")
    assert str(keys.problem("b", {})) == "the schema doesn't allow this name here."
    keys = free_keys(
        {
            "patternProperties": {"^[A-Z]{2}$": _TEXT},
            "additionalProperties": False,
            "type": "object",
        }
    )
    assert not keys.are_refused
    assert str(keys.problem("de", {})) == "must be exactly 2 uppercase letters."
    assert keys.problem("DE", {}) is None


def test_patterns_that_only_allow_or_refuse_names_describe_nothing() -> None:
    keys = free_keys(
        {"patternProperties": {"^x-": {}, "^y-": False}, "additionalProperties": False}
    )
    assert not keys.are_described
    assert keys.problem("x-a", {}) is None
    assert str(keys.problem("y-a", {})) == "the schema doesn't allow this name here."
    assert keys.refuses("z")


def test_names_that_another_branch_may_allow_are_not_refused() -> None:
    keys = free_keys({"properties": {"a": _TEXT}, "unevaluatedProperties": False})
    assert keys.are_refused
    assert not keys.refuses("b")


@pytest.mark.parametrize(
    ("names", "name", "problem"),
    [
        ({"pattern": "^[a-z]{2}$"}, "DE", "must be exactly 2 lowercase letters."),
        ({"enum": ["a", "b"]}, "c", "must be one of these: 'a', 'b'."),
        ({"maxLength": 2}, "abc", "must have at most 2 characters; it has 3."),
        ({"pattern": "^[a-z]{2}$"}, "de", ""),
        ({"$ref": "#/$defs/two"}, "x", "must be exactly 2 lowercase letters."),
        ({"pattern": "^(?=x)"}, "y", ""),
        ({"pattern": "^[a-z]{2}$"}, " ", "enter a name."),
        ({"pattern": "^[a-z]{2}$"}, "en", "this name is already in use."),
        ({"pattern": "^[a-z]{2}$"}, "known", "this name is already in use."),
    ],
)
def test_a_name_is_checked_before_it_is_added(names: Any, name: str, problem: str) -> None:
    keys = free_keys(
        {
            "properties": {"known": _TEXT},
            "propertyNames": names,
            "$defs": {"two": {"pattern": "^[a-z]{2}$"}},
        }
    )
    assert str(keys.problem(name, {"en": "x"}) or "") == problem


@pytest.mark.parametrize("draft", DRAFTS)
def test_names_are_checked_in_each_draft_with_a_keyword_for_them(draft: str) -> None:
    keys = free_keys({"$schema": DRAFTS[draft], "propertyNames": {"pattern": "^[a-z]{2}$"}})
    has_rule = draft != "draft-04"
    assert str(keys.problem("abc", {}) or "") == (
        "must be exactly 2 lowercase letters." if has_rule else ""
    )
    assert ("fr" in keys.suggestions({})) is has_rule


def test_the_patterns_of_names_are_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def find(pattern: str) -> Any:
        compiled.append(pattern)
        return linear_finder(pattern)

    monkeypatch.setattr(form_patterns, "linear_finder", find)
    patterns = {f"^{number}-": _TEXT for number in range(1_200)}
    keys = free_keys({"patternProperties": patterns, "additionalProperties": False})
    assert [keys.refuses(name) for name in ("1199-a", "x", "7-a")] == [False, True, False]
    assert sorted(compiled) == sorted(patterns)


@pytest.mark.parametrize(
    ("schema", "value", "suggested"),
    [
        ({"propertyNames": {"enum": ["a", "b"]}}, {"a": 1}, ("b",)),
        ({"required": ["en"], "additionalProperties": _TEXT}, {}, ("en",)),
        ({"additionalProperties": _TEXT}, {}, ()),
        ({"additionalProperties": _TEXT}, {"weight": "x"}, ()),
        ({"patternProperties": {"^[a-z]+$": _TEXT}, "additionalProperties": False}, {}, ()),
    ],
)
def test_suggested_names(schema: Any, value: object, suggested: tuple[str, ...]) -> None:
    assert free_keys(schema).suggestions(value) == suggested


@pytest.mark.parametrize(
    ("schema", "value", "tag"),
    [
        ({"patternProperties": {_LANGUAGE: _TEXT}, "additionalProperties": False}, {}, "fr"),
        ({"propertyNames": {"pattern": "^[a-z]{2}$"}}, {}, "fr"),
        ({"propertyNames": {"pattern": "^[a-z]{2}-[A-Z]{2}$"}}, {}, "fr-FR"),
        ({"additionalProperties": _TEXT}, {"en": "Sock", "de-AT": "Socke"}, "fr"),
    ],
)
def test_languages_are_suggested_for_translations(schema: Any, value: Any, tag: str) -> None:
    keys = free_keys(schema)
    assert tag in keys.suggestions(value)
    assert not set(value) & set(keys.suggestions(value))
    assert keys.are_languages(tuple(value))


def test_values_of_a_map() -> None:
    form = form_of(names={"type": "object", "additionalProperties": {"type": "object"}})
    field = only(form)
    assert (fits(field, {"a": {}}), fits(field, []), initial_value(form, field)) == (
        True,
        False,
        {},
    )
    choice = only(form_of(a={"oneOf": [_TEXT, {"type": "object"}]}))
    form = form_of(a={"oneOf": [_TEXT, {"type": "object"}]})
    assert convert_to_variant(form, form.variants(choice)[1], {"x": 1}) == {"x": 1}


def test_entries_of_a_map_have_the_order_of_their_schema() -> None:
    entry = {"properties": {"a": _TEXT, "b": _TEXT}}
    form = form_of(parts={"additionalProperties": entry})
    document = ordered(form, {"parts": {"z": {"b": "", "a": ""}, "y": 1}})
    assert str(document) == "{'parts': {'z': {'a': '', 'b': ''}, 'y': 1}}"


def test_allowed_languages_are_determined_once(monkeypatch: pytest.MonkeyPatch) -> None:
    decided = []
    decide = Conditions.decide

    def count(conditions: Conditions, *arguments: Any) -> Any:
        decided.append(arguments)
        return decide(conditions, *arguments)

    monkeypatch.setattr(Conditions, "decide", count)
    keys = free_keys({"propertyNames": {"pattern": "^[a-z]{2}$"}})
    assert keys.are_languages(("de",))
    once = len(decided)
    assert keys.are_languages(("de", "en"))
    assert len(decided) == once > 0
