"""Quantities are parsed in the usual notations."""

import pytest

from dpp_desktop.minting.quantity import ungrouped


@pytest.mark.parametrize(
    "text",
    ["25000", "25,000", "25.000", "25 000", "25\u00a0000", "25\u202f000", "25'000", " 25000 "],
)
def test_groups_of_three_are_parsed_with_any_separator(text: str) -> None:
    assert ungrouped(text) == "25000"


def test_a_million_has_two_separators() -> None:
    assert ungrouped("1.000.000") == "1000000"


@pytest.mark.parametrize("text", ["2,5", "25,00", "1,000.5", "1,000.000", "2500,000", "-1", "1e3"])
def test_ambiguous_quantities_stay_unchanged(text: str) -> None:
    assert ungrouped(text) == text
