"""Mask penalties match segno, also for symbols that hardly ever occur."""

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from segno import encoder

from dpp_desktop.carriers.qr_bitrows import Modules, lines_of
from dpp_desktop.carriers.qr_masks import information_modules, penalties

# Neither function has type hints.
EVALUATE: Any = encoder.evaluate_mask
MAKE_MATRIX: Any = encoder.make_matrix

FINDER = "1011101"
# Finder patterns with possible neighbours and shared modules, runs, and any pattern.
pieces = st.sampled_from([FINDER, "1011", "011101", "0000", "000", "00000", "11111", "0", "1"])
sides = st.sampled_from([21, 25, 33, 41, 45, 61])


def by_segno(symbol: Modules) -> int:
    """Return the sum of segno's scores N1 to N4."""
    rows = [bytearray(row.tobytes()) for row in symbol]
    score: int = EVALUATE(rows, len(rows), len(rows))
    return score


@st.composite
def symbols(draw: st.DrawFn) -> Modules:
    side = draw(sides)
    lines = [
        "".join(draw(st.lists(pieces, min_size=4, max_size=20))).ljust(side, "0")[:side]
        for _ in range(draw(st.integers(1, 4)))
    ]
    rows = [lines[number % len(lines)] for number in range(side)]
    symbol = np.array([[int(module) for module in row] for row in rows], dtype=np.uint8)
    return symbol if draw(st.booleans()) else symbol.T.copy()


def stripes(line: str, side: int = 21) -> Modules:
    return np.array([[int(module) for module in line.ljust(side, "0")]] * side, dtype=np.uint8)


@given(symbols())
@example(stripes("0000" + FINDER + "1101" + "0000"))  # two finder patterns share three modules
@example(stripes("0000" + FINDER + "011101" + "0000"))  # two finder patterns share one module
@example(stripes(FINDER + "1101" * 3))
@example(stripes("1" * 14 + FINDER))
@example(stripes("1" * 13 + FINDER))
@example(np.zeros((21, 21), dtype=np.uint8))
@example(np.ones((61, 61), dtype=np.uint8))
def test_a_penalty_matches_segno(symbol: Modules) -> None:
    assert penalties(lines_of(symbol[np.newaxis])).tolist() == [by_segno(symbol)]


@pytest.mark.parametrize("side", [21, 37, 45, 64])
def test_penalties_of_many_symbols_match_single_ones(side: int) -> None:
    random = np.random.default_rng(side)
    many = random.integers(0, 2, (50, side, side), dtype=np.uint8)
    many[1, :, :] = 1
    assert penalties(lines_of(many)).tolist() == [by_segno(symbol) for symbol in many]


@pytest.mark.parametrize("version", range(1, 12))
def test_format_information_is_where_segno_reserves_it(version: int) -> None:
    side = 17 + 4 * version
    kept = np.array(MAKE_MATRIX(side, side, add_timing=False), dtype=np.uint8)
    timing = np.zeros((side, side), dtype=bool)
    timing[6, 8:-8] = timing[8:-8, 6] = True
    assert np.array_equal(information_modules(side) == 1, (kept == 0) & ~timing)
