"""Open a catalogue in any supported format."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dpp_desktop.common import file_reading
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.csv_tables import read_csv
from dpp_desktop.products.catalogue_import.json_stream import MAX_FILE_BYTES
from dpp_desktop.products.catalogue_import.json_tables import no_passport, read_json
from dpp_desktop.products.catalogue_import.tables import (
    NO_NAMES,
    ProductNames,
    Table,
    unusable_file,
)

_ZIP_MARK = b"PK\x03\x04"
_OLD_WORKBOOK_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_START_BYTES = 64


@contextmanager
def open_table(
    path: Path,
    encoding: str | None = None,
    sheet: str | None = None,
    names: ProductNames = NO_NAMES,
) -> Iterator[Table]:
    """Open the table in a CSV, XLSX, ODS or JSON file, as a context manager.

    The format is detected from the content. `encoding` is the encoding of CSV without byte order
    mark, detected if None; `sheet` is the sheet of a workbook, the first visible one if None.
    `names` are for a JSON file that is a single passport. Raises NotFound, ProductNamesNeeded, and
    InvalidInput, also while the rows are read.
    """
    with file_reading.opened(path) as file:
        whole = file if file.seekable() else _whole(file, path)
        yield _table(whole, path, encoding, sheet, names)


def _table(
    file: BinaryIO, path: Path, encoding: str | None, sheet: str | None, names: ProductNames
) -> Table:
    start = file.read(_START_BYTES)
    file.seek(0)
    if names.is_given and not _is_json(start, path):
        raise no_passport()
    if start.startswith(_ZIP_MARK):
        from dpp_desktop.products.catalogue_import.xlsx_tables import read_xlsx

        return read_xlsx(file, path, sheet)
    if sheet is not None:
        raise InvalidInput(
            [
                Problem(
                    "sheet", "no_workbook", Message("you can choose a sheet only in a workbook.")
                )
            ],
            Message("Don't choose a sheet; nothing was changed."),
        )
    if start.startswith(_OLD_WORKBOOK_MARK):
        raise unusable_file(path, Message("is a workbook in an old format; save it as XLSX or CSV"))
    if _is_json(start, path):
        return read_json(file, path, names)
    return read_csv(file, path, encoding)


def _is_json(start: bytes, path: Path) -> bool:
    seen = start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return path.suffix.lower() == ".json" or seen[:1] in (b"{", b"[")


def _whole(file: BinaryIO, path: Path) -> BinaryIO:
    """Return the content of a pipe as a file, because a pipe can't be read twice."""
    data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise file_reading.unreadable(
            path, Message("is larger than {most} MB", most=MAX_FILE_BYTES >> 20)
        )
    return io.BytesIO(data)
