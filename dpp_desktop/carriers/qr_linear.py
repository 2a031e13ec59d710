"""What the symbols of all URLs with one prefix have in common, and how they differ.

In byte mode everything between a URL and its symbol under a given mask is addition in GF(2): the
bits are put one after another, the error correction codewords are a linear code (Reed–Solomon, in
GF(256), whose addition is that of GF(2)), codewords are interleaved and placed by a fixed plan, and
the mask is added. So a symbol is that of the prefix alone plus what each bit of the serial changes,
wherever the other bits stand, and segno need only be asked once for each bit.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dpp_desktop.carriers.qr_bitrows import MAX_SIDE, Lines, Modules, lines_of
from dpp_desktop.carriers.qr_code import qr_code
from dpp_desktop.carriers.qr_masks import information_modules, penalties
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.identity.serials import SERIAL_LENGTH

_BITS = 7
"""Bits of an ASCII character."""
_MASKS = 8
_NULL = "\0"
"""The character without a set bit."""
_CACHE_SIZE = 4


@dataclass(frozen=True, slots=True, eq=False)
class PrefixSymbols:
    """The symbols of a prefix.

    `masked` (8, 2, side) has the symbol of a serial without a set bit, under each mask; `bare` is
    the same without format and version information. `changes` (12, 128, 2, side) says which modules
    a character at a place of the serial turns over.
    """

    masked: Lines
    bare: Lines
    changes: Lines

    def rows(self, serials: str) -> Lines:
        """Returns the rows of the serials' symbols, shape (count, side).

        Serials are end to end. Raises ValueError where `serial_column` does.
        """
        turned = self._flipped_modules(serials)
        scores = np.stack([penalties(turned ^ symbol) for symbol in self.bare])
        # The first of the least, as segno takes it.
        rows: Lines = turned[:, 0] ^ self.masked[scores.argmin(axis=0), 0]
        return rows

    def _flipped_modules(self, serials: str) -> Lines:
        """The modules that differ from those of the serial without a set bit."""
        column = serial_column(serials)
        turned: Lines = self.changes[0][column[:, 0]]
        for place in range(1, SERIAL_LENGTH):
            turned ^= self.changes[place][column[:, place]]
        return turned


@lru_cache(maxsize=_CACHE_SIZE)
def prefix_symbols_of(prefix: str) -> PrefixSymbols | None:
    """Returns the family of the URLs with this prefix; None where its symbols don't just add up.

    That is where segno takes alphanumeric mode, for URLs all in capitals, and where a line has more
    than 64 modules, from version 12 on. Raises ValueError if no QR code holds the URLs.
    """
    code = qr_code(prefix + "0" * SERIAL_LENGTH, mask=0)
    side = len(code.matrix)
    if code.mode != "byte" or side > MAX_SIDE:
        return None
    nothing = _NULL * SERIAL_LENGTH
    masked = lines_of(np.stack([_modules(prefix + nothing, mask) for mask in range(_MASKS)]))
    bare = masked & ~lines_of(information_modules(side))
    return PrefixSymbols(masked, bare, _changes(prefix, masked[0]))


def _changes(prefix: str, unchanged: Lines) -> Lines:
    """What each character changes at each place, added up from what its bits change."""
    changes = np.zeros((SERIAL_LENGTH, 1 << _BITS, *unchanged.shape), dtype=np.uint64)
    for place in range(SERIAL_LENGTH):
        for bit in range(_BITS):
            set_bit = 1 << bit
            serial = _NULL * place + chr(set_bit) + _NULL * (SERIAL_LENGTH - place - 1)
            change = lines_of(_modules(prefix + serial, mask=0)) ^ unchanged
            changes[place, set_bit : 2 * set_bit] = changes[place, :set_bit] ^ change
    return changes


def _modules(url: str, mask: int) -> Modules:
    return np.array(qr_code(url, mask=mask).matrix, dtype=np.uint8)
