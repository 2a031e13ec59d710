"""Reads a quantity the way people write it."""

import re

_GROUPED = re.compile(
    r"[0-9]{1,3}(?P<between>[., \u00a0\u202f'’])[0-9]{3}(?:(?P=between)[0-9]{3})*"
)


def plain_digits(text: str) -> str:
    """Returns a whole number written in groups of three as digits alone, other text as it is.

    Units are whole, so a point or comma before three digits can only part groups.
    """
    stripped = text.strip()
    if _GROUPED.fullmatch(stripped):
        return re.sub(r"[^0-9]", "", stripped)
    return stripped
