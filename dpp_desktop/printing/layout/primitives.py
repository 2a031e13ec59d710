"""The parts of a label that renderers draw, in mm from the top left corner of its stock.

Turns are quarter turns clockwise. Everything is black on white.
"""

from dataclasses import dataclass

from dpp_desktop.designs.design import SymbolKind
from dpp_desktop.printing.layout.shaping import Line

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in which something is placed, turned with its content."""

    x: float
    y: float
    width: float
    height: float
    turns: int = 0

    @property
    def across(self) -> float:
        """The width of the content, along its lines."""
        return self.height if self.turns % 2 else self.width

    @property
    def down(self) -> float:
        """The height of the content."""
        return self.width if self.turns % 2 else self.height

    def at(self, across: float, down: float) -> Point:
        """Return where a point of the content is, from the content's top left corner."""
        return {
            0: (self.x + across, self.y + down),
            1: (self.x + self.width - down, self.y + across),
            2: (self.x + self.width - across, self.y + self.height - down),
            3: (self.x + down, self.y + self.height - across),
        }[self.turns % 4]

    def within(self, outer: "Area") -> "Area":
        """Return the area on the outside of `outer`, if this one is in its content."""
        x1, y1 = outer.at(self.x, self.y)
        x2, y2 = outer.at(self.x + self.width, self.y + self.height)
        turns = (self.turns + outer.turns) % 4
        return Area(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), turns)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey image of `columns` × `rows` pixels, 0 black to 255 white, in an area."""

    area: Area
    pixels: bytes
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text; `size` is the em in mm.

    A line with values of a unit is drawn smaller if it would otherwise be wider than `limit`, in
    mm. `anchor` is the share of the line's width before the point (x, y) on the baseline: 0 if the
    line starts there, 1 if it ends there.
    """

    line: Line
    x: float
    y: float
    size: float
    limit: float
    anchor: float = 0.0
    turns: int = 0

    def size_for(self, width: float) -> float:
        """Return the em of a label on which the line is so wide; both in mm and ems."""
        return min(self.size, self.limit / width) if width else self.size


Fixed = Rectangle | Polygon | Picture | TextLine
"""A part that is the same for all units of a job."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A 2D code with the unit's URL, without its quiet zone, on whole dots of the printer.

    `x`, `y` and `module` are in dots, `side` and `quiet_zone` in modules.
    """

    kind: SymbolKind
    x: int
    y: int
    module: int
    side: int
    quiet_zone: int
    turns: int = 0


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """All parts of the labels of one job.

    `width` and `height` of the stock are in mm. Fixed parts are drawn first.
    """

    width: float
    height: float
    dots_per_mm: float
    link_prefix: str
    fixed: tuple[Fixed, ...]
    texts: tuple[TextLine, ...]
    symbols: tuple[Symbol, ...]
