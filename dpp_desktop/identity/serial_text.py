"""The written form of serials: 12 characters of Crockford base 32.

Without NumPy, because the first frame of the window reads scans but encodes no serial.
"""

import re

from dpp_desktop.identity.text import TextError, shown
from dpp_desktop.model.message import Message

SERIAL_LENGTH = 12
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("OIL", "011", " -")
_SERIAL = re.compile(f"[{ALPHABET}]{{{SERIAL_LENGTH}}}", re.ASCII)


def canonical_serial(text: str) -> str:
    """Return the serial in canonical form.

    Accepts lower case, the look-alikes O, I and L (Crockford base 32), and blanks or hyphens
    between groups. Raises TextError for other text.
    """
    # Only ASCII is upper-cased: 'ı'.upper() would be 'I'.
    serial = text.upper().translate(_LOOK_ALIKES) if text.isascii() else text
    if not _SERIAL.fullmatch(serial):
        raise TextError(
            "serial_form",
            Message(
                "{text} is not a serial: a serial has {length} characters of 0-9 and A-Z without U",
                text=shown(text),
                length=SERIAL_LENGTH,
            ),
        )
    return serial
