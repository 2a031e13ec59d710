"""Encode the numbers of a serial space as serials, and decode them."""

from collections.abc import Callable
from itertools import product

import numpy as np
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dpp_desktop.identity.ff1 import FF1, Numbers
from dpp_desktop.identity.numbers import NUMBER_BITS
from dpp_desktop.identity.serial_text import ALPHABET, SERIAL_LENGTH
from dpp_desktop.model.brand import KEY_LENGTH, SerialStyle

_BITS_PER_DIGIT = 5
_RADIX = 1 << _BITS_PER_DIGIT
_USUAL_DIGITS = str.maketrans(ALPHABET, "0123456789ABCDEFGHIJKLMNOPQRSTUV")
"""The digits that Python has for this radix."""
_BITS_PER_PAIR = 2 * _BITS_PER_DIGIT
_PAIRS = np.frombuffer(
    "".join(map("".join, product(ALPHABET, ALPHABET))).encode("ascii"), np.uint16
)
"""All pairs of digits. Writing two at once takes a third of the time."""
_SHIFTS = tuple(range(NUMBER_BITS - _BITS_PER_PAIR, -1, -_BITS_PER_PAIR))


def derive_space_key(brand_key: bytes, space_name: str) -> bytes:
    """Return the key of a brand's serial space (HKDF-SHA-256, RFC 5869).

    All sites with the same brand key derive the same space key.
    """
    info = b"dpp-desktop serial space 1\0" + space_name.encode("utf-8")
    return HKDF(algorithm=hashes.SHA256(), length=KEY_LENGTH, salt=None, info=info).derive(
        brand_key
    )


class SerialCodec:
    """Encodes the numbers of a serial space as serials and decodes them, one to one."""

    def __init__(self, style: SerialStyle, key: bytes) -> None:
        """`key` is the space's key, 32 bytes; the sequential style ignores it."""
        self.style = style
        self._cipher = (
            FF1(key, radix=_RADIX, width=SERIAL_LENGTH) if style is SerialStyle.PERMUTED else None
        )

    def encode_range(self, first: int, count: int) -> bytes:
        """Return the concatenated serials of `count` numbers from `first` on, in ASCII.

        Raises ValueError if a number isn't below 2⁶⁰.
        """
        if first < 0 or first + count > 1 << NUMBER_BITS:
            raise ValueError(f"numbers {first} to {first + count - 1} don't fit {NUMBER_BITS} bits")
        numbers = np.arange(first, first + count, dtype=np.uint64)
        return _digits(self._cipher.encrypt(numbers) if self._cipher else numbers)

    def encode(self, number: int) -> str:
        """Return the serial of a number. Raises ValueError if it isn't below 2⁶⁰."""
        return self.encode_range(number, 1).decode("ascii")

    def decode(self, serial: str) -> int:
        """Return the number of a canonical serial, whether or not it was minted."""
        return self.decoder()(serial)

    def decoder(self) -> Callable[[str], int]:
        """Return a function that does `decode`, for many serials in one thread."""
        if self._cipher is None:
            return _value
        decrypt = self._cipher.decryptor()
        return lambda serial: decrypt(_value(serial))


def _value(serial: str) -> int:
    return int(serial.translate(_USUAL_DIGITS), _RADIX)


def _digits(values: Numbers) -> bytes:
    text = np.empty((len(values), len(_SHIFTS)), dtype=np.uint16)
    for position, shift in enumerate(_SHIFTS):
        pairs = (values >> np.uint64(shift)) & np.uint64(len(_PAIRS) - 1)
        text[:, position] = _PAIRS.take(pairs.view(np.int64))
    return text.tobytes()
