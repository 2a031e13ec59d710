"""Saves the rejected rows of a catalogue as CSV: to be corrected, and imported again."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.passports import files
from dpp_desktop.passports.catalogues.cells import text_of
from dpp_desktop.passports.catalogues.checking import CheckedCatalogue
from dpp_desktop.passports.catalogues.columns import REASON_COLUMN
from dpp_desktop.passports.catalogues.spool import CheckedRow

_BYTE_ORDER_MARK = "\ufeff"


def save_rejected(checked: CheckedCatalogue, file: Path) -> int:
    """Saves the columns of the catalogue and one with the reasons; returns how many rows.

    With a byte order mark, for spreadsheets, and delimited as the catalogue was. Replaces what is
    there. Raises InvalidInput if the file's name doesn't end in .csv, and EnvironmentFault.
    """
    files.check_ending(file, ".csv")
    written = _Rows(checked)
    with os_errors_named(file):
        durable.write_pieces(file, written.pieces())
    return written.count


class _Rows:
    """The rejected rows as CSV, row by row: there may be more than fits in memory."""

    def __init__(self, checked: CheckedCatalogue) -> None:
        self.count = 0
        self._checked = checked

    def pieces(self) -> Iterator[bytes]:
        """Gives the header and each row."""
        columns = self._checked.columns.columns
        kept = [place for place, name in enumerate(columns) if name != REASON_COLUMN]
        yield _BYTE_ORDER_MARK.encode("utf-8")
        yield self._line([*(columns[place] for place in kept), REASON_COLUMN])
        for row in self._checked.rejected():
            self.count += 1
            yield self._line([*(text_of(row.cells[place]) for place in kept), _reasons(row)])

    def _line(self, cells: list[str]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self._checked.delimiter, lineterminator="\r\n").writerow(cells)
        return text.getvalue().encode("utf-8")


def _reasons(row: CheckedRow) -> str:
    return " ".join(map(str, row.problems))
