"""Catalogues in XLSX or ODS: a sheet of a workbook, with the values that its formulas had.

It is the first visible sheet unless another one is chosen.

It is read in a process of its own: a workbook may say that its cells lie so far apart that there is
no memory for the sheet, or have millions of elements that say nothing, and then that process ends,
not ours.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO

from dpp_desktop.common.process_limit import (
    Excess,
    ProcessLimit,
    machine_busy,
    raise_if_killed,
    start_process,
)
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import DppError, InvalidInput, Problem
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.products.catalogue_import.number_texts import Evidence
from dpp_desktop.products.catalogue_import.tables import (
    MAX_COLUMNS,
    MAX_ROW_CHARACTERS,
    Cell,
    DateText,
    ErrorText,
    FormattedNumber,
    Origin,
    Table,
    table_of,
    useless,
)

MAX_SHEET_BYTES = 256 << 20
MAX_TEXTS_BYTES = 64 << 20
MAX_PART_BYTES = 8 << 20
MAX_WHOLE_BYTES = MAX_SHEET_BYTES + MAX_TEXTS_BYTES
MAX_PARTS = 2_000
MAX_TEXT_RUN = 1 << 18
"""Bytes without any markup between them; a cell holds 32,767 characters at the most."""

LEAST_MEMORY, MOST_MEMORY = 200 << 20, 640 << 20
"""What the process may take, in bytes, however small the workbook is, or large."""
_MEMORY_AT_ALL, _MEMORY_PER_BYTE = 120 << 20, 30
MOST_SECONDS = 10.0
"""Of the processor of `process_limit`, that the process may take for a sheet of any size."""
_SECONDS_AT_ALL, _SECONDS_PER_BYTE = 1.5, 0.5 / (1 << 20)
# In JSON, a character takes twelve at the most.
_MAX_LINE_BYTES = 12 * MAX_ROW_CHARACTERS
_SPREADSHEET_ROWS = 1 << 20
_CUT_OFF = "is not a workbook that can be read to its end"
_READ_BYTES = 1 << 16
_LOOK_SECONDS = 0.002
_ANSWER = b"{"
# -P: nothing is imported from the folder that the program happens to be started in.
_COMMAND = (sys.executable, "-P", "-m", "dpp_desktop.products.catalogue_import.xlsx_process")


class SheetNotRead(InvalidInput):
    """Another sheet has to be chosen; `sheets` are the names of the visible ones."""

    def __init__(self, wrong: str, sheets: Sequence[str]) -> None:
        self.sheets = tuple(sheets)
        named = ", ".join(map(shown, sheets))
        message = f"{wrong} The visible sheets are: {named}." if named else wrong
        super().__init__(
            [Problem("sheet", "no_catalogue", message)],
            "Choose the sheet that holds the list; nothing was changed.",
        )


def read_xlsx(file: BinaryIO, path: Path, sheet: str | None = None) -> Table:
    """Returns the table in the sheet of that name, the first visible one if None.

    Raises InvalidInput, also while its rows are read. Nothing is unpacked that is larger than a
    catalogue can be.
    """
    _refuse_bombs(file, path)
    lines = _lines(file, path, sheet)
    try:
        answer = _checked(_json(next(lines)), path)
    except BaseException:
        lines.close()
        raise
    progress = _Progress(answer["rows"])
    survey = {int(place): Evidence(*seen) for place, seen in answer["numbers"].items()}
    return table_of(
        _records(lines, path, progress),
        path,
        progress.share,
        survey=lambda places: {place: seen for place, seen in survey.items() if place in places},
        origin=Origin(sheet=answer["sheet"], sheets=tuple(answer["sheets"])),
    )


def _checked(answer: Any, path: Path) -> dict[str, Any]:
    """What the process answered, if it can read the sheet; raises InvalidInput if it can't."""
    if not isinstance(answer, dict):
        raise useless(path, "is not a workbook that can be read")
    if "refused" in answer:
        raise _refused(answer, path)
    if answer["rows"] > _SPREADSHEET_ROWS:
        raise useless(path, f"has more than {_SPREADSHEET_ROWS:,} rows")
    if answer["columns"] > MAX_COLUMNS:
        raise useless(path, f"has more than {MAX_COLUMNS:,} columns")
    return answer


def _refused(answer: dict[str, Any], path: Path) -> InvalidInput:
    sheet = shown(answer.get("sheet") or "")
    match answer["refused"]:
        case "unknown":
            return SheetNotRead(f"there is no sheet {sheet} in the workbook.", answer["sheets"])
        case "hidden":
            return SheetNotRead("all sheets of the workbook are hidden.", answer["sheets"])
        case "format":
            return useless(path, "is a workbook in the format XLSB; save it as XLSX or CSV")
        case "formula":
            place = answer["place"]
            why = (
                f"holds a formula without its result, in {place} of the sheet {sheet}; open it in "
                "a spreadsheet program and save it there"
            )
            return useless(path, why)
    if answer.get("sheet") is None:
        return useless(path, "has no sheet with cells")
    return SheetNotRead(f"the sheet {sheet} has no cells.", answer["sheets"])


def memory_for(file_bytes: int) -> int:
    """Returns how many bytes of memory reading a workbook of that size may take.

    All cells are in memory at once: 100,000 products with twenty columns need 200 to 320 MB, which
    is 120 MB and up to thirty times what their workbook takes on disk.
    """
    needed = _MEMORY_AT_ALL + _MEMORY_PER_BYTE * file_bytes
    return min(max(LEAST_MEMORY, needed), MOST_MEMORY)


