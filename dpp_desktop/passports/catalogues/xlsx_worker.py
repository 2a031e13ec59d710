"""The process that reads a workbook; see `xlsx_tables`, which starts and ends it.

Gets the workbook as standard input. Writes lines of JSON to standard output: first how many rows
the first sheet has, null if there is no sheet with cells, then each row, from the first of the
sheet on, as a list of its cells.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook

from dpp_desktop.passports.confinement import limit_memory

MEMORY_BYTES = 640 << 20
"""What reading may take: 100,000 products with twenty columns take 200 MB."""

_EXACT_INTEGERS = 1 << 53


def main() -> None:
    """Reads the workbook."""
    limit_memory(MEMORY_BYTES)
    with CalamineWorkbook.from_filelike(sys.stdin.buffer) as book:
        sheet = book.get_sheet_by_index(0) if book.sheet_names else None
        if sheet is None or sheet.end is None:
            _write(None)
            return
        _write(sheet.end[0] + 1)
        for cells in sheet.iter_rows():
            _write([_cell(cell) for cell in cells])


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_INTEGERS:
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


def _write(value: Any) -> None:
    sys.stdout.write(json.dumps(value) + "\n")


if __name__ == "__main__":
    main()
