"""Draw the labels of one job: what they have in common once, and what differs in bulk."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.identity.serial_text import ALPHABET, SERIAL_LENGTH
from dpp_desktop.printing.layout.primitives import LabelLayout
from dpp_desktop.printing.layout.symbols import matrices
from dpp_desktop.printing.raster.bitmap import Bitmap, PackedRows, PlacedBitmap, add
from dpp_desktop.printing.raster.fixed_parts import fixed_bitmap
from dpp_desktop.printing.raster.text_letters import LineLetters, Units, without_constant_end
from dpp_desktop.printing.raster.text_rows import TextRows

BATCH_SIZE = 256
"""The number of labels that are drawn at once; as many as `matrices` yields in an array."""


@dataclass(frozen=True, slots=True)
class Varying:
    """A part of consecutive labels that differs from label to label.

    `rows` is (count, rows, bytes); the top left dot is at column `x` and row `y`.
    """

    x: int
    y: int
    rows: PackedRows


class LabelRaster:
    """The labels of a job in the dots of a printer."""

    def __init__(self, layout: LabelLayout) -> None:
        """Draw the common parts. Raises OutsideLabel if a part isn't on the label."""
        self._layout = layout
        split = [without_constant_end(text) for text in layout.texts]
        self.fixed = fixed_bitmap(layout, (text for text, _ in split if text is not None))
        """The dots that all labels have in common."""
        self.letters = [LineLetters(text, layout.dots_per_mm) for _, text in split]
        """The lines of text that differ."""
        self.lines = [TextRows(letters, self.fixed.shape) for letters in self.letters]
        # The widest values show whether all texts are on the label.
        for _ in self.texts(Units.of("".join(letter * SERIAL_LENGTH for letter in ALPHABET), 0)):
            pass

    def symbols(self, serials: str) -> Iterator[Varying]:
        """Yield the 2D codes of up to 256 units, whose serials are concatenated."""
        for symbol in self._layout.symbols:
            (modules,) = matrices(symbol, self._layout.link_prefix, serials)
            yield Varying(symbol.x, symbol.y, symbol_rows(modules, symbol.module))

    def texts(self, units: Units) -> Iterator[Varying]:
        """Yield the lines that differ. Raises OutsideLabel."""
        for text in self.lines:
            yield Varying(*text.place, text.rows(units))

    def label(self, serial: str, unit: int) -> Bitmap:
        """Return all dots of the label of a unit, counted from 0."""
        label = self.fixed.copy()
        for part in (*self.symbols(serial), *self.texts(Units.of(serial, unit))):
            add(label, PlacedBitmap(part.x, part.y, np.unpackbits(part.rows[0], axis=-1)))
        return label


def symbol_rows(symbols: Modules, dots: int) -> PackedRows:
    """Return the dots of symbols without quiet zone, shape (count, rows, bytes).

    `symbols` is (count, side, side); a module is `dots` × `dots` dots.
    """
    wide = np.packbits(np.repeat(symbols, dots, axis=2), axis=2)
    return np.repeat(wide, dots, axis=1)


def batches(serials: str) -> Iterator[tuple[int, str]]:
    """Yield up to 256 serials at a time, concatenated, with the place of the first one."""
    size = BATCH_SIZE * SERIAL_LENGTH
    for start in range(0, len(serials), size):
        yield start // SERIAL_LENGTH, serials[start : start + size]
