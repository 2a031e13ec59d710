"""Parse numbers in text, and find their decimal separator and thousands separator.

"1.250" is 1250 with a decimal comma, and 1.25 with a decimal point. The other numbers of the
column show which sign is used; see `Evidence`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import isfinite

from dpp_desktop.common import json_text

ITEM_DELIMITER = ";"
"""The separator of items in a cell."""


class DecimalSign(StrEnum):
    """The decimal separator of a number."""

    COMMA = "comma"
    POINT = "point"


_SIGN = r"(?P<sign>[+\-\u2212]?)"
_EXPONENT = r"(?P<exponent>[eE][+-]?[0-9]{1,3})"
# Non-breaking and thin spaces, and the apostrophes used in Switzerland.
_NEUTRAL = " \u00a0\u2007\u2009\u202f'\u2019"


def _pattern(decimal: str, thousands: str, indian: str = "") -> re.Pattern[str]:
    """Return the pattern of numbers with the decimal separator; `indian` is for Indian grouping."""
    decimals = rf"(?:{decimal}(?P<{{}}>[0-9]{{{{1,30}}}}))?"
    plain = rf"(?P<plain>[0-9]{{1,30}}){decimals.format('a')}{_EXPONENT}?"
    threes = rf"[1-9][0-9]{{0,2}}(?P<by>[{thousands}{_NEUTRAL}])[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*"
    grouped = rf"(?P<grouped>{threes}{indian}){decimals.format('b')}"
    return re.compile(f"{_SIGN}(?:{plain}|{grouped})", re.ASCII)


_PATTERNS = {
    DecimalSign.COMMA: _pattern(",", r"\."),
    DecimalSign.POINT: _pattern(r"\.", ",", "|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"),
}
_INTEGER = re.compile(r"[+-]?[0-9]{1,30}", re.ASCII)
_NOT_DIGITS = re.compile("[^0-9]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The number in a text for a decimal separator; `is_lossless` is False if digits are lost."""

    sign: DecimalSign
    number: int | float
    is_lossless: bool


@lru_cache(maxsize=8192)
def readings(text: str) -> tuple[Reading, ...]:
    """Return the possible readings of the text as a number, at most one per decimal separator."""
    found = (_read(text, sign, pattern) for sign, pattern in _PATTERNS.items())
    return tuple(reading for reading in found if reading)


def number_of(text: str, sign: DecimalSign | None = None) -> int | float | None:
    """Return the number in the text.

    None if it isn't a number, if the number depends on the sign, or if a double loses digits.
    """
    if _INTEGER.fullmatch(text):
        return int(text)
    found = {each.number: each for each in readings(text) if sign in (None, each.sign)}
    if len(found) != 1:
        return None
    number, reading = found.popitem()
    return number if reading.is_lossless else None


def is_ambiguous(text: str) -> bool:
    """Return whether the text is a different number with a decimal comma and with a point."""
    return len({reading.number for reading in readings(text)}) > 1


@dataclass(slots=True)
class Evidence:
    """The evidence of a column's decimal separator in its texts.

    `comma` and `point` are the first texts that are numbers only with that sign, `ambiguous` is
    the first text that is a different number with each sign; empty if there is none.
    """

    comma: str = ""
    point: str = ""
    ambiguous: str = ""

    def observe(self, cell: str) -> None:
        """Add the evidence of a cell, including all its items."""
        if "," not in cell and "." not in cell:
            return
        for item in cell.split(ITEM_DELIMITER) if ITEM_DELIMITER in cell else (cell,):
            self._observe(item.strip())

    @property
    def sign(self) -> DecimalSign | None:
        """The decimal separator of the column; None without evidence, or if both are used."""
        if bool(self.comma) is bool(self.point):
            return None
        return DecimalSign.COMMA if self.comma else DecimalSign.POINT

    def _observe(self, text: str) -> None:
        found = readings(text)
        if len(found) == 1:
            if found[0].sign is DecimalSign.COMMA:
                self.comma = self.comma or text
            else:
                self.point = self.point or text
        elif not self.ambiguous and is_ambiguous(text):
            self.ambiguous = text


def sign_of_all(evidence: Iterable[Evidence]) -> DecimalSign | None:
    """Return the common decimal separator of all columns with evidence, or None."""
    found = list(evidence)
    return Evidence(
        comma=next((each.comma for each in found if each.comma), ""),
        point=next((each.point for each in found if each.point), ""),
    ).sign


DecimalSurvey = Mapping[int, Evidence]
"""The evidence by column index, counted from 0."""


def _read(text: str, sign: DecimalSign, pattern: re.Pattern[str]) -> Reading | None:
    match = pattern.fullmatch(text)
    if match is None:
        return None
    minus = "" if match["sign"] in ("", "+") else "-"
    whole = match["plain"] or _NOT_DIGITS.sub("", match["grouped"])
    decimals = match["a"] or match["b"]
    exponent = match["exponent"] or ""
    if not decimals and not exponent:
        return Reading(sign, int(minus + whole), is_lossless=True)
    digits = f"{minus}{whole}.{decimals or 0}{exponent}"
    number = float(digits)
    return (
        Reading(sign, number, json_text.is_lossless(digits, number)) if isfinite(number) else None
    )
