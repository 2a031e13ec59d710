"""Titles and descriptions are shown in the user's language, if the schema has them."""

from typing import Any

import pytest

from dpp_desktop.passports.forms.field import Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.titles import all_titles, description_of, title_of
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
