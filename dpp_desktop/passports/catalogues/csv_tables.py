"""Catalogues in CSV: RFC 4180, and what spreadsheets make of it."""

import csv
import io
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.passports import files
from dpp_desktop.passports.catalogues.tables import (
    MAX_ROW_CHARACTERS,
    MAX_ROWS,
    Cell,
    Table,
    limited,
    table_of,
    useless,
)

DELIMITERS = (",", ";", "\t")
ENCODINGS = ("utf-8", "windows-1252")
"""What a file without byte order mark may be in; the second only where that is asked for."""

_SAMPLE_CHARACTERS = 1 << 16
_SAMPLE_RECORDS = 50
_DELIMITER_LINE = "sep="
_COUNTED_BYTES = 1 << 20


def read_csv(file: BinaryIO, path: Path, encoding: str | None) -> Table:
    """Returns the table in the file. Raises InvalidInput, also while its rows are read.

    In UTF-8, or UTF-16 with byte order mark, or in the `encoding` asked for; its delimiter is the
    comma, semicolon or tab, whichever makes most columns that the rows have in common. A file with
    more rows than a catalogue may have is refused here, before anything is done with its rows.
    """
    size = max(file.seek(0, os.SEEK_END), 1)
    long = size >= MAX_ROWS and _may_be_too_long(file)
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    marked = files.encoding_by_mark(start)
    text = io.TextIOWrapper(file, encoding=marked or encoding or ENCODINGS[0], newline="")
    with _faults_named(path):
        sample = text.read(_SAMPLE_CHARACTERS)
    named = _named_delimiter(sample)
    delimiter = named or _likely_delimiter(sample)
    if long:
        _begin(text, path, named)
        _refuse_too_many(text, path, delimiter)
    _begin(text, path, named)
    return table_of(
        _records(text, path, delimiter), path, lambda: text.buffer.tell() / size, delimiter
    )


def _may_be_too_long(file: BinaryIO) -> bool:
    """True if the file has as many line ends as too many rows have; they may be within cells."""
    file.seek(0)
    feeds = returns = 0
    while chunk := file.read(_COUNTED_BYTES):
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
    return max(feeds, returns) >= MAX_ROWS


def _begin(text: io.TextIOWrapper, path: Path, named: str | None) -> None:
    """Goes to the header, or what stands before it; the line that names a delimiter is neither."""
    with _faults_named(path):
        text.seek(0)
        if named:
            text.readline(_SAMPLE_CHARACTERS)


def _refuse_too_many(text: io.TextIOWrapper, path: Path, delimiter: str) -> None:
    """Raises InvalidInput as reading on would, but before any row was put to use.

    The header isn't counted, nor are rows without anything in them.
    """
    filled = (cells for cells in _written(text, path, delimiter) if any(map(str.strip, cells)))
    for _ in limited(islice(filled, 1, None), path):
        pass


def _records(text: io.TextIOWrapper, path: Path, delimiter: str) -> Iterator[tuple[Cell, ...]]:
    for cells in _written(text, path, delimiter):
        yield tuple(cell.strip() or None for cell in cells)


def _written(text: io.TextIOWrapper, path: Path, delimiter: str) -> Iterator[list[str]]:
    """The cells of each row as they are written, blanks and all."""
    lines = _Lines(text, path)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    with _faults_named(path, lambda: reader.line_num):
        for cells in reader:
            lines.begin_row()
            yield cells


class _Lines:
    """The lines of a text, as long as those of one row aren't too long together."""

    def __init__(self, text: io.TextIOWrapper, path: Path) -> None:
        self._text = text
        self._path = path
        self._left = MAX_ROW_CHARACTERS

    def begin_row(self) -> None:
        """Counts anew."""
        self._left = MAX_ROW_CHARACTERS

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(self._left + 1):
            self._left -= len(line)
            if self._left < 0:
                why = f"has a row of more than {MAX_ROW_CHARACTERS:,} characters"
                raise useless(self._path, why)
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
def _faults_named(path: Path, line: Callable[[], int] = lambda: 1) -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        raise InvalidInput(
            [Problem(path.name, "encoding", "the file is not text in UTF-8 or UTF-16.")],
            "Save it as CSV in UTF-8, or say that it is in windows-1252; nothing was changed.",
        ) from None
    except csv.Error as error:
        raise useless(path, f"is not CSV in line {line():,}: {error}") from None
