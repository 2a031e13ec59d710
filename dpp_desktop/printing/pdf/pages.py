"""The pages of a document: their size, their places for labels, and the page tree."""

from collections.abc import Iterator
from math import ceil

from dpp_desktop.designs.design import RollStock, Stock
from dpp_desktop.printing.pdf.objects import PdfObjects, number
from dpp_desktop.printing.pdf.symbols import UNITS_PER_DOT
from dpp_desktop.printing.rendering import Output

_POINTS_PER_MM = 72 / 25.4
_KIDS = 256
"""The number of pages in a node of the page tree."""


class PageFormat:
    """A page on the dots of a printer.

    Coordinates are fractions of a dot from the top left corner, because printers count dots from
    there. A page has whole dots, for renderers that start at the bottom (Ghostscript) or stretch
    pages (PDFium). It is at most half a dot larger or smaller than its medium.
    """

    def __init__(self, stock: Stock, output: Output) -> None:
        self._stock = stock
        self._output = output
        self._points_per_dot = _POINTS_PER_MM / output.dots_per_mm

    @property
    def media_box(self) -> bytes:
        """The size of the page, in points."""
        width, height = self._size()
        return b"[0 0 %b %b]" % (self._points(width), self._points(height))

    @property
    def start(self) -> bytes:
        """The operator that sets the unit of coordinates and moves their origin to the top."""
        unit = f"{self._points_per_dot / UNITS_PER_DOT:.12f}".encode("ascii")
        return b"%b 0 0 -%b 0 %b cm\n" % (unit, unit, self._points(self._size()[1]))

    def corners(self) -> Iterator[tuple[int, int]]:
        """Yield the top left corners of the labels of a page, row by row, on whole dots."""
        stock = self._stock
        if isinstance(stock, RollStock):
            yield self._corner(0.0, 0.0)
            return
        for row in range(stock.rows):
            for column in range(stock.columns):
                x = stock.margin_left + column * stock.pitch_x
                y = stock.margin_top + row * stock.pitch_y
                yield self._corner(x, y)

    def _corner(self, x: float, y: float) -> tuple[int, int]:
        calibration = self._output.calibration
        dots = self._output.dots_per_mm
        return (
            round((x * calibration.scale_x + calibration.offset_x) * dots) * UNITS_PER_DOT,
            round((y * calibration.scale_y + calibration.offset_y) * dots) * UNITS_PER_DOT,
        )

    def _size(self) -> tuple[int, int]:
        """Return width and height, in dots."""
        stock, dots = self._stock, self._output.dots_per_mm
        if isinstance(stock, RollStock):
            return round(stock.width * dots), round(stock.height * dots)
        return round(stock.page_width * dots), round(stock.page_height * dots)

    def _points(self, dots: int) -> bytes:
        """Return a length in points, a little shorter: renderers round sizes up to whole dots."""
        return number((ceil(dots * self._points_per_dot * 1000) - 1) / 1000)


class PageTree:
    """The pages of a document, in a tree of two levels (PDF 1.7, section 7.7.3)."""

    def __init__(self, objects: PdfObjects, start: bytes) -> None:
        self._objects = objects
        self._start = start
        self._content: list[bytes] = []
        self._root = objects.reserve()
        self._nodes: list[tuple[int, int]] = []
        self._kids: list[int] = []
        self.count = 0
        """The number of closed pages."""

    @property
    def is_open(self) -> bool:
        """Whether anything was written since the last page was closed."""
        return bool(self._content)

    def write(self, content: bytes) -> None:
        """Write to the current page."""
        self._content.append(content)

    def close(self) -> None:
        """End the current page."""
        if not self._kids:
            self._nodes.append((self._objects.reserve(), 0))
        node, kids = self._nodes[-1]
        content = self._objects.add_stream(self._start + b"".join(self._content))
        page = b"<</Type/Page/Parent %d 0 R/Contents %d 0 R>>" % (node, content)
        self._kids.append(self._objects.add(page))
        self._nodes[-1] = (node, kids + 1)
        self._content.clear()
        self.count += 1
        if len(self._kids) == _KIDS:
            self._close_node()

    def finish(self, box: bytes, resources: int) -> int:
        """Write the tree, and return the number of its root."""
        if self._kids:
            self._close_node()
        nodes = b" ".join(b"%d 0 R" % node for node, _ in self._nodes)
        self._objects.put(
            self._root,
            b"<</Type/Pages/Count %d/MediaBox%b/Resources %d 0 R/Kids[%b]>>"
            % (self.count, box, resources, nodes),
        )
        return self._root

    def _close_node(self) -> None:
        node, kids = self._nodes[-1]
        numbers = b" ".join(b"%d 0 R" % kid for kid in self._kids)
        entries = (self._root, kids, numbers)
        self._objects.put(node, b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % entries)
        self._kids.clear()
