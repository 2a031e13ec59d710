"""Columns are mapped by their headings, and the user can change the mapping."""

from dataclasses import replace

import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.column_mapping import (
    REASON_COLUMN,
    ColumnMap,
    propose_columns,
)
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import Table
from tests.products.catalogue_import.conftest import SCHEMA

TABLE = Table((), iter(()), lambda: 0.0)


def _map(*columns: str, pointer: str = "/gtin", schema: object = SCHEMA) -> ColumnMap:
    return propose_columns(
        replace(TABLE, columns=columns), SchemaFields(SchemaSet.of(schema)), pointer
    )


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
def test_headings_are_recognized(name: str, target: str) -> None:
    assert _targets(name) == [target]


def test_an_open_schema_accepts_any_column() -> None:
    columns = ("Notes", "a.b[0].c", "No. of parts", "a..b", "x[y]")
    assert _targets(*columns, schema=True) == [f"passport.{name}" for name in columns]


def test_the_best_of_several_matching_columns_is_used() -> None:
    assert _targets("Artikel", "sku", "colour", "colour") == ["", "sku", "passport.colour", ""]


def test_all_columns_with_a_gtin_are_used() -> None:
    assert _targets("sku", "EAN", "UPC", "gtin") == ["sku", "gtin", "gtin", "gtin"]


@pytest.mark.parametrize(
    ("columns", "targets"),
    [
        (
            # WooCommerce, WC_Product_CSV_Exporter
            ("ID", "Type", "SKU", "GTIN, UPC, EAN, or ISBN", "Name", "Published"),
            ("", "", "sku", "gtin", "name", ""),
        ),
        (
            ("ID", "Typ", "Artikelnummer", "GTIN, UPC, EAN oder ISBN", "Name", "Veröffentlicht"),
            ("", "", "sku", "gtin", "name", ""),
        ),
        (
            # Shopify, earlier and current headings, which are never translated
            ("Handle", "Title", "Vendor", "Variant SKU", "Variant Grams", "Variant Barcode"),
            ("", "name", "", "sku", "", "gtin"),
        ),
        (("URL handle", "Title", "SKU", "Barcode"), ("", "name", "sku", "gtin")),
        (
            # ERPNext: fields of a child table have its label after theirs
            ("ID", "Item Code", "Item Name", "Barcode (Barcodes)", "Barcode Type (Barcodes)"),
            ("", "sku", "name", "gtin", ""),
        ),
        (("Artikel-Code", "Artikelname", "Barcode (Barcodes)"), ("sku", "name", "gtin")),
        (
            # SAP: field names, list headings in English and German, and S/4HANA headings
            ("MATNR", "MAKTX", "EAN11", "MEINS"),
            ("sku", "name", "gtin", ""),
        ),
        (("Material", "Material Description", "EAN/UPC"), ("sku", "name", "gtin")),
        (("Material", "Materialkurztext", "EAN/UPC-Code"), ("sku", "name", "gtin")),
        (
            ("Material Number", "Material Description", "International Article Number (EAN/UPC)"),
            ("sku", "name", "gtin"),
        ),
        (
            ("Materialnummer", "Materialkurztext", "Internationale Artikelnummer (EAN/UPC)"),
            ("sku", "name", "gtin"),
        ),
        (("Product", "Product Description", "GTIN"), ("sku", "name", "gtin")),
        (
            ("Produktnummer", "Produktbeschreibung", "Global Trade Item Number"),
            ("sku", "name", "gtin"),
        ),
    ],
)
def test_headings_of_other_programs_are_recognized(
    columns: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    assert _targets(*columns) == list(targets)


def test_a_material_is_the_sku_only_in_sap_lists() -> None:
    assert _targets("Name", "Material", schema=True) == ["name", "passport.Material"]
    assert _targets("sku", "Material", "Material Description", schema=True)[:2] == [
        "sku",
        "passport.Material",
    ]


def test_columns_with_the_same_heading_are_distinguished() -> None:
    columns = _map("sku", "care", "care", "", schema=True)
    assert [str(target) for target in columns.targets] == ["sku", "passport.care", "", ""]
    assert [each.message for each in columns.ignored_columns({1: 9, 2: 1, 3: 2_000})] == [
        (
            "Column 3 'care' is ignored because column 2 has the same heading, although 1 row "
            "has a value in it."
        ),
        "Column 4 is ignored, although 2,000 rows have values in it.",
    ]
    with pytest.raises(InvalidInput, match="several columns have the heading 'care'") as caught:
        columns.changed({"care": "notes"})
    assert "#2, #3" in caught.value.problems[0].message
    changed = columns.changed({"#3": "notes", "#2": ""})
    assert [str(target) for target in changed.targets] == ["sku", "", "passport.notes", ""]
    with pytest.raises(InvalidInput, match="no column '#5'"):
        columns.changed({"#5": "notes"})


def test_an_ignored_column_is_reported_only_if_it_has_values() -> None:
    columns = _map("sku", "Notes", "More", REASON_COLUMN)
    assert [each.heading for each in columns.ignored_columns({1: 3, 3: 4})] == ["Notes"]
    assert columns.changed({"Notes": "materials[0].kind"}).ignored_columns({1: 3}) == []


def test_a_name_in_the_schema_is_the_product_name_if_no_other_column_is() -> None:
    schema: object = {"properties": {"Bezeichnung": {}, "Artikel": {}}}
    assert _targets("Artikel", "Bezeichnung", schema=schema) == ["sku", "name"]
    assert _targets("sku", "name", "Bezeichnung", schema=schema)[2] == "passport.Bezeichnung"


def test_the_gtin_is_read_at_the_pointer_of_the_brand() -> None:
    assert _targets("ids.gtin", pointer="/ids/gtin", schema=True) == ["gtin"]


def test_the_user_overrides_the_mapping() -> None:
    columns = _map("Artikel", "Colour", "Notes", "b=c")
    changed = columns.changed({"Notes": "name", "Colour": "", "b=c": "materials[0].kind"})
    assert [str(target) for target in changed.targets] == [
        "sku",
        "",
        "name",
        "passport.materials[0].kind",
    ]
    progressed = columns.changed({"Notes": "sku"})
    assert [str(target) for target in progressed.targets][:3] == ["", "passport.colour", "sku"]
    with pytest.raises(InvalidInput, match="no column 'Farbe'; the columns are"):
        columns.changed({"Farbe": "colour"})


@pytest.mark.parametrize(
    ("overrides", "codes"),
    [
        ({}, []),
        ({"a": ""}, ["no_column"]),
        ({"a": "", "b": ""}, ["no_column", "no_column"]),
        ({"c": "x.y", "d": "x"}, ["columns_clash"]),
        ({"c": "x.y", "d": "x[0]"}, ["columns_clash"]),
        ({"c": "x.y", "d": "x.y"}, ["columns_clash"]),
        ({"c": "x.y", "d": "x.z"}, []),
        ({"b": ""}, []),
        ({"c": "gtin", "d": "gtin"}, []),
        ({"c": "name", "d": "name"}, ["column_twice"]),
    ],
)
def test_unreadable_files_are_reported(overrides: dict[str, str], codes: list[str]) -> None:
    columns = _map("a", "b", "c", "d", schema=True).changed({"a": "sku", "b": "name"})
    assert [problem.code for problem in columns.changed(overrides).problems()] == codes
