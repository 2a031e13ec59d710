"""Describe simple regular expressions in words: '^[A-Z]{2}$' is 2 capital letters."""

import re

_CLASSES = {
    r"[0-9]": "digits",
    r"\d": "digits",
    r"[A-Z]": "capital letters",
    r"[a-z]": "small letters",
    r"[A-Za-z]": "letters",
    r"[a-zA-Z]": "letters",
    r"[A-Z0-9]": "capital letters and digits",
    r"[0-9A-Z]": "capital letters and digits",
    r"[a-z0-9]": "small letters and digits",
    r"[A-Za-z0-9]": "letters and digits",
    r"[a-zA-Z0-9]": "letters and digits",
    r"[0-9A-Za-z]": "letters and digits",
    r"[0-9a-f]": "the digits 0-9 and a-f",
    r"[0-9A-Fa-f]": "the digits 0-9 and a-f",
    r"[0-9a-fA-F]": "the digits 0-9 and a-f",
}
_REPEATED = re.compile(r"\^(\[[^\]\\]+\]|\\d)(?:\{(\d{1,4})(,?)(\d{0,4})\}|\+)\$", re.ASCII)
_LITERAL = r"(?:[A-Za-z0-9 :/_,;=@%#-]|\\[./\-+?*()])+"
_BEGINS = re.compile(rf"\^({_LITERAL})(?:\.\*\$?|\.\+\$?)?")
_ENDS = re.compile(rf"(?:\.\*|\.\+)?({_LITERAL})\$")
_WORDS = re.compile(rf"\^\(?(?:\?:)?({_LITERAL}(?:\|{_LITERAL})+)\)\$")

_KEY = re.compile(
    r"\^\[a-z0-9\]\((?:\?:)?\[a-z0-9-\]\{0,(\d{1,4})\}\[a-z0-9\]\)\?\$(?:\(\?!\\n\))?",
    re.ASCII,
)
"""The pattern of keys and names in the program's own formats, with the guard for Python's `$`."""


def describe_pattern(pattern: str) -> str:
    """Return a sentence that describes the pattern; empty if it isn't a simple one."""
    repeated = _REPEATED.fullmatch(pattern)
    if repeated and repeated[1] in _CLASSES:
        return _describe_repetition(repeated)
    key = _KEY.fullmatch(pattern)
    if key:
        most = int(key[1]) + 2
        return f"must consist of a to z, 0 to 9 and hyphens inside, at most {most} characters."
    words = _WORDS.fullmatch(pattern)
    if words:
        return f"must be one of these: {', '.join(map(_plain, words[1].split('|')))}."
    begins = _BEGINS.fullmatch(pattern)
    if begins:
        return f"must begin with '{_plain(begins[1])}'."
    ends = _ENDS.fullmatch(pattern)
    return f"must end with '{_plain(ends[1])}'." if ends else ""


def _describe_repetition(found: re.Match[str]) -> str:
    of, least, comma, most = _CLASSES[found[1]], found[2], found[3], found[4]
    if least is None:
        return f"must have {of} only."
    if most:
        return f"must be {least} to {most} {of}."
    return f"must be at least {least} {of}." if comma else f"must be exactly {least} {of}."


def _plain(literal: str) -> str:
    return literal.replace("\\", "")
