"""Write reports as PDF documents: headings, paragraphs and tables on A4 pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

from dpp_desktop.designs.design import Align, Fit, RollStock, TextItem
from dpp_desktop.designs.geometry import MM_PER_POINT
from dpp_desktop.designs.placeholders import UnitText
from dpp_desktop.printing.layout.primitives import Area, TextLine
from dpp_desktop.printing.layout.shaping import MissingGlyphs
from dpp_desktop.printing.layout.text_box import DESCENT, TextDoesNotFit, fit_text
from dpp_desktop.printing.pdf.job_labels import Resources
from dpp_desktop.printing.pdf.objects import PdfObjects, number, text
from dpp_desktop.printing.pdf.pages import PageFormat, PageTree
from dpp_desktop.printing.pdf.symbols import UNITS_PER_DOT
from dpp_desktop.printing.pdf.text import LineWriter
from dpp_desktop.printing.rendering import Output

_WIDTH, _HEIGHT = 210.0, 297.0
_SIDE, _TOP, _BOTTOM = 20.0, 20.0, 22.0
"""Margins in mm; the foot of the page is in the lower one."""
_CONTENT = _WIDTH - 2 * _SIDE
_FOOT = _HEIGHT - 14.0
_SIZE, _SMALL = 9.0, 7.5
"""Font sizes in points."""
_PADDING, _GAP = 1.0, 3.0
"""Above and below the text of a cell, and between cells, in mm."""
_RULE = 0.15
"""The thickness of lines, in mm; they are grey."""
_WHOLE_LINE = Area(_SIDE, 0.0, _CONTENT, _HEIGHT)
_LONGEST_PART = 16
"""In characters. Words that are too long for a cell are broken into such parts, or shorter ones."""


class _Cell(NamedTuple):
    """A text and where it is written, from the top of its row."""

    text: str
    area: Area
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its title, its share of the width, and where its text starts."""

    title: str
    share: float
    align: Align = Align.START


