"""Saves the rejected rows of a catalogue as CSV: to be corrected, and imported again."""

import csv
import io
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.passports.catalogues.cells import text_of
from dpp_desktop.passports.catalogues.checking import CheckedCatalogue
from dpp_desktop.passports.catalogues.columns import REASON_COLUMN
from dpp_desktop.passports.catalogues.spool import CheckedRow

_BYTE_ORDER_MARK = "\ufeff"


def save_rejected(checked: CheckedCatalogue, file: Path) -> int:
    """Saves the columns of the catalogue and one with the reasons; returns how many rows.

    With a byte order mark, for spreadsheets, and delimited as the catalogue was. Replaces what is
    there. Raises EnvironmentFault.
    """
    kept = [place for place, name in enumerate(checked.columns.columns) if name != REASON_COLUMN]
    text = io.StringIO(_BYTE_ORDER_MARK, newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, delimiter=checked.delimiter, lineterminator="\r\n")
    writer.writerow([*(checked.columns.columns[place] for place in kept), REASON_COLUMN])
    rows = 0
    for rows, row in enumerate(checked.rejected(), start=1):  # noqa: B007 - returned
        writer.writerow([*(text_of(row.cells[place]) for place in kept), _reasons(row)])
    with os_errors_named(file):
        durable.write_whole(file, text.getvalue().encode("utf-8"))
    return rows


def _reasons(row: CheckedRow) -> str:
    return " ".join(map(str, row.problems))
