"""Place the letters of a line of text on whole dots, for many labels at once.

The lines of all labels consist of the same letters at other places, so arrays hold the first letter
of all labels, then the second, and so on. Places are in the direction of the line: `along` it, and
`across` it downwards.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dpp_desktop.carriers.serial_arrays import Column, serial_column
from dpp_desktop.printing.layout.fonts import LabelFont
from dpp_desktop.printing.layout.primitives import TextLine
from dpp_desktop.printing.layout.shaping import Glyph, GlyphRun, Line, VariableRun
from dpp_desktop.printing.raster.bitmap import PlacedBitmap
from dpp_desktop.printing.raster.glyphs import glyph_bitmap
from dpp_desktop.profiles.column_sources import UNIT

Numbers = NDArray[np.intp]
Ems = NDArray[np.float64]

NOTHING = 0
"""The number of the letter without dots."""

_NO_GLYPH = 0
_STEP = 0.04
"""The share of the font size by which sizes differ for values that are too wide."""
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Units:
    """Units of a job: the characters of their serials, and their numbers, which count from 1."""

    serials: Column
    numbers: NDArray[np.int64]

    @classmethod
    def of(cls, serials: str, first_unit: int) -> "Units":
        """Return consecutive units; `serials` are concatenated, `first_unit` counts from 0."""
        column = serial_column(serials)
        return cls(column, np.arange(first_unit + 1, first_unit + 1 + len(column)))

    def __len__(self) -> int:
        return len(self.numbers)

    def only(self, chosen: NDArray[np.bool_]) -> "Units":
        """Return some of the units."""
        return Units(self.serials[chosen], self.numbers[chosen])


ANY_UNIT = Units.of("0" * 12, 0)
"""A unit for lines that are the same for all."""


@dataclass(frozen=True, slots=True)
class Direction:
    """The direction of a line in quarter turns clockwise."""

    turns: int

    @property
    def step(self) -> tuple[int, int]:
        """By how much columns and rows change along the line."""
        return ((1, 0), (0, 1), (-1, 0), (0, -1))[self.turns]

    def to_line(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the label as `along` and `across`."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.turns]

    def to_label(self, along: int, across: int, width: int, height: int) -> tuple[int, int]:
        """Return column and row of the top left dot of a rectangle of the line."""
        right, below = along + width, across + height
        return ((along, across), (-below, along), (-right, -below), (across, -right))[self.turns]


@dataclass(frozen=True, slots=True)
class PlacedLetters:
    """A letter of each label: its number among all letters, and where it is along the line."""

    numbers: Numbers
    places: Numbers


@dataclass(frozen=True, slots=True)
class _Letters:
    """A letter of each label, as its place among the glyphs of the line; lengths are in ems."""

    glyphs: Numbers
    advances: Ems
    offset: float


class LineLetters:
    """The letters of one line of text.

    `drawn` are the letters in the direction of the line, around their origin on the baseline; those
    of the usual size are the first `usual` ones, after the letter without dots. `baseline` is
    across the line, `first` and `widest` are where the widest line starts and its width.
    """

    def __init__(self, text: TextLine, dots_per_mm: float) -> None:
        self._text = text
        self.direction = Direction(text.turns % 4)
        self._along, across = self.direction.to_line(text.x * dots_per_mm, text.y * dots_per_mm)
        self.baseline = round(across)
        self._limit = text.limit * dots_per_mm
        self._ems = _sizes(text) * dots_per_mm
        self._glyphs: dict[tuple[LabelFont, int, float], int] = {}
        self._runs = [self._run(run) for run in text.line.runs]
        self.drawn = [PlacedBitmap(0, 0, np.zeros((1, 1), dtype=np.uint8))]
        self._numbers = np.array([self._draw(em) for em in self._ems])
        self.usual = int(self._numbers[0].max(initial=NOTHING))
        self.widest = min(text.line.width * self._ems[0], max(self._limit, self._ems[0]))
        self.first = self._along - text.anchor * self.widest

    def sizes(self, units: Units) -> Numbers:
        """Return the size of each line: 0 is the usual one, higher numbers are smaller."""
        return self._sizes(self._widths(self._slots(units), len(units)))

    def placed(self, units: Units) -> Iterator[PlacedLetters]:
        """Yield the first letter of all units, then the second, and so on."""
        slots = self._slots(units)
        widths = self._widths(slots, len(units))
        sizes = self._sizes(widths)
        ems = self._ems[sizes]
        pen = self._along - self._text.anchor * widths * ems
        for slot in slots:
            places = np.rint(pen + slot.offset * ems).astype(np.intp)
            yield PlacedLetters(self._numbers[sizes, slot.glyphs], places)
            pen = pen + slot.advances * ems

    def _slots(self, units: Units) -> list[_Letters]:
        return [slot for run in self._runs for slot in run.slots(units)]

    @staticmethod
    def _widths(slots: list[_Letters], count: int) -> Ems:
        return sum((slot.advances for slot in slots), np.zeros(count))

    def _sizes(self, widths: Ems) -> Numbers:
        if len(self._ems) == 1:
            return np.zeros(len(widths), dtype=np.intp)
        excess = 1 - self._limit / np.maximum(widths * self._ems[0], self._limit)
        steps: Numbers = np.ceil(excess / _STEP - _TOLERANCE).astype(np.intp)
        return steps.clip(max=len(self._ems) - 1)

    def _draw(self, em: float) -> list[int]:
        """Draw all glyphs in a size, and return their numbers by their place, from 0 on."""
        numbers = [NOTHING]
        for font, glyph, rise in self._glyphs:
            drawn = glyph_bitmap(font, glyph, em)
            if drawn.bitmap.any():
                self.drawn.append(replace(drawn, y=drawn.y - round(rise * em)))
            numbers.append(len(self.drawn) - 1 if drawn.bitmap.any() else NOTHING)
        return numbers

    def _run(self, run: GlyphRun | VariableRun) -> "_Constant | _Variable":
        if isinstance(run, GlyphRun):
            return _Constant([(self._glyph(run.font, glyph), glyph) for glyph in run.glyphs])
        letters = [(text, self._glyph(run.font, glyph), glyph) for text, glyph in run.glyphs]
        return _Variable(run, letters)

    def _glyph(self, font: LabelFont, glyph: Glyph) -> int:
        return self._glyphs.setdefault((font, glyph.number, glyph.dy), len(self._glyphs) + 1)


@dataclass(frozen=True, slots=True)
class _Constant:
    """Letters that are the same for all units."""

    letters: list[tuple[int, Glyph]]

    def slots(self, units: Units) -> Iterator[_Letters]:
        """Yield the letters from left to right."""
        count = len(units)
        for place, glyph in self.letters:
            yield _Letters(np.full(count, place), np.full(count, glyph.advance), glyph.dx)


class _Variable:
    """The serial or the number of each unit."""

    def __init__(self, run: VariableRun, letters: list[tuple[str, int, Glyph]]) -> None:
        self._run = run
        self._glyphs = np.zeros(128, dtype=np.intp)
        self._advances = np.zeros(128)
        for text, place, glyph in letters:
            self._glyphs[ord(text)] = place
            self._advances[ord(text)] = glyph.advance

    def slots(self, units: Units) -> Iterator[_Letters]:
        """Yield the letters from left to right."""
        if self._run.variable.source == UNIT:
            yield from self._digits(units)
            return
        group = self._run.variable.group
        space = np.full(len(units), ord(" "), dtype=np.uint8)
        for place in range(units.serials.shape[1]):
            if group and place and place % group == 0:
                yield self._slot(space)
            yield self._slot(units.serials[:, place])

    def _slot(self, letters: NDArray[np.uint8]) -> _Letters:
        return _Letters(self._glyphs[letters], self._advances[letters], 0.0)

    def _digits(self, units: Units) -> Iterator[_Letters]:
        """Yield the digits of each number; there is no letter before the first one."""
        for place in range(self._run.longest - 1, -1, -1):
            numbers = units.numbers // 10**place
            slot = self._slot((numbers % 10 + ord("0")).astype(np.uint8))
            yield _Letters(
                np.where(numbers > 0, slot.glyphs, _NO_GLYPH),
                np.where(numbers > 0, slot.advances, 0.0),
                0.0,
            )


def without_constant_end(text: TextLine) -> tuple[TextLine | None, TextLine]:
    """Return the part of a line that is at the same place on all labels, and the rest.

    That is its start if the line starts at its point, or its end if it ends there.
    """
    runs = text.line.runs
    if text.anchor not in (0.0, 1.0) or len(_sizes(text)) > 1:
        return None, text
    variable = [index for index, run in enumerate(runs) if isinstance(run, VariableRun)]
    constant, rest = runs[: variable[0]], runs[variable[0] :]
    if text.anchor:
        constant, rest = runs[variable[-1] + 1 :], runs[: variable[-1] + 1]
    if not constant:
        return None, text
    line = Line(constant, text.line.right_to_left)
    shift = line.width * text.size * (-1 if text.anchor else 1)
    right, down = Direction(text.turns % 4).step
    x, y = text.x + shift * right, text.y + shift * down
    other = replace(text, line=replace(text.line, runs=rest), x=x, y=y)
    return replace(text, line=line), other


def _sizes(text: TextLine) -> Ems:
    """Return the font sizes that lines can have in mm, the usual one first; see `TextLine`."""
    smallest = text.size_for(text.line.width) / text.size
    if text.line.is_constant:
        return np.array([text.size * smallest])
    steps = math.ceil((1 - smallest) / _STEP - _TOLERANCE)
    return np.array([text.size * (1 - _STEP * step) for step in range(steps + 1)])
