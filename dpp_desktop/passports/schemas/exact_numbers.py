"""Compares JSON numbers by the decimal digits they are written in, not by binary floats.

19.99 is a multiple of 0.01, although the doubles nearest to them divide to 1998.9999999999998. A
double stands for the shortest decimal number that reads back as it, which is how `jsontext` writes
it; integers of any size are exact.
"""

from collections.abc import Hashable
from fractions import Fraction

Number = int | float
"""A JSON number as `jsontext.parse` returns it; never a bool, NaN or an infinity."""

_EXACT_DOUBLES = 1 << 53
"""Up to here, a double without a fraction is the very integer."""


def is_number(value: object) -> bool:
    """Return True for a JSON number, which a bool is not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def exact(number: Number) -> Number | Fraction:
    """Return a value that compares, divides and hashes as the number was written."""
    if isinstance(number, int):
        return number
    if number.is_integer() and abs(number) <= _EXACT_DOUBLES:
        return int(number)
    return Fraction(repr(number))


def is_multiple(number: Number, divisor: Number) -> bool:
    """Return True if the number is the divisor times an integer; of 0, only 0 is a multiple."""
    if not divisor:
        return not number
    return not exact(number) % exact(divisor)


def identity(value: object) -> Hashable:
    """Return a key that is equal for two JSON values if and only if JSON Schema calls them equal.

    Numbers are equal by their mathematical value, so 1 and 1.0 are; true and 1 differ (JSON Schema
    2020-12 core, 4.2.2). `value` is anything that `jsontext.parse` returns.
    """
    if isinstance(value, dict):
        return frozenset((name, identity(inner)) for name, inner in value.items())
    if isinstance(value, list):
        return tuple(map(identity, value))
    if isinstance(value, bool):
        return "boolean", value
    return exact(value) if isinstance(value, (int, float)) else value
