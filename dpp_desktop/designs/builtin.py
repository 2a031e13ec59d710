"""The built-in label designs: code, product name, serial, batch and GTIN on each usual stock.

The layout follows from the size of a label, so that it is also the start for designs of other
sizes. The code has modules of whole dots: of 0.5 mm on rolls, which are 4 dots of a 203 dpi printer
and 6 at 300 dpi, and of at least 0.424 mm on sheets (10 dots of a 600 dpi printer).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dpp_desktop.designs.design import (
    Align,
    Fit,
    Item,
    LabelDesign,
    RollStock,
    Stock,
    SymbolItem,
    TextItem,
)
from dpp_desktop.designs.geometry import MM_PER_POINT, USUAL_MODULES
from dpp_desktop.designs.stock import STOCK

_MODULES = max(USUAL_MODULES.values())
_ROLL_CODE, _SHEET_CODE = 0.5 * _MODULES, 19.1
"""The least size of a code in mm, if it fits: modules of 0.5 mm and of 0.4244 mm."""
_MAX_CODE = 40.0
"""The greatest size of a code: modules of 0.89 mm, within GS1's range."""
_MAX_SHARE = 0.45
"""The share of the width of a label that a larger code may take."""
_FONT_SIZES = (14.0, 12.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0)
_SMALLEST = 3.8
_LEAST_WITH_WORD = 7.0
"""The smallest font size with which the serial has a word before it."""
_LINE = 1.4
"""The height of a line in font sizes, enough for accents and descenders of all scripts."""
_LINES = 5
"""The lines of a label: two of the name, and three others."""
_SERIAL_EMS, _WORD_EMS = 8.6, 2.2
"""The width of a serial in groups, and of the word before it, in font sizes."""
_PAGE_MARGIN = 10.0
"""The margin of a full page in mm, which every printer prints on."""
_FULL_PAGE = 200.0

_TINY = 1e-6
_SERIAL, _BATCH, _GTIN = "${serial:4}", "LOT ${batch}", "GTIN ${gtin}"
_NAME = "${product_name}"


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle for texts, in mm."""

    x: float
    y: float
    width: float
    height: float


def usual_label(name: str, stock: Stock) -> LabelDesign:
    """Return the usual label for a stock."""
    return LabelDesign(name, stock, tuple(_items(stock)))


def _items(stock: Stock) -> Iterator[Item]:
    width, height = stock.width, stock.height
    margin = _margin(width, height)
    inner = _Area(margin, margin, width - 2 * margin, height - 2 * margin)
    code = _code_size(stock, inner)
    gap = max(0.5, min(margin, 2.0))
    if inner.width >= inner.height:
        yield SymbolItem(margin, _rounded((height - code) / 2), size=code)
        x = margin + code + gap
        yield from _texts(_Area(x, margin, width - margin - x, inner.height), Align.START)
    else:
        yield SymbolItem(_rounded((width - code) / 2), margin, size=code)
        y = margin + code + gap
        area = _Area(margin, y, inner.width, min(height - margin - y, code))
        yield from _texts(area, Align.CENTER)


def _margin(width: float, height: float) -> float:
    if min(width, height) >= _FULL_PAGE:
        return _PAGE_MARGIN
    return max(0.6, min(3.0, _rounded(min(width, height) * 0.05)))


def _code_size(stock: Stock, inner: _Area) -> float:
    least = _ROLL_CODE if isinstance(stock, RollStock) else _SHEET_CODE
    wanted = max(least, min(_MAX_CODE, inner.width * _MAX_SHARE))
    return _rounded(min(wanted, inner.width, inner.height))


def _texts(area: _Area, align: Align) -> Iterator[Item]:
    """Yield the texts from top to bottom: the name takes the height that the lines leave."""
    size, has_word = _font_size(area)
    lines = (f"SN {_SERIAL}" if has_word else _SERIAL, _BATCH, _GTIN)
    line = _rounded(min(size * MM_PER_POINT * _LINE, area.height / (len(lines) + 1)))
    name = _rounded(min(area.height - line * len(lines), line * 3))
    y = area.y
    if align is Align.START:
        y += max(0.0, (area.height - name - line * len(lines)) / 2)
    smallest = min(size, _SMALLEST)
    x, width = _rounded(area.x), _rounded(area.width)
    yield TextItem(
        x, _rounded(y), width, name, _NAME, size, smallest, bold=True, align=align, fit=Fit.WRAP
    )
    for number, text in enumerate(lines):
        top = _rounded(y + name + number * line)
        yield TextItem(x, top, width, line, text, size, smallest, align=align)


def _font_size(area: _Area) -> tuple[float, bool]:
    """Return the font size in points, and whether there is room for a word before the serial."""
    by_height = [
        size for size in _FONT_SIZES if _LINES * _LINE * size * MM_PER_POINT <= area.height
    ]
    for size in by_height:
        needed = (_SERIAL_EMS + _WORD_EMS) * size * MM_PER_POINT
        if size >= _LEAST_WITH_WORD and needed <= area.width:
            return size, True
    for size in by_height:
        if _SERIAL_EMS * size * MM_PER_POINT <= area.width:
            return size, False
    return _FONT_SIZES[-1], False


def _rounded(length: float) -> float:
    """Return a length in mm, rounded down to tenths, so that nothing is too large for its place."""
    return math.floor(length * 10 + _TINY) / 10


BUILT_IN = MappingProxyType({name: usual_label(name, stock) for name, stock in STOCK.items()})
"""The built-in designs by name, which is that of their stock."""


def find_builtin(name: str) -> LabelDesign | None:
    """Return the built-in design of that name, regardless of case."""
    return _by_folded_name().get(name.casefold())


@lru_cache(maxsize=1)
def _by_folded_name() -> dict[str, LabelDesign]:
    return {name.casefold(): design for name, design in BUILT_IN.items()}
