"""A form changes only the values that were edited."""

from typing import Any

import pytest
from hypothesis import given

from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.document import Path, value_at, with_value, without
from dpp_desktop.passports.forms.field import ABSENT, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.values import (
    convert_to_variant,
    empty_value,
    find_choice,
    find_variant,
    fits,
    initial_value,
    number_from,
    ordered,
)
from tests.passports.examples import json_values
from tests.passports.forms.schemas import form_from, form_of, only_field, passport_schemas

_DEEP_ENOUGH = 5


def rewritten(form: FormSchema, field: Field, document: object, path: Path) -> object:
    """Return the document after writing back every value as the form shows it."""
    value = value_at(document, path)
    if value is ABSENT or not fits(field, value) or len(path) > _DEEP_ENOUGH:
        return document
    if field.kind is Kind.VARIANTS:
        chosen = form.variants(field)[find_variant(form, field, value)]
        return rewritten(form, chosen, document, path)
    if field.kind is Kind.GROUP:
        for inner in form.fields(field):
            document = rewritten(form, inner, document, (*path, inner.name))
        return document
    if field.kind is Kind.LIST and isinstance(value, list):
        for place in range(len(value)):
            document = rewritten(form, form.entry(field, place), document, (*path, place))
        return document
    return with_value(document, path, value)


@given(passport_schemas, json_values)
def test_forms_preserve_documents(schema: Any, document: object) -> None:
    form = form_from(schema)
    assert rewritten(form, form.root, document, ()) == document
    assert ordered(form, document) == document


@given(passport_schemas)
def test_a_form_can_show_every_value_that_it_adds(schema: Any) -> None:
    form = form_from(schema)
    for field in form.fields(form.root) if form.root.kind is Kind.GROUP else ():
        assert fits(field, initial_value(form, field))


@given(json_values, json_values)
def test_an_entered_value_is_stored_and_can_be_removed(document: Any, value: object) -> None:
    changed = with_value(document, ("inner", "name"), value)
    assert value_at(changed, ("inner", "name")) == value
    left = without(changed, ("inner", "name"))
    assert value_at(left, ("inner", "name")) is ABSENT
    assert without(left, ("inner", "name")) is left


def test_values_without_a_field_are_kept() -> None:
    document = {"unknown": {"deep": [1]}, "b": 2, "a": 1}
    form = form_of(a={"type": "integer"}, b={"type": "integer"})
    changed = ordered(form, with_value(document, ("a",), 5))
    assert json_text.canonical(changed) == '{"a":5,"b":2,"unknown":{"deep":[1]}}'


def test_properties_are_ordered_in_lists_and_variants_too() -> None:
    inner = {"type": "object", "properties": {"a": {}, "b": {}}}
    form = form_of(
        entries={"type": "array", "items": inner}, one={"oneOf": [inner, {"type": "string"}]}
    )
    document = {"one": {"b": 1, "a": 2}, "entries": [{"b": 1, "a": 2}]}
    expected = '{"entries":[{"a":2,"b":1}],"one":{"a":2,"b":1}}'
    assert json_text.canonical(ordered(form, document)) == expected


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, 5),
        ({"type": "number"}, True),
        ({"type": "boolean"}, "yes"),
        ({"enum": ["a"]}, "b"),
        ({"enum": [1]}, True),
        ({"type": "array", "items": {"type": "string"}}, "a"),
        ({"properties": {"a": {}}}, []),
    ],
)
def test_a_value_of_another_type_is_not_shown_in_the_field(schema: Any, value: object) -> None:
    assert not fits(only_field(schema), value)


def test_choices_are_compared_as_json() -> None:
    field = only_field({"enum": [1, True, "1", None]})
    assert [find_choice(field, value) for value in (1, 1.0, True, "1", False)] == [0, 0, 1, 2, None]


def test_an_emptied_field_is_omitted_unless_it_is_required() -> None:
    properties = {"a": {"type": ["string", "null"]}, "b": {"type": "string"}}
    form = form_from({"properties": properties, "required": ["a", "b"]})
    assert [empty_value(field) for field in form.fields(form.root)] == [None, ABSENT]


_SHAPES = {
    "oneOf": [
        {
            "properties": {"kind": {"const": "circle"}, "r": {"type": "number"}},
            "required": ["kind"],
        },
        {
            "properties": {"kind": {"const": "square"}, "side": {"type": "number"}},
            "required": ["kind"],
        },
        {"type": "string"},
    ]
}


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"kind": "square"}, 1),
        ({"kind": "circle", "side": 2}, 0),
        ({"side": 2}, 1),
        ("round", 2),
        (ABSENT, 0),
    ],
)
def test_the_variant_is_recognized_by_the_value(value: object, place: int) -> None:
    form = form_of(shape=_SHAPES)
    (field,) = form.fields(form.root)
    assert find_variant(form, field, value) == place


def test_changing_the_variant_keeps_common_values() -> None:
    form = form_of(shape=_SHAPES)
    (field,) = form.fields(form.root)
    _circle, square, text = form.variants(field)
    assert convert_to_variant(form, square, {"kind": "circle", "side": 2, "r": 1}) == {
        "kind": "square",
        "side": 2,
    }
    assert convert_to_variant(form, text, {"kind": "circle"}) == ""


def test_a_new_entry_starts_with_its_default() -> None:
    assert initial_value(form_of(), only_field({"type": "number", "default": 7})) == 7


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("12", ".", 12),
        ("12.5", ".", 12.5),
        ("12,5", ",", 12.5),
        ("12.5", ",", 12.5),
        ("−3", ".", -3),
        (" 7 ", ".", 7),
        ("1e3", ".", 1000.0),
        ("1.180", ",", "1.180"),
        ("1,180", ".", "1,180"),
        ("1.2.3", ".", "1.2.3"),
        ("1e999", ".", "1e999"),
        ("٣", ".", "٣"),
        ("twelve", ".", "twelve"),
    ],
)
def test_numbers_are_read_in_usual_notations(text: str, decimal: str, number: object) -> None:
    assert number_from(text, decimal, whole=False) == number


def test_a_whole_number_stays_an_integer() -> None:
    assert repr(number_from("5.0", ".", whole=True)) == "5"
    assert repr(number_from("5.0", ".", whole=False)) == "5.0"
