"""Create SVG images of symbols in mm, black on white; each run of dark modules is a rectangle.

Rectangles are areas, not strokes: areas keep their shape when a program scales them, and laser
engravers cut along strokes.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from xml.sax.saxutils import escape

import numpy as np

from dpp_desktop.carriers.printer_dots import PrinterDots
from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.carriers.qr_code import QUIET_ZONE

_END = '"/></svg>'


def svg_images(symbols: Modules, urls: Sequence[str], dots: PrinterDots) -> Iterator[bytes]:
    """Yield the image of each symbol with its quiet zone; its title is the URL.

    `symbols` is (count, side, side).
    """
    side = symbols.shape[-1]
    before_title, after_title = _header(side + 2 * QUIET_ZONE, dots)
    for url, path in zip(urls, _paths(symbols), strict=True):
        image = f"{before_title}{escape(url)}{after_title}{path}{_END}"
        yield image.encode("utf-8")


def _header(side: int, dots: PrinterDots) -> tuple[str, str]:
    """Return the text before and after the title; the unit of the drawing is the module."""
    mm = f"{side * dots.module_mm:.4f}"
    before = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{mm}mm" height="{mm}mm"'
        f' viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><title>'
    )
    after = (
        f'</title><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path transform="translate({QUIET_ZONE} {QUIET_ZONE})" d="'
    )
    return before, after


def _paths(symbols: Modules) -> Iterator[str]:
    """Yield the dark areas of each symbol as path data (SVG 2, section 9.3)."""
    count, side, _ = symbols.shape
    pieces = _pieces(side)
    edges = np.diff(symbols, axis=-1, prepend=0, append=0) != 0
    symbol_of_edge, row, column = np.nonzero(edges)
    # Each run has two edges in its row, at its start and at its end.
    begin, end = column[0::2], column[1::2]
    numbers = np.empty_like(column)
    numbers[0::2] = row[0::2] * side + begin
    numbers[1::2] = (side + begin) * side + end - 1
    last_of_each = np.cumsum(np.bincount(symbol_of_edge, minlength=count))
    for of_one in np.split(numbers, last_of_each[:-1]):
        yield "".join([pieces[number] for number in of_one.tolist()])


@lru_cache(maxsize=1)
def _pieces(side: int) -> tuple[str, ...]:
    """Return the path commands of runs: corners by row and start, rests by start and last column.

    The path of a rectangle starts in its upper left corner, and goes right, down and left.
    """
    pairs = list(product(range(side), repeat=2))
    corners = [f"M{begin} {row}" for row, begin in pairs]
    rests = [f"h{last + 1 - begin}v1H{begin}z" for begin, last in pairs]
    return (*corners, *rests)
