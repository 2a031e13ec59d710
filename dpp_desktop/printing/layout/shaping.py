"""Shape text with HarfBuzz: which glyphs of which fonts, and where, in ems."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb

from dpp_desktop.designs.placeholders import Placeholder, UnitText
from dpp_desktop.identity.serial_text import ALPHABET, SERIAL_LENGTH
from dpp_desktop.printing.layout.bidi import is_right_to_left, levels_of, visual_order
from dpp_desktop.printing.layout.fonts import FontChoice, LabelFont
from dpp_desktop.profiles.column_sources import UNIT

OBJECT = "\ufffc"
"""Stands for a variable. In bidirectional text it is a neutral character, as an isolate is."""
_DIGITS = "0123456789"
_JOINERS = {"\u200c", "\u200d"}
_IGNORED = "Cf"
"""The category of characters that are never drawn, such as joiners and direction marks."""


class MissingGlyphs(Exception):
    """No font has glyphs for these characters."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph with its width and its offset; lengths are in ems, `dy` is upwards.

    `text` is the whole text of its cluster at the first glyph of the cluster, else empty.
    """

    number: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font from left to right."""

    font: LabelFont
    glyphs: tuple[Glyph, ...]

    @property
    def width(self) -> float:
        """The width, in ems."""
        return sum(glyph.advance for glyph in self.glyphs)

    @property
    def ink(self) -> tuple[float, float]:
        """How far the glyphs extend above and below the baseline, in ems."""
        inks = [(*self.font.ink_of(glyph.number), glyph.dy) for glyph in self.glyphs]
        above = max((top + dy for top, _, dy in inks), default=0.0)
        return above, max((bottom - dy for _, bottom, dy in inks), default=0.0)


@dataclass(frozen=True, slots=True)
class VariableRun:
    """The value of a variable, from left to right: one glyph per character, without kerning.

    `glyphs` are those of all characters that occur in values. `longest` is the greatest number of
    characters, without the spaces between groups.
    """

    variable: Placeholder
    font: LabelFont
    glyphs: tuple[tuple[str, Glyph], ...]
    longest: int

    @property
    def spaces(self) -> int:
        """The number of spaces between the groups of a serial."""
        group = self.variable.group
        return (self.longest - 1) // group if group else 0

    @property
    def width(self) -> float:
        """The greatest width that a value can have, in ems."""
        widest = max(glyph.advance for letter, glyph in self.glyphs if letter != " ")
        space = next((glyph.advance for letter, glyph in self.glyphs if letter == " "), 0.0)
        return widest * self.longest + space * self.spaces

    @property
    def ink(self) -> tuple[float, float]:
        """How far the glyphs extend above and below the baseline, in ems."""
        return GlyphRun(self.font, tuple(glyph for _, glyph in self.glyphs)).ink


