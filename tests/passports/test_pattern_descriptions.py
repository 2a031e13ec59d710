"""Simple patterns are described in words. Others need a description in the schema."""

import re

import pytest

from dpp_desktop.passports.pattern_descriptions import describe_pattern


@pytest.mark.parametrize(
    ("pattern", "sentence", "good"),
    [
        ("^[0-9]{14}$", "must be exactly 14 digits.", "09506000134352"),
        (r"^\d{4,6}$", "must be 4 to 6 digits.", "12345"),
        ("^[A-Za-z]{3,}$", "must be at least 3 letters.", "abc"),
        ("^[A-Z0-9]+$", "must have only uppercase letters and digits.", "A1"),
        ("^https://", "must start with 'https://'.", "https://x"),
        (r"^urn:epc\.id:.*$", "must start with 'urn:epc.id:'.", "urn:epc.id:x"),
        (r"\.pdf$", "must end with '.pdf'.", "a.pdf"),
        ("^(yes|no|not known)$", "must be one of these: yes, no, not known.", "no"),
        (
            r"^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$(?!\n)",
            "must consist of a to z, 0 to 9 and inner hyphens, at most 32 characters.",
            "north-7",
        ),
        ("^[w.-]+@[w.-]+.[A-Za-z]{2,}$", None, ""),
        ("^(a+)+$", None, ""),
        ("a|b", None, ""),
        ("", None, ""),
        ("^a.c", None, ""),
    ],
)
def test_simple_patterns_are_described(pattern: str, sentence: str, good: str) -> None:
    assert describe_pattern(pattern) == sentence
    assert not sentence or re.search(pattern, good)
