"""Writes a pack's rows as CSV (RFC 4180): comma, CRLF, UTF-8 without byte order mark.

The data is exact, whatever a spreadsheet would make of it: it is meant for machines.
"""

import csv
import io
from collections.abc import Sequence

import numpy as np

from dpp_desktop.carriers.serial_arrays import Column, serial_column
from dpp_desktop.model.mint import MintJob

COLUMNS = ("gtin", "batch", "serial", "url")

# Stands for the serial while a row is laid out. No GTIN, batch or URL of ours has it, and like a
# serial it needs no quotes by itself.
_PLACE = "$"


def render_header() -> bytes:
    """Returns the header row."""
    return _csv_line(*COLUMNS)


def render_rows(job: MintJob, serials: str) -> bytes:
    """Returns one row for each serial; they are end to end, all of the job."""
    row = _csv_line(job.gtin or "", job.batch, _PLACE, job.link_prefix + _PLACE)
    column = serial_column(serials)
    return join_columns(row.split(_PLACE.encode("ascii")), [column, column])


def join_columns(pieces: Sequence[bytes], columns: Sequence[Column]) -> bytes:
    """Returns the pieces once for each row, with a cell of the next column between each two.

    There are columns for all gaps between the pieces, at least one, and all have as many rows.
    """
    count = len(columns[0])
    # All rows are equally long, so they can be set side by side as columns of bytes.
    parts = [_repeated(pieces[0], count)]
    for column, piece in zip(columns, pieces[1:], strict=True):
        parts += [column, _repeated(piece, count)]
    return np.hstack(parts).tobytes()


def _repeated(piece: bytes, count: int) -> Column:
    return np.broadcast_to(np.frombuffer(piece, dtype=np.uint8), (count, len(piece)))


def _csv_line(*cells: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")
