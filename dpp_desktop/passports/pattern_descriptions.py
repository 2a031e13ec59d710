"""Describe regular expressions to people: simple ones in words, others by an example."""

import re
from collections.abc import Iterable

from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.linear_patterns import MAX_EXAMPLE, linear
from dpp_desktop.passports.schemas.patterns import PatternError, finder

_CLASSES = {
    r"[0-9]": Message("digits"),
    r"\d": Message("digits"),
    r"[A-Z]": Message("uppercase letters"),
    r"[a-z]": Message("lowercase letters"),
    r"[A-Za-z]": Message("letters"),
    r"[a-zA-Z]": Message("letters"),
    r"[A-Z0-9]": Message("uppercase letters and digits"),
    r"[0-9A-Z]": Message("uppercase letters and digits"),
    r"[a-z0-9]": Message("lowercase letters and digits"),
    r"[A-Za-z0-9]": Message("letters and digits"),
    r"[a-zA-Z0-9]": Message("letters and digits"),
    r"[0-9A-Za-z]": Message("letters and digits"),
    r"[0-9a-f]": Message("the digits 0-9 and a-f"),
    r"[0-9A-Fa-f]": Message("the digits 0-9 and a-f"),
    r"[0-9a-fA-F]": Message("the digits 0-9 and a-f"),
}
_REPEATED = re.compile(r"\^(\[[^\]\\]+\]|\\d)(?:\{(\d{1,4})(,?)(\d{0,4})\}|\+)\$", re.ASCII)
_DIGIT = r"(?:\\d|\[0-9\])"
_SIGN = r"(?:-\?|\[(?:\+-|-\+|\\-\+|\+\\-)\]\??)?"
_WHOLE = rf"{_DIGIT}(?:\+|\{{\d{{1,3}},(?:\d{{1,3}})?\}})|\((?:\?:)?0\|\[1-9\]{_DIGIT}\*\)"
_FRACTION = (
    rf"\((?:\?:)?(?:\\\.|\[\.,?\]|\[,\.\]){_DIGIT}(?:\+|\*|\{{\d{{1,3}}(?:,\d{{0,3}})?\}})\)\?"
)
_NUMBER = re.compile(rf"\^{_SIGN}(?:{_WHOLE})(?P<fraction>{_FRACTION})?\$", re.ASCII)
_NUMBER_EXAMPLES = ("12.5", "12", "5", "1200")
_LITERAL = r"(?:[A-Za-z0-9 :/_,;=@%#-]|\\[./\-+?*()])+"
_BEGINS = re.compile(rf"\^({_LITERAL})(?:\.\*\$?|\.\+\$?)?")
_ENDS = re.compile(rf"(?:\.\*|\.\+)?({_LITERAL})\$")
_WORDS = re.compile(rf"\^\(?(?:\?:)?({_LITERAL}(?:\|{_LITERAL})+)\)\$")

_KEY = re.compile(
    r"\^\[a-z0-9\]\((?:\?:)?\[a-z0-9-\]\{0,(\d{1,4})\}\[a-z0-9\]\)\?\$(?:\(\?!\\n\))?",
    re.ASCII,
)
"""The pattern of keys and names in the program's own formats, with the guard for Python's `$`."""


def describe_pattern(pattern: str) -> Message | None:
    """Return what the pattern asks for as a sentence; None if it isn't one of the simple ones."""
    repeated = _REPEATED.fullmatch(pattern)
    if repeated and repeated[1] in _CLASSES:
        return _describe_repetition(repeated)
    number = _NUMBER.fullmatch(pattern)
    if number:
        return _describe_number(pattern, has_fraction=bool(number["fraction"]))
    key = _KEY.fullmatch(pattern)
    if key:
        most = int(key[1]) + 2
        return Message(
            "must consist of a to z, 0 to 9 and inner hyphens, at most {most} characters.",
            most=most,
        )
    words = _WORDS.fullmatch(pattern)
    if words:
        return Message(
            "must be one of these: {choices}.", choices=", ".join(map(_plain, words[1].split("|")))
        )
    begins = _BEGINS.fullmatch(pattern)
    if begins:
        return Message("must start with '{start}'.", start=_plain(begins[1]))
    ends = _ENDS.fullmatch(pattern)
    return Message("must end with '{end}'.", end=_plain(ends[1])) if ends else None


def example_of(pattern: str, proposed: Iterable[object] = ()) -> str:
    """Return a text that matches the pattern: one of those proposed, or a generated one.

    It is empty if none is known. Longer texts than 40 characters are no use as an example.
    """
    generated = linear(pattern)
    candidates = [*proposed, generated.example if generated else ""]
    try:
        matches = finder(pattern)
    except PatternError:
        return ""
    for text in candidates:
        if isinstance(text, str) and 0 < len(text) <= MAX_EXAMPLE and matches(text):
            return text
    return ""


def _describe_repetition(found: re.Match[str]) -> Message:
    of, least, comma, most = _CLASSES[found[1]], found[2], found[3], found[4]
    if least is None:
        return Message("must have only {characters}.", characters=of)
    if most:
        return Message(
            "must be {least} to {most} {characters}.", least=least, most=most, characters=of
        )
    return (
        Message("must be at least {least} {characters}.", least=least, characters=of)
        if comma
        else Message("must be exactly {least} {characters}.", least=least, characters=of)
    )


def _describe_number(pattern: str, *, has_fraction: bool) -> Message | None:
    example = next(filter(finder(pattern), _NUMBER_EXAMPLES), "")
    if not example:
        return None
    if has_fraction:
        return Message("must be a number such as {example}.", example=example)
    return Message("must be a whole number such as {example}.", example=example)


def _plain(literal: str) -> str:
    return literal.replace("\\", "")
