"""Apply the number formats of workbooks (ECMA-376, part 1, 18.8.31) that lists commonly use.

A number that the sheet shows as 000123, 12.50 or 50% is different text from 123, 12.5 or 0.5. The
decimal separator is always the point, and thousands aren't separated, because the signs in the
sheet depend on the computer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from itertools import accumulate

BUILT_IN: Mapping[int, str] = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
                               11: "0.00E+00", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
                               40: "#,##0.00", 48: "##0.0E+0", 49: "@"}  # fmt: skip
"""The predefined formats by number, without those of dates."""

_MAX_FORMAT_LENGTH = 255
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<exponent>[eE][+-])|(?P<number>[0#?][0#?,.]*|\.[0#?]+)|(?P<general>General)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9A-Fa-f]+)?")
_PLAIN = frozenset("+-(): $€£¥%/,.!&'^~{}<>=")
_ROUNDING = Context(prec=700, rounding=ROUND_HALF_UP)
"""The precision exceeds the digits of the largest number with the longest format."""
_DIGITS = 15
"""The significant digits of a number that spreadsheet programs show."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a format: literal text around one number with the placeholders `digits`.

    `digits` is empty if the section shows no number. `within` is literal text between the digits
    of an integer, as in 000-000, each with the number of digits before it.
    """

    before: str
    digits: str
    after: str
    percent: bool = False
    scientific: bool = False
    within: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format that changes the text of a number.

    `sections` are the sections for positive numbers, negative numbers and zero, as far as they
    exist; None for unsupported formats, such as fractions and conditions.
    """

    sections: tuple[Section, ...] | None
    percent: bool
    scientific: bool

    def shown(self, number: int | float) -> str | None:
        """Return the text that the sheet shows for the number; None if it is unknown."""
        if not self.sections or self.scientific:
            return None
        value = decimal_of(number)
        if value is None:
            return None
        section, minus = _section_for(value, self.sections)
        text = _filled(section.digits, abs(value) * 100 if section.percent else abs(value))
        missing = len(section.digits) - len(text)
        for place, literal in reversed(section.within):
            end = max(place - missing, 0)
            text = f"{text[:end]}{literal}{text[end:]}"
        return f"{minus}{section.before}{text}{section.after}".strip()


def _section_for(value: Decimal, sections: tuple[Section, ...]) -> tuple[Section, str]:
    """Return the section for the value, and the minus sign if the section doesn't show it."""
    if value < 0:
        return (sections[1], "") if len(sections) > 1 else (sections[0], "-")
    if value == 0 and len(sections) > 2:
        return sections[2], ""
    return sections[0], ""


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat | None:
    """Return the format; None if it doesn't change the text of numbers, as with General."""
    if len(code) > _MAX_FORMAT_LENGTH:
        return None
    sections = [_section(part) for part in _parts(code)]
    first = sections[0]
    if first is None:
        bare = _LITERALS.sub("", code)
        return NumberFormat(None, "%" in bare, scientific=False)
    if len(sections) == 1 and first in (Section("", "General", ""), Section("", "@", "")):
        return None
    known = [section for section in sections[:3] if section is not None]
    complete = len(known) == len(sections[:3])
    return NumberFormat(tuple(known) if complete else None, first.percent, first.scientific)


def decimal_of(number: int | float) -> Decimal | None:
    """Return the number to 15 significant digits, as spreadsheet programs show it.

    None if it isn't finite.
    """
    value = Decimal(number if isinstance(number, int) else f"{number:.{_DIGITS}g}")
    return value if value.is_finite() else None


def percentage(number: int | float) -> int | float:
    """Return the number multiplied by 100, without binary rounding errors."""
    value = decimal_of(number)
    if value is None:
        return number
    value *= 100
    return int(value) if value == value.to_integral_value() else float(value)


_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].', re.DOTALL)


def _parts(code: str) -> list[str]:
    """Return the sections, separated by semicolons that aren't literal."""
    parts, start = [], 0
    for match in re.finditer(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].|;', code, re.DOTALL):
        if match[0] == ";":
            parts.append(code[start : match.start()])
            start = match.end()
    return [*parts, code[start:]]


def _section(code: str) -> Section | None:
    """Return the section; None if it is unsupported."""
    builder = _SectionBuilder()
    supported = [
        builder.add(match.lastgroup or "", match[match.lastgroup or 0])
        for match in _TOKEN.finditer(code)
    ]
    return builder.section() if all(supported) else None


class _SectionBuilder:
    """Collects the parts of a section."""

    def __init__(self) -> None:
        self.scientific = False
        self._percent = False
        self._literals = [""]
        self._digits: list[str] = []

    def add(self, kind: str, text: str) -> bool:
        """Add a token of that kind; return whether it is supported."""
        if kind == "bracket":
            return self.add_bracket(text)
        if kind == "other":
            return self.add_sign(text)
        if kind in ("number", "general"):
            self.add_digits("General" if kind == "general" else text)
        elif kind == "exponent":
            self.scientific = True
        elif kind != "fill":
            self.add_literal(" " if kind == "blank" else text)
        return True

    def add_bracket(self, text: str) -> bool:
        """Add the content of brackets; return whether it is a colour or a currency."""
        currency = _CURRENCY.fullmatch(text)
        if currency:
            self.add_literal(currency[1])
        return bool(currency or _COLOUR.fullmatch(text))

    def add_literal(self, text: str) -> None:
        """Add literal text."""
        self._literals[-1] += text

    def add_digits(self, digits: str) -> None:
        """Add digit placeholders."""
        self._digits.append(digits)
        self._literals.append("")

    def add_sign(self, character: str) -> bool:
        """Add an unquoted character; return whether it is supported."""
        if character == "@":
            self.add_digits(character)
            return True
        if (character == "/" and self._digits) or not (character in _PLAIN or character.isspace()):
            return False
        self._percent = self._percent or character == "%"
        self.add_literal(character)
        return True

    def section(self) -> Section | None:
        """Return the section; None if it shows more than one number."""
        first, *between = self._literals
        after = between.pop() if between else ""
        digits = "".join(self._digits)
        if self.scientific:
            return Section(first, digits, after, self._percent, scientific=True)
        if (between and not set(digits) <= set("0#?")) or digits.count(".") > 1:
            return None
        places = accumulate(map(len, self._digits[:-1]))
        within = tuple(zip(places, between, strict=True))
        return Section(first, digits, after, self._percent, within=within)


def _filled(digits: str, value: Decimal) -> str:
    """Return the digits of a non-negative number."""
    if not digits:
        return ""
    if digits in ("General", "@"):
        return f"{value.normalize():f}" if value else "0"
    whole, _, decimals = digits.partition(".")
    scaled = len(digits) - len(digits.rstrip(","))
    value = value.scaleb(-3 * scaled)
    whole, decimals = whole.replace(",", ""), decimals.replace(",", "").replace(".", "")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), context=_ROUNDING)
    integer, _, fraction = f"{rounded:f}".partition(".")
    least = len(whole) - len(whole.lstrip("#?"))
    integer = integer.zfill(len(whole) - least)
    if integer == "0" and "0" not in whole:
        integer = ""
    needed = len(decimals.rstrip("#?"))
    fraction = fraction[:needed] + fraction[needed:].rstrip("0")
    return f"{integer}.{fraction}" if fraction else integer or "0"
