"""Generates an order number for a request without one.

Every job has an order number, so that a request whose outcome is unknown can be repeated.
"""

import secrets
from datetime import UTC, datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base 32, without letters that can be confused with others."""
_RANDOM_LENGTH = 8


def generate() -> str:
    """Return a new order number: today's date and 40 random bits, as in M-20261129-8K3DX0Q7."""
    today = datetime.now(UTC).astimezone().date()
    tail = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM_LENGTH))
    return f"M-{today:%Y%m%d}-{tail}"
