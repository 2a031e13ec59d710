"""Draw a line of text of many labels at once."""

import math
from collections.abc import Sequence

import numpy as np

from dpp_desktop.printing.raster.bitmap import Bitmap, OutsideLabel, PackedRows, PlacedBitmap
from dpp_desktop.printing.raster.text_letters import (
    ANY_UNIT,
    LineLetters,
    Numbers,
    PlacedLetters,
    Units,
)

_SHIFTS = 8
"""A letter starts at one of the eight dots of a byte."""


class TextRows:
    """The dots of one line of text on labels of a size, for any units of a job."""

    def __init__(self, letters: LineLetters, label: tuple[int, ...]) -> None:
        """`label` is the number of rows and columns of a label, in dots.

        Raises OutsideLabel if no part of the line is on the label.
        """
        drawn = letters.drawn
        left = min(each.x for each in drawn)
        right = max(each.x + each.bitmap.shape[1] for each in drawn)
        top = min(each.y for each in drawn)
        bottom = max(each.y + each.bitmap.shape[0] for each in drawn)
        self._letters = letters
        # One dot more on each side, for rounding.
        self._start = math.floor(letters.first) - 1
        self._height = bottom - top
        self._octets = -(-(math.ceil(letters.widest) + right - left + 3) // _SHIFTS)
        self._table = _shifted(drawn, left, top, right - left, self._height)
        size = self._octets * _SHIFTS, self._height
        across = letters.baseline + top
        self._turns = letters.direction.turns
        x, y = letters.direction.to_label(self._start + left, across, *size)
        self._label = np.array(label[::-1])
        self._window = _Window(x, y, size[:: -1 if self._turns % 2 else 1], label)

    @property
    def place(self) -> tuple[int, int]:
        """The column and row of the top left dot of each line."""
        return self._window.place

    def rows(self, units: Units) -> PackedRows:
        """Return the lines of units, shape (count, rows, bytes).

        Raises OutsideLabel if a black dot isn't on the label.
        """
        octets = self._octets + self._table.shape[2]
        lines = np.zeros((len(units), octets, self._height), dtype=np.uint8)
        for letters in self._letters.placed(units):
            self._draw(lines, letters)
        rows = np.ascontiguousarray(lines[:, : self._octets].swapaxes(1, 2))
        return self._window.of(self._turned(rows))

    def are_on_label(self, places: Numbers, sizes: Numbers) -> bool:
        """Return whether rectangles are on the label; both arrays are (count, 2), x and y."""
        return bool((places >= 0).all() and (places + sizes <= self._label).all())

    def bitmap(self, unit: Units = ANY_UNIT) -> PlacedBitmap:
        """Return the line of one unit; constant lines need none."""
        return PlacedBitmap(*self.place, np.unpackbits(self.rows(unit)[0], axis=-1))

    def _draw(self, lines: PackedRows, letters: PlacedLetters) -> None:
        columns = letters.places - self._start
        octets, shifts = columns >> 3, columns & 7
        drawn = self._table[shifts, letters.numbers]
        labels = np.arange(len(lines))
        for place in range(drawn.shape[1]):
            lines[labels, octets + place] |= drawn[:, place]

    def _turned(self, rows: PackedRows) -> PackedRows:
        if not self._turns:
            return rows
        dots = np.unpackbits(rows, axis=-1)
        return np.packbits(np.rot90(dots, -self._turns, axes=(1, 2)), axis=-1)


class _Window:
    """The part of lines that is on the label. Only white margins may be outside of it."""

    def __init__(self, x: int, y: int, size: tuple[int, ...], label: tuple[int, ...]) -> None:
        (width, height), (rows, columns) = size, label
        left, top = max(x, 0), max(y, 0)
        right, bottom = min(x + width, columns), min(y + height, rows)
        if left >= right or top >= bottom:
            raise OutsideLabel
        self.place = left, top
        self._columns = slice(left - x, right - x)
        self._rows = slice(top - y, bottom - y)
        self._is_all = (right - left, bottom - top) == (width, height)

    def of(self, rows: PackedRows) -> PackedRows:
        """Return the part of the lines that is on the label. Raises OutsideLabel."""
        if self._is_all:
            return rows
        dots = np.unpackbits(rows, axis=-1)
        inside = dots[:, self._rows, self._columns]
        if np.count_nonzero(inside) != np.count_nonzero(dots):
            raise OutsideLabel
        return np.packbits(inside, axis=-1)


def _shifted(
    drawn: Sequence[PlacedBitmap], left: int, top: int, width: int, height: int
) -> PackedRows:
    """Return the letters in frames of one size, shape (8, letters, bytes, rows).

    The first index is the number of white dots before the frame.
    """
    octets = -(-(width + _SHIFTS - 1) // _SHIFTS)
    frames: Bitmap = np.zeros((_SHIFTS, len(drawn), height, octets * _SHIFTS), dtype=np.uint8)
    for number, letter in enumerate(drawn):
        rows, columns = letter.bitmap.shape
        y = letter.y - top
        for shift in range(_SHIFTS):
            x = letter.x - left + shift
            frames[shift, number, y : y + rows, x : x + columns] = letter.bitmap
    return np.packbits(frames, axis=-1).swapaxes(2, 3).copy()
