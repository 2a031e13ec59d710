"""Regular expressions of schemas, which are JavaScript's (ECMA-262), not Python's."""

import re
import warnings
from collections.abc import Callable
from functools import lru_cache

import regress

from dpp_desktop.passports.schemas.linear_patterns import linear_finder


class PatternError(ValueError):
    """A regular expression that can't be read."""


@lru_cache(maxsize=1_000)
def finder(pattern: str) -> Callable[[str], object | None]:
    """Returns what finds the pattern anywhere in a text, or None. Raises PatternError.

    Read as ECMA-262 with Unicode, as JSON Schema asks (2020-12 core, 6.4); as ECMA-262 without,
    where published schemas escape what needs no escape; else as Python reads it, for schemas that
    were only ever tried there. Where it needs no backtracking, it is matched in linear time.
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
            # What Python may read otherwise one day is the schema's affair, not the user's.
            warnings.simplefilter("ignore", FutureWarning)
            return re.compile(pattern).search
    except (re.error, OverflowError, RecursionError):
        raise PatternError(reason) from None


def is_pattern(value: object) -> bool:
    """True for a regular expression, and for what isn't text. Raises PatternError otherwise."""
    return not isinstance(value, str) or bool(finder(value))
