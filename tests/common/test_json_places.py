"""The places of values in JSON text."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import given

from dpp_desktop.common.json_places import JsonPlace, JsonPlaces, Steps
from tests.passports.examples import json_values

TEXT = '{"a": [1, {"b":\n  "x\\"}"}],\r\n "ä": {"c": null}}'


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        ((), 1, 1),
        (("a",), 1, 7),
        (("a", 0), 1, 8),
        (("a", 1), 1, 11),
        (("a", 1, "b"), 2, 3),
        (("ä",), 3, 7),
        (("ä", "c"), 3, 13),
    ],
)
def test_lines_and_columns_are_counted_from_1(steps: Steps, line: int, column: int) -> None:
    assert JsonPlaces(TEXT).place_of(steps) == JsonPlace(line, column)


def test_a_missing_value_has_no_place() -> None:
    assert JsonPlaces(TEXT).place_of(("a", 2)) is None


def test_repeated_names_are_found_where_they_occur_again() -> None:
    places = JsonPlaces('{"a":{"b":1,"b":2},\n"c":[{"d":1,\n"d":2}],"a":3}')
    found = [
        (each.steps, each.name, each.place, each.is_hidden) for each in places.repeated_names()
    ]
    assert found == [
        (("a",), "b", JsonPlace(1, 13), True),
        (("c", 0), "d", JsonPlace(3, 1), False),
        ((), "a", JsonPlace(3, 9), False),
    ]


def _steps(value: object) -> set[Steps]:
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    return {()} | {(step, *rest) for step, each in inner for rest in _steps(each)}


@given(json_values)
def test_every_value_has_a_place(value: object) -> None:
    places = JsonPlaces(json.dumps(value, indent=1))
    assert set(places.steps()) == _steps(value)
    assert places.repeated_names() == []
