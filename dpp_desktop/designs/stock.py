"""The usual stock: labels on sheets and on rolls.

Sheets are symmetrical: their labels are centred on the page. So the margins follow from the size of
a label, the number of labels and the gaps, which manufacturers print on the package. A4 sheets have
gaps of 2.5 mm between columns and none between rows, unless noted.
"""

from types import MappingProxyType

from dpp_desktop.designs.design import RollStock, SheetStock, Stock

A4 = (210.0, 297.0)
"""Width and height of the page in mm (ISO 216)."""
LETTER = (215.9, 279.4)
"""8.5 × 11 inches (ANSI/ASME Y14.1)."""

_INCH = 25.4
_DECIMALS = 4


def _a4(
    width: float, height: float, columns: int, rows: int, gap_x: float = 2.5, gap_y: float = 0.0
) -> SheetStock:
    return _sheet(A4, (width, height), (columns, rows), (gap_x, gap_y), 1.5)


def _letter(
    width: float, height: float, columns: int, rows: int, gap_x: float, radius: float = 0.0625
) -> SheetStock:
    """Return a sheet whose measures are in inches."""
    size = (width * _INCH, height * _INCH)
    return _sheet(LETTER, size, (columns, rows), (gap_x * _INCH, 0.0), radius * _INCH)


def _sheet(
    page: tuple[float, float],
    label: tuple[float, float],
    count: tuple[int, int],
    gap: tuple[float, float],
    corner_radius: float,
) -> SheetStock:
    """Return a sheet with its labels centred; pairs are in the order x, y."""
    pitches = [size + between for size, between in zip(label, gap, strict=True)]
    margins = [
        (side - (number - 1) * pitch - size) / 2
        for side, number, pitch, size in zip(page, count, pitches, label, strict=True)
    ]
    return SheetStock(
        page_width=page[0],
        page_height=page[1],
        width=round(label[0], _DECIMALS),
        height=round(label[1], _DECIMALS),
        rows=count[1],
        columns=count[0],
        margin_left=round(margins[0], _DECIMALS),
        margin_top=round(margins[1], _DECIMALS),
        pitch_x=round(pitches[0], _DECIMALS),
        pitch_y=round(pitches[1], _DECIMALS),
        corner_radius=round(corner_radius, _DECIMALS),
    )


def _full_page(page: tuple[float, float]) -> SheetStock:
    return _sheet(page, page, (1, 1), (0.0, 0.0), 0.0)


STOCK = MappingProxyType[str, Stock](
    {
        # Avery, A4
        "L7159": _a4(63.5, 33.9, 3, 8),
        "L7160": _a4(63.5, 38.1, 3, 7),
        "L7161": _a4(63.5, 46.6, 3, 6),
        "L7162": _a4(99.1, 33.9, 2, 8),
        "L7163": _a4(99.1, 38.1, 2, 7),
        "L7164": _a4(63.5, 72.0, 3, 4),
        "L7165": _a4(99.1, 67.7, 2, 4),
        "L7173": _a4(99.1, 57.0, 2, 5),
        "L7636": _a4(45.7, 21.2, 4, 12),
        "L7651": _a4(38.1, 21.2, 5, 13),
        "L7654": _a4(45.7, 25.4, 4, 10),
        "L7656": _a4(46.0, 11.1, 4, 21, gap_x=4.8, gap_y=1.6),
        # Avery, US Letter
        "5160": _letter(2.625, 1, 3, 10, gap_x=0.125),
        "5161": _letter(4, 1, 2, 10, gap_x=0.1875),
        "5162": _letter(4, 4 / 3, 2, 7, gap_x=0.1875),
        "5163": _letter(4, 2, 2, 5, gap_x=0.1875, radius=0.125),
        "5164": _letter(4, 10 / 3, 2, 3, gap_x=0.1875, radius=0.125),
        "5167": _letter(1.75, 0.5, 4, 20, gap_x=0.3125),
        # Single labels on a roll, for thermal printers
        "roll-40x20": RollStock(40.0, 20.0),
        "roll-50x30": RollStock(50.0, 30.0),
        "roll-70x40": RollStock(70.0, 40.0),
        "roll-100x50": RollStock(100.0, 50.0),
        # Full pages
        "A4": _full_page(A4),
        "Letter": _full_page(LETTER),
    }
)
"""The stock by its usual name: the manufacturer's number, or width × height in mm."""
