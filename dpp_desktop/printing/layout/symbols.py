"""2D codes on whole dots: their size, their place, and their modules."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import ceil, floor

import numpy as np

from dpp_desktop.carriers.data_matrix import data_matrix_side, data_matrix_symbols
from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.carriers.qr_code import qr_size
from dpp_desktop.carriers.qr_symbols import symbols
from dpp_desktop.designs.design import SymbolItem, SymbolKind
from dpp_desktop.designs.geometry import QUIET_ZONES
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.printing.layout.primitives import Area, Symbol

_TOLERANCE = 1e-6
"""In dots; sums of decimal fractions aren't exact."""
_MODULE_DECIMALS = 4


@lru_cache(maxsize=64)
def side_of(kind: SymbolKind, prefix: str) -> int:
    """Return the modules on a side of the codes with this prefix, without quiet zone.

    Raises ValueError if the URLs are too long.
    """
    if kind is SymbolKind.QR:
        return qr_size(prefix + "0" * SERIAL_LENGTH).modules
    return data_matrix_side(prefix)


def modules_with_quiet_zone(kind: SymbolKind, prefix: str) -> int:
    """Return the modules on a side, with quiet zone. Raises ValueError like `side_of`."""
    return side_of(kind, prefix) + 2 * QUIET_ZONES[kind]


def dots_of_module(item: SymbolItem, modules: int, dots_per_mm: float) -> int:
    """Return the whole dots of a module; 0 if the code is too small for the printer.

    `modules` are those of a side with quiet zone. A given size is an upper limit; of a given module
    width, the nearest number of dots is used.
    """
    if item.module is not None:
        return round(item.module * dots_per_mm)
    return floor((item.size or 0.0) * dots_per_mm / modules + _TOLERANCE)


def on_dots(item: SymbolItem, prefix: str, dots_per_mm: float) -> SymbolItem:
    """Return the item with the module width that it has on a printer; 0 if it is too small.

    A code that is smaller than its size is centered in it.
    """
    modules = modules_with_quiet_zone(item.kind, prefix)
    module = dots_of_module(item, modules, dots_per_mm) / dots_per_mm
    rest = 0.0 if item.size is None else (item.size - modules * module) / 2
    return replace(item, x=item.x + rest, y=item.y + rest, size=None, module=module)


def with_side(item: SymbolItem, side: float, prefix: str, dots_per_mm: float) -> SymbolItem:
    """Return the item with about this side, in mm with quiet zone, with modules of whole dots."""
    modules = modules_with_quiet_zone(item.kind, prefix)
    dots = max(round(side * dots_per_mm / modules), 1)
    if item.module is not None:
        return replace(item, module=round(dots / dots_per_mm, _MODULE_DECIMALS))
    # Rounded up, because a size is an upper limit.
    return replace(item, size=ceil(modules * dots / dots_per_mm * 100 - _TOLERANCE) / 100)


def place(item: SymbolItem, area: Area, prefix: str, dots_per_mm: float) -> Symbol:
    """Return the code on the dot grid; `area` is its box with quiet zone, on the stock."""
    side, quiet_zone = side_of(item.kind, prefix), QUIET_ZONES[item.kind]
    module = dots_of_module(item, side + 2 * quiet_zone, dots_per_mm)
    return Symbol(
        item.kind,
        round(area.x * dots_per_mm) + quiet_zone * module,
        round(area.y * dots_per_mm) + quiet_zone * module,
        module,
        side,
        quiet_zone,
        area.turns,
    )


def matrices(symbol: Symbol, prefix: str, serials: str) -> Iterator[Modules]:
    """Yield the modules of the units' codes as they are on the stock, up to 256 per array.

    An array is (count, side, side), 1 is dark.
    """
    drawn = (
        symbols(prefix, serials)
        if symbol.kind is SymbolKind.QR
        else data_matrix_symbols(prefix, serials)
    )
    for some in drawn:
        yield np.rot90(some, -symbol.turns, axes=(1, 2)) if symbol.turns else some
