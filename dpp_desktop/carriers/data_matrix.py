"""Create Data Matrix symbols (ECC 200, ISO/IEC 16022), square and all of one size."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.identity.serial_text import SERIAL_LENGTH

QUIET_ZONE = 1
"""The width of the light margin on each side, in modules (ISO/IEC 16022, section 7.3)."""

_BATCH_SIZE = 256
_SIDES = (*range(10, 28, 2), *range(32, 56, 4), *range(64, 112, 8), 120, 132, 144)
"""The sides of square symbols, in modules (ISO/IEC 16022, table 7)."""
_UNCOMPRESSIBLE = "\x01"
"""A character that takes a codeword in any encodation; a character of a serial takes no more."""


def data_matrix_symbols(prefix: str, serials: str) -> Iterator[Modules]:
    """Yield the symbols of the URLs `prefix` + serial in order, up to 256 per array.

    `serials` are concatenated. Raises ValueError if the URLs are too long, or if `serials` isn't
    ASCII or not a multiple of 12 characters.
    """
    size = _SIDES.index(data_matrix_side(prefix)) + 1
    length = serial_column(serials).size
    for first in range(0, length, _BATCH_SIZE * SERIAL_LENGTH):
        last = min(first + _BATCH_SIZE * SERIAL_LENGTH, length)
        starts = range(first, last, SERIAL_LENGTH)
        yield np.array(
            [_symbol(prefix + serials[start : start + SERIAL_LENGTH], size) for start in starts]
        )


@lru_cache(maxsize=64)
def data_matrix_side(prefix: str) -> int:
    """Return the modules on a side of the symbols of all URLs with this prefix.

    Some serials need fewer codewords than others; their symbols are padded. Raises ValueError if
    the URLs are too long or aren't ASCII.
    """
    if not prefix.isascii():
        raise ValueError("a Data Matrix code without ECI contains ASCII only")
    return len(_symbol(prefix + _UNCOMPRESSIBLE * SERIAL_LENGTH))


def _symbol(text: str, size: int = 0) -> Modules:
    """Return the symbol; `size` is its place among the square sizes from 1 on, 0 for the least."""
    import zxingcpp

    options = {"version": size} if size else {"forceSquare": True}
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix, **options)
    image = np.asarray(barcode.to_image(scale=1, add_quiet_zones=False))
    modules: Modules = (image == 0).astype(np.uint8)
    return modules
