"""What the names of columns say, and what the user says instead."""

from dataclasses import replace

import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.catalogues.columns import REASON_COLUMN, ColumnMap, proposed
from dpp_desktop.passports.catalogues.schema_fields import SchemaFields
from dpp_desktop.passports.catalogues.tables import Table
from tests.passports.catalogues.conftest import SCHEMA

TABLE = Table((), iter(()), lambda: 0.0)


def _map(*columns: str, pointer: str = "/gtin", schema: object = SCHEMA) -> ColumnMap:
    return proposed(replace(TABLE, columns=columns), SchemaFields(schema), pointer)


def _targets(*columns: str, pointer: str = "/gtin", schema: object = SCHEMA) -> list[str]:
    return [str(target) for target in _map(*columns, pointer=pointer, schema=schema).targets]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("sku", "sku"),
        ("SKU", "sku"),
        ("Article No.", "sku"),
        ("Artikel-Nr.", "sku"),
        ("ARTIKELNUMMER", "sku"),
        ("Name", "name"),
        ("Product name", "name"),
        ("Bezeichnung", "name"),
        ("EAN", "gtin"),
        ("EAN-13", "gtin"),
        ("Barcode", "gtin"),
        ("passport.gtin", "gtin"),
        ("passport", "passport"),
        ("colour", "passport.colour"),
        ("Colour", "passport.colour"),
        ("COLOUR OF THE OUTSIDE", "passport.colour"),
        ("made on", "passport.made_on"),
        ("manufacturer.name", "passport.manufacturer.name"),
        ("Manufacturer name", "passport.manufacturer.name"),
        ("materials[1].share", "passport.materials[1].share"),
        ("passport.name", "passport.name"),
        ("Notes", ""),
        ("", ""),
        (REASON_COLUMN, ""),
    ],
)
def test_names_are_understood(name: str, target: str) -> None:
    assert _targets(name) == [target]


def test_an_open_schema_takes_any_column() -> None:
    columns = ("Notes", "a.b[0].c", "No. of parts", "a..b", "x[y]")
    assert _targets(*columns, schema=True) == [f"passport.{name}" for name in columns]


def test_of_columns_that_are_the_same_the_best_is_taken() -> None:
    assert _targets("Artikel", "sku", "EAN", "UPC", "colour", "colour") == [
        "",
        "sku",
        "gtin",
        "",
        "passport.colour",
        "",
    ]


def test_a_name_the_schema_knows_too_is_the_products_if_nothing_else_is() -> None:
    schema: object = {"properties": {"Bezeichnung": {}, "Artikel": {}}}
    assert _targets("Artikel", "Bezeichnung", schema=schema) == ["sku", "name"]
    assert _targets("sku", "name", "Bezeichnung", schema=schema)[2] == "passport.Bezeichnung"


def test_the_gtin_is_where_the_brand_says() -> None:
    assert _targets("ids.gtin", pointer="/ids/gtin", schema=True) == ["gtin"]


def test_the_user_says_otherwise() -> None:
    columns = _map("Artikel", "Colour", "Notes", "b=c")
    changed = columns.changed({"Notes": "name", "Colour": "", "b=c": "materials[0].kind"})
    assert [str(target) for target in changed.targets] == [
        "sku",
        "",
        "name",
        "passport.materials[0].kind",
    ]
    moved = columns.changed({"Notes": "sku"})
    assert [str(target) for target in moved.targets][:3] == ["", "passport.colour", "sku"]
    with pytest.raises(InvalidInput, match="no column 'Farbe'; there are 'Artikel', 'Colour'"):
        columns.changed({"Farbe": "colour"})


@pytest.mark.parametrize(
    ("wishes", "codes"),
    [
        ({}, []),
        ({"a": ""}, ["no_column"]),
        ({"a": "", "b": ""}, ["no_column", "no_column"]),
        ({"c": "x.y", "d": "x"}, ["columns_clash"]),
        ({"c": "x.y", "d": "x[0]"}, ["columns_clash"]),
        ({"c": "x.y", "d": "x.y"}, ["columns_clash"]),
        ({"c": "x.y", "d": "x.z"}, []),
        ({"c": "gtin", "d": "gtin"}, ["column_twice"]),
    ],
)
def test_what_can_not_be_read_is_said(wishes: dict[str, str], codes: list[str]) -> None:
    columns = _map("a", "b", "c", "d", schema=True).changed({"a": "sku", "b": "name"})
    assert [problem.code for problem in columns.changed(wishes).problems()] == codes
