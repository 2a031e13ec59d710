"""Draw the parts of a label on the dots of a printer or a screen.

HarfBuzz draws outlines; codes, lines and frames are filled dot by dot. The same dots are printed by
ZPL and shown in previews.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.designs.placeholders import value_of
from dpp_desktop.printing.layout.fonts import LabelFont
from dpp_desktop.printing.layout.primitives import (
    Fixed,
    LabelLayout,
    Picture,
    Polygon,
    Rectangle,
    Symbol,
    TextLine,
)
from dpp_desktop.printing.layout.shaping import Glyph, VariableRun
from dpp_desktop.printing.layout.symbols import matrices

Coverage = NDArray[np.uint8]
"""How black each dot is, shape (height, width): 0 is white, 255 black."""

_BLACK = 255
_DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""The direction of text on the page by its quarter turns: right, down, left, up."""


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph; its origin on the page and the em are in dots."""

    font: LabelFont
    number: int
    x: float
    y: float
    em: float
    turns: int


class Canvas:
    """A label that is being drawn, `width` × `height` dots, with `dots_per_mm` of a mm."""

    def __init__(self, width: int, height: int, dots_per_mm: float) -> None:
        self.coverage: Coverage = np.zeros((height, width), dtype=np.uint8)
        self._scale = dots_per_mm

    def draw(self, parts: Iterable[Fixed]) -> None:
        """Draw parts that are the same for all units."""
        for part in parts:
            if isinstance(part, TextLine):
                self.draw_glyphs(place_glyphs(part, glyphs_of(part), self._scale))
            elif isinstance(part, Rectangle):
                self._rectangle(part)
            elif isinstance(part, Polygon):
                self._polygon(part)
            else:
                self._picture(part)

    def draw_glyphs(self, glyphs: Iterable[PlacedGlyph]) -> None:
        """Draw glyphs."""
        height, width = self.coverage.shape
        drawing = hb.RasterDraw()
        for glyph in glyphs:
            scale = glyph.em / glyph.font.units_per_em
            right, down = _DIRECTIONS[glyph.turns]
            # The y axes of fonts and of HarfBuzz's images are upwards.
            xx, yx = right * scale, -down * scale
            drawing.transform = (xx, yx, -yx, xx, glyph.x, height - glyph.y)
            drawing.draw_glyph(glyph.font.font, glyph.number)
        drawing.extents = hb.RasterExtents(x_origin=0, y_origin=0, width=width, height=height)
        image = drawing.render()
        rows = np.frombuffer(image.buffer, dtype=np.uint8).reshape(height, image.extents.stride)
        np.maximum(self.coverage, rows[::-1, :width], out=self.coverage)

    def draw_symbol(self, symbol: Symbol, modules: Modules) -> None:
        """Draw a code; `modules` is (side, side). Only for the dots of its layout."""
        dots = np.kron(modules, np.full((symbol.module, symbol.module), _BLACK, dtype=np.uint8))
        height, width = dots.shape
        area = self.coverage[symbol.y : symbol.y + height, symbol.x : symbol.x + width]
        np.maximum(area, dots[: area.shape[0], : area.shape[1]], out=area)

    def _rectangle(self, part: Rectangle) -> None:
        """Fill a rectangle of whole dots, at least one."""
        left, top = round(part.x * self._scale), round(part.y * self._scale)
        right = max(round((part.x + part.width) * self._scale), left + 1)
        bottom = max(round((part.y + part.height) * self._scale), top + 1)
        self.coverage[max(top, 0) : bottom, max(left, 0) : right] = _BLACK

    def _polygon(self, part: Polygon) -> None:
        height, width = self.coverage.shape
        image = Image.new("L", (width, height))
        # Pillow fills the dots of the edges, too.
        points = [(x * self._scale - 0.5, y * self._scale - 0.5) for x, y in part.points]
        ImageDraw.Draw(image).polygon(points, fill=_BLACK)
        np.maximum(self.coverage, np.asarray(image), out=self.coverage)

    def _picture(self, part: Picture) -> None:
        area = part.area
        left, top = round(area.x * self._scale), round(area.y * self._scale)
        width = max(round(area.width * self._scale), 1)
        height = max(round(area.height * self._scale), 1)
        image = Image.frombytes("L", (part.columns, part.rows), part.pixels)
        if area.turns:
            image = image.rotate(-90 * area.turns, expand=True)
        drawn = _BLACK - np.asarray(image.resize((width, height), Image.Resampling.BOX))
        target = self.coverage[max(top, 0) : top + height, max(left, 0) : left + width]
        np.maximum(target, drawn[: target.shape[0], : target.shape[1]], out=target)


def place_glyphs(
    text: TextLine, glyphs: Sequence[tuple[LabelFont, Glyph]], dots_per_mm: float
) -> Iterator[PlacedGlyph]:
    """Yield where the glyphs of a line are, for a unit or for all units."""
    width = sum(glyph.advance for _, glyph in glyphs)
    em = text.size_for(width) * dots_per_mm
    right, down = _DIRECTIONS[text.turns]
    pen = -text.anchor * width
    for font, glyph in glyphs:
        along, above = (pen + glyph.dx) * em, glyph.dy * em
        x = text.x * dots_per_mm + along * right + above * down
        y = text.y * dots_per_mm + along * down - above * right
        yield PlacedGlyph(font, glyph.number, x, y, em, text.turns)
        pen += glyph.advance


def glyphs_of(text: TextLine, serial: str = "", unit: int = 0) -> list[tuple[LabelFont, Glyph]]:
    """Return the glyphs of a line for a unit, counted from 0, with their fonts."""
    glyphs: list[tuple[LabelFont, Glyph]] = []
    for run in text.line.runs:
        if isinstance(run, VariableRun):
            of_letter = dict(run.glyphs)
            value = value_of(run.variable, serial, unit)
            glyphs += [(run.font, of_letter[letter]) for letter in value]
        else:
            glyphs += [(run.font, glyph) for glyph in run.glyphs]
    return glyphs


def draw_label(layout: LabelLayout, serial: str, unit: int) -> Coverage:
    """Return the label of a unit, counted from 0, on the dots of its layout."""
    scale = layout.dots_per_mm
    canvas = Canvas(round(layout.width * scale), round(layout.height * scale), scale)
    canvas.draw(layout.fixed)
    for symbol in layout.symbols:
        (modules,) = next(matrices(symbol, layout.link_prefix, serial))
        canvas.draw_symbol(symbol, modules)
    for text in layout.texts:
        canvas.draw_glyphs(place_glyphs(text, glyphs_of(text, serial, unit), scale))
    return canvas.coverage
