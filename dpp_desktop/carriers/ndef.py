"""What is written to an NFC tag for a token: an NDEF message with its URL as the only record.

NFC Forum, NFC Data Exchange Format (NDEF) 1.0, section 3, and URI Record Type Definition 1.0.
"""

import numpy as np

from dpp_desktop.carriers.serial_arrays import Column, serial_column
from dpp_desktop.identity.serials import SERIAL_LENGTH

# NDEF, section 3.2: message begin, message end, short record; type name format "well known".
_ONLY_RECORD = 0x80 | 0x40 | 0x01
_SHORT = 0x10
_MAX_SHORT = 255
"""Bytes of payload in a short record."""
_URI = b"U"
"""The type of a URI record (URI RTD, section 3)."""
_ABBREVIATIONS = (
    ("https://www.", 0x02),
    ("http://www.", 0x01),
    ("https://", 0x04),
    ("http://", 0x03),
    ("", 0x00),
)
"""What a URL may begin with, and the code for it (URI RTD, table 3); longer ones first."""

_HEX = np.frombuffer(bytes(range(128)).hex().upper().encode("ascii"), dtype=np.uint8).reshape(-1, 2)


def uri_message(url: str) -> bytes:
    """Returns the NDEF message with the URL, written in UTF-8 (URI RTD, section 3.2.3)."""
    return _message_start(url, 0)


def message_start(prefix: str) -> bytes:
    """Returns what the messages of all URLs with this prefix begin with.

    The serial's 12 characters in ASCII are what follows, and all that does.
    """
    return _message_start(prefix, SERIAL_LENGTH)


def hex_column(serials: str) -> Column:
    """Returns each serial as hexadecimal digits in ASCII, as a column to set beside others.

    `serials` are end to end; the column has the shape (count, 24). With `message_start` in
    hexadecimal before it, it is the message. Raises ValueError if `serials` isn't ASCII or no
    multiple of 12 characters.
    """
    return _HEX[serial_column(serials)].reshape(-1, 2 * SERIAL_LENGTH)


def _message_start(begin: str, following: int) -> bytes:
    """A message as far as it is known: of its URL, `following` more bytes come."""
    known, code = next(item for item in _ABBREVIATIONS if begin.startswith(item[0]))
    payload = bytes([code]) + begin.removeprefix(known).encode("utf-8")
    length = len(payload) + following
    short = length <= _MAX_SHORT
    flags = _ONLY_RECORD | (_SHORT if short else 0)
    header = bytes([flags, len(_URI)]) + length.to_bytes(1 if short else 4, "big")
    return header + _URI + payload
