"""Simple patterns are described in words. Others need a description in the schema."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.passports.pattern_descriptions import describe_pattern, example_of
from dpp_desktop.passports.schemas.patterns import finder


@pytest.mark.parametrize(
    ("pattern", "sentence", "good"),
    [
        ("^[0-9]{14}$", "must be exactly 14 digits.", "09506000134352"),
        (r"^\d{4,6}$", "must be 4 to 6 digits.", "12345"),
        ("^[A-Za-z]{3,}$", "must be at least 3 letters.", "abc"),
        ("^[A-Z0-9]+$", "must have only uppercase letters and digits.", "A1"),
        (r"^-?\d+(\.\d+)?$", "must be a number such as 12.5.", "12.5"),
        ("^[0-9]+([.,][0-9]{1,2})?$", "must be a number such as 12.5.", "12.5"),
        (r"^[+-]?\d{1,3}(?:\.[0-9]*)?$", "must be a number such as 12.5.", "12.5"),
        ("^-?(0|[1-9][0-9]*)$", "must be a whole number such as 12.", "12"),
        (r"^-?\d+$", "must be a whole number such as 12.", "12"),
        ("^[0-9]{2}([.][0-9]{3})?$", None, ""),
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


@pytest.mark.parametrize(
    ("pattern", "example"),
    [
        (r"^[A-Z]{2}-\d{4}$", "AB-1234"),
        ("^[^@]+@[^@.]+\\.[a-z]{2,}$", "A@A.ab"),
        ("^(?:kg|g)$", "kg"),
        ("^[A-F]{7}x?$", "ABCDEFAx"),
        (r"^\S+ \w$", "A A"),
        ("^[a-c]{2,4}[^a-z0-9]$", "abA"),
        (r"\u{41}\x42", "AB"),
        ("^.{3}$", "ABC"),
        ("^(?=x)y", ""),
        ("(", ""),
        ("^a{0}b$", ""),
        ("^[0-9]{64}$", ""),
        ("", ""),
    ],
)
def test_an_example_is_generated(pattern: str, example: str) -> None:
    assert example_of(pattern) == example
    assert not example or re.search(pattern.replace("u{41}", "x41"), example)


def test_proposed_examples_come_first_if_they_match() -> None:
    assert example_of("^[A-Z]$", ["ab", 7, None, "Q"]) == "Q"


@given(
    st.from_regex(r"(\^?([A-Za-z0-9]|\[[a-z0-9]-?[a-z]?\]|\\d|\(a|b\))([?*+]|\{\d(,\d?)?\})?){1,6}")
)
def test_a_generated_example_always_matches(pattern: str) -> None:
    example = example_of(pattern)
    assert not example or finder(pattern)(example)
