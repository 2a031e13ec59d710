"""The labels of a job as operators: what they have in common, and what differs for each unit."""

from collections.abc import Iterator, Sequence

import numpy as np

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.printing.layout.primitives import (
    Fixed,
    LabelLayout,
    Picture,
    Polygon,
    Rectangle,
    Symbol,
    TextLine,
)
from dpp_desktop.printing.layout.symbols import matrices
from dpp_desktop.printing.pdf.fonts import EmbeddedFonts
from dpp_desktop.printing.pdf.objects import PdfObjects, number
from dpp_desktop.printing.pdf.symbols import UNITS_PER_DOT, inset_of, symbol_contents
from dpp_desktop.printing.pdf.text import LineWriter


class Resources:
    """The fonts, images and forms of a document, which all pages refer to by their names."""

    def __init__(self, objects: PdfObjects) -> None:
        self.objects = objects
        self.fonts = EmbeddedFonts()
        self.number = objects.reserve()
        """The number of the resource dictionary."""
        self._drawings: list[bytes] = []

    def add_drawing(self, data: bytes, entries: bytes) -> bytes:
        """Write an image or a form, and return its name."""
        written = self.objects.add_stream(data, b"/Type/XObject" + entries)
        name = b"/X%d" % len(self._drawings)
        self._drawings.append(b"%b %d 0 R" % (name, written))
        return name

    def write(self) -> None:
        """Write the fonts and the resource dictionary."""
        parts = (self.fonts.write(self.objects), b"".join(self._drawings))
        self.objects.put(self.number, b"<</Font<<%b>>/XObject<<%b>>>>" % parts)


class JobLabels:
    """The labels of a job, without their places on pages."""

    def __init__(self, layout: LabelLayout, resources: Resources) -> None:
        self._layout = layout
        self._resources = resources
        self._scale = layout.dots_per_mm * UNITS_PER_DOT
        self._start = self._common_start()
        self._lines = [LineWriter(line, resources.fonts, self._scale) for line in layout.texts]

    def contents(self, serials: str, first_unit: int) -> Iterator[bytes]:
        """Yield the operators of each unit's label from its top left corner.

        `serials` are concatenated, those of the units from `first_unit` on, counted from 0.
        """
        parts: list[Sequence[bytes]] = [
            list(self._symbols(symbol, serials)) for symbol in self._layout.symbols
        ]
        parts += [list(line.of_units(serials, first_unit)) for line in self._lines]
        for unit in range(len(serials) // SERIAL_LENGTH):
            yield b"".join([self._start, *(part[unit] for part in parts)])

    def _symbols(self, symbol: Symbol, serials: str) -> Iterator[bytes]:
        start = b"q 1 0 0 1 %d %d cm\n" % (symbol.x * UNITS_PER_DOT, symbol.y * UNITS_PER_DOT)
        for some in matrices(symbol, self._layout.link_prefix, serials):
            for content in symbol_contents(some, symbol.module):
                yield b"%b%bQ\n" % (start, content)

    def _common_start(self) -> bytes:
        """Clip a label to its area, and draw what is the same on each label, as a form."""
        layout = self._layout
        area = (self._unit(layout.width), self._unit(layout.height))
        clip = b"0 0 %b %b re W n" % area
        if not layout.fixed:
            return clip + b"\n"
        content = b"".join([self._fixed(part) for part in layout.fixed])
        entries = b"/Subtype/Form/BBox[0 0 %b %b]" % area
        entries += b"/Resources %d 0 R" % self._resources.number
        return b"%b%b Do\n" % (clip, self._resources.add_drawing(content, entries))

    def _fixed(self, part: Fixed) -> bytes:
        """Return the operators of a part that is the same for all units."""
        if isinstance(part, TextLine):
            return LineWriter(part, self._resources.fonts, self._scale).constant()
        if isinstance(part, Rectangle):
            return self._rectangle(part)
        return self._polygon(part) if isinstance(part, Polygon) else self._picture(part)

    def _rectangle(self, part: Rectangle) -> bytes:
        """Return a rectangle of whole dots, at least one, a little smaller, like those of codes."""
        dots = self._layout.dots_per_mm
        left, top = round(part.x * dots), round(part.y * dots)
        width = max(round((part.x + part.width) * dots) - left, 1)
        height = max(round((part.y + part.height) * dots) - top, 1)
        inset = inset_of(min(width, height))
        return b"%d %d %d %d re f\n" % (
            left * UNITS_PER_DOT + inset,
            top * UNITS_PER_DOT + inset,
            width * UNITS_PER_DOT - 2 * inset,
            height * UNITS_PER_DOT - 2 * inset,
        )

    def _polygon(self, part: Polygon) -> bytes:
        points = [b"%b %b" % (self._unit(x), self._unit(y)) for x, y in part.points]
        return b"%b m %b l f\n" % (points[0], b" l ".join(points[1:]))

    def _picture(self, part: Picture) -> bytes:
        area = part.area
        grey = np.frombuffer(part.pixels, dtype=np.uint8).reshape(part.rows, part.columns)
        turned = np.rot90(grey, -area.turns)
        entries = b"/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
        size = (turned.shape[1], turned.shape[0])
        name = self._resources.add_drawing(turned.tobytes(), entries % size)
        corner = (area.width, area.height, area.x, area.y + area.height)
        matrix = b"%b 0 0 -%b %b %b cm" % tuple(self._unit(value) for value in corner)
        return b"q %b%b Do Q\n" % (matrix, name)

    def _unit(self, length: float) -> bytes:
        return number(round(length * self._scale, 2))
