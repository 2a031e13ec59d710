"""The quantity of a mint request, as a user types it."""

import re

from dpp_desktop.model.mint import MAX_QUANTITY

_DIGITS = re.compile(r"[0-9]{1,12}", re.ASCII)
_GROUPED = re.compile(
    r"[0-9]{1,3}(?P<between>[., \u00a0\u202f'’])[0-9]{3}(?:(?P=between)[0-9]{3})*"
)


def read_quantity(value: object) -> int | None:
    """Return the quantity, given as an int or in digits; None if it isn't from 1 to the maximum."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MAX_QUANTITY:
        return value
    return None


def ungrouped(text: str) -> str:
    """Return a whole number in groups of three digits without separators, other text unchanged.

    Units are whole, so a point or comma before three digits can only separate groups.
    """
    stripped = text.strip()
    if _GROUPED.fullmatch(stripped):
        return re.sub(r"[^0-9]", "", stripped)
    return stripped
