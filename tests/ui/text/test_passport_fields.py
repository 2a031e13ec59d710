"""Names and values of a passport are readable."""

import pytest
from PySide6.QtCore import QLocale

from dpp_desktop.ui.text.passport_fields import readable_path, readable_value


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("made_in", "Made in"),
        (".made_in", "Made in"),
        ("composition[0].fibre", "Composition 1 › Fibre"),
        ("repair.spareParts[11]", "Repair › Spare parts 12"),
        ("[1][0].name", "2 1 › Name"),
        ("size[XL]", "Size[XL]"),
        ("", ""),
    ],
)
def test_a_path_is_readable(path: str, words: str) -> None:
    assert readable_path(path) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "Yes"),
        (False, "No"),
        (None, "not stated"),
        (2026, "2026"),
        (12_500, "12,500"),
        (-12_500.5, "-12,500.5"),
        (0.1, "0.1"),
        (1 << 70, str(1 << 70)),
        ("<b>wool</b>", "<b>wool</b>"),
        ([], "none"),
        ({}, "none"),
        (["a", 1, True], "a · 1 · Yes"),
        (list("abcdefgh"), "a · b · c · d · e · f …"),
        ({"fibre": "wool", "percent": 30}, "wool · 30"),
        ([{}, {}], "2 entries"),
    ],
)
def test_values_are_readable(value: object, text: str) -> None:
    assert readable_value(value) == text


def test_numbers_have_the_users_format() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert readable_value(12_345.5) == "12.345,5"
