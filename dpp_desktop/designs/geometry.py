"""Where the items of a label are, and the rules about their places.

Nothing may be outside of the label, and nothing in the quiet zone of a code. The size of a code
depends on its content unless the design sets it, so the rules are checked for a number of modules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM, QUIET_ZONE, USUAL_MAX_X_DIMENSION_MM
from dpp_desktop.designs.design import (
    FRAME_LINE,
    Item,
    LabelDesign,
    MarkItem,
    MarkKind,
    SheetStock,
    SymbolItem,
    SymbolKind,
    TextItem,
)
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message

Modules = Mapping[SymbolKind, int]
"""The modules on a side of a code, with its quiet zone, by symbology."""

QUIET_ZONES = MappingProxyType({SymbolKind.QR: QUIET_ZONE, SymbolKind.DATA_MATRIX: 1})
"""The width of the quiet zone in modules (ISO/IEC 18004, section 9.1; ISO/IEC 16022, 7.3)."""
USUAL_URL_LENGTH = 66
"""The length of a GS1 Digital Link with a GTIN, a serial and a usual host name."""
USUAL_MODULES: Modules = MappingProxyType({SymbolKind.QR: 37 + 8, SymbolKind.DATA_MATRIX: 36 + 2})
"""The modules of a code with a URL of `USUAL_URL_LENGTH` characters: QR version 5."""
FEWEST_MODULES: Modules = MappingProxyType({SymbolKind.QR: 25 + 8, SymbolKind.DATA_MATRIX: 20 + 2})
"""The modules of a code with the shortest URL, of about 26 characters: QR version 2."""

MIN_MODULE = 0.085
"""The narrowest module that a printer prints, in mm: two dots at 600 dpi."""
READABLE_MODULE = MIN_X_DIMENSION_MM / 2
"""The narrowest module, in mm, of codes that are printed without a question: half of the minimum of
GS1. Only few scanners read a code with narrower ones."""
MAX_AREA = 125_000
"""The maximum area of a label in mm², a little more than A3: 72 million dots at 600 dpi."""
MM_PER_POINT = 25.4 / 72
UNREADABLE = "unreadable"
"""The code of problems with codes that most scanners can't read."""

