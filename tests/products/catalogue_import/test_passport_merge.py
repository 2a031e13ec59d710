"""A row changes only the passport fields that it has values for."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dpp_desktop.products.catalogue_import.field_paths import find_conflict, parse_path, path_text
from dpp_desktop.products.catalogue_import.passport_merge import (
    NOT_GIVEN,
    Edit,
    UnclearItemError,
    lost_fields,
    merged,
    same_json,
)
from tests.passports.examples import json_values

WOOL = {"fibre": "wool", "percent": 80}
POLY = {"fibre": "polyester", "percent": 20}
STORED: dict[str, Any] = {
    "care": "cold",
    "maker": {"name": "Nord", "country": "DE"},
    "mix": [WOOL | {"origin": "NZ"}, POLY],
}


def _edits(**values: Any) -> list[Edit]:
    return [(parse_path(name.replace("__", ".")), value) for name, value in values.items()]


def _items(*values: Any, field: str = "fibre") -> list[Edit]:
    return [(("mix", place, field), value) for place, value in enumerate(values)]


@pytest.mark.parametrize(
    ("edits", "changes"),
    [
        ([], {}),
        (_edits(weight=5), {"weight": 5}),
        (_edits(care="warm"), {"care": "warm"}),
        (_edits(care=None), {}),
        (_edits(care=NOT_GIVEN, unknown=None), {}),
        (_edits(maker__name="New"), {"maker": {"name": "New", "country": "DE"}}),
        (_edits(maker={"name": "New"}), {"maker": {"name": "New", "country": "DE"}}),
        (
            _edits(maker={"country": None, "city": None}),
            {"maker": STORED["maker"] | {"city": None}},
        ),
        (_edits(maker="Nord"), {"maker": "Nord"}),
        (_edits(care__washing="30"), {"care": {"washing": "30"}}),
        (_edits(care__washing=None), {}),
        (_edits(mix=[WOOL]), {"mix": [WOOL]}),
        (
            _items("cotton"),
            {"mix": [{"fibre": "cotton", "percent": 80, "origin": "NZ"}, POLY]},
        ),
        (_items(None, "silk"), {"mix": [STORED["mix"][0], POLY | {"fibre": "silk"}]}),
        ([(("mix", 2, "fibre"), "silk")], {"mix": [*STORED["mix"], {"fibre": "silk"}]}),
    ],
)
def test_fields_without_a_value_in_the_row_are_kept(
    edits: list[Edit], changes: dict[str, Any]
) -> None:
    before = deepcopy(STORED)
    assert merged(before, edits) == STORED | changes
    assert before == STORED


@pytest.mark.parametrize(
    ("edits", "changes", "lost"),
    [
        (_edits(care=None), {"care": None}, ["care"]),
        (_edits(care=NOT_GIVEN, unknown=None), {}, []),
        (_edits(maker__name=None), {"maker": {"country": "DE"}}, ["maker.name"]),
        (
            _edits(maker__name=None, maker__country=None),
            {"maker": None},
            ["maker.name", "maker.country"],
        ),
        (_edits(maker={"name": "New"}), {"maker": {"name": "New"}}, ["maker.country"]),
        (
            [*_items("wool", None), *_items(80, None, field="percent")],
            {"mix": [STORED["mix"][0]]},
            ["mix[1].fibre", "mix[1].percent"],
        ),
        (
            [*_items("wool", None, "silk"), *_items(80, None, 9, field="percent")],
            {"mix": [STORED["mix"][0], {"fibre": "silk", "percent": 9}]},
            [],
        ),
    ],
)
def test_empty_cells_clear_values_if_the_user_chooses_that(
    edits: list[Edit], changes: dict[str, Any], lost: list[str]
) -> None:
    wanted = {name: value for name, value in (STORED | changes).items() if value is not None}
    after = merged(STORED, edits, clear_empty=True)
    assert after == wanted
    assert lost_fields(STORED, after) == lost
    assert merged(after, edits, clear_empty=True) == after


def test_a_whole_passport_is_merged_or_replaces_the_existing_one() -> None:
    whole = {"maker": {"name": "New", "city": "Kiel"}, "mix": [WOOL], "care": None}
    kept = {"name": "New", "country": "DE", "city": "Kiel"}
    assert merged(STORED, [], whole=whole) == {"care": "cold", "maker": kept, "mix": [WOOL]}
    assert merged(STORED, [], whole=whole, clear_empty=True) == whole
    assert merged({}, _edits(care="warm"), whole=whole) == whole | {"care": "warm"}


def test_the_order_of_names_is_kept_so_that_unchanged_passports_stay_equal() -> None:
    turned = dict(reversed(STORED.items()))
    assert list(merged(STORED, [], whole=turned)) == list(STORED)
    assert json.dumps(merged(STORED, _edits(mix=deepcopy(STORED["mix"])))) == json.dumps(STORED)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, True, False),
        (0, False, False),
        ([1], [True], False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        (1, 1, True),
        (None, 0, False),
    ],
)
def test_json_values_are_compared_as_json(one: Any, other: Any, same: bool) -> None:
    assert same_json(one, other) is same


def test_true_replaces_the_number_one() -> None:
    assert json.dumps(merged({"vegan": 1}, _edits(vegan=True))) == '{"vegan": true}'


def test_empty_items_of_a_new_product_are_removed_and_an_import_can_be_repeated() -> None:
    row = [*_items(None, "polyester", None, "silk"), *_items(None, 20, None, None, field="percent")]
    first = merged({}, row)
    assert first == {"mix": [{"fibre": "polyester", "percent": 20}, {"fibre": "silk"}]}
    assert merged(first, row) == first
    assert merged(first, row, clear_empty=True) == first


@pytest.mark.parametrize(
    ("stored", "edits"),
    [
        # empty items were removed before: this could be an update or a further item
        ([POLY], _items(None, "cotton")),
        ([WOOL], [*_items(None, "silk"), *_items(NOT_GIVEN, 5, field="percent")]),
        # preceding items have no values
        ([], [(("mix", 1, "fibre"), "wool")]),
        ([WOOL], [(("mix", 2, "fibre"), "silk")]),
        ([], [(("mix", 0, "parts", 1, "name"), "x")]),
    ],
)
def test_an_ambiguous_item_is_rejected(stored: list[Any], edits: list[Edit]) -> None:
    with pytest.raises(UnclearItemError) as caught:
        merged({"mix": stored}, edits)
    assert path_text(caught.value.path).startswith("mix[")


def test_each_lost_value_is_reported() -> None:
    before = {"a": {"b": 1, "c": {}, "d": None}, "e": [1, [2]], "f": "x", "g": 0}
    assert lost_fields(before, before) == []
    assert lost_fields(before, {"a": 5, "e": [3], "f": {"y": 1}}) == ["a.b", "e[1][0]", "g"]
    assert lost_fields(before, {}) == ["a.b", "e[0]", "e[1][0]", "f", "g"]


_NAMES = st.text("abc", min_size=1, max_size=2)
_PATHS = st.tuples(_NAMES, *[_NAMES | st.integers(0, 3)] * 2).map(tuple)
_ROWS = st.dictionaries(_PATHS, st.integers() | st.none(), max_size=6)
_OBJECTS = st.dictionaries(_NAMES, json_values, max_size=4)


def _row(values: dict[Any, Any]) -> list[Edit]:
    assume(find_conflict(list(values)) is None)
    return list(values.items())


def _filled(values: dict[Any, Any]) -> list[Any]:
    return sorted(value for value in values.values() if value is not None)


@given(_ROWS)
def test_a_new_product_has_all_values_of_its_row(values: dict[Any, Any]) -> None:
    edits = _row(values)
    assert all(parse_path(path_text(path)) == path for path in values)
    try:
        after = merged({}, edits)
    except UnclearItemError:
        return
    assert sorted(_numbers(after)) == _filled(values)


@given(_ROWS, _ROWS, st.booleans())
def test_a_row_removes_no_value_and_can_be_repeated(
    before: dict[Any, Any],
    row: dict[Any, Any],
    clear_empty: bool,
) -> None:
    assume(find_conflict([*before, *(path for path in row if path not in before)]) is None)
    try:
        stored = merged({}, _row(before))
        after = merged(stored, _row(row), clear_empty=clear_empty)
        again = merged(after, _row(row), clear_empty=clear_empty)
    except UnclearItemError:
        return
    if not clear_empty:
        assert lost_fields(stored, after) == []
        assert again == after


@given(_OBJECTS, _OBJECTS)
def test_a_whole_passport_removes_only_items_of_lists(
    stored: dict[str, Any], whole: dict[str, Any]
) -> None:
    after = merged(stored, [], whole=whole)
    assert set(after) == set(stored) | set(whole)
    assert same_json(merged(after, [], whole=whole), after)
    replaced = merged(stored, [], whole=whole, clear_empty=True)
    assert same_json(replaced, whole)


def _numbers(value: Any) -> list[int]:
    if isinstance(value, int):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [number for each in inner for number in _numbers(each)]
