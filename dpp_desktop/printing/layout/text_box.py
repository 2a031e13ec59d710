"""Fit text into its box: shrink it, wrap it, or reject it."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dpp_desktop.designs.design import Align, Fit, TextItem
from dpp_desktop.designs.geometry import MM_PER_POINT
from dpp_desktop.designs.placeholders import Placeholder, UnitText
from dpp_desktop.printing.layout.fonts import FontChoice
from dpp_desktop.printing.layout.primitives import Area, TextLine
from dpp_desktop.printing.layout.shaping import OBJECT, Line, MissingGlyphs, direction_of, shape

ASCENT, DESCENT = 0.76, 0.24
"""What a line takes above and below its baseline at least, in ems: Latin letters in Noto Sans."""
LINE_PITCH = 1.2
"""From baseline to baseline, in ems."""

_STEP = 0.25
"""By how much the font of wrapped text shrinks at once, in points."""
_TOLERANCE = 1.01
"""Some letters and the bar are a little higher than `ASCENT` and `DESCENT`."""
_BREAKS = re.compile(
    # Spaces, and the places before and after ideographs, kana and CJK punctuation.
    r"( +)|(?<=[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef])"
    r"(?=[^\s\u3001-\u3002\uff0c\uff0e\uff09\u300d])"
)


class TextDoesNotFit(Exception):
    """The text doesn't fit its box even at `size`, in points; `needed` is what it takes, in mm."""

    def __init__(self, size: float, needed: tuple[float, float]) -> None:
        super().__init__(size)
        self.size = size
        self.needed = needed


@dataclass(frozen=True, slots=True)
class _Block:
    """Shaped lines, one below the other; lengths are in ems."""

    lines: tuple[Line, ...]

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    @property
    def above(self) -> float:
        return max(ASCENT, self.lines[0].ink[0]) if self.lines else 0.0

    @property
    def height(self) -> float:
        if not self.lines:
            return 0.0
        below = max(DESCENT, self.lines[-1].ink[1])
        return self.above + (len(self.lines) - 1) * LINE_PITCH + below

    def size_in(self, area: Area) -> float:
        """Return the greatest em at which the block always fits into the area, in mm."""
        by_width = area.across / self.width if self.width else math.inf
        return min(by_width, self.usual_size_in(area))

    def usual_size_in(self, area: Area) -> float:
        """Return the greatest em at which it fits unless values of units are too wide, in mm."""
        constant = max((line.width for line in self.lines if line.is_constant), default=0.0)
        by_width = area.across / constant if constant else math.inf
        by_height = area.down / self.height * _TOLERANCE if self.height else math.inf
        return min(by_width, by_height)


def fit_text(item: TextItem, text: UnitText, area: Area, units: int) -> list[TextLine]:
    """Return the lines of a text for a job of so many units, placed in the area.

    The widest values that units can have must fit too, whichever units are printed. Text that may
    shrink does so only on the labels that need it, see `TextLine`. Raises TextDoesNotFit and
    MissingGlyphs.
    """
    if any(OBJECT in piece for piece in text.pieces):
        raise MissingGlyphs(OBJECT)
    choice = FontChoice(item.font, item.bold)
    lines = _split_lines(text)
    right_to_left = direction_of(text)

    def shaped(line: UnitText) -> Line:
        return shape(line, choice, units, right_to_left=right_to_left)

    if item.fit is Fit.WRAP:
        words = [_Words(line, choice, shaped) for line in lines]
        block, points = _wrapped(item, words, area)
    else:
        block = _Block(tuple(map(shaped, lines)))
        points = _shrunk(item, block, area)
    return list(_placed(block, points * MM_PER_POINT, item.align, area))


def _split_lines(text: UnitText) -> list[UnitText]:
    """Return the lines of a text with line breaks."""
    variables = iter(text.variables)
    lines = OBJECT.join(text.pieces).split("\n")
    return [_unit_text(line, variables) for line in lines]


