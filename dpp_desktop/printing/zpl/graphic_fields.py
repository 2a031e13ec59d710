"""Encode bitmaps as graphic fields of ZPL II.

Sources: ZPL II Programming Guide, ^GF and "ZB64 Encoding and Compression". Of its encodings, Z64
takes the fewest bytes, and a printer rejects data that was damaged on the way.
"""

import binascii
import zlib
from collections.abc import Iterator

import numpy as np

from dpp_desktop.printing.raster.bitmap import Bitmap, PackedRows, PlacedBitmap, cropped

MAX_BYTES = 99_999
"""The maximum size of a graphic field, uncompressed."""
_SMALL = 12_000
"""Up to this size, in bytes, fast compression is almost as good as slow compression."""
_FAST, _SLOW, _BEST = 2, 4, 9
_END = b"^FS"


def graphic_fields(placed: PlacedBitmap) -> bytes:
    """Return the fields that print a bitmap; no bytes if it has no black dots.

    White margins are left out. Raises ValueError if the position of a black dot is negative.
    """
    inked = cropped(placed)
    if inked is None:
        return b""
    bands = _bands(np.packbits(inked.bitmap, axis=-1))
    return b"".join(
        field_origin(inked.x, inked.y + first) + _graphic(rows) for first, rows in bands
    )


def packed_fields(x: int, y: int, bitmaps: PackedRows) -> Iterator[bytes]:
    """Yield the fields that print each of several bitmaps of the same size at the same place.

    `bitmaps` is (count, rows, bytes). Raises ValueError if the place is negative.
    """
    height, octets = bitmaps.shape[1:]
    step = MAX_BYTES // octets
    parts = [(first, min(first + step, height)) for first in range(0, height, step)]
    heads = [
        field_origin(x, y + first) + _graphic_head(end - first, octets) for first, end in parts
    ]
    level = _FAST if height * octets <= _SMALL else _SLOW
    for bitmap in bitmaps:
        yield b"".join(
            head + _graphic_data(bitmap[first:end], level) + _END
            for head, (first, end) in zip(heads, parts, strict=True)
        )


def stored_graphic(name: bytes, bitmap: Bitmap) -> bytes:
    """Return the command that stores a bitmap as a graphic in the memory of the printer."""
    rows = np.packbits(bitmap, axis=-1)
    return b"~DGR:%b.GRF,%d,%d,%b\n" % (
        name,
        rows.nbytes,
        rows.shape[1],
        _graphic_data(rows, _BEST),
    )


def field_origin(x: int, y: int) -> bytes:
    """Return the command that places the next field. Raises ValueError for negative positions."""
    if x < 0 or y < 0:
        raise ValueError(f"there are no dots at ({x}, {y})")
    return b"^FO%d,%d" % (x, y)


def _graphic(rows: PackedRows) -> bytes:
    return _graphic_head(*rows.shape) + _graphic_data(rows, _BEST) + _END


def _graphic_head(rows: int, octets: int) -> bytes:
    """Return the command before the data."""
    size = rows * octets
    return b"^GFA,%d,%d,%d," % (size, size, octets)


def _graphic_data(rows: PackedRows, level: int) -> bytes:
    """Return the data of a graphic."""
    text = binascii.b2a_base64(zlib.compress(rows.data, level), newline=False)
    # The check is CRC-16/XMODEM of the text, as in the output of Zebra's own driver.
    return b":Z64:%b:%04X" % (text, binascii.crc_hqx(text, 0))


def _bands(rows: PackedRows) -> Iterator[tuple[int, PackedRows]]:
    """Yield the first row and the rows of each part that fits into one graphic field."""
    height = MAX_BYTES // rows.shape[1]
    for first in range(0, rows.shape[0], height):
        yield first, np.ascontiguousarray(rows[first : first + height])
