"""Read catalogues in CSV: RFC 4180, and the variants of spreadsheet programs."""

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
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.encodings import Reading, reading_of
from dpp_desktop.products.catalogue_import.number_texts import DecimalSurvey, Evidence
from dpp_desktop.products.catalogue_import.tables import (
    MAX_ROW_CHARACTERS,
    MAX_ROWS,
    Cell,
    Origin,
    Table,
    limited,
    table_of,
    unusable_file,
)

DELIMITERS = (",", ";", "\t")

_SAMPLE_CHARACTERS = 1 << 16
_SAMPLE_RECORDS = 50
_DELIMITER_LINE = "sep="
_COUNTED_BYTES = 1 << 20


def read_csv(file: BinaryIO, path: Path, encoding: str | None) -> Table:
    """Return the table in the file. Raises InvalidInput, also while its rows are read.

    The encoding is that of the byte order mark, or `encoding`, or the detected one (see
    `encodings`). The delimiter is the comma, semicolon or tab that gives most rows the same number
    of columns. A file with too many rows is rejected before its rows are used.
    """
    size = max(file.seek(0, os.SEEK_END), 1)
    long = size >= MAX_ROWS and _may_be_too_long(file)
    reading = _reading(file, path, encoding)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=reading.encoding, newline="")
    with _errors_reported(path, reading.encoding):
        sample = text.read(_SAMPLE_CHARACTERS)
    named = _named_delimiter(sample)
    form = _CsvFormat(path, reading.encoding, named or _likely_delimiter(sample), bool(named))
    if long:
        _seek_start(text, form)
        _check_row_count(text, form)
    _seek_start(text, form)
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
            other_reading=reading.other,
        ),
    )


@dataclass(frozen=True, slots=True)
class _CsvFormat:
    """The format of a file; `named` if its first line specifies the delimiter (sep=;)."""

    path: Path
    encoding: str
    delimiter: str
    named: bool


def _reading(file: BinaryIO, path: Path, encoding: str | None) -> Reading:
    file.seek(0)
    marked = file_reading.encoding_by_mark(file.read(4))
    reading = reading_of(file, marked, encoding)
    if reading is None:
        message = Message("the encoding of the file can't be recognized.")
        raise InvalidInput(
            [Problem(path.name, "encoding", message)],
            Message("Save it as CSV in UTF-8, or choose its encoding; nothing was changed."),
        )
    return reading


def _survey(file: BinaryIO, form: _CsvFormat, places: Collection[int]) -> DecimalSurvey:
    """Return the evidence of decimal separators; the position of the file is restored."""
    evidence = {place: Evidence() for place in places}
    if not evidence:
        return evidence
    position = file.tell()
    text = io.TextIOWrapper(file, encoding=form.encoding, newline="")
    try:
        _seek_start(text, form)
        for cells in _raw_rows(text, form):
            for place, seen in evidence.items():
                if place < len(cells):
                    seen.observe(cells[place])
    finally:
        text.detach()
        file.seek(position)
    return evidence


def _may_be_too_long(file: BinaryIO) -> bool:
    """Return whether there are too many line ends, some of which may be inside cells."""
    file.seek(0)
    feeds = returns = 0
    while chunk := file.read(_COUNTED_BYTES):
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
    return max(feeds, returns) >= MAX_ROWS


def _seek_start(text: io.TextIOWrapper, form: _CsvFormat) -> None:
    """Seek to the first line after a line that specifies the delimiter."""
    with _errors_reported(form.path, form.encoding):
        text.seek(0)
        if form.named:
            text.readline(_SAMPLE_CHARACTERS)


def _check_row_count(text: io.TextIOWrapper, form: _CsvFormat) -> None:
    """Raise InvalidInput for too many rows, before any row is used.

    The header and empty rows aren't counted.
    """
    filled = (cells for cells in _raw_rows(text, form) if any(map(str.strip, cells)))
    for _ in limited(islice(filled, 1, None), form.path):
        pass


def _records(text: io.TextIOWrapper, form: _CsvFormat) -> Iterator[tuple[Cell, ...]]:
    for cells in _raw_rows(text, form):
        yield tuple(cell.strip() or None for cell in cells)


def _raw_rows(text: io.TextIOWrapper, form: _CsvFormat) -> Iterator[list[str]]:
    """Yield the raw cells of each row, without the protection of text."""
    lines = _Lines(text, form.path)
    reader = csv.reader(lines, delimiter=form.delimiter, strict=True)
    with _errors_reported(form.path, form.encoding, lambda: reader.line_num):
        for cells in reader:
            yield [unprotected(cell.strip()) for cell in cells] if lines.has_marks else cells
            lines.begin_row()


class _Lines:
    """Iterates over lines, and limits the length of a row, which may have several lines.

    `has_marks` is true if a line of the row may contain protected text.
    """

    def __init__(self, text: io.TextIOWrapper, path: Path) -> None:
        self._text = text
        self._path = path
        self.begin_row()

    def begin_row(self) -> None:
        """Reset the length and `has_marks`."""
        self._left = MAX_ROW_CHARACTERS
        self.has_marks = False

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(self._left + 1):
            self._left -= len(line)
            if self._left < 0:
                why = Message(
                    "has a row of more than {most:,} characters",
                    most=MAX_ROW_CHARACTERS,
                )
                raise unusable_file(self._path, why)
            self.has_marks = self.has_marks or any(mark in line for mark in PROTECTED_STARTS)
            yield line


def _named_delimiter(sample: str) -> str | None:
    """Return the delimiter that a first line such as sep=; specifies, or None."""
    first = sample.splitlines()[0] if sample else ""
    named = first[len(_DELIMITER_LINE) :] if first.lower().startswith(_DELIMITER_LINE) else ""
    return named if named in DELIMITERS else None


def _likely_delimiter(sample: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _score(sample, delimiter))


def _score(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of rows with as many cells as the header, and that number of cells."""
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
def _errors_reported(
    path: Path, encoding: str, line: Callable[[], int] = lambda: 1
) -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        name = encoding.removesuffix("-sig")
        raise InvalidInput(
            [
                Problem(
                    path.name,
                    "encoding",
                    Message("the file is not text in {encoding}.", encoding=name),
                )
            ],
            Message("Save it as CSV in UTF-8, or choose its encoding; nothing was changed."),
        ) from None
    except csv.Error as error:
        raise unusable_file(
            path, Message("is not valid CSV in line {line:,}: {reason}", line=line(), reason=error)
        ) from None
