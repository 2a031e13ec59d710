"""Compare JSON numbers by their decimal digits instead of as binary floats.

19.99 is a multiple of 0.01, although the nearest doubles divide to 1998.9999999999998. A double
represents the shortest decimal number that reads back as it, which `json_text` writes; integers of
any size are exact.
"""

from collections.abc import Hashable
from fractions import Fraction

Number = int | float
"""A JSON number from `json_text.parse`; never a bool, NaN or an infinity."""

_EXACT_DOUBLES = 1 << 53
"""Up to this value, doubles without a fraction are exact integers."""


def is_number(value: object) -> bool:
    """Return whether the value is a JSON number, which a bool isn't."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def exact(number: Number) -> Number | Fraction:
    """Return a value that compares, divides and hashes like the decimal number."""
    if isinstance(number, int):
        return number
    if number.is_integer() and abs(number) <= _EXACT_DOUBLES:
        return int(number)
    return Fraction(repr(number))


def is_multiple(number: Number, divisor: Number) -> bool:
    """Return whether the number is a multiple of the divisor; only 0 is a multiple of 0."""
    if not divisor:
        return not number
    return not exact(number) % exact(divisor)


def identity(value: object) -> Hashable:
    """Return a key that is equal for two JSON values if and only if JSON Schema calls them equal.

    Numbers are compared by their mathematical value, so 1 equals 1.0; true and 1 differ (JSON
    Schema 2020-12 core, 4.2.2). `value` is a value from `json_text.parse`.
    """
    if isinstance(value, dict):
        return frozenset((name, identity(inner)) for name, inner in value.items())
    if isinstance(value, list):
        return tuple(map(identity, value))
    if isinstance(value, bool):
        return "boolean", value
    return exact(value) if isinstance(value, (int, float)) else value
