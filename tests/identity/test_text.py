"""External text is normalised, and rejected if it can mislead."""

import re
import sys
import unicodedata
from collections.abc import Callable

import pytest
from biip.gs1_application_identifiers import GS1ApplicationIdentifier
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.text import (
    TextError,
    clean_batch,
    clean_brand_key,
    clean_text,
    shown,
)
from tests.identity.strategies import CSET_82, batches


def _refusal(cleaner: Callable[[str], str], text: str) -> str:
    """Return the code of the rule that `text` breaks."""
    with pytest.raises(TextError) as caught:
        cleaner(text)
    return caught.value.code


def _clean(text: str) -> str:
    return clean_text(text, max_length=20)


def _is_accepted(cleaner: Callable[[str], str], text: str) -> bool:
    try:
        return cleaner(text) == text
    except TextError:
        return False


@given(st.text(max_size=30))
def test_accepted_text_is_normalised(text: str) -> None:
    try:
        cleaned = _clean(text)
    except TextError:
        return
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip(" ")
    assert 1 <= len(cleaned) <= 20
    assert _clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Parka", "Parka"),
        ("  Parka  ", "Parka"),
        ("Mare\u0301e", "Mar\u00e9e"),
        ("A\u030angstr\u00f6m", "\u00c5ngstr\u00f6m"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("羽绒服 – 黑", "羽绒服 – 黑"),
        ("two  blanks", "two  blanks"),
        ("ﬁn ① ２", "ﬁn ① ２"),
    ],
)
def test_text_is_composed_and_trimmed(text: str, cleaned: str) -> None:
    assert _clean(text) == cleaned


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("\0", id="NUL"),
        pytest.param("\t", id="tab"),
        pytest.param("\n", id="line feed"),
        pytest.param("\r", id="carriage return"),
        pytest.param("\x1b", id="escape"),
        pytest.param("\x7f", id="delete"),
        pytest.param("\x85", id="next line"),
        pytest.param("\u00ad", id="soft hyphen"),
        pytest.param("\u061c", id="Arabic letter mark"),
        pytest.param("\u200b", id="zero-width space"),
        pytest.param("\u200c", id="zero-width non-joiner"),
        pytest.param("\u200d", id="zero-width joiner"),
        pytest.param("\u200e", id="left-to-right mark"),
        pytest.param("\u200f", id="right-to-left mark"),
        pytest.param("\u2028", id="line separator"),
        pytest.param("\u2029", id="paragraph separator"),
        pytest.param("\u202a", id="left-to-right embedding"),
        pytest.param("\u202e", id="right-to-left override"),
        pytest.param("\u2060", id="word joiner"),
        pytest.param("\u2066", id="left-to-right isolate"),
        pytest.param("\u2069", id="pop directional isolate"),
        pytest.param("\ufeff", id="byte order mark"),
        pytest.param("\ue000", id="private use"),
        pytest.param("\uffff", id="noncharacter"),
        pytest.param("\ud800", id="half of a surrogate pair"),
        pytest.param("\U000e0041", id="tag letter"),
        pytest.param("\u034f", id="combining grapheme joiner"),
    ],
)
@pytest.mark.parametrize("around", ["{}A", "A{}", "A{}B"])
def test_invisible_characters_are_rejected(around: str, character: str) -> None:
    assert _refusal(_clean, around.format(character)) == "invisible_character"


@pytest.mark.parametrize(
    "blank",
    ["\u00a0", "\u2003", "\u3000", "\u205f", "\t", "\n", "\u200b"],
    ids=lambda blank: f"U+{ord(blank):04X}",
)
def test_text_of_only_blanks_is_rejected(blank: str) -> None:
    assert _refusal(_clean, blank) in ("empty", "invisible_character")


@pytest.mark.parametrize("text", ["", " ", "     "])
def test_empty_text_is_rejected(text: str) -> None:
    assert _refusal(_clean, text) == "empty"


def test_length_counts_composed_characters() -> None:
    assert len(_clean("e\u0301" * 20)) == 20
    assert _clean("  " + "x" * 20 + "  ") == "x" * 20
    assert _refusal(_clean, "x" * 21) == "too_long"


@pytest.mark.parametrize("key", ["a", "7", "nordlicht", "a-b", "a--b", "1-2-3", "x" * 32])
def test_valid_brand_keys_are_accepted(key: str) -> None:
    assert clean_brand_key(key) == key


@pytest.mark.parametrize(
    "key",
    ["", "-", "-a", "a-", "A", "a_b", "a.b", "a b", "a\n", " a", "é", "\u212a", "x" * 33, "a\0"],
)
def test_invalid_brand_keys_are_rejected(key: str) -> None:
    assert _refusal(clean_brand_key, key) == "brand_key"


def test_the_gs1_character_set_has_82_characters() -> None:
    assert len(set(CSET_82)) == len(CSET_82) == 82


def test_batches_accept_exactly_the_gs1_characters() -> None:
    """Check every character of Unicode's first plane against the GS1 pattern for AI (10)."""
    pattern = GS1ApplicationIdentifier.extract("10").pattern.removeprefix("^10").removesuffix("$")
    characters = [chr(code) for code in range(0x10000)]
    allowed = {c for c in characters if re.fullmatch(pattern, f"A{c}")}
    assert allowed == set(CSET_82)
    assert {c for c in characters if _is_accepted(clean_batch, f"A{c}")} == allowed


@given(st.characters(min_codepoint=0x10000, max_codepoint=sys.maxunicode))
def test_batches_reject_characters_of_other_planes(character: str) -> None:
    assert _refusal(clean_batch, character) == "character_set"


@given(batches)
def test_valid_batches_are_unchanged(batch: str) -> None:
    assert clean_batch(batch) == batch


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("A" * 21, "too_long"),
        (".", "dots"),
        ("..", "dots"),
        (" LOT", "character_set"),
        ("LOT ", "character_set"),
        ("LOT 7", "character_set"),
        ("LOT#7", "character_set"),
        ("LOT$7", "character_set"),
        ("LOT@7", "character_set"),
        ("LOT~7", "character_set"),
        ("LOT\\7", "character_set"),
        ("LOT[7]", "character_set"),
        ("LOT\n", "character_set"),
        ("LOT\u0661", "character_set"),
        ("LÖT", "character_set"),
        ("\ud800", "character_set"),
    ],
)
def test_invalid_batches_are_rejected(text: str, code: str) -> None:
    assert _refusal(clean_batch, text) == code


@pytest.mark.parametrize("batch", ["...", ".A", "A..", "-", "=1+1", "%2F", "/", "//", "A" * 20])
def test_unusual_but_valid_batches_are_accepted(batch: str) -> None:
    assert clean_batch(batch) == batch


def test_a_rejected_batch_names_the_invalid_character() -> None:
    with pytest.raises(TextError, match="contains a space"):
        clean_batch("LOT 7")
    with pytest.raises(TextError, match=r"contains '\\u202e'"):
        clean_batch("LOT\u202e7")


@given(st.text(st.characters(exclude_categories=[])))
def test_shown_text_is_printable_and_short(text: str) -> None:
    message = shown(text)
    assert message.isprintable()
    assert message.encode("utf-8")
    assert message.startswith("'")
    assert message.endswith("'")
    assert len(shown(text * 1_000)) < 1_000


@pytest.mark.parametrize("text", ["", "LOT 7", "Marée 羽", "x" * 80])
def test_harmless_text_is_shown_unchanged(text: str) -> None:
    assert shown(text) == f"'{text}'"
