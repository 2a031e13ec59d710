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
    # All rows have the same length, so they can be joined as columns of bytes.
    parts = [_repeated(pieces[0], count)]
    for column, piece in zip(columns, pieces[1:], strict=True):
        parts += [column, _repeated(piece, count)]
    return np.hstack(parts).reshape(-1).data


def _repeated(piece: bytes, count: int) -> Column:
    return np.broadcast_to(np.frombuffer(piece, dtype=np.uint8), (count, len(piece)))


def _csv_line(*cells: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")
