"""Writes a pack's rows as CSV (RFC 4180): comma, CRLF, UTF-8 without byte order mark.

The data is exact, whatever a spreadsheet would make of it: it is meant for machines.
"""

import csv
import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dpp_desktop.identity.serials import SERIAL_LENGTH
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
    return set_side_by_side(row.split(_PLACE.encode("ascii")), serials)


def set_side_by_side(pieces: Sequence[bytes], serials: str) -> bytes:
    """Returns the pieces once for each serial, with the serial between each two of them."""
    count = len(serials) // SERIAL_LENGTH
    column = np.frombuffer(serials.encode("ascii"), dtype=np.uint8).reshape(count, SERIAL_LENGTH)
    # All rows are equally long, so they can be set side by side as columns of bytes.
    columns = [_repeated(pieces[0], count)]
    for piece in pieces[1:]:
        columns += [column, _repeated(piece, count)]
    return np.hstack(columns).tobytes()


def _repeated(piece: bytes, count: int) -> NDArray[np.uint8]:
    return np.broadcast_to(np.frombuffer(piece, dtype=np.uint8), (count, len(piece)))


def _csv_line(*cells: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")
