"""Compute the symbols of URLs with a common prefix by addition in GF(2).

In byte mode, the symbol of a URL under a given mask is a linear function of its bits: the bits are
concatenated, the error correction is a linear code (Reed–Solomon in GF(256), whose addition is that
of GF(2)), codewords are interleaved and placed in a fixed order, and the mask is added. A symbol is
therefore the symbol of the prefix plus the change of each set bit of the serial, independently of
the other bits and of the text of the prefix. segno is called only once per bit for prefixes of one
length.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dpp_desktop.carriers.qr_bitrows import MAX_SIDE, Lines, Modules, lines_of
from dpp_desktop.carriers.qr_code import qr_code
from dpp_desktop.carriers.qr_masks import information_modules, penalties
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.identity.serial_text import SERIAL_LENGTH

_BITS = 7
"""The number of bits of an ASCII character."""
_MASKS = 8
_NULL = "\0"
"""The character with no set bits."""
_CACHE_SIZE = 4


@dataclass(frozen=True, slots=True, eq=False)
class PrefixSymbols:
    """The symbols of the URLs with one prefix.

    `masked` (8, 2, side) is the symbol of a serial with no set bits, under each mask; `bare` is
    the same without format and version information. `changes` (12, 128, 2, side) are the modules
    that each character flips at each position of the serial.
    """

    masked: Lines
    bare: Lines
    changes: Lines

    def rows(self, serials: str) -> Lines:
        """Return the rows of the serials' symbols, shape (count, side).

        `serials` are concatenated. Raises ValueError if `serial_column` does.
        """
        flipped = self._flipped_modules(serials)
        scores = np.stack([penalties(flipped ^ symbol) for symbol in self.bare])
        # The first mask with the least penalty, as in segno.
        rows: Lines = flipped[:, 0] ^ self.masked[scores.argmin(axis=0), 0]
        return rows

    def _flipped_modules(self, serials: str) -> Lines:
        """Return the modules that differ from the symbol of the serial with no set bits."""
        column = serial_column(serials)
        flipped: Lines = self.changes[0][column[:, 0]]
        for position in range(1, SERIAL_LENGTH):
            flipped ^= self.changes[position][column[:, position]]
        return flipped


@lru_cache(maxsize=_CACHE_SIZE)
def prefix_symbols_of(prefix: str) -> PrefixSymbols | None:
    """Return the symbols of the URLs with this prefix, or None if they can't be added up.

    That is the case if segno uses alphanumeric mode (URLs in capital letters), and if a line has
    more than 64 modules (from version 12 on). Raises ValueError if the URLs are too long.
    """
    code = qr_code(prefix + "0" * SERIAL_LENGTH, mask=0)
    side = len(code.matrix)
    if code.mode != "byte" or side > MAX_SIDE:
        return None
    nothing = _NULL * SERIAL_LENGTH
    masked = lines_of(np.stack([_modules(prefix + nothing, mask) for mask in range(_MASKS)]))
    bare = masked & ~lines_of(information_modules(side))
    # The number of bytes determines the changes. Letters outside ASCII may have several.
    return PrefixSymbols(masked, bare, _changes("a" * len(prefix) if prefix.isascii() else prefix))


@lru_cache(maxsize=_CACHE_SIZE)
def _changes(prefix: str) -> Lines:
    """Return the changes of each character at each position, as the sum of its bits' changes."""
    unchanged = lines_of(_modules(prefix + _NULL * SERIAL_LENGTH, mask=0))
    changes = np.zeros((SERIAL_LENGTH, 1 << _BITS, *unchanged.shape), dtype=np.uint64)
    for position in range(SERIAL_LENGTH):
        for bit in range(_BITS):
            set_bit = 1 << bit
            serial = _NULL * position + chr(set_bit) + _NULL * (SERIAL_LENGTH - position - 1)
            change = lines_of(_modules(prefix + serial, mask=0)) ^ unchanged
            changes[position, set_bit : 2 * set_bit] = changes[position, :set_bit] ^ change
    return changes


def _modules(url: str, mask: int) -> Modules:
    return np.array(qr_code(url, mask=mask).matrix, dtype=np.uint8)
