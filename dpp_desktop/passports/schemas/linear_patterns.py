r"""Translate regular expressions that need no backtracking, to match them in linear time.

Patterns in schemas are ECMA-262 with Unicode (see `patterns`). Patterns with only characters,
classes, groups, alternatives and repetitions are translated for Rust's `regex`, which
`jsonschema_rs` uses. Where the two languages differ (`\d`, `\w`, `\s`, `.` and some escapes), the
translation is explicit. Patterns with assertions, references, Unicode properties, surrogates or
flags have no translation.
"""

import re
import sys
from collections.abc import Callable
from functools import lru_cache
from itertools import cycle, islice
from typing import NamedTuple

import jsonschema_rs
import regress

MAX_STATES = 2_000
"""The maximum size of a pattern with its repetitions expanded, in characters."""
MAX_CHARACTERS_OF_PATTERN = 5_000
_MAX_GROUPS = 50
"""The maximum nesting of groups."""

_LINE_ENDS = r"\n\r\u2028\u2029"
# ECMA-262, 22.2.2.9: CharacterClassEscape. Sorted ranges of code points, both ends included.
_SETS = {
    "d": ((0x30, 0x39),),
    "w": ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)),
    "s": (
        *((0x9, 0xD), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)),
        *((0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
        (0xFEFF, 0xFEFF),
    ),
}
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_REPEATED = re.compile(r"\{([0-9]{1,4})(?:(,)([0-9]{0,4}))?\}|[*+?]", re.ASCII)
_HEX = re.compile(r"u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})", re.ASCII)
_TWO_DIGITS, _FOUR_DIGITS = 1 << 8, 1 << 16
"""The code points that have escapes of two and of four hexadecimal digits."""
_SURROGATES = range(0xD800, 0xE000)


class LinearPattern(NamedTuple):
    """A pattern for Rust's `regex`, and the approximate number of states of its automaton.

    `example` is a text for people that should match; check it, because assertions and negated
    classes aren't considered.
    """

    text: str
    states: int
    example: str


class _NotTranslated(Exception):
    """The pattern has a feature that isn't translated."""


@lru_cache(maxsize=1_000)
def linear(pattern: str) -> LinearPattern | None:
    """Return the pattern for Rust's `regex`, or None if it has no translation.

    Patterns that aren't ECMA-262 with Unicode have no translation.
    """
    if len(pattern) > MAX_CHARACTERS_OF_PATTERN:
        return None
    try:
        translated = _Translation(pattern).whole()
        if translated.states > MAX_STATES:
            return None
        # Checked last, because parsing nested repetitions needs much memory.
        regress.Regex(pattern, "u")
    except (regress.RegressError, _NotTranslated):
        return None
    return LinearPattern(translated.text, translated.states, translated.example)


@lru_cache(maxsize=1_000)
def linear_finder(pattern: str) -> Callable[[str], bool] | None:
    """Return a function that searches text for the pattern in linear time, or None."""
    translated = linear(pattern)
    if translated is None:
        return None
    try:
        return jsonschema_rs.Draft202012Validator(
            {"pattern": translated.text}, pattern_options=jsonschema_rs.RegexOptions()
        ).is_valid
    except jsonschema_rs.ValidationError:  # too large for Rust's `regex`
        return None


_UPPERCASE, _LOWERCASE, _DIGITS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
    "1234567890",
)
_READABLE = (_UPPERCASE, _LOWERCASE, _DIGITS)
_RUNS = {"d": _DIGITS, "D": _UPPERCASE, "w": _UPPERCASE, "W": "-", "s": " ", "S": _UPPERCASE}
MAX_EXAMPLE = 40
"""The length of the longest example, in characters."""


class _Piece(NamedTuple):
    """The translation of a part of a pattern.

    `run` are readable characters that match, for a part that matches any one character of a set;
    an example of several of them is `ABC`.
    """

    text: str
    states: int = 1
    example: str = ""
    run: str = ""

    def repeated(self, found: re.Match[str], lazy: str) -> "_Piece":
        """Return the piece with the repetition that was found after it."""
        count = min(_min_repetitions(found), MAX_EXAMPLE)
        characters = self.run or self.example
        example = "".join(islice(cycle(characters), count)) if self.run else self.example * count
        states = self.states * _max_repetitions(found)
        return _Piece(self.text + found[0] + lazy, states, example[: MAX_EXAMPLE + 1])