class TextDocument:
    """A report, written to a binary file by `finish`. All pages are in memory until then."""

    def __init__(self, file: BinaryIO, title: str) -> None:
        output = Output()
        self._objects = PdfObjects(file)
        self._resources = Resources(self._objects)
        self._format = PageFormat(RollStock(_WIDTH, _HEIGHT), output)
        self._scale = output.dots_per_mm * UNITS_PER_DOT
        self._title = title
        self._pages: list[list[bytes]] = [[]]
        self._y = _TOP

    def heading(self, content: str, size: float = 12.0) -> None:
        """Write a heading in bold, with some of what follows on the same page."""
        self.space(size * MM_PER_POINT)
        self._require(30.0)
        self._row([_Cell(content, _WHOLE_LINE)], size, bold=True)
        self.space(1.0)

    def paragraph(self, content: str) -> None:
        """Write a text as wide as the page."""
        self._row([_Cell(content, _WHOLE_LINE)], _SIZE)

    def table(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> None:
        """Write a table; its titles are repeated on each page, and omitted if all are empty."""
        self._titles(columns)
        for row in rows:
            page = len(self._pages)
            cells = self._cells(columns, row)
            self._require(_height(self._fitted(cells, _SIZE)))
            if len(self._pages) > page:
                self._titles(columns)
            self._row(cells, _SIZE)
            self._rule()

    def blanks(self, names: Sequence[str]) -> None:
        """Write lines to fill in by hand, side by side, with their names below."""
        self._require(20.0)
        self.space(12.0)
        columns = [TableColumn(name, 1.0) for name in names]
        cells = self._cells(columns, names)
        for cell in cells:
            self._rule(cell.area.x, cell.area.width)
        self._row(cells, _SMALL)

    def space(self, height: float) -> None:
        """Leave room, in mm, unless the page has just begun."""
        if self._pages[-1]:
            self._y += height

    def finish(self) -> None:
        """Write the document with the title and the page numbers at the foot of each page."""
        columns = (TableColumn("", 4.0), TableColumn("", 1.0, Align.END))
        tree = PageTree(self._objects, self._format.start)
        for index, page in enumerate(self._pages, 1):
            foot = (self._title, f"{index} / {len(self._pages)}")
            cells = self._cells(columns, foot)
            tree.write(b"".join(page))
            tree.write(self._lines_at(_FOOT, self._fitted(cells, _SMALL)))
            tree.close()
        root = tree.finish(self._format.media_box, self._resources.number)
        self._resources.write()
        information = self._objects.add(b"<</Title%b/Producer(DPP Desktop)>>" % text(self._title))
        catalog = self._objects.add(b"<</Type/Catalog/Pages %d 0 R>>" % root)
        self._objects.finish(catalog, information)

    def _titles(self, columns: Sequence[TableColumn]) -> None:
        titles = [column.title for column in columns]
        if any(titles):
            self._require(20.0)
            self._row(self._cells(columns, titles), _SMALL, bold=True)
            self._rule()

    def _cells(self, columns: Sequence[TableColumn], row: Sequence[str]) -> list[_Cell]:
        whole = sum(column.share for column in columns)
        width = _CONTENT - _GAP * (len(columns) - 1)
        cells, x = [], _SIDE
        for column, content in zip(columns, row, strict=True):
            area = Area(x, 0.0, width * column.share / whole, _HEIGHT)
            cells.append(_Cell(content, area, column.align))
            x += area.width + _GAP
        return cells

    def _row(self, cells: Sequence[_Cell], size: float, *, bold: bool = False) -> None:
        lines = self._fitted(cells, size, bold=bold)
        height = _height(lines)
        self._require(height)
        self._pages[-1].append(self._lines_at(self._y + _PADDING, lines))
        self._y += height

    def _fitted(self, cells: Sequence[_Cell], size: float, *, bold: bool = False) -> list[TextLine]:
        return [line for cell in cells if cell.text for line in _fit(cell, size, bold=bold)]

    def _lines_at(self, y: float, lines: Sequence[TextLine]) -> bytes:
        moved = (replace(line, y=line.y + y) for line in lines)
        fonts = self._resources.fonts
        return b"".join(LineWriter(line, fonts, self._scale).constant() for line in moved)

    def _rule(self, x: float = _SIDE, width: float = _CONTENT) -> None:
        """Draw a horizontal line below what was written last."""
        corner = (self._unit(x), self._unit(self._y), self._unit(width), self._unit(_RULE))
        self._pages[-1].append(b"q 0.5 g %b %b %b %b re f Q\n" % corner)

    def _require(self, height: float) -> None:
        """Start a page unless this one has room for so much more."""
        if self._y + height > _HEIGHT - _BOTTOM and self._pages[-1]:
            self._pages.append([])
            self._y = _TOP

    def _unit(self, length: float) -> bytes:
        return number(round(length * self._scale, 2))


def _height(lines: Sequence[TextLine]) -> float:
    return max((line.y + DESCENT * line.size for line in lines), default=0.0) + 2 * _PADDING


def _fit(cell: _Cell, size: float, *, bold: bool) -> list[TextLine]:
    """The lines of a cell. Reports must be complete, so that nothing in them is refused."""
    content, longest = cell.text, _LONGEST_PART
    item = TextItem(
        *(cell.area.x, 0.0, cell.area.width, _HEIGHT, ""),
        size=size,
        min_size=size,
        bold=bold,
        align=cell.align,
        fit=Fit.WRAP,
    )
    while True:
        try:
            return fit_text(item, UnitText((content,)), cell.area, 1)
        except MissingGlyphs as missing:
            codes = {ord(each): f"U+{ord(each):04X}" for each in missing.characters}
            content = content.translate(codes)
        except TextDoesNotFit:
            if not longest:
                raise
            content = re.sub(rf"\S{{{longest}}}(?=\S)", r"\g<0> ", content)
            longest //= 2
