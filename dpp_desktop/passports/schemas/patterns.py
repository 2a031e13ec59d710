"""Compile the regular expressions of schemas, which are ECMA-262 (JavaScript), not Python."""

import re
import warnings
from collections.abc import Callable
from functools import lru_cache

import regress

from dpp_desktop.passports.schemas.linear_patterns import linear, linear_finder

SHORT_PATTERN = 1_000
"""The longest pattern, in characters, that needs backtracking and certainly compiles in 10 ms."""


class PatternError(ValueError):
    """A regular expression that can't be compiled."""


@lru_cache(maxsize=1_000)
def finder(pattern: str) -> Callable[[str], object | None]:
    """Return a function that searches text for the pattern. Raises PatternError.

    The pattern is compiled as ECMA-262 with Unicode, as JSON Schema requires (2020-12 core, 6.4);
    otherwise as ECMA-262 without Unicode, for schemas with needless escapes; otherwise as Python,
    for schemas that were only tested with Python. Patterns that need no backtracking are matched in
    linear time.
    """
    find_linear = linear_finder(pattern)
    if find_linear is not None:
        return lambda text: find_linear(text) or None
    for flags in ("u", ""):
        try:
            return regress.Regex(pattern, flags).find
        except regress.RegressError as error:
            reason = str(error)
    try:
        with warnings.catch_warnings():
            # The user can't act on warnings about the schema's pattern.
            warnings.simplefilter("ignore", FutureWarning)
            return re.compile(pattern).search
    except (re.error, OverflowError, RecursionError):
        raise PatternError(reason) from None


def is_pattern(value: object) -> bool:
    """Return True for a regular expression and for values that aren't text, else raise."""
    return not isinstance(value, str) or bool(finder(value))


def compiles_quickly(pattern: str) -> bool:
    """Return whether the pattern certainly compiles without much time or memory.

    False means unknown. The compiled pattern isn't kept.
    """
    if linear(pattern):
        return True
    try:
        return len(pattern) <= SHORT_PATTERN and bool(regress.Regex(pattern, "u"))
    except regress.RegressError:  # `finder` tries more
        return False


def is_short_pattern(value: object) -> bool:
    """Return True for a short pattern that certainly compiles, and values that aren't text."""
    return not isinstance(value, str) or (len(value) <= SHORT_PATTERN and compiles_quickly(value))
