"""Names of properties read as words, not as JSON."""

import pytest

from dpp_desktop.passports.property_names import readable_name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("recycled_share", "Recycled share"),
        ("recycledShare", "Recycled share"),
        ("made-in", "Made in"),
        ("CO2_footprint", "CO2 footprint"),
        ("GTIN", "GTIN"),
        ("größe", "Größe"),
        ("", ""),
        ("__", "__"),
    ],
)
def test_names_are_words(name: str, words: str) -> None:
    assert readable_name(name) == words
