"""A number combines site, epoch and position, and rejects values that don't fit."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.numbers import (
    NUMBER_BITS,
    POSITIONS,
    NumberParts,
    repeat_probability,
    split_number,
)

parts = st.builds(
    NumberParts,
    site=st.integers(0, 4_095),
    epoch=st.integers(0, 255),
    position=st.integers(0, (1 << 40) - 1),
)


@given(parts)
def test_parts_are_read_back_from_their_number(given_parts: NumberParts) -> None:
    assert split_number(given_parts.number) == given_parts


@given(st.integers(0, (1 << 60) - 1))
def test_a_number_is_rebuilt_from_its_parts(number: int) -> None:
    assert split_number(number).number == number


@given(parts, parts)
def test_numbers_sort_by_site_epoch_and_position(one: NumberParts, other: NumberParts) -> None:
    as_tuples = (one.site, one.epoch, one.position) < (other.site, other.epoch, other.position)
    assert (one.number < other.number) == as_tuples


def test_bit_positions_of_the_parts() -> None:
    """The layout must never change, because printed serials depend on it."""
    assert NumberParts(0, 0, 1).number == 1
    assert NumberParts(0, 1, 0).number == 1 << 40
    assert NumberParts(1, 0, 0).number == 1 << 48
    assert NumberParts(4_095, 255, (1 << 40) - 1).number == (1 << 60) - 1
    assert (NUMBER_BITS, POSITIONS) == (60, 1 << 40)


@pytest.mark.parametrize(
    ("site", "epoch", "position"),
    [
        (4_096, 0, 0),
        (0, 256, 0),
        (0, 0, 1 << 40),
        (-1, 0, 0),
        (0, -1, 0),
        (0, 0, -1),
    ],
)
def test_parts_that_do_not_fit_are_rejected(site: int, epoch: int, position: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        NumberParts(site, epoch, position)


@pytest.mark.parametrize("number", [-1, 1 << 60, 1 << 64])
def test_numbers_of_more_than_60_bits_are_rejected(number: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        split_number(number)


@pytest.mark.parametrize(
    ("serials", "chance"),
    [
        ([100_000_000] * 2, "0.86%"),
        ([100_000_000] * 10, "32.32%"),
        ([1_000_000] * 10, "0.00%"),
        ([100_000_000, 1], "0.00%"),
        ([10**9], "0.00%"),
        ([10**12] * 2, "100.00%"),
    ],
)
def test_collisions_of_sites_with_different_keys_follow_the_birthday_bound(
    serials: list[int], chance: str
) -> None:
    assert f"{repeat_probability(serials):.2%}" == chance


def test_the_birthday_bound_agrees_with_an_exact_count_in_a_small_space() -> None:
    """Count over all ways to draw 40 of 2²⁰ numbers at one site and 30 at another."""
    space, here, there = 1 << 20, 40, 30
    none_equal = math.prod((space - here - place) / (space - place) for place in range(there))
    scaled = repeat_probability([here << 20, there << 20])
    assert scaled == pytest.approx(1 - none_equal, rel=0.01)
