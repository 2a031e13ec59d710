"""Move labels by the offset that was measured on a printer, and check that they fit it."""

from dataclasses import replace

from dpp_desktop.printing.layout.primitives import (
    Fixed,
    LabelLayout,
    Picture,
    Polygon,
    Rectangle,
    TextLine,
)
from dpp_desktop.printing.raster.bitmap import OutsideLabel
from dpp_desktop.printing.rendering import Calibration

_Bounds = tuple[float, float, float, float]


def moved(layout: LabelLayout, calibration: Calibration) -> LabelLayout:
    """Return the layout with all parts moved by whole dots.

    Raises OutsideLabel if a code, a line or a picture isn't on the label; text is checked when it
    is drawn.
    """
    dots = layout.dots_per_mm
    columns, rows = round(calibration.offset_x * dots), round(calibration.offset_y * dots)
    x, y = columns / dots, rows / dots
    result = replace(
        layout,
        fixed=tuple(_moved(part, x, y) for part in layout.fixed),
        texts=tuple(replace(text, x=text.x + x, y=text.y + y) for text in layout.texts),
        symbols=tuple(
            replace(symbol, x=symbol.x + columns, y=symbol.y + rows) for symbol in layout.symbols
        ),
    )
    _check(result)
    return result


def _moved(part: Fixed, x: float, y: float) -> Fixed:
    if isinstance(part, Polygon):
        return Polygon(tuple((px + x, py + y) for px, py in part.points))
    if isinstance(part, Picture):
        return replace(part, area=replace(part.area, x=part.area.x + x, y=part.area.y + y))
    return replace(part, x=part.x + x, y=part.y + y)


def _check(layout: LabelLayout) -> None:
    dots = layout.dots_per_mm
    columns, rows = round(layout.width * dots), round(layout.height * dots)
    boxes = [
        (symbol.x, symbol.y, symbol.x + side, symbol.y + side)
        for symbol in layout.symbols
        for side in [symbol.side * symbol.module]
    ]
    for part in layout.fixed:
        if not isinstance(part, TextLine):
            left, top, right, bottom = (round(edge * dots) for edge in _bounds(part))
            boxes.append((left, top, right, bottom))
    for left, top, right, bottom in boxes:
        if min(left, top) < 0 or right > columns or bottom > rows:
            raise OutsideLabel


def _bounds(part: Rectangle | Polygon | Picture) -> _Bounds:
    """Return the edges of a part in mm: left, top, right, bottom."""
    if isinstance(part, Polygon):
        across, down = zip(*part.points, strict=True)
        return min(across), min(down), max(across), max(down)
    box = part.area if isinstance(part, Picture) else part
    return box.x, box.y, box.x + box.width, box.y + box.height