def seconds_for(file_bytes: int) -> float:
    """Returns how much of the processor's time a workbook of that size may take for its sheet.

    Those of 100,000 products need 0.1 to 0.2 s for each megabyte that they take on disk.
    """
    return min(_SECONDS_AT_ALL + _SECONDS_PER_BYTE * file_bytes, MOST_SECONDS)


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
        cells = json.loads(line)
        yield tuple(map(_cell, cells) if b"{" in line else cells)
    if progress.read < progress.expected:
        raise useless(path, _CUT_OFF)


def _cell(cell: Any) -> Cell:
    """A cell; the process gives those whose form matters as objects."""
    if not isinstance(cell, dict):
        return cell
    if "error" in cell:
        return ErrorText(cell["error"])
    if "date" in cell:
        return DateText(cell["date"])
    return FormattedNumber(**cell)


def _lines(file: BinaryIO, path: Path, sheet: str | None) -> Generator[bytes, None, None]:
    """What the process that reads the workbook tells first, and each row; it is gone with them."""
    with tempfile.TemporaryDirectory(prefix="dpp-read-") as name:
        copy, told = Path(name, "workbook"), Path(name, "told")
        with os_errors_named(path):
            file.seek(0)
            with copy.open("wb") as whole:
                shutil.copyfileobj(file, whole)
            size = copy.stat().st_size
            process = _started(copy, told, size, sheet)
        with process:
            try:
                assert process.stdout
                yield _first_line(process, told, size, path)
                yield from _whole_lines(process.stdout, path)
                _refuse_if_failed(process, path)
            finally:
                process.kill()


def _started(workbook: Path, told: Path, size: int, sheet: str | None) -> "subprocess.Popen[bytes]":
    wanted = () if sheet is None else (sheet,)
    command = (*_COMMAND, str(memory_for(size)), *wanted)
    with workbook.open("rb") as file, told.open("wb") as answer:
        return start_process(command, stdin=file, stdout=subprocess.PIPE, stderr=answer)


def _first_line(process: "subprocess.Popen[bytes]", told: Path, size: int, path: Path) -> bytes:
    """What is told once the sheet of a workbook of that size is in memory.

    Raises InvalidInput if that takes too much memory, or too long, and MachineBusy. It is in a
    file: waiting for a pipe, nobody could look at the process meanwhile.
    """
    limit = ProcessLimit(process.pid, memory_for(size), seconds_for(size))
    while (excess := limit.exceeded()) is None:
        ended = process.poll()
        line = told.read_bytes()
        raise_if_killed(process)
        if ended is not None and ended < 0:  # by itself, when the system gave it no more memory
            break
        # What it complains of is in there, too.
        if ended is not None or (line.startswith(_ANSWER) and line.endswith(b"\n")):
            return line
        time.sleep(_LOOK_SECONDS)
    if excess is Excess.BUSY:
        raise machine_busy()
    if excess is Excess.TIME:
        raise useless(path, "takes too long to be read as a workbook; save it as CSV")
    raise useless(path, "takes too much memory to be read as a workbook; save it as CSV")


def _json(line: bytes) -> object:
    """The value in the line; False if it is none, as when the process ended with a complaint."""
    try:
        return json.loads(line)
    except ValueError:
        return False


def _whole_lines(output: IO[bytes], path: Path) -> Iterator[bytes]:
    """The lines, but for one that the process didn't come to the end of."""
    while (line := output.readline(_MAX_LINE_BYTES)).endswith(b"\n"):
        yield line
    if len(line) == _MAX_LINE_BYTES:
        raise useless(path, f"has a row of more than {MAX_ROW_CHARACTERS:,} characters")


def _refuse_if_failed(process: "subprocess.Popen[bytes]", path: Path) -> None:
    """Raises InvalidInput if a fault ended the process, whose rows may then be too few.

    Raises MachineBusy if someone else ended it.
    """
    if process.wait() != 0:
        raise_if_killed(process)
        raise useless(path, _CUT_OFF)


def _refuse_bombs(file: BinaryIO, path: Path) -> None:
    """Raises InvalidInput for a workbook that would unpack to more than a catalogue can be."""
    try:
        with zipfile.ZipFile(file) as parts:
            _refuse_large_parts(parts, path)
    except (DppError, OSError):
        raise
    except Exception as error:  # whatever makes a reader of archives stumble
        why = "is not a workbook that can be read: it is damaged, or its end is missing"
        raise useless(path, why) from error


def _refuse_large_parts(parts: zipfile.ZipFile, path: Path) -> None:
    if len(parts.infolist()) > MAX_PARTS:
        raise useless(path, f"has more than {MAX_PARTS:,} parts")
    whole = sum(part.file_size for part in parts.infolist())
    if whole > MAX_WHOLE_BYTES:
        raise useless(path, f"unpacks to more than {MAX_WHOLE_BYTES >> 20} MB")
    for part in parts.infolist():
        most = _most_bytes(part.filename)
        if part.file_size > most:
            raise useless(path, f"unpacks to more than {most >> 20} MB")
        if part.file_size > MAX_TEXT_RUN and part.filename.endswith(".xml"):
            _refuse_endless_text(parts, part, path)


def _most_bytes(name: str) -> int:
    if "worksheets/" in name or name == "content.xml":
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
