"""Order numbers that are made up."""

import re

from dpp_desktop.minting.order_number import generate


def test_no_two_are_the_same() -> None:
    assert len({generate() for _ in range(1_000)}) == 1_000


def test_one_is_short_enough_to_be_read_out() -> None:
    assert re.fullmatch(r"M-20[0-9]{6}-[0-9A-HJKMNP-TV-Z]{8}", generate())