Run = GlyphRun | VariableRun


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line: its runs from left to right."""

    runs: tuple[Run, ...]
    right_to_left: bool

    @property
    def is_constant(self) -> bool:
        """Whether the line is the same for all units."""
        return not any(isinstance(run, VariableRun) for run in self.runs)

    @property
    def width(self) -> float:
        """The greatest width that the line can have, in ems."""
        return sum(run.width for run in self.runs)

    @property
    def ink(self) -> tuple[float, float]:
        """How far the line extends above and below its baseline, in ems."""
        inks = [run.ink for run in self.runs]
        return max((ink[0] for ink in inks), default=0.0), max(
            (ink[1] for ink in inks), default=0.0
        )


def direction_of(text: UnitText) -> bool:
    """Return whether a text is right-to-left, with all its lines: its first letter says so."""
    return is_right_to_left("".join(text.pieces))


def shape(
    text: UnitText, choice: FontChoice, units: int, *, right_to_left: bool | None = None
) -> Line:
    """Return the shaped line of a text without line breaks, for a job of so many units.

    `right_to_left` is the direction of the whole text; None if the line is all of it. Raises
    MissingGlyphs with all characters that no font has.
    """
    letters = "".join(text.pieces)
    missing = _missing(letters, choice)
    if missing:
        raise MissingGlyphs(missing)
    logical = OBJECT.join(text.pieces).rstrip(" ")
    if right_to_left is None:
        right_to_left = direction_of(text)
    levels = levels_of(logical, right_to_left=right_to_left)
    variables = iter(text.variables)
    runs: list[Run] = []
    run_levels: list[int] = []
    for part, level in _parts(logical, levels):
        if part == OBJECT:
            runs.append(_variable_run(next(variables), choice, units))
            run_levels.append(level)
            continue
        shaped = list(_shaped(part, choice, right_to_left=bool(level % 2)))
        runs += shaped
        run_levels += [level] * len(shaped)
    return Line(tuple(runs[index] for index in visual_order(run_levels)), right_to_left)


def foreign_characters(text: UnitText, choice: FontChoice) -> str:
    """Return the characters that are printed in another font than that of the family, each once."""
    own = choice.own_font
    if own is None:
        return ""
    letters = {UNIT: _DIGITS}
    values = "".join(letters.get(each.source, ALPHABET) for each in text.variables)
    written = "".join("".join(text.pieces).split())
    fonts = [(each, _font(each, choice)) for each in clusters(written)]
    found = [each for each, font in fonts if font is not None and not font.is_same_as(own)]
    if values and not own.covers(values):
        found += [letter for letter in values if not own.covers(letter)]
    return "".join(dict.fromkeys("".join(found)))


def clusters(text: str) -> Iterator[str]:
    """Yield characters with the marks, joiners and variation selectors that belong to them."""
    cluster = ""
    for letter in text:
        joined = unicodedata.category(letter)[0] == "M" or letter in _JOINERS
        if cluster and not joined and cluster[-1] != "\u200d":
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _parts(text: str, levels: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield the variables, and the texts of one level between them, in logical order."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or levels[end] != levels[start] or OBJECT in (text[start], text[end]):
            yield text[start:end], levels[start]
            start = end


def _missing(text: str, choice: FontChoice) -> str:
    """Return the characters of clusters that no font has, each once."""
    absent = [cluster for cluster in clusters(text) if _font(cluster, choice) is None]
    return "".join(dict.fromkeys(letter for cluster in absent for letter in cluster))


def _font(cluster: str, choice: FontChoice) -> LabelFont | None:
    drawn = "".join(
        letter
        for letter in cluster
        if unicodedata.category(letter) != _IGNORED and not "\ufe00" <= letter <= "\ufe0f"
    )
    return choice.font_for(drawn)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text with one font and one script."""

    text: str
    font: LabelFont
    script: str


def _shaped(text: str, choice: FontChoice, *, right_to_left: bool) -> Iterator[GlyphRun]:
    """Yield runs of a text of one direction, in logical order."""
    for piece in _pieces(text, choice):
        yield GlyphRun(piece.font, _glyphs(piece, right_to_left=right_to_left))


def _pieces(text: str, choice: FontChoice) -> Iterator[_Piece]:
    """Yield the pieces of a text; characters of all scripts belong to the script before them."""
    found: list[tuple[str, LabelFont, str]] = []
    script = next(filter(None, map(_script, text)), "Latn")
    for cluster in clusters(text):
        script = _script(cluster[0]) or script
        font = _font(cluster, choice)
        assert font is not None  # checked before
        found.append((cluster, font, script))
    for (font, script), group in groupby(found, lambda each: each[1:]):
        yield _Piece("".join(cluster for cluster, _, _ in group), font, script)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Return the script of a character (ISO 15924); empty for one that belongs to all scripts."""
    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    return str(buffer.script or "")


def _glyphs(piece: _Piece, *, right_to_left: bool) -> tuple[Glyph, ...]:
    buffer = hb.Buffer()
    buffer.add_str(piece.text)
    buffer.script = piece.script
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(piece.font.font, buffer)
    infos = buffer.glyph_infos
    missing = {info.cluster for info in infos if not info.codepoint}
    if missing:
        raise MissingGlyphs("".join(piece.text[cluster] for cluster in sorted(missing)))
    texts = _texts(piece.text, sorted({info.cluster for info in infos}))
    em = piece.font.units_per_em
    glyphs = []
    for info, position in zip(infos, buffer.glyph_positions, strict=True):
        place = (position.x_advance / em, position.x_offset / em, position.y_offset / em)
        glyphs.append(Glyph(info.codepoint, *place, texts.pop(info.cluster, "")))
    return tuple(glyphs)


def _texts(text: str, starts: Sequence[int]) -> dict[int, str]:
    """Return the text of each cluster by its start."""
    ends = [*starts[1:], len(text)]
    return {start: text[start:end] for start, end in zip(starts, ends, strict=True)}


def _variable_run(variable: Placeholder, choice: FontChoice, units: int) -> VariableRun:
    letters = _DIGITS if variable.source == UNIT else ALPHABET + (" " if variable.group else "")
    longest = len(str(units)) if variable.source == UNIT else SERIAL_LENGTH
    font = choice.font_for(letters)
    if font is None:
        raise MissingGlyphs(letters)
    glyphs = []
    for letter in letters:
        number = font.glyph_of(letter)
        glyphs.append((letter, Glyph(number, font.advance_of(number), 0.0, 0.0, letter)))
    return VariableRun(variable, font, tuple(glyphs), longest)
