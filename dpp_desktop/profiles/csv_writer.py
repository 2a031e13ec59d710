"""Write rows as CSV (RFC 4180): comma, CRLF, UTF-8 without byte order mark.

Values are written exactly, for machines; a spreadsheet may change them when it opens the file.
"""

import csv
import io
from collections.abc import Sequence

import numpy as np

from dpp_desktop.carriers.serial_arrays import Column, serial_column
from dpp_desktop.model.mint import MintJob

COLUMNS = ("gtin", "batch", "serial", "url")

# The placeholder for the serial in a row. No GTIN, batch or URL of this program contains it, and
# like a serial it needs no quotes.
_PLACEHOLDER = "$"


def render_header() -> bytes:
    """Return the header row."""
    return _csv_line(*COLUMNS)


def render_rows(job: MintJob, serials: str) -> memoryview:
    """Return one row for each serial of the job, as bytes; `serials` are concatenated."""
    row = _csv_line(job.gtin or "", job.batch, _PLACEHOLDER, job.link_prefix + _PLACEHOLDER)
    column = serial_column(serials)
    return join_columns(row.split(_PLACEHOLDER.encode("ascii")), [column, column])


def join_columns(pieces: Sequence[bytes], columns: Sequence[Column]) -> memoryview:
    """Return rows, as bytes, that alternate the constant pieces with the cells of the columns.

    There is one more piece than columns. There is at least one column, and all columns have the
    same number of rows.
    """
    count = len(columns[0])
    # All rows have the same length, so one row is repeated, and the cells are put into all rows at
    # once. As values of a few bytes, which are copied quicker than byte by byte.
    row, places = bytearray(pieces[0]), []
    for column, piece in zip(columns, pieces[1:], strict=True):
        places.append(len(row))
        row += bytes(column.shape[1]) + piece
    rows = row * count
    for column, place in zip(columns, places, strict=True) if count else ():
        cell = np.dtype((np.void, column.shape[1]))
        into = np.ndarray((count,), cell, rows, offset=place, strides=(len(row),))
        into[:] = np.ascontiguousarray(column).view(cell).reshape(-1)
    return memoryview(rows)


def _csv_line(*cells: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")
