"""2D codes as rectangles on whole dots.

Renderers paint every dot that a path touches, so a rectangle with exact edges would be a dot wider.
Rectangles are therefore smaller by 0.2 dots on each side. That, and the operator `re`, was exact in
all renderers that were compared, also after CUPS had centred a page of whole dots on its medium,
which moves A4 by up to 0.18 dots; half a dot, polygons and image masks weren't exact.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from dpp_desktop.carriers.qr_bitrows import Modules

UNITS_PER_DOT = 20
"""The unit of coordinates in a document: a dot is 20 units."""
_INSET, _LEAST_INSET = 4, 2
"""In units. A rectangle that is one dot wide must still cover more than half of the dot."""


def inset_of(dots: int) -> int:
    """Return by how many units a rectangle is smaller on each side; `dots` is its least side."""
    return _INSET if dots > 1 else _LEAST_INSET


def symbol_contents(symbols: Modules, dots_per_module: int) -> Iterator[bytes]:
    """Yield the operators of each code from its top left corner; `symbols` is (count, side, side).

    Each row of modules is a separate path, with the origin moved down between rows. The rows of
    different codes thus have operators in common, and the document is half as large.
    """
    count, side, _ = symbols.shape
    operators = _operators(side, dots_per_module)
    edges = np.diff(symbols, axis=-1, prepend=0, append=0) != 0
    symbol, row, column = np.nonzero(edges)
    # Each run has two edges in its row, at its start and at its end.
    runs = column[0::2] * (side + 1) + column[1::2]
    rows = (symbol[0::2] * side + row[0::2]).astype(np.intp)
    runs_in_row = np.bincount(rows, minlength=count * side)
    with_ends = np.insert(runs, np.cumsum(runs_in_row), len(operators) - 1)
    ends = np.cumsum(runs_in_row.reshape(count, side).sum(axis=1) + side)
    for of_one in np.split(with_ends, ends[:-1]):
        yield b"".join([operators[number] for number in of_one.tolist()])


@lru_cache(maxsize=16)
def _operators(side: int, dots_per_module: int) -> tuple[bytes, ...]:
    """Return the operators for runs, by start * (side + 1) + end, and for the end of a row."""
    pitch = dots_per_module * UNITS_PER_DOT
    inset = inset_of(dots_per_module)
    height = pitch - 2 * inset
    runs = [
        b"%d %d %d %d re "
        % (start * pitch + inset, inset, (end - start) * pitch - 2 * inset, height)
        for start in range(side)
        for end in range(side + 1)
    ]
    return (*runs, b"f 1 0 0 1 0 %d cm\n" % pitch)