_TOLERANCE = 0.001
"""In mm; sums of decimal fractions aren't exact."""
_PAGE_TOLERANCE = 0.1
"""In mm; manufacturers round the measures of sheets."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a label, in mm from the top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    def contains(self, other: "Box") -> bool:
        """Return whether the other box is inside of this one."""
        return (
            other.x >= self.x - _TOLERANCE
            and other.y >= self.y - _TOLERANCE
            and other.right <= self.right + _TOLERANCE
            and other.bottom <= self.bottom + _TOLERANCE
        )

    def overlaps(self, other: "Box") -> bool:
        """Return whether the boxes have an area in common."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > _TOLERANCE
            and min(self.bottom, other.bottom) - max(self.y, other.y) > _TOLERANCE
        )

    def inset(self, by: float) -> "Box":
        """Return the box that is smaller by this width on each side."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def module_width(item: SymbolItem, modules: int) -> float:
    """Return the width of a module in mm, for a code with so many modules and quiet zone."""
    return item.module if item.module is not None else (item.size or 0.0) / modules


def item_box(item: Item, modules: Modules) -> Box:
    """Return the box of an item; that of a code includes its quiet zone."""
    if isinstance(item, SymbolItem):
        side = modules[item.kind] * module_width(item, modules[item.kind])
        return Box(item.x, item.y, side, side)
    return Box(item.x, item.y, item.width, item.height)


def item_field(index: int) -> str:
    """Return the field of an item for problems."""
    return f"items[{index}]"


def geometry_problems(
    design: LabelDesign, modules: Modules, designed: LabelDesign | None = None
) -> list[Problem]:
    """Return why a label with such codes can't be printed as designed.

    `designed` is the design before its codes were placed on the dots of a printer.
    """
    boxes = [item_box(item, modules) for item in design.items]
    return [
        *_outside(design, boxes),
        *_quiet_zones(design, boxes, designed or design),
        *_too_low(design),
    ]


def area_problem(field: str, width: float, height: float) -> Problem | None:
    """Return the problem that a label has too many dots to be drawn in memory, None if it hasn't.

    Width and height are in mm, and `field` is the field of the problem.
    """
    if width * height <= MAX_AREA:
        return None
    message = Message(
        "a label of {width} × {height} mm is too large; the maximum is {most} mm², such as 420 × "
        "297 mm.",
        width=in_mm(width),
        height=in_mm(height),
        most=MAX_AREA,
    )
    return Problem(field, "area", message)


def stock_problems(stock: SheetStock) -> Iterator[Problem]:
    """Yield what is wrong with the measures of a sheet."""
    page = Box(0, 0, stock.page_width, stock.page_height).inset(-_PAGE_TOLERANCE)
    width = stock.pitch_x * (stock.columns - 1) + stock.width
    height = stock.pitch_y * (stock.rows - 1) + stock.height
    if not page.contains(Box(stock.margin_left, stock.margin_top, width, height)):
        message = Message(
            "the labels don't fit on the page: with margins, they take {width} × {height} mm.",
            width=in_mm(stock.margin_left + width),
            height=in_mm(stock.margin_top + height),
        )
        yield Problem("stock", "page", message)
    for name, size, pitch, count in (
        ("pitch_x", stock.width, stock.pitch_x, stock.columns),
        ("pitch_y", stock.height, stock.pitch_y, stock.rows),
    ):
        if count > 1 and pitch < size - _TOLERANCE:
            message = Message("labels overlap, because a label needs {size} mm.", size=in_mm(size))
            yield Problem(f"stock.{name}", "overlap", message)


def module_problems(design: LabelDesign, modules: Modules) -> Iterator[Problem]:
    """Yield a problem for each code whose modules are too narrow to be printed."""
    for index, item in enumerate(design.items):
        if isinstance(item, SymbolItem):
            width = module_width(item, modules[item.kind])
            if width < MIN_MODULE - _TOLERANCE:
                message = Message(
                    "the modules would be {width} mm wide, which no printer can print; the "
                    "minimum is {least} mm.",
                    width=in_mm(width),
                    least=in_mm(MIN_MODULE),
                )
                yield Problem(item_field(index), "module", message)


def module_warnings(design: LabelDesign, modules: Modules) -> Iterator[Problem]:
    """Yield a warning for each code whose modules have an unusual width."""
    for index, item in enumerate(design.items):
        if isinstance(item, SymbolItem):
            width = module_width(item, modules[item.kind])
            warning = module_warning(item_field(index), width, has_size=item.size is not None)
            if warning is not None:
                yield warning


def module_warning(field: str, width: float, *, has_size: bool) -> Problem | None:
    """Return that modules of this width, in mm, can't be read, or are unusual.

    If a code `has_size`, its modules may be wider than GS1's range, because how wide they are
    depends on the length of the URL.
    """
    if width < READABLE_MODULE - _TOLERANCE:
        message = Message(
            "the modules are {width} mm wide, which most scanners can't read; the minimum is "
            "{least} mm, and GS1 recommends {usual} mm or more.",
            width=in_mm(width),
            least=in_mm(READABLE_MODULE),
            usual=in_mm(MIN_X_DIMENSION_MM),
        )
        return Problem(field, UNREADABLE, message)
    is_too_wide = not has_size and width > USUAL_MAX_X_DIMENSION_MM + _TOLERANCE
    if width >= MIN_X_DIMENSION_MM - _TOLERANCE and not is_too_wide:
        return None
    message = Message(
        "the modules are {width} mm wide; GS1 recommends {least} to {most} mm.",
        width=in_mm(width),
        least=in_mm(MIN_X_DIMENSION_MM),
        most=in_mm(USUAL_MAX_X_DIMENSION_MM),
    )
    return Problem(field, "module_range", message)


def no_code(field: str) -> Problem:
    """Return the warning that a label has no code with the URL."""
    return Problem(field, "no_symbol", Message("the label has no code with the URL."))


def in_mm(length: float) -> float:
    """Return a length in mm for people, rounded to three decimals."""
    return round(length, 3)


def _outside(design: LabelDesign, boxes: list[Box]) -> Iterator[Problem]:
    label = Box(0, 0, design.width, design.height)
    for index, box in enumerate(boxes):
        if not label.contains(box):
            message = Message(
                "the item is outside of the label of {width} × {height} mm: it extends from "
                "{left}, {top} to {right}, {bottom} mm.",
                width=in_mm(design.width),
                height=in_mm(design.height),
                left=in_mm(box.x),
                top=in_mm(box.y),
                right=in_mm(box.right),
                bottom=in_mm(box.bottom),
            )
            yield Problem(item_field(index), "outside", message)


def _quiet_zones(design: LabelDesign, boxes: list[Box], designed: LabelDesign) -> Iterator[Problem]:
    for index, symbol in enumerate(design.items):
        if not isinstance(symbol, SymbolItem):
            continue
        for other, item in enumerate(design.items):
            # Of two codes that overlap, only the second one is reported.
            if other == index or (isinstance(item, SymbolItem) and other < index):
                continue
            if _disturbs(item, boxes[other], boxes[index]):
                message = Message(
                    "the item is in the quiet zone of the code (left {left} mm, top {top} mm), "
                    "which must stay blank.",
                    left=in_mm(designed.items[index].x),
                    top=in_mm(designed.items[index].y),
                )
                yield Problem(item_field(other), "quiet_zone", message)


def _disturbs(item: Item, box: Box, symbol: Box) -> bool:
    """Return whether the item covers a part of the symbol or its quiet zone."""
    if isinstance(item, MarkItem) and item.kind is MarkKind.IEC_61406:
        return box.overlaps(symbol) and not box.inset(FRAME_LINE).contains(symbol)
    return box.overlaps(symbol)


def _too_low(design: LabelDesign) -> Iterator[Problem]:
    for index, item in enumerate(design.items):
        if isinstance(item, TextItem):
            across = item.width if item.rotation % 180 else item.height
            if min(item.size, item.min_size) * MM_PER_POINT > across + _TOLERANCE:
                message = Message(
                    "the box isn't high enough for the smallest font size of {size} pt.",
                    size=in_mm(min(item.size, item.min_size)),
                )
                yield Problem(item_field(index), "too_low", message)
