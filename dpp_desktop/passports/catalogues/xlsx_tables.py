"""Catalogues in XLSX: the first sheet of a workbook, with the values that its formulas had."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl

from dpp_desktop.model.errors import DppError
from dpp_desktop.passports.catalogues.tables import MAX_COLUMNS, Cell, Table, table_of, useless

MAX_SHEET_BYTES = 256 << 20
MAX_TEXTS_BYTES = 64 << 20
MAX_PART_BYTES = 8 << 20
MAX_PARTS = 2_000
MAX_TEXT_RUN = 1 << 18
"""Bytes without any markup between them; a cell holds 32,767 characters at the most."""

_EXACT_INTEGERS = 1 << 53
_SPREADSHEET_ROWS = 1 << 20
_READ_BYTES = 1 << 16
_ROWS_AT_ONCE = 100


def read_xlsx(file: BinaryIO, path: Path) -> Table:
    """Returns the table in the first sheet. Raises InvalidInput, also while its rows are read.

    Nothing is unpacked that is larger than a catalogue can be, and entities aren't (defusedxml).
    """
    with _faults_named(path):
        _refuse_bombs(file, path)
        with _quiet():
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None:
        raise useless(path, "has no sheet with cells")
    expected = min(max(sheet.max_row or 1, 1), _SPREADSHEET_ROWS)
    # What a sheet says of its size may be wrong, and would make every row so wide.
    sheet.reset_dimensions()
    progress = _Progress(expected)
    return table_of(_records(sheet, path, progress), path, progress.share)


class _Progress:
    """How many rows were read of those that the sheet says it has."""

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self.read = 0

    def share(self) -> float:
        """From 0 to 1."""
        return min(self.read / self._expected, 1.0)


def _records(sheet: Any, path: Path, progress: _Progress) -> Iterator[tuple[Cell, ...]]:
    with _faults_named(path):
        for cells in _quietly(sheet.iter_rows(values_only=True)):
            progress.read += 1
            if len(cells) > MAX_COLUMNS:
                raise useless(path, f"has more than {MAX_COLUMNS:,} columns")
            if progress.read > _SPREADSHEET_ROWS:
                raise useless(path, f"has more than {_SPREADSHEET_ROWS:,} rows")
            yield tuple(map(_cell, cells))


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_INTEGERS:
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


def _refuse_bombs(file: BinaryIO, path: Path) -> None:
    """Raises InvalidInput for a workbook that would unpack to more than a catalogue can be."""
    with zipfile.ZipFile(file) as parts:
        if len(parts.infolist()) > MAX_PARTS:
            raise useless(path, f"has more than {MAX_PARTS:,} parts")
        for part in parts.infolist():
            most = _most_bytes(part.filename)
            if part.file_size > most:
                raise useless(path, f"unpacks to more than {most >> 20} MB")
            if part.file_size > MAX_TEXT_RUN and part.filename.endswith(".xml"):
                _refuse_endless_text(parts, part, path)
    file.seek(0)


def _most_bytes(name: str) -> int:
    if "worksheets/" in name:
        return MAX_SHEET_BYTES
    return MAX_TEXTS_BYTES if "sharedStrings" in name else MAX_PART_BYTES


def _refuse_endless_text(parts: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    """A reader of XML takes a text into memory as a whole."""
    run = 0
    with parts.open(part) as content:
        while chunk := content.read(_READ_BYTES):
            run = 0 if b"<" in chunk else run + len(chunk)
            if run > MAX_TEXT_RUN:
                raise useless(path, "has a cell with more text than a cell can hold")


def _quietly(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    batch: list[tuple[Any, ...]] | None = None
    while batch is None or batch:
        with _quiet():
            batch = list(islice(rows, _ROWS_AT_ONCE))
        yield from batch


@contextmanager
def _quiet() -> Iterator[None]:
    """What the reader warns that it leaves out, such as lists to choose from, are no cells."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        yield


@contextmanager
def _faults_named(path: Path) -> Iterator[None]:
    """Whatever a workbook from outside makes its reader raise is the workbook's fault."""
    try:
        yield
    except (DppError, OSError, GeneratorExit):
        raise
    except Exception as error:
        why = f"is not a workbook that can be read: {type(error).__name__}"
        raise useless(path, why) from error
