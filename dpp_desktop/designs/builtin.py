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
from typing import Any

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
_MAX_CODE = 36.6
"""The greatest size of a code: modules of 0.99 mm for short URLs, within GS1's range."""
_MAX_SHARE = 0.45
"""The share of the width of a label that a larger code may take."""
_FONT_SIZES = (18.0, 16.0, 14.0, 12.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0)
_SMALLEST = 3.5
"""The smallest font size, for text that is much longer than usual."""
_LEAST_WITH_WORD = 7.0
"""The smallest font size with which the serial has a word before it."""
_LINE = 1.3
"""The height of a line in font sizes, enough for accents and descenders of all scripts."""
_NAME_LINES, _MAX_NAME_LINES = 2, 3
"""The lines of the name, at least and at most."""
_GAP = 0.3
"""The gap between the name and the lines below, in font sizes."""
_NARROW = 20.0
"""Areas of less width, in mm, have two lines for the batch, which has up to 20 characters."""
_SERIAL_EMS, _WORD_EMS = 8.6, 2.2
"""The usual width of a serial in groups, and of the word before it, in font sizes."""
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
    batch_lines = 2 if area.width < _NARROW else 1
    below = 2 + batch_lines
    size, has_word = _font_size(area, _NAME_LINES + below)
    line = _rounded(min(size * MM_PER_POINT * _LINE, area.height / (below + 1)))
    name = _rounded(min(area.height - line * below, line * _MAX_NAME_LINES))
    y = area.y
    if align is Align.START:
        y += max(0.0, (area.height - name - line * below) / 2)
    x, width = _rounded(area.x), _rounded(area.width)

    def text(content: str, top: float, height: float, **options: Any) -> TextItem:
        return TextItem(
            *(x, _rounded(top), width, _rounded(height), content, size, min(size, _SMALLEST)),
            align=align,
            **options,
        )

    yield text(_NAME, y, name - _GAP * size * MM_PER_POINT, bold=True, fit=Fit.WRAP)
    y += name
    yield text(f"SN {_SERIAL}" if has_word else _SERIAL, y, line)
    fit = Fit.SHRINK if batch_lines == 1 else Fit.WRAP
    yield text(_BATCH, y + line, batch_lines * line, fit=fit)
    yield text(_GTIN, y + (1 + batch_lines) * line, line)


def _font_size(area: _Area, lines: int) -> tuple[float, bool]:
    """Return the font size in points, and whether there is room for a word before the serial."""
    by_height = [size for size in _FONT_SIZES if lines * _LINE * size * MM_PER_POINT <= area.height]
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
