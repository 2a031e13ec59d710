"""Variants are named by how they differ, and never by bare numbers."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.passports.forms.field import Distinction, Field, Kind, Limits, Trait
from tests.passports.forms.schemas import form_of

_DEFINED = {"$ref": "#/properties/hidden/$defs/careLabel"}


def variants(*branches: Any, **beside: Any) -> tuple[Field, ...]:
    """Return the variants of a field with these branches."""
    hidden = {"$defs": {"careLabel": {"type": "object", "properties": {"a": {}}}}}
    form = form_of(value={"oneOf": list(branches), **beside}, hidden=hidden)
    return form.variants(form.fields(form.root)[0])


def _object(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _one(trait: Trait, *values: object) -> tuple[Distinction, ...]:
    return (Distinction(trait, values),)


@pytest.mark.parametrize(
    ("branches", "titles"),
    [
        ([{"title": "Wool", "type": "object", "properties": {"a": {}}}, {"type": "number"}],
         ["Wool", ""]),
        ([_object(kind={"const": "man_made"}), _object(kind={"enum": ["wool"]})],
         ["Man made", "Wool"]),
        ([_object(v={"const": 1}, type={"const": name}) for name in "ab"], ["A", "B"]),
        ([_object("symbols", symbols={}), _object("text", text={"title": "Free text"})],
         ["Symbols", "Free text"]),
        ([_object("id", "symbols", id={}, symbols={}), _object("id", "text", id={}, text={})],
         ["Symbols", "Text"]),
        ([_DEFINED, {"type": "string"}], ["Care label", ""]),
        ([{"const": "n/a"}, {"type": "number"}], ["n/a", ""]),
    ],
)  # fmt: skip
def test_variants_are_named_by_their_schemas(branches: list[Any], titles: list[str]) -> None:
    found = variants(*branches)
    assert [variant.title for variant in found] == titles


def test_the_title_of_a_required_property_beside_the_branches_is_used() -> None:
    beside = {"properties": {"symbols": {"title": "Care symbols"}, "text": {}}}
    found = variants(
        {"required": ["symbols"], "minProperties": 1},
        {"required": ["text"], "minProperties": 1},
        **beside,
    )
    assert [variant.title for variant in found] == ["Care symbols", "Text"]


def test_a_number_or_yes_or_no_that_identifies_a_variant_names_it() -> None:
    new, old = variants(_object(isUsed={"const": False}), _object(isUsed={"const": True}))
    assert (new.title, new.distinctions) == ("", _one(Trait.VALUE, "Is used", False))
    assert old.distinctions == _one(Trait.VALUE, "Is used", True)


@pytest.mark.parametrize(
    ("branches", "trait", "values"),
    [
        (
            [{"type": "string", "format": "email"}, {"type": "string"}],
            Trait.FORMAT,
            [("email",), None],
        ),
        (
            [{"type": "number", "maximum": 1}, {"type": "number", "minimum": 2}],
            Trait.LIMITS,
            [(Limits(most=1),), (Limits(least=2),)],
        ),
        (
            [{"type": "string", "maxLength": 3}, {"type": "string", "minLength": 4}],
            Trait.LENGTHS,
            [(None, 3), (4, None)],
        ),
        (
            [{"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "^b"}],
            Trait.PATTERN,
            [("^a",), ("^b",)],
        ),
        (
            [_object(street={}, town={}), _object(town={}, box={"title": "PO box"})],
            Trait.KEYS,
            [("Street",), ("PO box",)],
        ),
        (
            [{"title": "A", "type": "string"}, {"title": "A", "type": "number"}],
            Trait.KIND,
            [(Kind.TEXT,), (Kind.NUMBER,)],
        ),
        (
            [{"type": "string"}, {"type": "string", "not": {"const": ""}}],
            Trait.NUMBER,
            [(1,), (2,)],
        ),
    ],
)
def test_equal_names_get_what_distinguishes_the_variants(
    branches: list[Any], trait: Trait, values: list[tuple[object, ...] | None]
) -> None:
    found = [variant.distinctions for variant in variants(*branches)]
    assert found == [() if each is None else _one(trait, *each) for each in values]


_kinds = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "format": "date"},
        {"type": "number", "minimum": 1},
        {"type": "array", "items": {"type": "number"}},
        {"type": "array", "items": {"type": "string"}},
        {"title": "A", "type": "string"},
        {"title": "A", "type": "boolean"},
        {"title": "1", "type": "boolean"},
        _object(kind={"const": "x"}),
        _object(kind={"const": 1}),
        _object(kind={"const": True}),
        _object("a", a={}, b={}),
        _object("b", a={}, b={}),
        {"const": 1},
        {"enum": ["p", "q"]},
        _DEFINED,
        {"anyOf": [{"type": "string"}, {"type": "number"}]},
    ]
)


@given(st.lists(_kinds, min_size=2, max_size=6))
def test_no_two_variants_have_the_same_name(branches: list[Any]) -> None:
    names = [
        (variant.title.casefold(), repr(variant.distinctions)) for variant in variants(*branches)
    ]
    assert len(set(names)) == len(names)


def test_the_order_of_branches_changes_no_name() -> None:
    branches = [_object("a", a={}), _object("b", b={}), {"type": "string"}, {"type": "number"}]
    expected = {variant.title for variant in variants(*branches)}
    for order in permutations(branches):
        assert {variant.title for variant in variants(*order)} == expected