def _unit_text(line: str, variables: Iterator[Placeholder]) -> UnitText:
    pieces = tuple(line.split(OBJECT))
    return UnitText(pieces, tuple(next(variables) for _ in pieces[1:]))


def _shrunk(item: TextItem, block: _Block, area: Area) -> float:
    """Return the font size in points. Raises TextDoesNotFit."""
    least = item.size if item.fit is Fit.REFUSE else min(item.min_size, item.size)
    if block.size_in(area) < least * MM_PER_POINT:
        raise _does_not_fit(least, block)
    return min(item.size, block.usual_size_in(area) / MM_PER_POINT)


def _wrapped(item: TextItem, words: Sequence["_Words"], area: Area) -> tuple[_Block, float]:
    """Return the lines and the font size in points. Raises TextDoesNotFit."""
    least = min(item.min_size, item.size)
    points = item.size
    while True:
        em = points * MM_PER_POINT
        block = _Block(tuple(line for each in words for line in each.lines(area.across / em)))
        if block.size_in(area) >= em:
            return block, points
        if points <= least:
            raise _does_not_fit(least, block)
        points = max(points - _STEP, least)


class _Words:
    """A line that can be broken."""

    def __init__(
        self, line: UnitText, choice: FontChoice, shaped: Callable[[UnitText], Line]
    ) -> None:
        self._shape = shaped
        variables = iter(line.variables)
        self._words = [_unit_text(word, variables) for word in _words(OBJECT.join(line.pieces))]
        self._widths = [shaped(word).width for word in self._words]
        self._spaces = [_width_of_spaces(word, choice) for word in self._words]
        self._shaped: dict[tuple[int, int], Line] = {}

    def lines(self, width: float) -> Iterator[Line]:
        """Yield lines of at most this width, in ems; a word that is longer gets its own line."""
        start = 0
        while start < len(self._words):
            end, taken = start + 1, self._widths[start]
            while end < len(self._words):
                taken += self._spaces[end - 1] + self._widths[end]
                if taken > width:
                    break
                end += 1
            yield self._line(start, end)
            start = end

    def _line(self, start: int, end: int) -> Line:
        if (start, end) not in self._shaped:
            words = self._words[start:end]
            text = words[0]
            for word in words[1:]:
                pieces = (*text.pieces[:-1], text.pieces[-1] + word.pieces[0], *word.pieces[1:])
                text = UnitText(pieces, text.variables + word.variables)
            self._shaped[start, end] = self._shape(text)
        return self._shaped[start, end]


def _width_of_spaces(word: UnitText, choice: FontChoice) -> float:
    """Return the width of the spaces at the end of a word, in ems."""
    spaces = len(word.pieces[-1]) - len(word.pieces[-1].rstrip(" "))
    font = choice.font_for(" ") if spaces else None
    return spaces * font.advance_of(font.glyph_of(" ")) if font else 0.0


def _words(line: str) -> list[str]:
    """Return the parts between which a line can be broken, with the spaces at their ends."""
    words = [""]
    for part in _BREAKS.split(line):
        if part is None:
            continue
        if part.isspace():
            words[-1] += part
        elif part:
            words.append(part)
    return words[1:] if len(words) > 1 and not words[0].strip() else words


def _placed(block: _Block, em: float, align: Align, area: Area) -> Iterator[TextLine]:
    baseline = block.above * em
    for line in block.lines:
        anchor = _anchor(align, right_to_left=line.right_to_left)
        x, y = area.at(anchor * area.across, baseline)
        if line.runs:
            yield TextLine(line, x, y, em, area.across, anchor, area.turns)
        baseline += LINE_PITCH * em


def _anchor(align: Align, *, right_to_left: bool) -> float:
    if align is Align.CENTER:
        return 0.5
    return float((align is Align.END) != right_to_left)


def _does_not_fit(points: float, block: _Block) -> TextDoesNotFit:
    em = points * MM_PER_POINT
    return TextDoesNotFit(points, (block.width * em, block.height * em))
