"""Read catalogues in XLSX or ODS: a sheet of a workbook, with the stored results of formulas.

The first visible sheet is read unless another one is chosen.

The workbook is read in a child process with limits, because a sheet with very sparse cells or
millions of empty elements can exhaust memory or time.
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
from dpp_desktop.model.errors import DppError, InvalidInput, Problem, SheetNotRead
from dpp_desktop.model.message import Message
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
    unusable_file,
)

MAX_SHEET_BYTES = 256 << 20
MAX_TEXTS_BYTES = 64 << 20
MAX_PART_BYTES = 8 << 20
MAX_WHOLE_BYTES = MAX_SHEET_BYTES + MAX_TEXTS_BYTES
MAX_PARTS = 2_000
MAX_TEXT_RUN = 1 << 18
"""The maximum number of bytes without markup; a cell has at most 32,767 characters."""

MIN_MEMORY, MAX_MEMORY = 200 << 20, 640 << 20
"""The range of the process's memory limit, in bytes."""
_BASE_MEMORY, _MEMORY_PER_BYTE = 120 << 20, 30
MAX_SECONDS = 10.0
"""The greatest time limit, in processor seconds of `process_limit`'s reference."""
_BASE_SECONDS, _SECONDS_PER_BYTE = 1.5, 0.5 / (1 << 20)
# A character takes at most twelve bytes in JSON.
_MAX_LINE_BYTES = 12 * MAX_ROW_CHARACTERS
_SPREADSHEET_ROWS = 1 << 20
_UNREADABLE = Message("is not a workbook that can be read: it is damaged, or its end is missing")
_READ_BYTES = 1 << 16
_POLL_SECONDS = 0.002
_ANSWER = b"{"
# -P: don't import modules from the current folder.
_COMMAND = (sys.executable, "-P", "-m", "dpp_desktop.products.catalogue_import.xlsx_process")


def _sheet_not_read(wrong: Message, sheets: Sequence[str]) -> SheetNotRead:
    named = ", ".join(map(shown, sheets))
    message = (
        Message("{problem} The visible sheets are: {sheets}.", problem=wrong, sheets=named)
        if named
        else wrong
    )
    return SheetNotRead(Problem("sheet", "no_catalogue", message), sheets)


def read_xlsx(file: BinaryIO, path: Path, sheet: str | None = None) -> Table:
    """Return the table in the sheet, the first visible one if None.

    Raises InvalidInput, also while its rows are read. Archives that unpack to more than a
    catalogue needs are rejected.
    """
    _check_archive(file, path)
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
    """Return the process's answer. Raises InvalidInput if the sheet can't be read."""
    if not isinstance(answer, dict):
        raise unusable_file(path, _UNREADABLE)
    if "refused" in answer:
        raise _syntax_error(answer, path)
    if answer["rows"] > _SPREADSHEET_ROWS:
        raise unusable_file(
            path,
            Message("has more than {most:,} rows", most=_SPREADSHEET_ROWS),
        )
    if answer["columns"] > MAX_COLUMNS:
        raise unusable_file(path, Message("has more than {most:,} columns", most=MAX_COLUMNS))
    return answer


def _syntax_error(answer: dict[str, Any], path: Path) -> InvalidInput:
    sheet = shown(answer.get("sheet") or "")
    match answer["refused"]:
        case "unknown":
            return _sheet_not_read(
                Message("there is no sheet {sheet} in the workbook.", sheet=sheet), answer["sheets"]
            )
        case "hidden":
            return _sheet_not_read(
                Message("all sheets of the workbook are hidden."), answer["sheets"]
            )
        case "format":
            return unusable_file(
                path, Message("is a workbook in the format XLSB; save it as XLSX or CSV")
            )
        case "formula":
            place = answer["place"]
            why = Message(
                "contains a formula without its result, in {cell} of the sheet {sheet}; open "
                "the file in a spreadsheet program and save it there",
                cell=place,
                sheet=sheet,
            )
            return unusable_file(path, why)
    if answer.get("sheet") is None:
        return unusable_file(path, Message("has no sheet with cells"))
    return _sheet_not_read(
        Message("the sheet {sheet} has no cells.", sheet=sheet), answer["sheets"]
    )


def memory_for(file_bytes: int) -> int:
    """Return the memory limit for a workbook of that size, in bytes.

    All cells are in memory at once: 100,000 products with 20 columns need 200 to 320 MB, which is
    120 MB plus up to 30 times the size of the workbook.
    """
    needed = _BASE_MEMORY + _MEMORY_PER_BYTE * file_bytes
    return min(max(MIN_MEMORY, needed), MAX_MEMORY)


def seconds_for(file_bytes: int) -> float:
    """Return the time limit for a workbook of that size, in processor seconds.

    Workbooks with 100,000 products need 0.1 to 0.2 s per megabyte.
    """
    return min(_BASE_SECONDS + _SECONDS_PER_BYTE * file_bytes, MAX_SECONDS)


class _Progress:
    """The number of rows that have been read, and the number of rows of the sheet."""

    def __init__(self, expected: int) -> None:
        self.expected = expected
        self.read = 0

    def share(self) -> float:
        """Return the share, from 0 to 1."""
        return min(self.read / self.expected, 1.0)


def _records(lines: Iterator[bytes], path: Path, progress: _Progress) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        progress.read += 1
        cells = json.loads(line)
        yield tuple(map(_cell, cells) if b"{" in line else cells)
    if progress.read < progress.expected:
        raise unusable_file(path, _UNREADABLE)


