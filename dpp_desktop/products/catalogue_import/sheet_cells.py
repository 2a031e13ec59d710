"""Find the cells of a sheet with errors or number formats, which python-calamine ignores.

The sheet's XML is read a second time if it has such cells: an XLSX sheet with its number formats,
or the content of an ODS file, in which each cell has the shown text.
"""

import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath
from typing import IO
from xml.etree import ElementTree as ET
from xml.parsers import expat

from dpp_desktop.products.catalogue_import.number_formats import (
    BUILT_IN,
    NumberFormat,
    number_format,
)

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_READ_BYTES = 1 << 18
_MAX_COLUMNS = 1 << 14
_MAX_TEXT = 1 << 16
_LETTERS = re.compile("([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """The error of a cell, or the format of its number.

    `shown` is the text in the sheet, if it is stored; `percent` is True if the number is shown
    multiplied by 100.
    """

    error: str = ""
    format: NumberFormat | None = None
    shown: str | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class MarkedRows:
    """The marks of the rows from `first` to `last`, by column; all counted from 0."""

    first: int
    last: int
    marks: Mapping[int, Mark]


class BrokenSheet(Exception):
    """The XML of a sheet is invalid."""


def part_of_sheet(parts: zipfile.ZipFile, name: str) -> str | None:
    """Return the name of the part with the sheet of an XLSX workbook, or None."""
    names = set(parts.namelist())
    if WORKBOOK not in names or _RELATIONS not in names:
        return None
    book = ET.fromstring(parts.read(WORKBOOK))  # noqa: S314 - in a confined process
    sheets = (each for each in book.iter() if _local(each.tag) == "sheet")
    sheet = next((each for each in sheets if each.get("name") == name), None)
    if sheet is None:
        return None
    wanted = {value for key, value in sheet.items() if key.endswith("}id")}
    for each in ET.fromstring(parts.read(_RELATIONS)):  # noqa: S314 - likewise
        if each.get("Id") in wanted:
            part = normpath(join("/xl", each.get("Target", ""))).lstrip("/")
            return part if part in names else None
    return None


def xlsx_marks(parts: zipfile.ZipFile, part: str, *, errors: bool) -> Iterator[MarkedRows]:
    """Yield the rows with marks, in order; `errors` is False if the sheet has no errors.

    Raises BrokenSheet and ExpatError.
    """
    formats = _formats(parts)
    if formats or errors:
        with parts.open(part) as sheet:
            yield from _rows(sheet, _XlsxSheet(formats))


def ods_marks(parts: zipfile.ZipFile, name: str) -> Iterator[MarkedRows]:
    """Yield the rows with marks, in order. Raises BrokenSheet and ExpatError."""
    with parts.open("content.xml") as content:
        yield from _rows(content, _OdsSheet(name))


def _formats(parts: zipfile.ZipFile) -> dict[str, NumberFormat]:
    """Return the formats that change the text of numbers, by cell style."""
    if _STYLES not in parts.namelist():
        return {}
    codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
    styles: list[str] = []
    for group in ET.fromstring(parts.read(_STYLES)):  # noqa: S314 - in a confined process
        if _local(group.tag) == "numFmts":
            codes |= {each.get("numFmtId", ""): each.get("formatCode", "") for each in group}
        elif _local(group.tag) == "cellXfs":
            styles = [each.get("numFmtId", "0") for each in group]
    found = ((str(place), codes.get(number)) for place, number in enumerate(styles))
    parsed = {style: number_format(code) for style, code in found if code}
    return {style: each for style, each in parsed.items() if each and _changes(each)}


def _changes(form: NumberFormat) -> bool:
    return bool(form.sections) or form.percent or form.scientific


def _rows(sheet: IO[bytes], reader: "_XlsxSheet | _OdsSheet") -> Iterator[MarkedRows]:
    """Yield the rows of a sheet, which must be in order to match the values."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = _reject_document_type
    reader.listen = lambda listen: setattr(parser, "CharacterDataHandler", listen)
    last = -1
    while True:
        chunk = sheet.read(_READ_BYTES)
        parser.Parse(chunk, not chunk)
        while reader.ready:
            row = reader.ready.popleft()
            if row.first <= last:
                raise BrokenSheet("rows aren't in order")
            last = row.last
            yield row
        if not chunk:
            return


def _reject_document_type(*_: object) -> None:
    raise BrokenSheet("document types may define entities")


Listen = Callable[[Callable[[str], None] | None], None]


class _XlsxSheet:
    """Handles the XML elements of a worksheet; a cell without a reference follows the last one."""

    def __init__(self, formats: Mapping[str, NumberFormat]) -> None:
        self.ready: deque[MarkedRows] = deque()
        self.listen: Listen = lambda _: None
        self._marks_of_style = {style: Mark(format=form, percent=form.percent)
                                for style, form in formats.items()}  # fmt: skip
        self._row, self._column = 0, 0
        self._marks: dict[int, Mark] = {}
        self._in_error = False
        self._text: list[str] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""
        name = tag.rpartition(":")[2]
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            place = attributes.get("r")
            if place is not None:
                self._row = int(place) - 1
        elif name == "v" and self._in_error:
            self._text = []
            self.listen(self._text.append)

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        name = tag.rpartition(":")[2]
        if name == "c":
            if self._in_error:
                self._marks[self._column] = Mark(error="".join(self._text).strip() or "#N/A")
                self._in_error = False
            self._column += 1
        elif name == "v" and self._in_error:
            self.listen(None)
        elif name == "row":
            self._end_row()

    def _end_row(self) -> None:
        if self._marks:
            self.ready.append(MarkedRows(self._row, self._row, self._marks))
            self._marks = {}
        self._row += 1
        self._column = 0

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is not None:
            self._column = _column_of(place)
        if attributes.get("t") == "e":
            self._in_error = True
            self._text = []
        elif (mark := self._marks_of_style.get(attributes.get("s", ""))) is not None:
            self._marks[self._column] = mark


class _OdsSheet:
    """Handles the XML elements of one table in the content of an ODS file."""

    def __init__(self, name: str) -> None:
        self.ready: deque[MarkedRows] = deque()
        self.listen: Listen = lambda _: None
        self._name = name
        self._depth = 0
        self._row, self._column = 0, 0
        self._repeated_rows = self._repeated_columns = 1
        self._marks: dict[int, Mark] = {}
        self._attributes: dict[str, str] | None = None
        self._text: list[str] = []
        self._notes = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""
        if tag == "table:table":
            if self._depth or attributes.get("table:name") == self._name:
                self._depth += 1
        elif self._depth != 1:
            return
        elif tag == "table:table-row":
            self._repeated_rows = _count(attributes, "table:number-rows-repeated")
            self._column = 0
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._repeated_columns = _count(attributes, "table:number-columns-repeated")
            self._attributes = attributes
            self._text = []
        elif tag == "office:annotation":
            self._notes += 1
        elif tag == "text:p" and self._attributes is not None and not self._notes:
            self.listen(self._text.append)

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if not self._depth:
            return
        if tag == "table:table":
            self._depth -= 1
        elif self._depth != 1:
            return
        elif tag == "text:p":
            self.listen(None)
        elif tag == "office:annotation":
            self._notes -= 1
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()
        elif tag == "table:table-row":
            self._end_row()

    def _end_row(self) -> None:
        if self._marks:
            last = self._row + self._repeated_rows - 1
            self.ready.append(MarkedRows(self._row, last, self._marks))
            self._marks = {}
        self._row += self._repeated_rows

    def _end_cell(self) -> None:
        mark = self._mark(self._attributes or {}, "".join(self._text).strip())
        if mark:
            last = min(self._column + self._repeated_columns, _MAX_COLUMNS)
            self._marks.update(dict.fromkeys(range(self._column, last), mark))
        self._column += self._repeated_columns
        self._attributes = None

    @staticmethod
    def _mark(attributes: Mapping[str, str], text: str) -> Mark | None:
        kind = attributes.get("office:value-type")
        if attributes.get("calcext:value-type") == "error":
            return Mark(error=text or "#N/A")
        if kind in ("float", "percentage", "currency"):
            return Mark(shown=text or None, percent=kind == "percentage")
        return None


def _count(attributes: Mapping[str, str], name: str) -> int:
    return max(int(attributes.get(name, "1")), 1)


def _column_of(place: str) -> int:
    """Return the column of a cell reference such as B3, counted from 0."""
    match = _LETTERS.fullmatch(place)
    if match is None:
        raise BrokenSheet(f"{place} is no cell")
    column = 0
    for letter in match[1].upper():
        column = 26 * column + ord(letter) - 64
    return column - 1


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
