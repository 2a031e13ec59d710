"""Check and normalise text input, such as names, keys and batch codes.

Text is normalised to Unicode NFC, without control, bidirectional or zero-width characters. Batch
codes follow GS1 General Specifications, AI (10), with the characters of figure 7.11-1 (CSET 82).
"""

import re
import unicodedata

from dpp_desktop.model.message import Message

BATCH_MAX_LENGTH = 20
_MAX_SHOWN = 80
_BATCH = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+", re.ASCII)
_BRAND_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?", re.ASCII)
# Cc control, Cf format (bidirectional and zero-width), Cs surrogate, Co private, Cn unassigned,
# Zl and Zp line and paragraph separators.
_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANKS = " \u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# Combining grapheme joiner, Hangul and Khmer fillers, the empty Braille cell, variation selectors:
# letters and marks by category, but invisible.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0").union(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)


class TextError(ValueError):
    """Invalid text input; `code` identifies the broken rule."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def shown(text: str) -> str:
    """Return the text in quotes for a message: short, one line, all characters visible."""
    return f"'{visible(text)}'"


def visible(text: str) -> str:
    """Return the text cut to 80 characters, with invisible characters as escapes."""
    return escaped(text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…")


def escaped(text: str) -> str:
    """Return the text with invisible characters as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def clean_text(text: str, *, max_length: int) -> str:
    """Return the text in Unicode NFC without surrounding blanks.

    Raises TextError if the result is empty, longer than `max_length` characters, or contains
    invisible characters.
    """
    cleaned = unicodedata.normalize("NFC", text).strip(_BLANKS)
    if not cleaned:
        raise TextError("empty", Message("is empty"))
    if len(cleaned) > max_length:
        raise TextError(
            "too_long",
            Message(
                "has {length} characters; the maximum is {most}",
                length=len(cleaned),
                most=max_length,
            ),
        )
    # Printable text has no character of the unwanted categories, so few texts are examined further.
    if cleaned.isprintable() and _BLANK_LETTERS.isdisjoint(cleaned):
        return cleaned
    for character in cleaned:
        if unicodedata.category(character) in _UNWANTED or character in _BLANK_LETTERS:
            raise TextError(
                "invisible_character",
                Message(
                    "contains the invisible character U+{code}",
                    code=format(ord(character), "04X"),
                ),
            )
    return cleaned


def is_brand_key(text: str) -> bool:
    """Return whether the text is 1 to 32 characters of a-z, 0-9 and inner hyphens."""
    return _BRAND_KEY.fullmatch(text) is not None


def clean_brand_key(text: str) -> str:
    """Return the brand key: 1 to 32 characters of a-z, 0-9, inner hyphens. Raises TextError."""
    if not is_brand_key(text):
        raise TextError(
            "brand_key",
            Message("must consist of a to z, 0 to 9 and inner hyphens, at most 32 characters"),
        )
    return text


def clean_batch(text: str) -> str:
    """Return the batch code: 1 to 20 characters of CSET 82, and neither '.' nor '..'.

    Raises TextError. '.' and '..' are rejected because URL normalisation removes such path
    segments (RFC 3986, section 5.2.4).
    """
    if not text:
        raise TextError("empty", Message("is empty"))
    if len(text) > BATCH_MAX_LENGTH:
        raise TextError(
            "too_long",
            Message(
                "has {length} characters; the maximum is {most}",
                length=len(text),
                most=BATCH_MAX_LENGTH,
            ),
        )
    if not _BATCH.fullmatch(text):
        wrong = next(character for character in text if not _BATCH.fullmatch(character))
        name = Message("a space") if wrong == " " else shown(wrong)
        raise TextError(
            "character_set",
            Message(
                "contains {character}; only letters A-Z and a-z, digits and ! \" % & ' ( ) * "
                "+ , - . / : ; < = > ? _ are allowed",
                character=name,
            ),
        )
    if text in (".", ".."):
        raise TextError("dots", Message("can't be '.' or '..', which are removed from URLs"))
    return text