def _cell(cell: Any) -> Cell:
    """Return the cell; the process writes cells with errors and formats as objects."""
    if not isinstance(cell, dict):
        return cell
    if "error" in cell:
        return ErrorText(cell["error"])
    if "date" in cell:
        return DateText(cell["date"])
    return FormattedNumber(**cell)


def _lines(file: BinaryIO, path: Path, sheet: str | None) -> Generator[bytes, None, None]:
    """Yield the first line of the process and a line for each row; then end the process."""
    with tempfile.TemporaryDirectory(prefix="dpp-read-") as name:
        copy, answer_file = Path(name, "workbook"), Path(name, "answer_file")
        with os_errors_named(path):
            file.seek(0)
            with copy.open("wb") as whole:
                shutil.copyfileobj(file, whole)
            size = copy.stat().st_size
            process = _start(copy, answer_file, size, sheet)
        with process:
            try:
                assert process.stdout
                yield _first_line(process, answer_file, size, path)
                yield from _whole_lines(process.stdout, path)
                _check_exit(process, path)
            finally:
                process.kill()


def _start(
    workbook: Path, answer_file: Path, size: int, sheet: str | None
) -> "subprocess.Popen[bytes]":
    wanted = () if sheet is None else (sheet,)
    command = (*_COMMAND, str(memory_for(size)), *wanted)
    with workbook.open("rb") as file, answer_file.open("wb") as answer:
        return start_process(command, stdin=file, stdout=subprocess.PIPE, stderr=answer)


def _first_line(
    process: "subprocess.Popen[bytes]", answer_file: Path, size: int, path: Path
) -> bytes:
    """Return the line that the process writes once the sheet is in memory.

    Raises InvalidInput if the process exceeds its limits, and MachineBusy. The line is in a file,
    because reading a pipe would block the check of the limits.
    """
    limit = ProcessLimit(process.pid, memory_for(size), seconds_for(size))
    while (excess := limit.exceeded()) is None:
        ended = process.poll()
        line = answer_file.read_bytes()
        raise_if_killed(process)
        if ended is not None and ended < 0:  # aborted, because it got no more memory
            break
        # The file may also contain error messages.
        if ended is not None or (line.startswith(_ANSWER) and line.endswith(b"\n")):
            return line
        time.sleep(_POLL_SECONDS)
    if excess is Excess.BUSY:
        raise machine_busy()
    if excess is Excess.TIME:
        raise unusable_file(path, Message("takes too long to read as a workbook; save it as CSV"))
    raise unusable_file(
        path, Message("needs too much memory to read as a workbook; save it as CSV")
    )


def _json(line: bytes) -> object:
    """Return the value of the line; False if it isn't JSON, such as an error message."""
    try:
        return json.loads(line)
    except ValueError:
        return False


def _whole_lines(output: IO[bytes], path: Path) -> Iterator[bytes]:
    """Yield the complete lines."""
    while (line := output.readline(_MAX_LINE_BYTES)).endswith(b"\n"):
        yield line
    if len(line) == _MAX_LINE_BYTES:
        raise unusable_file(
            path,
            Message(
                "has a row of more than {most:,} characters",
                most=MAX_ROW_CHARACTERS,
            ),
        )


def _check_exit(process: "subprocess.Popen[bytes]", path: Path) -> None:
    """Raises InvalidInput if a fault ended the process, whose rows may then be too few.

    Raises InvalidInput, or MachineBusy if the process was killed.
    """
    if process.wait() != 0:
        raise_if_killed(process)
        raise unusable_file(path, _UNREADABLE)


def _check_archive(file: BinaryIO, path: Path) -> None:
    """Check the unpacked size of the workbook. Raises InvalidInput."""
    try:
        with zipfile.ZipFile(file) as parts:
            _check_part_sizes(parts, path)
    except (DppError, OSError):
        raise
    except Exception as error:  # whatever makes a reader of archives stumble
        raise unusable_file(path, _UNREADABLE) from error


def _check_part_sizes(parts: zipfile.ZipFile, path: Path) -> None:
    if len(parts.infolist()) > MAX_PARTS:
        raise unusable_file(path, Message("has more than {most:,} parts", most=MAX_PARTS))
    whole = sum(part.file_size for part in parts.infolist())
    if whole > MAX_WHOLE_BYTES:
        raise unusable_file(
            path,
            Message("unpacks to more than {most} MB", most=MAX_WHOLE_BYTES >> 20),
        )
    for part in parts.infolist():
        most = _max_bytes(part.filename)
        if part.file_size > most:
            raise unusable_file(path, Message("unpacks to more than {most} MB", most=most >> 20))
        if part.file_size > MAX_TEXT_RUN and part.filename.endswith(".xml"):
            _check_text_runs(parts, part, path)


def _max_bytes(name: str) -> int:
    if "worksheets/" in name or name == "content.xml":
        return MAX_SHEET_BYTES
    return MAX_TEXTS_BYTES if "sharedStrings" in name else MAX_PART_BYTES


def _check_text_runs(parts: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    """Check the length of text without markup, which XML parsers keep in memory."""
    run = 0
    with parts.open(part) as content:
        while chunk := content.read(_READ_BYTES):
            run = 0 if b"<" in chunk else run + len(chunk)
            if run > MAX_TEXT_RUN:
                raise unusable_file(
                    path, Message("has a cell with more text than a cell can contain")
                )
