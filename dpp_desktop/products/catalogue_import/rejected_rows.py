"""Save the rejected rows of a catalogue, to be corrected and imported again.

The file is CSV with protected text (see `spreadsheet_text`), or a workbook, which needs no
protection.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.common import file_reading
from dpp_desktop.common.spreadsheet_text import protected
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import no_folder, os_errors_named
from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.column_mapping import REASON_COLUMN
from dpp_desktop.products.catalogue_import.list_separator import list_separator
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow
from dpp_desktop.products.catalogue_import.tables import Cell
from dpp_desktop.products.catalogue_import.xlsx_writer import MAX_CHARACTERS, Value, workbook

WORKBOOK = ".xlsx"
_SHEET = "rejected"


def save_rejected(checked: CheckedCatalogue, file: Path) -> int:
    """Save the rejected rows with a column of reasons; return the number of rows.

    The suffix .xlsx creates a workbook, .csv a CSV file with byte order mark. The delimiter is
    that of the catalogue, or the one that spreadsheet programs on this computer expect. An
    existing file is replaced. Raises InvalidInput for other suffixes and for text that is too long
    for a workbook, and EnvironmentFault.
    """
    check_file(file)
    is_workbook = file.suffix.lower() == WORKBOOK
    rows = _Rows(checked)
    with os_errors_named(file):
        durable.write_pieces(file, rows.workbook() if is_workbook else rows.csv())
    return rows.count


def check_file(file: Path) -> None:
    """Raise InvalidInput for another suffix than .csv and .xlsx, PathUnusable without a folder."""
    if file.suffix.lower() != WORKBOOK:
        file_reading.check_ending(file, ".csv")
    if not file.absolute().parent.is_dir():
        raise no_folder(file.absolute().parent)


def suggested_name(catalogue: Path) -> str:
    """Return a file name for the rejected rows; those of a workbook are a workbook too."""
    ending = WORKBOOK if catalogue.suffix.lower() == WORKBOOK else ".csv"
    return f"{catalogue.stem}-rejected{ending}"


class _Rows:
    """Writes the rejected rows one by one, because they may not fit in memory."""

    def __init__(self, checked: CheckedCatalogue) -> None:
        self.count = 0
        self._checked = checked
        self._delimiter = checked.delimiter or list_separator()
        columns = checked.columns.columns
        self._kept = [place for place, name in enumerate(columns) if name != REASON_COLUMN]
        self._header = [*(columns[place] for place in self._kept), REASON_COLUMN]

    def csv(self) -> Iterator[bytes]:
        """Yield the header and each row as CSV."""
        yield codecs.BOM_UTF8
        # Headings are protected only if necessary, because other programs read them.
        yield self._line([name if name[:1].isalpha() else protected(name) for name in self._header])
        for *cells, reasons in self._rows():
            yield self._line([*(protected(text_of(cell)) for cell in cells), reasons])

    def workbook(self) -> Iterator[bytes]:
        """Yield a workbook of the header and the rows, piece by piece."""
        rows = (list(map(_value, cells)) for cells in chain([self._header], self._rows()))
        return workbook(_SHEET, rows)

    def _rows(self) -> Iterator[list[Cell]]:
        for row in self._checked.rejected():
            self.count += 1
            yield [*(row.cells[place] for place in self._kept), _reasons(row)]

    def _line(self, cells: list[str]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self._delimiter, lineterminator="\r\n").writerow(cells)
        return text.getvalue().encode("utf-8")


def _value(cell: Cell) -> Value:
    if isinstance(cell, bool | int | float) or cell is None:
        return cell
    text = text_of(cell)
    if len(text) > MAX_CHARACTERS:
        message = Message(
            "a cell of a workbook can have at most {most:,} characters.",
            most=MAX_CHARACTERS,
        )
        raise InvalidInput([Problem("file", "too_long", message)], Message("Save the rows as CSV."))
    return text


def _reasons(row: CheckedRow) -> str:
    return " ".join(map(str, row.problems))
