"""Catalogues in CSV: RFC 4180, and what spreadsheets make of it."""

import csv
import io
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from dpp_desktop.common import file_reading
from dpp_desktop.common.spreadsheet_text import PROTECTED_STARTS, unprotected
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.products.catalogue_import.encodings import Reading, reading_of
from dpp_desktop.products.catalogue_import.number_texts import Evidence, Survey
from dpp_desktop.products.catalogue_import.tables import (
    MAX_ROW_CHARACTERS,
    MAX_ROWS,
    Cell,
    Origin,
    Table,
    limited,
    table_of,
    useless,
)

DELIMITERS = (",", ";", "\t")

_SAMPLE_CHARACTERS = 1 << 16
_SAMPLE_RECORDS = 50
_DELIMITER_LINE = "sep="
_COUNTED_BYTES = 1 << 20


def read_csv(file: BinaryIO, path: Path, encoding: str | None) -> Table:
    """Returns the table in the file. Raises InvalidInput, also while its rows are read.

    In the encoding that a byte order mark states, else in the one asked for, else in the one that
    is recognized (see `encodings`); its delimiter is the comma, semicolon or tab, whichever makes
    most columns that the rows have in common. A file with more rows than a catalogue may have is
    refused here, before anything is done with its rows.
    """
    size = max(file.seek(0, os.SEEK_END), 1)
    long = size >= MAX_ROWS and _may_be_too_long(file)
    reading = _reading(file, path, encoding)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=reading.encoding, newline="")
    with _faults_named(path, reading.encoding):
        sample = text.read(_SAMPLE_CHARACTERS)
    named = _named_delimiter(sample)
    form = _Form(path, reading.encoding, named or _likely_delimiter(sample), bool(named))
    if long:
        _begin(text, form)
        _refuse_too_many(text, form)
    _begin(text, form)
    return table_of(
        _records(text, form),
        path,
        lambda: text.buffer.tell() / size,
        form.delimiter,
        lambda places: _survey(file, form, places),
        Origin(
            encoding=reading.encoding,
            recognized=reading.recognized,
            wrong_reading=reading.wrong,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file is written; `named` if its first line says which delimiter it has."""

    path: Path
    encoding: str
    delimiter: str
    named: bool


def _reading(file: BinaryIO, path: Path, encoding: str | None) -> Reading:
    file.seek(0)
    marked = file_reading.encoding_by_mark(file.read(4))
    reading = reading_of(file, marked, encoding)
    if reading is None:
        message = "the file is not text in an encoding that can be recognized."
        raise InvalidInput(
            [Problem(path.name, "encoding", message)],
            "Save it as CSV in UTF-8, or choose its encoding; nothing was changed.",
        )
    return reading


def _survey(file: BinaryIO, form: _Form, places: Collection[int]) -> Survey:
    """What the columns show of their decimal signs; the file is where it was afterwards."""
    evidence = {place: Evidence() for place in places}
    if not evidence:
        return evidence
    position = file.tell()
    text = io.TextIOWrapper(file, encoding=form.encoding, newline="")
    try:
        _begin(text, form)
        for cells in _written(text, form):
            for place, seen in evidence.items():
                if place < len(cells):
                    seen.observe(cells[place])
    finally:
        text.detach()
        file.seek(position)
    return evidence


def _may_be_too_long(file: BinaryIO) -> bool:
    """True if the file has as many line ends as too many rows have; they may be within cells."""
    file.seek(0)
    feeds = returns = 0
    while chunk := file.read(_COUNTED_BYTES):
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
    return max(feeds, returns) >= MAX_ROWS


def _begin(text: io.TextIOWrapper, form: _Form) -> None:
    """Goes to the header, or what stands before it; the line that names a delimiter is neither."""
    with _faults_named(form.path, form.encoding):
        text.seek(0)
        if form.named:
            text.readline(_SAMPLE_CHARACTERS)


def _refuse_too_many(text: io.TextIOWrapper, form: _Form) -> None:
    """Raises InvalidInput as reading on would, but before any row was put to use.

    The header isn't counted, nor are rows without anything in them.
    """
    filled = (cells for cells in _written(text, form) if any(map(str.strip, cells)))
    for _ in limited(islice(filled, 1, None), form.path):
        pass


def _records(text: io.TextIOWrapper, form: _Form) -> Iterator[tuple[Cell, ...]]:
    for cells in _written(text, form):
        yield tuple(cell.strip() or None for cell in cells)


def _written(text: io.TextIOWrapper, form: _Form) -> Iterator[list[str]]:
    """The cells of each row as they are written, blanks and all, but for marks of text."""
    lines = _Lines(text, form.path)
    reader = csv.reader(lines, delimiter=form.delimiter, strict=True)
    with _faults_named(form.path, form.encoding, lambda: reader.line_num):
        for cells in reader:
            yield [unprotected(cell.strip()) for cell in cells] if lines.has_marks else cells
            lines.begin_row()


class _Lines:
    """The lines of a text, as long as those of one row aren't too long together.

    `has_marks` is true if a line of the row has what a mark of text begins with.
    """

    def __init__(self, text: io.TextIOWrapper, path: Path) -> None:
        self._text = text
        self._path = path
        self.begin_row()

    def begin_row(self) -> None:
        """Counts from zero again."""
        self._left = MAX_ROW_CHARACTERS
        self.has_marks = False

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(self._left + 1):
            self._left -= len(line)
            if self._left < 0:
                why = f"has a row of more than {MAX_ROW_CHARACTERS:,} characters"
                raise useless(self._path, why)
            self.has_marks = self.has_marks or any(mark in line for mark in PROTECTED_STARTS)
            yield line


def _named_delimiter(sample: str) -> str | None:
    """The delimiter that a first line such as sep=; names, as spreadsheets write it."""
    first = sample.splitlines()[0] if sample else ""
    named = first[len(_DELIMITER_LINE) :] if first.lower().startswith(_DELIMITER_LINE) else ""
    return named if named in DELIMITERS else None


def _likely_delimiter(sample: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _score(sample, delimiter))


def _score(sample: str, delimiter: str) -> tuple[float, int]:
    """How many rows have as many cells as the header, if these are several; and how many."""
    widths = _widths(sample, delimiter)
    if not widths or widths[0] < 2:
        return 0.0, 0
    return Counter(widths)[widths[0]] / len(widths), widths[0]


def _widths(sample: str, delimiter: str) -> list[int]:
    # Not strict: the sample may end within a cell.
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        return [len(record) for record in islice(reader, _SAMPLE_RECORDS) if any(record)]
    except csv.Error:
        return []


@contextmanager
def _faults_named(path: Path, encoding: str, line: Callable[[], int] = lambda: 1) -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        name = encoding.removesuffix("-sig")
        raise InvalidInput(
            [Problem(path.name, "encoding", f"the file is not text in {name}.")],
            "Save it as CSV in UTF-8, or choose its encoding; nothing was changed.",
        ) from None
    except csv.Error as error:
        raise useless(path, f"is not CSV in line {line():,}: {error}") from None
