"""Draw the parts of labels that are the same for all units of a job."""

from collections.abc import Iterable

import numpy as np
from PIL import Image

from dpp_desktop.printing.layout.primitives import LabelLayout, Picture, TextLine
from dpp_desktop.printing.layout.raster import Canvas
from dpp_desktop.printing.raster.bitmap import Bitmap, add, blank
from dpp_desktop.printing.raster.text_letters import LineLetters
from dpp_desktop.printing.raster.text_rows import TextRows

BLACK = 128
"""A dot is black if at least half of it is covered."""
_DARK, _LIGHT = 64, 191
"""Coverage up to the first is almost white, from the second on almost black."""
_DRAWING = 0.95
"""The least share of almost white and almost black dots of drawings; other pictures are grey."""


def fixed_bitmap(layout: LabelLayout, texts: Iterable[TextLine]) -> Bitmap:
    """Return the dots of a label without what differs from unit to unit; `texts` are more parts.

    Letters are on whole dots, so that each looks the same everywhere. Grey pictures are patterns of
    dots. Raises OutsideLabel if a text isn't on the label.
    """
    label = blank(layout.width, layout.height, layout.dots_per_mm)
    for part in (*layout.fixed, *texts):
        if isinstance(part, TextLine):
            add(label, TextRows(LineLetters(part, layout.dots_per_mm), label.shape).bitmap())
            continue
        canvas = Canvas(label.shape[1], label.shape[0], layout.dots_per_mm)
        canvas.draw([part])
        coverage = canvas.coverage
        if isinstance(part, Picture) and not _is_drawing(coverage):
            image = Image.fromarray(coverage).convert("1", dither=Image.Dither.FLOYDSTEINBERG)
            label |= np.asarray(image).astype(np.uint8)
        else:
            label |= (coverage >= BLACK).astype(np.uint8)
    return label


def _is_drawing(coverage: Bitmap) -> bool:
    drawn = coverage[coverage > 0]
    return bool(((drawn <= _DARK) | (drawn >= _LIGHT)).mean() >= _DRAWING) if drawn.size else True
