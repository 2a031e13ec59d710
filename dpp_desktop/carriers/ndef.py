"""Create the NDEF message of a token for an NFC tag, with its URL as the only record.

NFC Forum, NFC Data Exchange Format (NDEF) 1.0, section 3, and URI Record Type Definition 1.0.
"""

import numpy as np

from dpp_desktop.carriers.serial_arrays import Column, serial_column
from dpp_desktop.identity.serial_text import SERIAL_LENGTH

# NDEF, section 3.2: message begin, message end, short record; type name format "well known".
_ONLY_RECORD = 0x80 | 0x40 | 0x01
_SHORT = 0x10
_MAX_SHORT = 255
"""The maximum payload of a short record, in bytes."""
_URI = b"U"
"""The type of a URI record (URI RTD, section 3)."""
_ABBREVIATIONS = (
    ("https://www.", 0x02),
    ("http://www.", 0x01),
    ("https://", 0x04),
    ("http://", 0x03),
    ("", 0x00),
)
"""The URI prefixes that are abbreviated, and their codes (URI RTD, table 3), longest first."""

_HEX = np.frombuffer(bytes(range(128)).hex().upper().encode("ascii"), dtype=np.uint8).reshape(-1, 2)


def uri_message(url: str) -> bytes:
    """Return the NDEF message with the URL in UTF-8 (URI RTD, section 3.2.3)."""
    return _message_start(url, 0)


def message_start(prefix: str) -> bytes:
    """Return the start of the messages of all URLs with this prefix.

    The 12 characters of the serial in ASCII complete the message.
    """
    return _message_start(prefix, SERIAL_LENGTH)


def hex_column(serials: str) -> Column:
    """Return a column with each serial as hexadecimal digits in ASCII, shape (count, 24).

    `serials` are concatenated. `message_start` in hexadecimal and a cell of the column make a
    message. Raises ValueError if `serials` isn't ASCII or not a multiple of 12 characters.
    """
    return _HEX[serial_column(serials)].reshape(-1, 2 * SERIAL_LENGTH)


def _message_start(url_start: str, missing: int) -> bytes:
    """Return the start of a message whose URL continues with `missing` more bytes."""
    abbreviated, code = next(item for item in _ABBREVIATIONS if url_start.startswith(item[0]))
    payload = bytes([code]) + url_start.removeprefix(abbreviated).encode("utf-8")
    length = len(payload) + missing
    short = length <= _MAX_SHORT
    flags = _ONLY_RECORD | (_SHORT if short else 0)
    header = bytes([flags, len(_URI)]) + length.to_bytes(1 if short else 4, "big")
    return header + _URI + payload
