"""Catalogues in XLSX: the first sheet of a workbook, with the values that its formulas had.

It is read in a process of its own: a workbook may say that its cells lie so far apart that there is
no memory for the sheet, and then that process ends, not ours.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

from dpp_desktop.model.errors import DppError
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.passports.catalogues.tables import MAX_COLUMNS, Cell, Table, table_of, useless

MAX_SHEET_BYTES = 256 << 20
MAX_TEXTS_BYTES = 64 << 20
MAX_PART_BYTES = 8 << 20
MAX_PARTS = 2_000
MAX_TEXT_RUN = 1 << 18
"""Bytes without any markup between them; a cell holds 32,767 characters at the most."""

_SPREADSHEET_ROWS = 1 << 20
_READ_BYTES = 1 << 16
# -P: nothing is imported from the folder that the program happens to be started in.
_COMMAND = (sys.executable, "-P", "-m", "dpp_desktop.passports.catalogues.xlsx_worker")


def read_xlsx(file: BinaryIO, path: Path) -> Table:
    """Returns the table in the first sheet. Raises InvalidInput, also while its rows are read.

    Nothing is unpacked that is larger than a catalogue can be.
    """
    _refuse_bombs(file, path)
    lines = _lines(file, path)
    expected = json.loads(next(lines, "0"))
    if expected is None:
        raise useless(path, "has no sheet with cells")
    if expected == 0:
        raise useless(path, "is not a workbook that can be read")
    if expected > _SPREADSHEET_ROWS:
        raise useless(path, f"has more than {_SPREADSHEET_ROWS:,} rows")
    progress = _Progress(expected)
    return table_of(_records(lines, path, progress), path, progress.share)


class _Progress:
    """How many rows were read of those that the sheet has."""

    def __init__(self, expected: int) -> None:
        self.expected = expected
        self.read = 0

    def share(self) -> float:
        """From 0 to 1."""
        return min(self.read / self.expected, 1.0)


def _records(lines: Iterator[bytes], path: Path, progress: _Progress) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        progress.read += 1
        cells = tuple(json.loads(line))
        if len(cells) > MAX_COLUMNS:
            raise useless(path, f"has more than {MAX_COLUMNS:,} columns")
        yield cells
    if progress.read < progress.expected:
        raise useless(path, "is not a workbook that can be read to its end")


def _lines(file: BinaryIO, path: Path) -> Iterator[bytes]:
    """What the process that reads the workbook writes; it is gone when the lines are."""
    with tempfile.TemporaryFile(buffering=0) as copy, os_errors_named(path):
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        process = subprocess.Popen(  # noqa: S603 - the command is ours
            _COMMAND, stdin=copy, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    with process:
        try:
            assert process.stdout
            yield from _whole_lines(process.stdout)
        finally:
            process.kill()


def _whole_lines(output: IO[bytes]) -> Iterator[bytes]:
    """The lines, but for one that the process didn't come to the end of."""
    return (line for line in output if line.endswith(b"\n"))


def _refuse_bombs(file: BinaryIO, path: Path) -> None:
    """Raises InvalidInput for a workbook that would unpack to more than a catalogue can be."""
    try:
        with zipfile.ZipFile(file) as parts:
            _refuse_large_parts(parts, path)
    except (DppError, OSError):
        raise
    except Exception as error:  # whatever makes a reader of archives stumble
        why = f"is not a workbook that can be read: {type(error).__name__}"
        raise useless(path, why) from error


def _refuse_large_parts(parts: zipfile.ZipFile, path: Path) -> None:
    if len(parts.infolist()) > MAX_PARTS:
        raise useless(path, f"has more than {MAX_PARTS:,} parts")
    for part in parts.infolist():
        most = _most_bytes(part.filename)
        if part.file_size > most:
            raise useless(path, f"unpacks to more than {most >> 20} MB")
        if part.file_size > MAX_TEXT_RUN and part.filename.endswith(".xml"):
            _refuse_endless_text(parts, part, path)


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
