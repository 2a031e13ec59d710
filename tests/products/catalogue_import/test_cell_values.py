"""Cells are converted to the schema type if the result is certain, and stay text otherwise."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.common.json_text import canonical
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.cell_values import CellReader, text_of
from dpp_desktop.products.catalogue_import.field_headings import FieldHeadings
from dpp_desktop.products.catalogue_import.field_paths import parse_path
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from tests.passports.examples import json_values
from tests.products.catalogue_import.conftest import SCHEMA


def _value(name: str, cell: object, sign: DecimalSign | None = None) -> Any:
    path = parse_path(name)
    signs = {} if sign is None else {path: sign}
    return CellReader(SchemaFields(SchemaSet.of(SCHEMA)), signs).value(cell, path)


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("weight", "3.5", 3.5),
        ("weight", "3", 3),
        ("weight", "-1e2", -100.0),
        ("weight", "3,5", 3.5),
        ("weight", "1.250", "1.250"),
        ("weight", "1.250,5", 1250.5),
        ("weight", "1 250", 1250),
        ("weight", "1e999", "1e999"),
        ("weight", "nan", "nan"),
        ("weight", "٣", "٣"),
        ("weight", "9" * 5000, "9" * 5000),
        ("weight", 3.5, 3.5),
        ("weight", True, "true"),
        ("pieces", "12", 12),
        ("pieces", "12.0", 12),
        ("pieces", "12.5", "12.5"),
        ("pieces", 12, 12),
        ("vegan", "Ja", True),
        ("vegan", "FALSE", False),
        ("vegan", 0, False),
        ("vegan", "perhaps", "perhaps"),
        ("made_on", "2026", "2026"),
        ("made_on", 2026, "2026"),
        ("made_on", 2026.0, "2026"),
        ("colour", "red", "red"),
        ("care", "wash; iron ;", ["wash", "iron"]),
        ("care", "[1]", [1]),
        ("care", "[1", "[1"),
        ("care", ["a"], ["a"]),
        ("sizes", "38;40;x", [38, 40, "x"]),
        ("sizes", 38, [38]),
        ("materials", '[{"kind":"wool"}]', [{"kind": "wool"}]),
        ("materials[3].share", "80", 80),
        ("manufacturer", '{"name":"N"}', {"name": "N"}),
        ("manufacturer", '{"name":"N","name":"M"}', '{"name":"N","name":"M"}'),
        ("manufacturer.name", 7, "7"),
        ("manufacturer.founded", "1999", 1999),
        ("unknown", "7", "7"),
        ("unknown", 7, 7),
    ],
)
def test_a_cell_is_converted_to_the_schema_type(name: str, cell: object, value: object) -> None:
    found = _value(name, cell)
    assert (found, type(found)) == (value, type(value))


def test_the_decimal_sign_of_a_column_determines_how_a_point_is_read() -> None:
    assert _value("weight", "1.250", DecimalSign.COMMA) == 1250
    assert _value("weight", "1.250", DecimalSign.POINT) == 1.25
    assert _value("weight", "1,250", DecimalSign.COMMA) == 1.25
    assert _value("sizes", "1.250;38", DecimalSign.COMMA) == [1250, 38]
    assert _value("weight", "3.5", DecimalSign.COMMA) == "3.5"


@given(json_values)
def test_any_value_has_a_text_and_any_cell_has_a_value(value: Any) -> None:
    assert isinstance(text_of(value), str)
    for name in ("weight", "vegan", "care", "manufacturer", "made_on", "unknown"):
        for cell in (value, text_of(value)):
            if cell is not None:
                canonical(_value(name, cell))


@given(st.recursive(json_values, lambda inner: st.dictionaries(st.text(max_size=3), inner)))
def test_any_schema_can_convert_cells(schema: Any) -> None:
    fields = SchemaFields(SchemaSet.of(schema))
    for field in fields.listed:
        assert fields.knows(field.path)
    assert isinstance(fields.types(("a", 0, "b")), frozenset)


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"properties": {"a": {"$ref": "#"}}},
        {"allOf": [{"$ref": "#/allOf/0"}]},
        {"$ref": "#/nowhere", "properties": {"a": {"$ref": "https://host.example/x"}}},
        {"properties": {"a": {"type": "array", "items": {"$ref": "#"}}}, "type": "object"},
        {"properties": 1, "items": 2, "type": 3, "allOf": 4, "enum": 5, "title": 6},
        {"properties": {"a": {"enum": [1, None, "x"]}, "b": {"const": True}}},
        {"properties": {f"p{i}": {"$ref": "#"} for i in range(50)}},
    ],
)
def test_unusual_schemas_are_traversed_quickly(schema: Any) -> None:
    fields = SchemaFields(SchemaSet.of(schema))
    assert len(fields.listed) <= 400
    assert FieldHeadings(fields, ["a 2 a"]).find("a.a.a") in {None, ("a", "a", "a")}


@pytest.mark.parametrize("text", ["1.00000000000000000001", "123.456.789,1234567891"])
def test_a_number_that_would_lose_digits_stays_text(text: str) -> None:
    reader = CellReader(SchemaFields(SchemaSet.of({"properties": {"n": {"type": "number"}}})))
    assert reader.value(text, ("n",)) == text
    assert reader.value("19.9900", ("n",)) == 19.99
