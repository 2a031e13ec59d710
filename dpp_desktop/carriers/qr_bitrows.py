"""Symbols as the lines of their modules: each row and each column one 64-bit word.

So an operation on a word works on a whole line, and what holds for rows holds for columns.
"""

import numpy as np
from numpy.typing import NDArray

Modules = NDArray[np.uint8]
"""Symbols without quiet zone, shape (…, side, side), row by row: 1 is dark, 0 light."""
Lines = NDArray[np.uint64]
"""The same, shape (…, 2, side): the rows, then the columns; module `n` of a line is its bit `n`."""

MAX_SIDE = 64
"""Modules that a line may have."""


def lines_of(modules: Modules) -> Lines:
    """Returns the lines of symbols whose side has at most 64 modules."""
    rows_and_columns = np.stack([modules, modules.swapaxes(-1, -2)], axis=-3)
    padded = np.zeros((*rows_and_columns.shape[:-1], MAX_SIDE), dtype=np.uint8)
    padded[..., : rows_and_columns.shape[-1]] = rows_and_columns
    words = np.packbits(padded, axis=-1, bitorder="little").view("<u8")[..., 0]
    return words.astype(np.uint64)


def modules_of_rows(rows: Lines) -> Modules:
    """Returns the modules of symbols from their rows, shape (count, side)."""
    octets = rows.astype("<u8")[..., np.newaxis].view(np.uint8)
    return np.unpackbits(octets, axis=-1, bitorder="little", count=rows.shape[-1])
