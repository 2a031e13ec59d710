"""Draw 2D codes of many labels at once, with whole dots for each module."""

import numpy as np

from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.printing.raster.bitmap import PackedRows


def symbol_rows(symbols: Modules, dots: int) -> PackedRows:
    """Return the dots of symbols without quiet zone, shape (count, rows, bytes).

    `symbols` is (count, side, side); a module is `dots` × `dots` dots.
    """
    wide = np.packbits(np.repeat(symbols, dots, axis=2), axis=2)
    return np.repeat(wide, dots, axis=1)
