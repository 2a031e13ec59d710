"""Writes a pack's rows as CSV (RFC 4180): comma, CRLF, UTF-8 without byte order mark.

The data is exact, whatever a spreadsheet would make of it: it is meant for machines.
"""

import csv
import io
from collections.abc import Sequence

from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.model.mint import MintJob

COLUMNS = ("gtin", "batch", "serial", "url")

# Stands for the serial while a row is laid out; like a serial, it needs no quotes by itself.
_PLACE = "~" * SERIAL_LENGTH


def render_pack(job: MintJob, serials: Sequence[str]) -> bytes:
    """Returns the whole file: a header row, and one row for each serial in the order given."""
    pieces = _csv_line(job.gtin or "", job.batch, _PLACE, job.link_prefix + _PLACE).split(_PLACE)
    header = _csv_line(*COLUMNS)
    return (header + "".join([serial.join(pieces) for serial in serials])).encode("utf-8")


def _csv_line(*cells: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
