"""Property names are shown as words."""

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
def test_property_names_become_words(name: str, words: str) -> None:
    assert readable_name(name) == words
