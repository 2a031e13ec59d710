"""The marks beside codes: the human-readable text of GS1, and the frame of IEC 61406."""

from dpp_desktop.designs.design import FRAME_LINE, Fit, TextItem
from dpp_desktop.designs.placeholders import Placeholder, UnitText
from dpp_desktop.printing.layout.primitives import Area, Polygon, Rectangle, TextLine
from dpp_desktop.printing.layout.text_box import TextDoesNotFit, fit_text
from dpp_desktop.profiles.column_sources import SERIAL, JobFacts

_LARGEST, _SMALLEST = 9.0, 4.0
"""Font sizes of the human-readable text, in points."""
_TRIANGLE = 6
"""The legs of the triangle, in widths of the line (IEC 61406-1, 2D-10)."""


def gs1_text(facts: JobFacts, area: Area) -> list[TextLine]:
    """Return the human-readable text with GTIN and serial, as large as the area allows.

    The text is in one line or one line per element (GS1 General Specifications, section 4.14), with
    the application identifiers in parentheses. A job whose links have no GTIN has only a serial.
    Raises TextDoesNotFit.
    """
    gtin = f"(01) {facts.job.gtin}" if facts.job.gtin else ""
    serial = UnitText(("(21) ", ""), (Placeholder(SERIAL),))
    candidates = [_joined(gtin, " ", serial), _joined(gtin, "\n", serial)] if gtin else [serial]
    fitting = [lines for text in candidates if (lines := _lines(text, area))]
    if not fitting:
        # Explains by how much the text of one line per element doesn't fit.
        return fit_text(_item(area, _SMALLEST), candidates[-1], area, 1)
    return max(fitting, key=lambda lines: lines[0].size)


def frame(area: Area) -> list[Rectangle | Polygon]:
    """Return the frame inside of an area, with the triangle in its lower right corner.

    The line has the width of a usual module (IEC 61406-1, requirement 2D-10: 1 module).
    """
    line, leg = FRAME_LINE, _TRIANGLE * FRAME_LINE
    right, bottom = area.across, area.down
    sides = (
        (0, 0, right, line),
        (0, bottom - line, right, line),
        (0, 0, line, bottom),
        (right - line, 0, line, bottom),
    )
    # The line covers the outer edges of the triangle, so that they don't reach the next dot.
    half = line / 2
    corner = (
        (right - half, bottom - half),
        (right - leg - half, bottom - half),
        (right - half, bottom - leg - half),
    )
    rectangles = [Area(*side).within(area) for side in sides]
    return [
        *(Rectangle(each.x, each.y, each.width, each.height) for each in rectangles),
        Polygon(tuple(area.at(*point) for point in corner)),
    ]


def _lines(text: UnitText, area: Area) -> list[TextLine]:
    try:
        return fit_text(_item(area, _LARGEST), text, area, 1)
    except TextDoesNotFit:
        return []


def _item(area: Area, size: float) -> TextItem:
    return TextItem(area.x, area.y, area.width, area.height, "", size, _SMALLEST, fit=Fit.SHRINK)


def _joined(gtin: str, separator: str, serial: UnitText) -> UnitText:
    return UnitText((gtin + separator + serial.pieces[0], *serial.pieces[1:]), serial.variables)
