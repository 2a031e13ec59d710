"""Symbols as SVG images in mm, black on white, each run of dark modules in a row one rectangle.

Areas, not strokes: they keep their shape in whatever program scales them, and laser engravers take
strokes for lines to cut along.
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
    """Yields the image of each symbol, with its quiet zone, titled with its URL.

    `symbols` is (count, side, side).
    """
    side = symbols.shape[-1]
    before_title, after_title = _head(side + 2 * QUIET_ZONE, dots)
    for url, path in zip(urls, _paths(symbols), strict=True):
        image = f"{before_title}{escape(url)}{after_title}{path}{_END}"
        yield image.encode("utf-8")


def _head(side: int, dots: PrinterDots) -> tuple[str, str]:
    """What comes before and after the title; the drawing's unit is the module."""
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
    """The dark areas of each symbol, as the data of a path (SVG 2, section 9.3)."""
    count, side, _ = symbols.shape
    pieces = _pieces(side)
    edges = np.diff(symbols, axis=-1, prepend=0, append=0) != 0
    symbol_of_edge, row, column = np.nonzero(edges)
    # Every run has two edges in its row, where it begins and where it ends.
    begin, end = column[0::2], column[1::2]
    numbers = np.empty_like(column)
    numbers[0::2] = row[0::2] * side + begin
    numbers[1::2] = (side + begin) * side + end - 1
    last_of_each = np.cumsum(np.bincount(symbol_of_edge, minlength=count))
    for of_one in np.split(numbers, last_of_each[:-1]):
        yield "".join([pieces[number] for number in of_one.tolist()])


@lru_cache(maxsize=1)
def _pieces(side: int) -> tuple[str, ...]:
    """What a run is written with: its corner by row and begin, the rest by begin and last column.

    From its upper left corner a rectangle goes to the right, down, and back to the left.
    """
    places = list(product(range(side), repeat=2))
    corners = [f"M{begin} {row}" for row, begin in places]
    rests = [f"h{last + 1 - begin}v1H{begin}z" for begin, last in places]
    return (*corners, *rests)
