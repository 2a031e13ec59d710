"""Applies the number formats of workbooks (ECMA-376, part 1, 18.8.31), as far as lists need them.

A number of which the sheet shows 000123, 12.50 or 50% is another text than 123, 12.5 or 0.5. The
decimal sign is always the point, and thousands aren't separated: which signs the sheet shows
depends on the computer that shows it.
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
"""Formats that a workbook uses by number without defining them; those of dates aren't listed."""

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
"""More digits than the largest number with the longest format has."""
_DIGITS = 15
"""Significant digits of a number in a workbook, as spreadsheet programs show them."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format: literal text around one number, shown by `digits`.

    `digits` is empty if the section shows no number. `within` is literal text between the digits
    of an integer, as in 000-000, each with how many digits are before it.
    """

    before: str
    digits: str
    after: str
    percent: bool = False
    scientific: bool = False
    within: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format that changes how a number reads.

    `sections` are those for positive and negative numbers and for zero, as far as there are; None
    if it can't be applied here, such as fractions and conditions.
    """

    sections: tuple[Section, ...] | None
    percent: bool
    scientific: bool

    def shown(self, number: int | float) -> str | None:
        """Return the text that the sheet shows for the number; None if that isn't known."""
        if not self.sections or self.scientific:
            return None
        value = decimal_of(number)
        if value is None:
            return None
        section = self.sections[0]
        minus = "-" if value < 0 else ""
        if value < 0 and len(self.sections) > 1:
            section, minus = self.sections[1], ""
        elif value == 0 and len(self.sections) > 2:
            section = self.sections[2]
        text = _filled(section.digits, abs(value) * 100 if section.percent else abs(value))
        missing = len(section.digits) - len(text)
        for place, literal in reversed(section.within):
            end = max(place - missing, 0)
            text = f"{text[:end]}{literal}{text[end:]}"
        return f"{minus}{section.before}{text}{section.after}".strip()


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat | None:
    """Return the format; None if numbers read the same without it, as with General."""
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
    """Return the number multiplied by 100, without the noise of binary fractions."""
    value = decimal_of(number)
    if value is None:
        return number
    value *= 100
    return int(value) if value == value.to_integral_value() else float(value)


_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].', re.DOTALL)


def _parts(code: str) -> list[str]:
    """The sections, which semicolons separate, unless they are literal."""
    parts, start = [], 0
    for match in re.finditer(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].|;', code, re.DOTALL):
        if match[0] == ";":
            parts.append(code[start : match.start()])
            start = match.end()
    return [*parts, code[start:]]


def _section(code: str) -> Section | None:
    """The section; None if it can't be applied here."""
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
        """Add a token of that kind; return whether its meaning is known."""
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
        """Add what is in brackets: a colour or currency; return whether it is one of these."""
        currency = _CURRENCY.fullmatch(text)
        if currency:
            self.add_literal(currency[1])
        return bool(currency or _COLOUR.fullmatch(text))

    def add_literal(self, text: str) -> None:
        """Add text that is shown as it is."""
        self._literals[-1] += text

    def add_digits(self, digits: str) -> None:
        """Add placeholders of digits."""
        self._digits.append(digits)
        self._literals.append("")

    def add_sign(self, character: str) -> bool:
        """Add a character that isn't quoted; return whether its meaning is known."""
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
    """The digits of a number that isn't negative."""
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
