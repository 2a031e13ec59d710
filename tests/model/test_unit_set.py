"""Sets of units behave like plain sets, and keep their value as text and bytes."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from tests.model.unit_sets import UNITS, as_unit_set, plain_sets

_RANGES = st.lists(st.tuples(st.integers(0, UNITS), st.integers(0, UNITS)), max_size=12)
_LARGE = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**5)), max_size=30)


@given(plain_sets, plain_sets)
def test_the_algebra_is_that_of_plain_sets(some: set[int], others: set[int]) -> None:
    one, other = as_unit_set(some), as_unit_set(others)
    assert set(one | other) == some | others
    assert set(one & other) == some & others
    assert set(one - other) == some - others
    assert UnitSet.union([one, NO_UNITS, other]) == one | other
    assert UnitSet.union([]) == NO_UNITS
    for result in (one | other, one & other, one - other):
        assert result == as_unit_set(set(result)), "ranges are in canonical form"


@given(_RANGES)
def test_ranges_in_any_order_are_merged(ranges: list[tuple[int, int]]) -> None:
    expected = {unit for first, end in ranges for unit in range(first, end)}
    units = UnitSet.of(ranges)
    assert list(units) == sorted(expected)
    assert len(units) == len(expected)
    assert bool(units) == bool(expected)
    assert {unit for unit in range(-1, UNITS + 1) if unit in units} == expected
    ends = [edge for span in units.ranges for edge in span]
    assert ends == sorted(set(ends)), "no range is empty or touches the next one"


@given(_LARGE)
def test_text_and_bytes_keep_the_set(pairs: list[tuple[int, int]]) -> None:
    units = UnitSet.of((first, first + count) for first, count in pairs)
    assert UnitSet.decode(units.encode()) == units
    if units:
        assert UnitSet.parse(str(units)) == units


def test_text_counts_from_one() -> None:
    units = UnitSet.parse("80, 3-69 ,70 – 70")
    assert units == UnitSet(((2, 70), (79, 80)))
    assert str(units) == "3-70,80"
    assert (str(NO_UNITS), str(UnitSet.one(4)), UnitSet.one(4, 0)) == ("", "5", NO_UNITS)


@pytest.mark.parametrize(
    "text", ["", " ", "0", "0-3", "5-4", "1-", "-1", "1;2", "a", "1,,2", "1.5", "٣", "1234567890"]
)
def test_other_text_is_no_set(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        UnitSet.parse(text)


@given(st.binary(max_size=40))
def test_damaged_bytes_are_a_set_or_an_error(data: bytes) -> None:
    for damaged in (data, zlib.compress(data)):
        try:
            units = UnitSet.decode(damaged)
        except ValueError:
            continue
        assert units == UnitSet.of(units.ranges)


_DATA = UnitSet.of([(0, 5), (9, 300)]).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        _DATA[:-1],
        _DATA + b"\0",
        zlib.compress(b"\x01"),
        zlib.compress(b"\x00\x00"),
        zlib.compress(b"\x00\x01\x00\x01"),
        zlib.compress(b"\x00\x80"),
        zlib.compress(bytes(5_000_000)),
    ],
    ids=["empty", "cut", "longer", "odd", "no units", "touching", "half a number", "too long"],
)
def test_incomplete_and_excess_bytes_are_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a set of units"):
        UnitSet.decode(data)
