"""Every symbol generated in bulk equals the one in the preview, module by module."""

import numpy as np
import pytest
from hypothesis import example, given, settings

from dpp_desktop.carriers.qr_linear import prefix_symbols_of
from dpp_desktop.carriers.qr_symbols import symbols
from tests.carriers.image_reader import as_printed, symbol_in
from tests.carriers.packs import (
    ALPHANUMERIC,
    WITH_GTIN,
    WITHOUT_GTIN,
    made_by_segno,
    prefix_for_version,
    prefixes,
    some_serials,
    split,
)
from tests.identity.strategies import serials

LARGEST_FAMILY = 11


def assert_equal_to_segno(prefix: str, serials: str) -> None:
    made = np.concatenate(list(symbols(prefix, serials)))
    for symbol, serial in zip(made, split(serials), strict=True):
        assert np.array_equal(symbol, made_by_segno(prefix + serial)), prefix + serial


@settings(max_examples=10)
@given(prefixes, serials, serials)
@example(WITH_GTIN, "000000000000", "ZZZZZZZZZZZZ")
@example(ALPHANUMERIC, "000000000000", "ZZZZZZZZZZZZ")
def test_symbols_match_segno(prefix: str, one: str, other: str) -> None:
    assert_equal_to_segno(prefix, one + other)


@pytest.mark.parametrize(
    "prefix", [WITH_GTIN, pytest.param(WITHOUT_GTIN, marks=pytest.mark.exhaustive)]
)
def test_many_symbols_of_one_prefix_match_segno(prefix: str) -> None:
    assert_equal_to_segno(prefix, some_serials(300))


@pytest.mark.parametrize("version", range(2, 15))
def test_symbols_of_every_version_match_segno(version: int) -> None:
    prefix = prefix_for_version(version)
    assert (prefix_symbols_of(prefix) is not None) == (version <= LARGEST_FAMILY)
    assert_equal_to_segno(prefix, some_serials(4, seed=version))
    assert next(symbols(prefix, some_serials(1))).shape[-1] == 17 + 4 * version


@pytest.mark.parametrize(
    ("prefix", "count"),
    [
        *((WITH_GTIN, count) for count in (0, 1, 255, 256, 257, 600)),
        *((ALPHANUMERIC, count) for count in (0, 1, 257)),
        *(
            pytest.param(ALPHANUMERIC, count, marks=pytest.mark.exhaustive)
            for count in (255, 256, 600)
        ),
    ],
)
def test_any_number_of_serials_keeps_its_order(prefix: str, count: int) -> None:
    serials = some_serials(count, seed=count)
    made = [symbol for some in symbols(prefix, serials) for symbol in some]
    assert len(made) == count
    for place in {0, count // 2, count - 1} & set(range(count)):
        url = prefix + split(serials)[place]
        assert np.array_equal(made[place], made_by_segno(url))


@pytest.mark.parametrize("prefix", [WITH_GTIN, WITHOUT_GTIN, prefix_for_version(11)])
def test_a_scanner_reads_each_symbol(prefix: str) -> None:
    serials = some_serials(100)
    (made,) = symbols(prefix, serials)
    for symbol, serial in zip(made, split(serials), strict=True):
        read = symbol_in(as_printed(symbol, dots=4))
        assert (read.text, read.ec_level) == (prefix + serial, "M")


def test_symbols_of_one_prefix_are_generated_in_blocks() -> None:
    sizes = [len(some) for some in symbols(WITH_GTIN, some_serials(300))]
    assert max(sizes) == 256
    assert sum(sizes) == 300


def test_the_longest_urls_fit_and_longer_ones_are_rejected() -> None:
    longest = prefix_for_version(40)
    assert_equal_to_segno(longest, some_serials(1))
    with pytest.raises(ValueError, match="too large"):
        next(symbols(longest + "a", some_serials(1)))


@pytest.mark.parametrize("serials", ["0123456789A", "0123456789ABC", "0123456789Ä1"])
def test_invalid_serials_are_rejected(serials: str) -> None:
    with pytest.raises(ValueError, match="no serials"):
        next(symbols(WITH_GTIN, serials))
