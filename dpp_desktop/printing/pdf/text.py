"""Lines of text as operators (PDF 1.7, section 9.4): constant ones, and those of many units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.printing.layout.primitives import TextLine
from dpp_desktop.printing.layout.shaping import GlyphRun, Run, VariableRun
from dpp_desktop.printing.pdf.fonts import EmbeddedFont, EmbeddedFonts
from dpp_desktop.printing.pdf.objects import number
from dpp_desktop.profiles.column_sources import UNIT

_LEAST_MOVE = 0.0005
"""In ems. Smaller differences between advances come from rounding."""
_ASCII = 128
_CODE_DIGITS = 4
_DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))

Ems = NDArray[np.float64]
"""The width of each unit's value."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of a line for some units: its operators for each unit, and its widths."""

    operators: Sequence[bytes]
    widths: Ems | float


class LineWriter:
    """Writes one line of text for all units of a job; coordinates are in `units_per_mm`."""

    def __init__(self, text: TextLine, fonts: EmbeddedFonts, units_per_mm: float) -> None:
        self._text = text
        self._scale = units_per_mm
        self._runs = [_RunWriter(run, fonts) for run in text.line.runs]

    def constant(self) -> bytes:
        """Return the operators of a line that is the same for all units."""
        parts = [run.part("", 0) for run in self._runs]
        width = float(sum(np.sum(part.widths) for part in parts))
        shown = b"".join(part.operators[0] for part in parts)
        return b"BT " + self._matrix(width) + shown + b"ET\n"

    def of_units(self, serials: str, first_unit: int) -> Iterator[bytes]:
        """Yield the operators of the line for each unit, from `first_unit` on, counted from 0."""
        count = len(serials) // SERIAL_LENGTH
        parts = [run.part(serials, first_unit) for run in self._runs]
        widths = np.zeros(count)
        for part in parts:
            widths += part.widths
        for unit, matrix in enumerate(self._matrices(widths)):
            shown = [part.operators[unit % len(part.operators)] for part in parts]
            yield b"".join((b"BT ", matrix, *shown, b"ET\n"))

    def _matrices(self, widths: Ems) -> Iterator[bytes]:
        """Yield the matrix of each unit. It is nearly always the same for text that starts left."""
        text = self._text
        usual = self._matrix(0.0)
        for width in widths.tolist():
            is_usual = not text.anchor and width * text.size <= text.limit
            yield usual if is_usual else self._matrix(width)

    def _matrix(self, width: float) -> bytes:
        """Return the operator that places a line of this width, in ems (section 9.4.2)."""
        text = self._text
        size = text.size_for(width)
        right, down = _DIRECTIONS[text.turns]
        start = -text.anchor * width * size
        values = (
            *(right * size, down * size, down * size, -right * size),
            *(text.x + start * right, text.y + start * down),
        )
        return b"%b %b %b %b %b %b Tm" % tuple(_rounded(value * self._scale) for value in values)


class _RunWriter:
    """Writes a run of glyphs with one font."""

    def __init__(self, run: Run, fonts: EmbeddedFonts) -> None:
        self._run = run
        self._font = fonts.of(run.font)
        self._start = b"%b 1 Tf" % self._font.name
        if isinstance(run, VariableRun):
            self._codes = np.zeros((_ASCII, _CODE_DIGITS), dtype=np.uint8)
            self._widths = np.zeros(_ASCII)
            for letter, glyph in run.glyphs:
                code = b"%04X" % self._font.code(glyph)
                self._codes[ord(letter)] = np.frombuffer(code, dtype=np.uint8)
                self._widths[ord(letter)] = glyph.advance
        else:
            self._constant = self._start + _shown(run, self._font)

    def part(self, serials: str, first_unit: int) -> _Part:
        """Return the run for these units."""
        run = self._run
        if isinstance(run, GlyphRun):
            return _Part([self._constant], run.width)
        if run.variable.source == UNIT:
            return self._units(first_unit, len(serials) // SERIAL_LENGTH)
        letters = _in_groups(serials, run.variable.group)
        return _Part(self._operators(letters), self._widths[letters].sum(axis=1))

    def _units(self, first: int, count: int) -> _Part:
        """Return the numbers of units; they count from 1 on labels."""
        operators: list[bytes] = []
        widths: list[float] = []
        for unit in range(first + 1, first + 1 + count):
            letters = np.frombuffer(b"%d" % unit, dtype=np.uint8)[np.newaxis]
            operators += self._operators(letters)
            widths.append(float(self._widths[letters].sum()))
        return _Part(operators, np.array(widths))

    def _operators(self, letters: NDArray[np.uint8]) -> list[bytes]:
        """Return the operators of values of equal length, shape (count, length)."""
        codes = self._codes[letters].reshape(len(letters), -1)
        return [b"%b<%b>Tj " % (self._start, row.tobytes()) for row in codes]


def _in_groups(serials: str, group: int) -> NDArray[np.uint8]:
    """Return the letters of serials with a space between groups."""
    column = serial_column(serials)
    if not group:
        return column
    starts = range(0, SERIAL_LENGTH, group)
    space = np.full((len(column), 1), ord(" "), dtype=np.uint8)
    parts = [piece for start in starts for piece in (space, column[:, start : start + group])]
    return np.concatenate(parts[1:], axis=1)


def _shown(run: GlyphRun, font: EmbeddedFont) -> bytes:
    """Return the operators that show glyphs, with their kerning and offsets (section 9.4.3)."""
    operators: list[bytes] = []
    line: list[bytes] = []
    rise = 0.0
    moved = 0.0
    for glyph in run.glyphs:
        if abs(glyph.dy - rise) > _LEAST_MOVE:
            operators += _array(line)
            line = []
            rise = glyph.dy
            operators.append(b"%b Ts" % number(rise))
        moved += glyph.dx
        if abs(moved) > _LEAST_MOVE:
            line.append(number(-moved * 1000))
            moved = 0.0
        line.append(b"<%04X>" % font.code(glyph))
        moved += glyph.advance - glyph.dx - font.width(glyph)
    if abs(moved) > _LEAST_MOVE:
        line.append(number(-moved * 1000))
    operators += _array(line)
    if rise:
        operators.append(b" 0 Ts")
    return b"".join(operators)


def _array(line: list[bytes]) -> list[bytes]:
    return [b"[%b]TJ " % b"".join(line)] if line else []


def _rounded(value: float) -> bytes:
    return number(round(value, 3))
