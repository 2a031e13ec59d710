"""Cells become what the schema wants, where that is certain; else they stay text."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.passports.catalogues.cells import CellReader, text_of
from dpp_desktop.passports.catalogues.paths import assembled, clash, parse_path, written
from dpp_desktop.passports.catalogues.schema_fields import SchemaFields
from dpp_desktop.passports.jsontext import canonical
from tests.passports.catalogues.conftest import SCHEMA
from tests.passports.examples import json_values


def _value(name: str, cell: object, *, decimal_comma: bool = False) -> Any:
    reader = CellReader(SchemaFields(SCHEMA), decimal_comma=decimal_comma)
    return reader.value(cell, parse_path(name))


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("weight", "3.5", 3.5),
        ("weight", "3", 3),
        ("weight", "-1e2", -100.0),
        ("weight", "3,5", "3,5"),
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
def test_a_cell_becomes_what_the_schema_wants(name: str, cell: object, value: object) -> None:
    found = _value(name, cell)
    assert (found, type(found)) == (value, type(value))


def test_a_comma_may_stand_before_decimals_where_none_separates_cells() -> None:
    assert _value("weight", "3,5", decimal_comma=True) == 3.5
    assert _value("weight", "1.234,5", decimal_comma=True) == "1.234,5"


@given(json_values)
def test_any_value_has_a_text_and_any_cell_a_value(value: Any) -> None:
    assert isinstance(text_of(value), str)
    for name in ("weight", "vegan", "care", "manufacturer", "made_on", "unknown"):
        for cell in (value, text_of(value)):
            if cell is not None:
                canonical(_value(name, cell))


@given(st.recursive(json_values, lambda inner: st.dictionaries(st.text(max_size=3), inner)))
def test_any_schema_can_be_asked(schema: Any) -> None:
    fields = SchemaFields(schema)
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
def test_odd_schemas_are_walked_through_quickly(schema: Any) -> None:
    fields = SchemaFields(schema)
    assert len(fields.listed) <= 400
    assert fields.find("a.a.a") in {None, ("a", "a", "a")}


_NAMES = st.text("abc", min_size=1, max_size=2)
_PATHS = st.tuples(_NAMES, *[_NAMES | st.integers(0, 3)] * 2).map(tuple)


@given(st.dictionaries(_PATHS, st.integers(), max_size=6))
def test_paths_that_do_not_clash_make_an_object_with_all_values(values: dict[Any, int]) -> None:
    paths = list(values)
    assert all(parse_path(written(path)) == path for path in paths)
    if clash(paths) is None:
        made = json.dumps(assembled(values.items()))
        assert sorted(_numbers(json.loads(made))) == sorted(values.values())


def test_places_without_a_value_are_closed_up() -> None:
    values = [(("a", 4, "x"), 2), (("a", 1, "x"), 1), (("b",), {"0": 0})]
    assert assembled(values) == {"a": [{"x": 1}, {"x": 2}], "b": {"0": 0}}


def _numbers(value: Any) -> list[int]:
    if isinstance(value, int):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [number for each in inner for number in _numbers(each)]


@pytest.mark.parametrize("text", ["1.00000000000000000001", "123456789.1234567891"])
def test_a_number_that_would_lose_digits_stays_text(text: str) -> None:
    schema = {"properties": {"n": {"type": "number"}}}
    reader = CellReader(SchemaFields(schema), decimal_comma=False)
    assert reader.value(text, ("n",)) == text
    assert reader.value("19.990", ("n",)) == 19.99
