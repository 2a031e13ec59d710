"""Patterns matched in linear time find the same text as JavaScript's regular expressions."""

import pytest
import regress
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.passports.schemas.linear_patterns import MAX_STATES, linear, linear_finder
from dpp_desktop.passports.schemas.patterns import finder

WITHOUT = [
    r"(?=a)b",
    r"(?<=a)b",
    r"(?!a)b",
    r"(a)\1",
    r"(?<n>a)\k<n>",
    r"\bx",
    r"\Bx",
    r"\p{L}",
    r"\P{L}",
    r"\cC",
    r"[^]",
    r"[]",
    r"\ud83d",
    "\\ud83d\\ude00",
    "^*a",
    "(?:a{0,50}){0,50}",
    "a{99999}",
    "(" * 60 + ")" * 60,
    "a" * 6_000,
    "(",
    "[z-a]",
    "a{2,1}",
    r"\-",
    r"\_",
    "(?i:a)",
]
ODD = [
    (r"^\d$", "٣", False),
    (r"^\D$", "٣", True),
    (r"^\w$", "é", False),
    (r"^\w$", "ſ", False),
    (r"^\W$", "é", True),
    (r"^\s$", "\ufeff", True),
    (r"^\s$", "\x85", False),
    (r"^\s$", "\x1c", False),
    (r"^\S$", "\u180e", True),
    (r"^[\D\s]$", "3", False),
    (r"^[^\D]$", "3", True),
    (r"^[\d\-x]$", "-", True),
    ("^.$", "\r", False),
    ("^.$", "\u2028", False),
    ("^.$", "\x85", True),
    ("^.$", "😀", True),
    ("a$", "a\n", False),
    (r"a$(?!\n)", "a", True),
    (r"a$(?!\n)", "a\n", False),
    ("^a|b$", "xb", True),
    ("^[&&a~~]$", "&", True),
    ("^[a&&b]$", "a", True),
    (r"^[[a\]]$", "[", True),
    (r"^\u{1F600}$", "😀", True),
    (r"^[\u{1F600}-\u{1F64F}]$", "😃", True),
    (r"^\x41\0$", "A\0", True),
    ("^a#b c$", "a#b c", True),
    (r"^a\/b$", "a/b", True),
    ("^k$", "K", False),
    ("", "anything", True),
    ("a||b", "", True),
]


@pytest.mark.parametrize("pattern", WITHOUT)
def test_ambiguous_and_backtracking_patterns_are_not_translated(pattern: str) -> None:
    assert linear(pattern) is None
    assert linear_finder(pattern) is None


@pytest.mark.parametrize(("pattern", "text", "found"), ODD)
def test_differences_between_the_two_languages_are_handled(
    pattern: str, text: str, found: bool
) -> None:
    find = linear_finder(pattern)
    assert find
    assert find(text) is found
    assert bool(regress.Regex(pattern, "u").find(text)) is found
    assert bool(finder(pattern)(text)) is found


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "(x+x+)+y", "^(?:[a-z]+-?)+$"])
def test_patterns_with_endless_backtracking_are_matched_immediately(pattern: str) -> None:
    assert finder(pattern)("a" * 50_000 + "x" * 50_000 + "!") is None


def test_the_state_count_includes_repetitions() -> None:
    for pattern, states in (("abc", 4), ("(?:ab){3}", 10), ("a{0,5}b*", 7), ("a{3,}", 5)):
        translated = linear(pattern)
        assert translated
        assert translated.states == states
    assert linear("a" * (MAX_STATES - 1)) is not None
    assert linear("a" * MAX_STATES) is None


_characters = (
    "aAbcdxK_é😀\n\r\u2028\u2029\u0085\u00a0\ufeff \t\v\f\x1c1٣０-/.#&~[]\\\u212aſßk\u200b\0"
)
_plain = ["a", "b", "é", "😀", ".", "-", "/", "#", " ", "_", "ß", "\u2028"]
_escaped = [r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\.", r"\u0041", r"\u{1F600}", r"\n"]
_classes = ["[a-c]", "[^a-c]", r"[\d\-x]", r"[^\s]", r"[\W\d]", "[&&a]", "[[a]", "[~~]", r"[^\D]"]
_single = st.sampled_from([*_plain, *_escaped, *_classes, r"[\D\S]"])
_counts = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,2}", "{1,}", "*?", "+?", "{0,3}?"])
# Patterns that match empty text aren't repeated: the reference would run out of memory.
_terms = st.builds("{}{}".format, _single, _counts)
_patterns = st.recursive(
    st.lists(_terms, min_size=1, max_size=3).map("".join),
    lambda inner: st.one_of(
        st.builds("({}|{})".format, inner, inner),
        st.builds("(?:{})?".format, inner),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=5,
)
_anchored = st.builds(
    "{}{}{}".format, st.sampled_from(["", "^"]), _patterns, st.sampled_from(["", "$"])
)


@given(_anchored, st.lists(st.text(_characters, max_size=6), max_size=8))
def test_any_pattern_matches_like_the_reference(pattern: str, texts: list[str]) -> None:
    find = linear_finder(pattern)
    assert find
    reference = regress.Regex(pattern, "u")
    assert [find(text) for text in texts] == [bool(reference.find(text)) for text in texts]
