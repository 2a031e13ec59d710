"""Titles and descriptions are shown in the user's language, if the schema has them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.passports.forms.field import Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.titles import all_titles, description_of, field_title, title_of
from tests.passports.shipped_passports import schema_of

COLOUR: dict[str, Any] = {
    "title": "Colour",
    "x-titles": {"de": "Farbe", "de-CH": "Farbton", "fr": " "},
    "description": "Colour outside.",
    "x-descriptions": {"de": "Farbe außen."},
}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("", "Colour"),
        ("en", "Colour"),
        ("de", "Farbe"),
        ("de_AT", "Farbe"),
        ("DE-ch", "Farbton"),
        ("fr", "Colour"),
    ],
)
def test_the_title_is_in_the_language(language: str, title: str) -> None:
    assert title_of(COLOUR, language) == title


def test_other_values_are_ignored() -> None:
    assert title_of({"title": 1, "x-titles": {"de": 2}}, "de") == ""
    assert title_of({"x-titles": ["Farbe"], "title": "Colour"}, "de") == "Colour"
    assert description_of(COLOUR, "de") == "Farbe außen."
    assert list(all_titles(COLOUR)) == ["Colour", "Farbe", "Farbton", ""]


def _fields(schema: dict[str, Any], language: str) -> dict[str, Field]:
    form = FormSchema(SchemaSet.of(schema), language)
    return {field.name: field for field in form.fields(form.root)}


def test_a_translation_belongs_to_the_title_beside_it() -> None:
    schema = {
        "$defs": {"size": {"title": "Size", "x-titles": {"de": "Größe"}, "type": "number"}},
        "properties": {
            "weight": {"title": "Weight", "$ref": "#/$defs/size"},
            "size": {"$ref": "#/$defs/size"},
        },
    }
    found = _fields(schema, "de")
    assert (found["weight"].title, found["size"].title) == ("Weight", "Größe")


def test_nested_fields_choices_and_variants_are_in_the_language() -> None:
    schema = {
        "properties": {
            "made": {
                "title": "Made",
                "properties": {"by": {"title": "By", "x-titles": {"de": "Von"}}},
            },
            "size": {
                "oneOf": [
                    {"const": 1, "title": "One", "x-titles": {"de": "Eins"}},
                    {"const": 2, "title": "Two"},
                ]
            },
        }
    }
    form = FormSchema(SchemaSet.of(schema), "de")
    made, size = form.fields(form.root)
    assert [field.title for field in form.fields(made)] == ["Von"]
    assert [choice.title for choice in size.choices] == ["Eins", "Two"]


@pytest.mark.parametrize("name", ["battery", "handmade", "textile"])
def test_every_title_of_the_supplied_schemas_has_a_german_one(name: str) -> None:
    schema = schema_of(name)
    untranslated = [title for title, german in _titles(schema) if not german]
    assert untranslated == []
    german = FormSchema(SchemaSet.of(schema), "de")
    english = FormSchema(SchemaSet.of(schema))
    for one, other in zip(german.fields(german.root), english.fields(english.root), strict=True):
        assert (one.name, one.kind, one.required) == (other.name, other.kind, other.required)
        assert one.kind is not Kind.JSON or other.kind is Kind.JSON


def _titles(value: Any) -> list[tuple[str, str]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [pair for each in inner for pair in _titles(each)]
    if isinstance(value, dict) and isinstance(value.get("title"), str):
        found.append((value["title"], value.get("x-titles", {}).get("de", "")))
    return found


QUANTITIES = ("ratedCapacity", "minVoltage", "maxVoltage", "mass", "energy")


def _battery(definition: str, **beside: Any) -> dict[str, Any]:
    """Return a schema whose five properties refer to one titled definition."""
    quantity = {
        "title": "Quantitative Value",
        "description": "A number with a unit.",
        "x-titles": {"de": "Größe mit Einheit"},
        "type": "number",
    }
    return {
        "properties": {name: {"$ref": definition} | beside for name in QUANTITIES},
        "$defs": {"quantity": {"$anchor": "quantity"} | quantity},
    }


@pytest.mark.parametrize("language", ["", "de"])
@pytest.mark.parametrize("definition", ["#/$defs/quantity", "#quantity"])
def test_the_title_of_a_definition_does_not_hide_the_names(definition: str, language: str) -> None:
    found = _fields(_battery(definition), language)
    assert [field.title for field in found.values()] == [
        "Rated capacity",
        "Min voltage",
        "Max voltage",
        "Mass",
        "Energy",
    ]
    title = {"": "Quantitative Value", "de": "Größe mit Einheit"}[language]
    described = {field.description for field in found.values()}
    assert described == {f"{title}: A number with a unit."}


@pytest.mark.parametrize(
    "beside",
    [
        {"title": "Own"},
        {"allOf": [{"title": "Own"}]},
        {"allOf": [{"$ref": "#/$defs/quantity"}], "title": "Own"},
        {"allOf": [{"$ref": "#/$defs/quantity", "title": "Own"}]},
        {"anyOf": [{"title": "Own"}, {"type": "null"}]},
    ],
)
def test_the_title_beside_a_reference_counts(beside: dict[str, Any]) -> None:
    field = _fields(_battery("#/$defs/quantity", **beside), "")["mass"]
    assert field.title == "Own"


def test_a_description_beside_a_reference_needs_no_title_of_the_definition() -> None:
    field = _fields(_battery("#/$defs/quantity", description="Without packaging."), "")["mass"]
    assert (field.title, field.description) == ("Mass", "Without packaging.")


def test_the_document_and_list_entries_take_the_title_of_their_definition() -> None:
    schema = {
        "$ref": "#/$defs/passport",
        "$defs": {
            "passport": {
                "title": "Battery passport",
                "properties": {
                    "cathode": {"title": "Cathode", "items": {"$ref": "#/$defs/material"}},
                    "anode": {"items": {"type": "string"}},
                },
            },
            "material": {"title": "Material", "properties": {"name": {}}},
        },
    }
    form = FormSchema(SchemaSet.of(schema))
    inside = form.inside(form.root)
    assert form.root.title == "Battery passport"
    assert form.entry(inside["cathode"], 0).title == "Material"
    assert form.entry(inside["anode"], 0).title == "Anode"


_texts = st.sampled_from(["", " ", "Share", "Colour", "mass"])
_titled = st.fixed_dictionaries(
    {}, optional={"title": _texts, "x-titles": st.dictionaries(st.just("de"), _texts)}
)
_own = st.recursive(
    _titled,
    lambda inner: st.builds(
        lambda schema, parts: {**schema, "allOf": parts}, _titled, st.lists(inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.lists(st.one_of(_own, st.booleans()), max_size=3), _titled)
def test_a_field_always_has_a_title_which_is_its_own_or_its_name(
    schemas: list[Any], definition: dict[str, Any]
) -> None:
    for language in ("", "de"):
        title = field_title("net_mass", schemas, definition, language)
        assert title.strip() == title != ""
        assert title == "Net mass" or f'"{title}"' in json.dumps(schemas)
        references = [{"$ref": "#/$defs/x"}, *schemas]
        assert field_title("net_mass", references, definition, language) == title
