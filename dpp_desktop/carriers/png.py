"""Create PNG images of symbols in printer dots (W3C, Portable Network Graphics, third edition).

One bit per dot, black on white, with the resolution in the file, so that each module has whole
dots when printed at 100 %.
"""

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dpp_desktop.carriers.printer_dots import PrinterDots
from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.carriers.qr_code import QUIET_ZONE

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BIT_DEPTH, _GREYSCALE = 1, 0
_PER_METRE = 1
"""The unit of the resolution (chunk pHYs)."""
_FILTER_UP = 2
"""The filter Up (section 9.2): a line that equals the line above becomes all zeros."""
_COMPRESSION_LEVEL = 1
"""Higher levels make files 10% smaller and take twice the time."""


def png_images(symbols: Modules, dots: PrinterDots) -> Iterator[bytes]:
    """Yield the image of each symbol with its quiet zone; `symbols` is (count, side, side)."""
    edge = (QUIET_ZONE, QUIET_ZONE)
    light = np.pad(1 - symbols, ((0, 0), edge, edge), constant_values=1)
    head = _header(light.shape[-1] * dots.per_module, dots)
    tail = _chunk(b"IEND", b"")
    lines = _blank_lines(light.shape[-1], dots)
    for symbol in light:
        # The first line of each row of modules has the dots; the filter repeats it.
        lines[:, 0, 1:] = np.packbits(np.repeat(symbol, dots.per_module, axis=1), axis=1)
        yield head + _chunk(b"IDAT", zlib.compress(lines.data, _COMPRESSION_LEVEL)) + tail


def _header(side: int, dots: PrinterDots) -> bytes:
    """Return the signature, size and resolution."""
    size = struct.pack(">IIBBBBB", side, side, _BIT_DEPTH, _GREYSCALE, 0, 0, 0)
    resolution = struct.pack(">IIB", dots.per_metre, dots.per_metre, _PER_METRE)
    return _SIGNATURE + _chunk(b"IHDR", size) + _chunk(b"pHYs", resolution)


def _blank_lines(rows: int, dots: PrinterDots) -> NDArray[np.uint8]:
    """Return a buffer for an uncompressed image: module rows, dot lines, filter byte and dots."""
    octets = -(-rows * dots.per_module // 8)
    lines = np.zeros((rows, dots.per_module, 1 + octets), dtype=np.uint8)
    lines[:, 1:, 0] = _FILTER_UP
    return lines


def _chunk(kind: bytes, body: bytes) -> bytes:
    named = kind + body
    return struct.pack(">I", len(body)) + named + struct.pack(">I", zlib.crc32(named))
