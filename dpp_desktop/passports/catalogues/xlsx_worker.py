"""The process that reads a workbook; see `xlsx_tables`, which starts and ends it.

Gets the workbook as standard input, and as its argument how many bytes of memory it may take. Tells
by a line of JSON on standard error, which is a file, how many rows and columns the first sheet has,
null if there is no sheet with cells, or the place of a formula without its result. Then writes to
standard output, a pipe, a line of JSON for each row, from the first of the sheet on: a list of its
cells.
"""

import json
import math
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook

from dpp_desktop.passports.catalogues.xlsx_formulas import formula_without_result
from dpp_desktop.passports.confinement import limit_memory

_EXACT_INTEGERS = 1 << 53


def main() -> None:
    """Reads the workbook."""
    limit_memory(int(sys.argv[1]))
    unreckoned = formula_without_result(sys.stdin.buffer)
    if unreckoned is not None:
        _tell(unreckoned)
        return
    sys.stdin.buffer.seek(0)
    with CalamineWorkbook.from_filelike(sys.stdin.buffer) as book:
        sheet = book.get_sheet_by_index(0) if book.sheet_names else None
        if sheet is None or sheet.end is None:
            _tell(None)
            return
        _tell([place + 1 for place in sheet.end])
        for cells in sheet.iter_rows():
            sys.stdout.write(json.dumps([_cell(cell) for cell in cells]) + "\n")


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no such number
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_INTEGERS:
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


def _tell(answer: list[int] | str | None) -> None:
    sys.stderr.write(json.dumps(answer) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
