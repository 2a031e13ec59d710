"""The child process that reads a workbook, started by `xlsx_tables`.

Standard input is the workbook. The arguments are the memory limit in bytes and, optionally, the
name of the sheet. The process writes a line of JSON to standard error, which is a file: an object
with the "sheets" and either the number of "rows" and "columns" of the "sheet" and the evidence of
decimal separators, or the reason why it can't be read as "refused". It then writes a line of JSON
to standard output, a pipe, for each row of the sheet: a list of its cells. A cell with an error or
a number format is an object; see `_marked`.
"""

import json
import math
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dpp_desktop.common.memory_limit import limit_memory
from dpp_desktop.common.spreadsheet_text import PROTECTED_STARTS, unprotected
from dpp_desktop.products.catalogue_import.number_texts import Evidence
from dpp_desktop.products.catalogue_import.sheet_cells import (
    WORKBOOK,
    Mark,
    MarkedRows,
    ods_marks,
    part_of_sheet,
    xlsx_marks,
)
from dpp_desktop.products.catalogue_import.xlsx_formulas import SheetScan, scan

_EXACT_INTEGERS = 1 << 53
_MAX_SHEETS = 100
_MAX_NUMBER_LENGTH = 60
_SHARED = "xl/sharedStrings.xml"
_SEPARATED = re.compile(rb"[.,][0-9]{3}(?![0-9])")
_READ_BYTES = 1 << 20
_NO_MARKS: Mapping[int, Mark] = {}


def main() -> None:
    """Read the workbook."""
    limit_memory(int(sys.argv[1]))
    wanted = sys.argv[2] if len(sys.argv) > 2 else None
    with zipfile.ZipFile(sys.stdin.buffer) as parts:
        if "xl/workbook.bin" in parts.namelist():
            _write_answer({"refused": "format"})
            return
        sys.stdin.buffer.seek(0)
        with CalamineWorkbook.from_filelike(sys.stdin.buffer) as book:
            _read(parts, book, wanted)


def _read(parts: zipfile.ZipFile, book: CalamineWorkbook, wanted: str | None) -> None:
    visible = [each.name for each in book.sheets_metadata if _is_visible_sheet(each)]
    tables = [each.name for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    name = _chosen(tables, wanted) if wanted else next(iter(visible), None)
    answer: dict[str, Any] = {"sheet": name or wanted, "sheets": visible[:_MAX_SHEETS]}
    if name is None:
        _write_answer(
            answer | {"refused": "unknown" if wanted else "hidden" if tables else "empty"}
        )
        return
    part = part_of_sheet(parts, name) if WORKBOOK in parts.namelist() else None
    found = scan(parts, part) if part else SheetScan(texts=True)
    sheet = book.get_sheet_by_name(name)
    if found.formula is not None:
        _write_answer(answer | {"refused": "formula", "place": found.formula})
    elif sheet.end is None:
        _write_answer(answer | {"refused": "empty"})
    else:
        rows, columns = (place + 1 for place in sheet.end)
        numbers = _survey(sheet) if found.texts or _shares_numbers(parts) else {}
        _write_answer(answer | {"rows": rows, "columns": columns, "numbers": numbers})
        if part:
            _write(sheet, xlsx_marks(parts, part, errors=found.errors))
        else:
            _write(sheet, ods_marks(parts, name))


def _is_visible_sheet(sheet: Any) -> bool:
    return bool(sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible)


def _chosen(names: list[str], wanted: str) -> str | None:
    """Return the sheet with the name, ignoring case."""
    same = (name for name in names if name.casefold() == wanted.casefold())
    return wanted if wanted in names else next(same, None)


def _shares_numbers(parts: zipfile.ZipFile) -> bool:
    """Return whether the shared texts contain numbers with an ambiguous decimal separator."""
    if _SHARED not in parts.namelist():
        return False
    rest = b""
    with parts.open(_SHARED) as texts:
        while chunk := texts.read(_READ_BYTES):
            if _SEPARATED.search(rest + chunk):
                return True
            rest = chunk[-8:]
    return False


def _survey(sheet: CalamineSheet) -> dict[int, tuple[str, str, str]]:
    """Return the evidence of decimal separators in the texts of each column."""
    evidence: dict[int, Evidence] = {}
    for cells in sheet.iter_rows():
        for place, cell in enumerate(cells):
            if (
                isinstance(cell, str)
                and len(cell) <= _MAX_NUMBER_LENGTH
                and ("," in cell or "." in cell)
            ):
                evidence.setdefault(place, Evidence()).observe(unprotected(cell.strip()))
    return {place: (e.comma, e.point, e.ambiguous) for place, e in evidence.items()}


def _write(sheet: CalamineSheet, marks: Iterator[MarkedRows]) -> None:
    rows = 0
    marked = next(marks, None)
    for cells in sheet.iter_rows():
        while marked and marked.last < rows:
            marked = next(marks, None)
        _write_row(cells, marked.marks if marked and marked.first <= rows else _NO_MARKS)
        rows += 1
    while marked:  # calamine omits trailing rows that contain only errors
        if _width(marked.marks):
            for row in range(rows, marked.last + 1):
                _write_row([], marked.marks if marked.first <= row else _NO_MARKS)
            rows = max(rows, marked.last + 1)
        marked = next(marks, None)


def _write_row(cells: list[Any], marks: Mapping[int, Mark]) -> None:
    if marks:
        missing = [""] * (_width(marks) - len(cells))
        values = [_marked(cell, marks.get(at)) for at, cell in enumerate([*cells, *missing])]
    else:
        values = [_cell(cell) for cell in cells]
    sys.stdout.write(json.dumps(values) + "\n")


def _width(marks: Mapping[int, Mark]) -> int:
    """Return the number of cells up to the last one with an error."""
    return max((place + 1 for place, mark in marks.items() if mark.error), default=0)


def _marked(value: Any, mark: Mark | None) -> Any:
    """Return a cell; an object if it has an error or a number format.

    The object has the "error" of a formula, or a "number" with the text "shown" in the sheet or
    null, and the flags "percent" and "scientific".
    """
    if mark and mark.error:
        return {"error": mark.error}
    cell = _cell(value)
    if mark is None or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    shown = mark.format.shown(cell) if mark.format else mark.shown
    scientific = bool(mark.format and mark.format.scientific)
    if not (mark.percent or scientific) and shown in (None, str(cell)):
        return cell
    return {"number": cell, "shown": shown, "percent": mark.percent, "scientific": scientific}


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        return (unprotected(text) if text.startswith(PROTECTED_STARTS) else text) or None
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no such number
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_INTEGERS:
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return {"date": value.date().isoformat()}
    if isinstance(value, (date, time)):
        return {"date": value.isoformat()}
    return {"date": str(value)} if isinstance(value, timedelta) else value


def _write_answer(answer: dict[str, Any]) -> None:
    sys.stderr.write(json.dumps(answer) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