class _Translation:
    """Parses and translates a pattern."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def whole(self) -> _Piece:
        """Return the translation. Raises _NotTranslated."""
        result = self._alternatives()
        if self._at != len(self._pattern):
            raise _NotTranslated
        return result

    def _alternatives(self) -> _Piece:
        text, states = "", 1
        examples = [""]
        while self._next() not in ("", ")"):
            if self._take("|"):
                text += "|"
                examples.append("")
                continue
            piece = self._term()
            text += piece.text
            states += piece.states
            examples[-1] = (examples[-1] + piece.example)[: MAX_EXAMPLE + 1]
        return _Piece(text, states, next(filter(None, examples), ""))

    def _term(self) -> _Piece:
        if self._next() in ("^", "$"):
            return _Piece(self._anchor())
        atom = self._atom()
        found = _REPEATED.match(self._pattern, self._at)
        if not found:
            return atom
        self._at = found.end()
        return atom.repeated(found, "?" if self._take("?") else "")

    def _anchor(self) -> str:
        anchor = self._advance()
        if anchor == "$":
            # Schemas add this for Python, whose `$` also matches before a line end.
            self._take(r"(?!\n)")
        # The meaning of repeated assertions differs between the languages.
        if _REPEATED.match(self._pattern, self._at):
            raise _NotTranslated
        return anchor

    def _atom(self) -> _Piece:
        if self._take("("):
            return self._group()
        if self._take("["):
            return self._class()
        if self._take("."):
            return _any_of(f"[^{_LINE_ENDS}]", _UPPERCASE)
        if self._take("\\"):
            return self._escaped_atom()
        character = self._advance()
        if character in _SYNTAX - {"/"}:
            raise _NotTranslated
        return _Piece(_literal(ord(character)), example=character)

    def _escaped_atom(self) -> _Piece:
        kind = self._next()
        text, code = self._escape(in_class=False)
        return _any_of(text, _RUNS[kind]) if code is None else _Piece(text, example=chr(code))

    def _group(self) -> _Piece:
        self._depth += 1
        if self._depth > _MAX_GROUPS or (self._next() == "?" and not self._take("?:")):
            raise _NotTranslated
        inner = self._alternatives()
        if not self._take(")"):
            raise _NotTranslated
        self._depth -= 1
        return _Piece(f"(?:{inner.text})", inner.states, inner.example)

    def _class(self) -> _Piece:
        negated = "^" if self._take("^") else ""
        text = ""
        runs = []
        while not self._take("]"):
            first, code = self._class_atom()
            last_code = code
            if self._next() == "-" and self._pattern[self._at + 1 : self._at + 2] != "]":
                self._advance()
                last, last_code = self._class_atom()
                if code is None or last_code is None or last_code < code:
                    raise _NotTranslated
                text += f"{first}-{last}"
            else:
                text += first
            runs.append(_readable(code, last_code) if code and last_code else _DIGITS)
        if not text:
            raise _NotTranslated
        return _any_of(f"[{negated}{text}]", _unlike(runs) if negated else _most_readable(runs))

    def _class_atom(self) -> tuple[str, int | None]:
        if self._take("\\"):
            return self._escape(in_class=True)
        code = ord(self._advance())
        return _literal(code), code

    def _escape(self, *, in_class: bool) -> tuple[str, int | None]:
        """Return the translation after a backslash, and the code point if it is a character."""
        found = _HEX.match(self._pattern, self._at)
        if found:
            self._at = found.end()
            code = int(found[1] or found[2] or found[3], 16)
            return _literal(code), code
        character = self._advance()
        if character.lower() in _SETS:
            ranges = _ranges(character)
            return (ranges if in_class else f"[{ranges}]"), None
        code = _escaped_code(character, in_class=in_class)
        return _literal(code), code

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self, text: str) -> bool:
        taken = self._pattern.startswith(text, self._at)
        self._at += len(text) * taken
        return taken

    def _advance(self) -> str:
        character = self._next()
        if not character:
            raise _NotTranslated
        self._at += 1
        return character


def _any_of(text: str, run: str) -> _Piece:
    return _Piece(text, example=run[:1], run=run)


def _readable(first: int, last: int) -> str:
    """Return the letters or digits in a range of code points, or its first character."""
    for characters in _READABLE:
        inside = "".join(each for each in characters if first <= ord(each) <= last)
        if inside:
            return inside
    return chr(first)


def _most_readable(runs: list[str]) -> str:
    """Return the longest run, the first of several."""
    return max(runs, key=len)


def _unlike(runs: list[str]) -> str:
    """Return letters or digits that are in none of the runs."""
    excluded = set("".join(runs))
    return next((each for each in _READABLE if not excluded & set(each)), "")


def _min_repetitions(repeated: re.Match[str]) -> int:
    """Return how often an example repeats the term: the minimum, but at least once."""
    return max(int(repeated[1] or 1), 1)


def _escaped_code(character: str, *, in_class: bool) -> int:
    """Return the code point that the character means after a backslash. Raises _NotTranslated."""
    if character in _CONTROLS:
        return ord(_CONTROLS[character])
    if character in _SYNTAX or (in_class and character == "-"):
        return ord(character)
    raise _NotTranslated


def _ranges(name: str) -> str:
    r"""Return the ranges of `\d`, `\w`, `\s` and their opposites, for use in a class."""
    ranges = _SETS[name.lower()]
    if name.isupper():
        ends = [
            0,
            *(end for first, last in ranges for end in (first - 1, last + 1)),
            sys.maxunicode,
        ]
        ranges = tuple(zip(ends[::2], ends[1::2], strict=True))
    return "".join(f"{_escaped(first)}-{_escaped(last)}" for first, last in ranges)


def _max_repetitions(repeated: re.Match[str]) -> int:
    """Return how many times the states of the repeated term are needed."""
    least, comma, most = repeated[1], repeated[2], repeated[3]
    if least is None:
        return 1
    return max(int(most or least) + bool(comma and not most), 1)


def _literal(code: int) -> str:
    """Return the character escaped, so that it has no special meaning."""
    if code in _SURROGATES:
        raise _NotTranslated
    character = chr(code)
    plain = character.isascii() and character.isalnum()
    return character if plain else _escaped(code)


def _escaped(code: int) -> str:
    """Return the code point in a form that ECMA-262 and Rust's `regex` have in common.

    Up to draft-07, jsonschema_rs accepts a schema only if its patterns are ECMA-262.
    """
    if code < _TWO_DIGITS:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < _FOUR_DIGITS else chr(code)
