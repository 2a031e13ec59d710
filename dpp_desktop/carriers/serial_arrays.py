"""Represent serials as arrays of characters, to process all of them at once."""

import numpy as np
from numpy.typing import NDArray

from dpp_desktop.identity.serial_text import SERIAL_LENGTH

Column = NDArray[np.uint8]
"""ASCII characters, shape (count, length): one row for each serial."""


def serial_column(serials: str) -> Column:
    """Return the characters of concatenated serials, shape (count, 12).

    Raises ValueError if they aren't ASCII or not a multiple of 12 characters.
    """
    if not serials.isascii() or len(serials) % SERIAL_LENGTH:
        raise ValueError(f"these are no serials of {SERIAL_LENGTH} characters each")
    characters = np.frombuffer(serials.encode("ascii"), dtype=np.uint8)
    return characters.reshape(-1, SERIAL_LENGTH)
