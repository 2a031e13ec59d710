"""A label design: the stock that labels are printed on, and the items of a label.

All lengths are in mm, from the top left corner of the label as it is read. Items are drawn in
order. Text may contain placeholders such as ${serial}, see designs/placeholders.py.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Rotation = Literal[0, 90, 180, 270]
"""Degrees clockwise by which the content of an item is turned within its box.

The box itself isn't turned: `x`, `y`, `width` and `height` are where the item is on the label. A
text that is turned by 90° or 270° thus has lines as long as the box is high.
"""

FRAME_LINE = 0.4
"""The width of the line of an IEC 61406 frame, in mm, drawn inside of the box of the mark."""


@dataclass(frozen=True, slots=True)
class RollStock:
    """Single labels on a roll; `gap` is the distance between two labels."""

    width: float
    height: float
    gap: float = 3.0

    @property
    def per_page(self) -> int:
        """Labels on a page: each label is a separate page."""
        return 1


@dataclass(frozen=True, slots=True)
class SheetStock:
    """Labels on sheets, `rows` × `columns`; `pitch_x` and `pitch_y` are from label to label."""

    page_width: float
    page_height: float
    width: float
    height: float
    rows: int
    columns: int
    margin_left: float
    margin_top: float
    pitch_x: float
    pitch_y: float
    corner_radius: float = 0.0

    @property
    def per_page(self) -> int:
        """Labels on a sheet."""
        return self.rows * self.columns


Stock = RollStock | SheetStock


class SymbolKind(StrEnum):
    """The symbology of a 2D code that contains the resolver URL."""

    QR = "qr"
    DATA_MATRIX = "data_matrix"
    """ECC 200 (ISO/IEC 16022), for parts too small for a QR code. Never for passports of batteries,
    where the law requires a QR code."""


@dataclass(frozen=True, slots=True)
class SymbolItem:
    """A 2D code with the URL. Either `size` (with quiet zone) or `module` (its width) is given.

    `x` and `y` are the corner of the quiet zone. A printer with dots uses the greatest whole number
    of dots for a module that fits `size`, or the number nearest to `module`.
    """

    x: float
    y: float
    kind: SymbolKind = SymbolKind.QR
    size: float | None = None
    module: float | None = None
    rotation: Rotation = 0


class Fit(StrEnum):
    """What happens to text that is too wide for its box. It is never cut off silently."""

    SHRINK = "shrink"
    """Use a smaller font, down to `min_size`; if that doesn't fit either, refuse."""
    WRAP = "wrap"
    """Break lines at spaces. If there are too many lines for the box, use a smaller font, down to
    `min_size`; if that doesn't fit either, refuse."""
    REFUSE = "refuse"
    """The label can't be printed."""


class Align(StrEnum):
    """The horizontal alignment in the box; START is left, in right-to-left text right."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class TextItem:
    """Text in a box, with placeholders; `size` and `min_size` are font sizes in points.

    The text may have several lines. See designs/placeholders.py for how it is filled.
    """

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float = 8.0
    min_size: float = 5.0
    font: str = ""
    """Name of the font family; empty for the built-in one."""
    bold: bool = False
    align: Align = Align.START
    fit: Fit = Fit.SHRINK
    rotation: Rotation = 0


@dataclass(frozen=True, slots=True)
class LineItem:
    """A horizontal or vertical line, or a filled rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ImageItem:
    """A PNG image, black and white or grey, scaled into a box with its aspect ratio kept."""

    x: float
    y: float
    width: float
    height: float
    png: bytes
    rotation: Rotation = 0


class MarkKind(StrEnum):
    """A mark beside a code, which says what the code is."""

    GS1_DIGITAL_LINK = "gs1"
    """Human-readable text of GS1: (01) GTIN (21) serial, beside a GS1 Digital Link."""
    IEC_61406 = "iec_61406"
    """The frame around the code with a marked corner (IEC 61406-1), which tells people that the
    code is an identification link. Its line is outside of the quiet zone of the code."""


@dataclass(frozen=True, slots=True)
class MarkItem:
    """A mark in a box."""

    x: float
    y: float
    width: float
    height: float
    kind: MarkKind
    rotation: Rotation = 0


Item = SymbolItem | TextItem | LineItem | ImageItem | MarkItem


@dataclass(frozen=True, slots=True)
class LabelDesign:
    """How a label looks. The name identifies it; built-in designs have the name of their stock."""

    name: str
    stock: Stock
    items: tuple[Item, ...]
    rotation: Rotation = 0
    """How the whole label is turned on its stock, in degrees clockwise."""

    @property
    def width(self) -> float:
        """The width of the label as it is read."""
        return self.stock.height if self.rotation % 180 else self.stock.width

    @property
    def height(self) -> float:
        """The height of the label as it is read."""
        return self.stock.width if self.rotation % 180 else self.stock.height


@dataclass(frozen=True, slots=True)
class ZplDesign:
    """A ZPL template of a factory; see designs/zpl_template.py for how it is filled.

    `width` and `height` of a label are in mm, `dpi` is the resolution that it was made for.
    """

    name: str
    template: str
    dpi: int
    width: float
    height: float


Design = LabelDesign | ZplDesign
