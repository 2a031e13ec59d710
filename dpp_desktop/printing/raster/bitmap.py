"""Bitmaps in printer dots: black and white, from the top left corner."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bitmap = NDArray[np.uint8]
"""Dots, shape (rows, columns): 1 is black, 0 is white."""
PackedRows = NDArray[np.uint8]
"""Rows of dots with eight in each byte, shape (…, rows, bytes), the leftmost in the highest bit."""


class OutsideLabel(Exception):
    """A black dot would be outside of the label."""


@dataclass(frozen=True, slots=True)
class PlacedBitmap:
    """A bitmap with its top left dot at column `x` and row `y`."""

    x: int
    y: int
    bitmap: Bitmap


def blank(width: float, height: float, dots_per_mm: float) -> Bitmap:
    """Return the white bitmap of a label whose sides are in mm."""
    return np.zeros((round(height * dots_per_mm), round(width * dots_per_mm)), dtype=np.uint8)


def add(label: Bitmap, placed: PlacedBitmap) -> None:
    """Add black dots to a label. Raises OutsideLabel."""
    inked = cropped(placed)
    if inked is None:
        return
    rows, columns = inked.bitmap.shape
    bottom, right = inked.y + rows, inked.x + columns
    if min(inked.x, inked.y) < 0 or bottom > label.shape[0] or right > label.shape[1]:
        raise OutsideLabel
    label[inked.y : bottom, inked.x : right] |= inked.bitmap


def cropped(placed: PlacedBitmap) -> PlacedBitmap | None:
    """Return the bitmap without white margins; None if it has no black dots."""
    rows, columns = (
        np.flatnonzero(placed.bitmap.any(axis=1)),
        np.flatnonzero(placed.bitmap.any(axis=0)),
    )
    if not rows.size:
        return None
    top, left = int(rows[0]), int(columns[0])
    inked = placed.bitmap[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    return PlacedBitmap(placed.x + left, placed.y + top, inked)
