"""Items of lists are recognized and offered, and required fields without a column are found."""

from dataclasses import replace
from typing import Any

import pytest

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap, propose_columns
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.field_choices import FieldChoices, missing_message
from dpp_desktop.products.catalogue_import.field_paths import path_text
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import Table

TABLE = Table((), iter(()), lambda: 0.0)
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["gtin", "composition", "maker", "care", "made_on", "notes"],
    "additionalProperties": False,
    "properties": {
        "gtin": {"type": "string"},
        "colour": {"title": "Colour", "x-titles": {"de": "Farbe"}, "type": "string"},
        "composition": {
            "title": "Composition",
            "x-titles": {"de": "Zusammensetzung"},
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["fibre", "percentage"],
                "properties": {
                    "fibre": {"type": "string"},
                    "percentage": {"title": "Share", "x-titles": {"de": "Anteil"}},
                    "co2_kg": {"type": "number"},
                },
            },
        },
        "parts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "fibres": {
                        "type": "array",
                        "items": {"type": "object", "properties": {"name": {"type": "string"}}},
                    },
                },
            },
        },
        "maker": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"title": "Name"}, "town": {"type": "string"}},
        },
        "repair": {
            "type": "object",
            "required": ["guide"],
            "properties": {"guide": {}, "years": {"type": "integer"}},
        },
        "care": {"type": "array", "items": {"type": "string"}},
        "notes": {"type": "array", "items": {"type": "object", "properties": {"text": {}}}},
        "made_on": {"type": "string"},
    },
}


def _map(*columns: str, schema: object = SCHEMA) -> ColumnMap:
    return propose_columns(
        replace(TABLE, columns=columns), SchemaFields(SchemaSet.of(schema)), "/gtin"
    )


def _targets(*columns: str) -> list[str]:
    return [str(target).removeprefix("passport.") for target in _map(*columns).targets]


def _choices(language: str = "") -> FieldChoices:
    return FieldChoices(SchemaFields(SchemaSet.of(SCHEMA), language), "/gtin", ("/made_on",))


def _offered(*columns: str) -> list[str]:
    return [path_text(field.path) for field in _choices().offered(_map(*columns))]


def _missing(*columns: str) -> list[str]:
    return [field.name for field in _choices().missing(_map(*columns))]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("composition[1].percentage", "composition[1].percentage"),
        ("Composition[1].Percentage", "composition[1].percentage"),
        ("Composition 2 percentage", "composition[1].percentage"),
        ("Composition 2 Share", "composition[1].percentage"),
        ("composition_2_percentage", "composition[1].percentage"),
        ("composition.12.fibre", "composition[11].fibre"),
        ("Zusammensetzung 2 Anteil", "composition[1].percentage"),
        ("Zusammensetzung 2: Anteil", "composition[1].percentage"),
        ("Composition2 share", "composition[1].percentage"),
        ("Composition 2 CO2 kg", "composition[1].co2_kg"),
        ("Share 3", "composition[2].percentage"),
        ("Anteil 3", "composition[2].percentage"),
        ("fibre2", "composition[1].fibre"),
        ("Parts 2 fibres 3 name", "parts[1].fibres[2].name"),
        ("Care 2", "care[1]"),
        ("Farbe", "colour"),
        ("COLOUR", "colour"),
        ("Anteil", "composition[0].percentage"),
        ("Composition 0 size", ""),
        ("Name 2", "parts[1].name"),
    ],
)
def test_headings_of_items_are_recognized(heading: str, target: str) -> None:
    assert _targets(heading) == [target]


def test_numbers_count_from_0_if_a_heading_has_0() -> None:
    columns = ("composition_0_fibre", "composition_1_fibre")
    assert _targets(*columns) == ["composition[0].fibre", "composition[1].fibre"]
    assert _targets(*columns[1:]) == ["composition[0].fibre"]


def test_a_field_that_several_lists_have_needs_the_name_of_the_list() -> None:
    item = {"type": "array", "items": {"type": "object", "properties": {"part": {}}}}
    schema = {"properties": {"a": item, "b": item}, "additionalProperties": False}
    (target, other) = _map("part 2", "b 2 part", schema=schema).targets
    assert (str(target), str(other)) == ("", "passport.b[1].part")


