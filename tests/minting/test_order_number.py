"""Tests of generated order numbers."""

import re

from dpp_desktop.minting.order_number import generate


def test_order_numbers_are_unique() -> None:
    assert len({generate() for _ in range(1_000)}) == 1_000


def test_an_order_number_can_be_read_aloud() -> None:
    assert re.fullmatch(r"M-20[0-9]{6}-[0-9A-HJKMNP-TV-Z]{8}", generate())
