"""Create the QR symbols of many URLs at once; the modules equal those of `qr_code`."""

from collections.abc import Iterator

import numpy as np

from dpp_desktop.carriers.qr_bitrows import Modules, modules_of_rows
from dpp_desktop.carriers.qr_code import qr_code
from dpp_desktop.carriers.qr_linear import prefix_symbols_of
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.identity.serial_text import SERIAL_LENGTH

_BATCH_SIZE = 256
"""Small enough for all masks of a batch to fit into the processor's cache."""


def symbols(prefix: str, serials: str) -> Iterator[Modules]:
    """Yield the symbols of the URLs `prefix` + serial in order, up to 256 per array.

    `serials` are concatenated. Raises ValueError if the URLs are too long, or if `serials` isn't
    ASCII or not a multiple of 12 characters.
    """
    length = serial_column(serials).size  # checks all serials before the first batch
    for first in range(0, length, _BATCH_SIZE * SERIAL_LENGTH):
        yield _symbols(prefix, serials[first : first + _BATCH_SIZE * SERIAL_LENGTH])


def _symbols(prefix: str, serials: str) -> Modules:
    prefix_symbols = prefix_symbols_of(prefix)
    if prefix_symbols is None:
        return _draw_each(prefix, serials)
    return modules_of_rows(prefix_symbols.rows(serials))


def _draw_each(prefix: str, serials: str) -> Modules:
    """Return symbols drawn by segno, a few hundred per second."""
    offsets = range(0, len(serials), SERIAL_LENGTH)
    urls = [prefix + serials[offset : offset + SERIAL_LENGTH] for offset in offsets]
    return np.array([qr_code(url).matrix for url in urls], dtype=np.uint8)
