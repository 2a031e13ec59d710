"""Makes up an order number for a request that the user gives none."""

import secrets
from datetime import UTC, datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base 32: no letters that are read as another."""
_RANDOM_LENGTH = 8


def made_up() -> str:
    """Returns a number that nobody made up before, with today's date in it."""
    today = datetime.now(UTC).astimezone().date()
    tail = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM_LENGTH))
    return f"M-{today:%Y%m%d}-{tail}"
