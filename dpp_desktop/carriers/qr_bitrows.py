"""Represent symbols as lines of modules: each row and each column is one 64-bit word.

An operation on a word handles a whole line, and the same code handles rows and columns.
"""

import numpy as np
from numpy.typing import NDArray

Modules = NDArray[np.uint8]
"""Symbols without quiet zone, shape (…, side, side), row by row: 1 is dark, 0 is light."""
Lines = NDArray[np.uint64]
"""Symbols as rows and columns, shape (…, 2, side); bit `n` of a word is module `n` of the line."""

MAX_SIDE = 64
"""The maximum number of modules of a line."""


def lines_of(modules: Modules) -> Lines:
    """Return the rows and columns of symbols with a side of at most 64 modules."""
    rows_and_columns = np.stack([modules, modules.swapaxes(-1, -2)], axis=-3)
    padded = np.zeros((*rows_and_columns.shape[:-1], MAX_SIDE), dtype=np.uint8)
    padded[..., : rows_and_columns.shape[-1]] = rows_and_columns
    words = np.packbits(padded, axis=-1, bitorder="little").view("<u8")[..., 0]
    return words.astype(np.uint64)


def modules_of_rows(rows: Lines) -> Modules:
    """Return the modules of symbols from their rows, shape (count, side)."""
    octets = rows.astype("<u8")[..., np.newaxis].view(np.uint8)
    return np.unpackbits(octets, axis=-1, bitorder="little", count=rows.shape[-1])