def test_the_used_items_and_the_next_one_are_offered() -> None:
    assert _offered("sku")[:7] == [
        "gtin",
        "colour",
        "composition[0].fibre",
        "composition[0].percentage",
        "composition[0].co2_kg",
        "parts[0].name",
        "parts[0].fibres[0].name",
    ]
    more = _offered("composition[1].fibre", "parts[0].fibres[0].name", "care[4]")
    assert [name for name in more if name.endswith(".fibre")] == [
        f"composition[{at}].fibre" for at in range(3)
    ]
    assert [name for name in more if name.startswith("parts")] == [
        "parts[0].name",
        "parts[0].fibres[0].name",
        "parts[0].fibres[1].name",
        "parts[1].name",
        "parts[1].fibres[0].name",
    ]
    assert [name for name in more if name.startswith("care")] == [
        "care",
        *(f"care[{at}]" for at in range(6)),
    ]


def test_required_fields_without_a_column_are_found() -> None:
    assert _missing("sku") == [
        "gtin",
        "composition[0].fibre",
        "composition[0].percentage",
        "maker.name",
        "care",
        "notes",
    ], "made_on is entered at minting"
    columns = ("sku", "EAN", "composition[0].fibre", "composition[1].percentage", "care[0]")
    assert _missing(*columns, "maker", "repair.years", "notes[0].text") == [
        "composition[0].percentage",
        "composition[1].fibre",
        "repair.guide",
    ]
    assert _missing("sku", "passport") == []


def test_required_fields_are_marked() -> None:
    fields = SchemaFields(SchemaSet.of(SCHEMA)).listed
    assert {field.name for field in fields if field.required} == {
        "gtin",
        "composition[0].fibre",
        "composition[0].percentage",
        "maker.name",
        "care",
        "made_on",
    }


def test_a_condition_requires_nothing_always() -> None:
    schema = {
        "properties": {"a": {}, "b": {}, "c": {}},
        "anyOf": [{"required": ["a"]}],
        "then": {"required": ["b"]},
        "allOf": [{"required": ["c"]}],
    }
    assert SchemaFields(SchemaSet.of(schema)).required_at(()) == ("c",)


def test_titles_are_in_the_language() -> None:
    columns = _map("sku", "maker", "gtin", "care", "composition[0].fibre", "notes")
    (field,) = _choices("de_DE").missing(columns)
    assert field.title == "Anteil"
    (field,) = [each for each in _choices("fr").offered(_map("sku")) if each.name == "colour"]
    assert field.title == "Colour"


def test_a_long_list_of_missing_fields_is_shortened() -> None:
    assert missing_message(["a", "b"]).startswith("Required fields without a column: a, b.")
    assert "i, j, and 2 more." in missing_message(list("abcdefghijkl"))


def test_a_field_is_named_with_its_parents() -> None:
    choices = _choices("de")
    share = choices.fields.field_at(("composition", 1, "percentage"))
    name = choices.fields.field_at(("parts", 0, "name"))
    assert choices.full_title(share) == "Zusammensetzung 2 › Anteil"
    assert choices.full_title(name) == "Parts › Name"


@pytest.mark.parametrize("name", ["textile", "battery", "handmade"])
def test_german_headings_of_the_supplied_schemas_are_recognized(name: str) -> None:
    schema = json_text.read_file(resource_paths.schema(f"passports/{name}.schema.json"))
    fields = SchemaFields(SchemaSet.of(schema), "de")
    assert all(field.titles for field in fields.listed)
    for field in fields.listed:
        same = [each.path for each in fields.listed if field.title in each.titles]
        columns, in_full = (
            propose_columns(replace(TABLE, columns=(heading,)), fields, "/gtin")
            for heading in (field.title, fields.full_title(field.path))
        )
        (titled,) = columns.targets
        if len(same) == 1:
            assert titled.path in same or str(titled) in ("gtin", "sku", "name")
        elif titled.role is Role.UNDECIDED:
            assert set(same) <= set(columns.candidates[0])
        else:
            assert str(titled) in ("gtin", "sku", "name")
        assert in_full.targets[0].path == field.path or len(field.path) == 1
