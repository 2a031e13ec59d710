"""Glyphs in printer dots: each is drawn once and placed on whole dots, so it always looks alike."""

from functools import lru_cache

import numpy as np
import uharfbuzz as hb

from dpp_desktop.printing.layout.fonts import LabelFont
from dpp_desktop.printing.raster.bitmap import PlacedBitmap

_BLACK = 112
"""A dot is black if the outline covers 44 % of it: with half, strokes of a dot get gaps in small
text at 203 dpi."""
_CACHE_SIZE = 4096


@lru_cache(maxsize=_CACHE_SIZE)
def glyph_bitmap(font: LabelFont, number: int, em: float) -> PlacedBitmap:
    """Return the dots of a glyph around its origin on the baseline; `em` is in dots."""
    scale = em / font.units_per_em
    drawing = hb.RasterDraw()
    drawing.transform = (scale, 0.0, 0.0, -scale, 0.0, 0.0)
    drawing.draw_glyph(font.font, number)
    image = drawing.render()
    extents = image.extents
    coverage = np.frombuffer(bytes(image.buffer), dtype=np.uint8)
    rows = coverage.reshape(extents.height, extents.stride)[:, : extents.width]
    black = (rows >= _BLACK).astype(np.uint8)
    return PlacedBitmap(extents.x_origin, extents.y_origin, black)
