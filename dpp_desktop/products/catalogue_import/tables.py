"""A catalogue as a table: columns with headings, and rows that are read one by one."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.encodings import OtherReading
from dpp_desktop.products.catalogue_import.number_texts import DecimalSurvey

MAX_ROWS = 500_000
MAX_COLUMNS = 1_000
MAX_ROW_CHARACTERS = 1 << 20

_Entry = TypeVar("_Entry")
_CHUNK_CHARACTERS = 1 << 21
"""The maximum size of a chunk of rows; JSON needs thirty times as much memory."""

Cell = Any
"""Text, a number, True, False, or a JSON object or array; None if empty.

Cells of a workbook can also be a `FormattedNumber`, `DateText` or `ErrorText`.
"""


class DateText(str):
    """A date of a workbook, in ISO 8601 format."""

    __slots__ = ()


class ErrorText(str):
    """The error of a formula, such as #N/A, in a cell of a workbook."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class FormattedNumber:
    """A number of a workbook with a number format.

    `shown` is the text in the sheet; None if the format is unsupported. `percent` is True if the
    number is shown multiplied by 100, `scientific` if it is shown with an exponent.
    """

    number: int | float
    shown: str | None
    percent: bool = False
    scientific: bool = False

    def __str__(self) -> str:
        return repr(self.number) if self.shown is None else self.shown


@dataclass(frozen=True, slots=True)
class Origin:
    """The sheet or encoding that a table was read from.

    `sheet` is the sheet of a workbook, `sheets` are all visible ones; empty for other files.
    `encoding` is the encoding of a CSV file, empty for others, and `recognized` if it was detected
    from the content. `wrong_reading` is text that shows that the encoding is wrong, or empty.
    `other_reading` is another encoding that fits the content as well, or None.
    """

    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    recognized: bool = False
    wrong_reading: str = ""
    other_reading: OtherReading | None = None


@dataclass(frozen=True, slots=True)
class ProductNames:
    """SKU and name of the product of a file that is a single passport; empty if not given."""

    sku: str = ""
    name: str = ""

    @property
    def is_given(self) -> bool:
        """Whether one of them is given."""
        return bool(self.sku or self.name)


NO_NAMES = ProductNames()


def _no_survey(_places: Collection[int]) -> DecimalSurvey:
    return {}


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `number` is the row number in a spreadsheet, or the position in a JSON array.

    There are as many `cells` as columns. `problems` are those of the row's structure. `size` is
    its approximate length in the file, in characters. `not_given` are the indexes of columns that
    a JSON object has no property for, which isn't an empty cell.
    """

    number: int
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()
    size: int = 0
    not_given: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A catalogue that is open for reading.

    `share` returns the share that has been read, from 0 to 1. The columns of a product file have
    fixed targets: it is `fixed`. `survey` returns the evidence of decimal separators of the columns
    with these indexes; call it before the first row is read. `delimiter` is the delimiter of a CSV
    file, empty for others.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    share: Callable[[], float]
    delimiter: str = ""
    fixed: bool = False
    survey: Callable[[Collection[int]], DecimalSurvey] = _no_survey
    origin: Origin = Origin()


def table_of(
    records: Iterator[tuple[Cell, ...]],
    path: Path,
    share: Callable[[], float],
    delimiter: str = "",
    survey: Callable[[Collection[int]], DecimalSurvey] = _no_survey,
    origin: Origin = Origin(),
) -> Table:
    """Return the table of the records; the first record that isn't empty is the header.

    Raises InvalidInput if there is no header, and for too many rows while they are read.
    """
    numbered = enumerate(records, start=1)
    header = next((cells for _, cells in numbered if _is_filled(cells)), ())
    columns = tuple("" if cell is None else str(cell).strip() for cell in header)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not columns:
        raise unusable_file(path, Message("has no rows"))
    if len(columns) > MAX_COLUMNS:
        raise unusable_file(path, Message("has more than {most:,} columns", most=MAX_COLUMNS))
    rows = (_row(number, cells, len(columns)) for number, cells in numbered if _is_filled(cells))
    return Table(columns, limited(rows, path), share, delimiter, survey=survey, origin=origin)


def chunked(rows: Iterator[Row], most: int) -> Iterator[list[Row]]:
    """Yield the rows in lists of at most `most` rows, fewer if they are large."""
    chunk: list[Row] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += row.size
        if len(chunk) == most or size > _CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def limited(rows: Iterator[_Entry], path: Path) -> Iterator[_Entry]:
    """Yield the rows. Raises InvalidInput after 500,000 rows."""
    for count, row in enumerate(rows):
        if count == MAX_ROWS:
            raise unusable_file(path, Message("has more than {most:,} rows", most=MAX_ROWS))
        yield row


def unusable_file(path: Path, why: Message) -> InvalidInput:
    """Return the error of a file that is no catalogue; `why` follows the words "the file"."""
    return InvalidInput([Problem(path.name, "no_catalogue", Message("the file {why}.", why=why))])


def _row(number: int, cells: tuple[Cell, ...], columns: int) -> Row:
    more = [cell for cell in cells[columns:] if cell is not None]
    problem = Problem(
        "row", "row_length", Message("the row has more cells than there are columns.")
    )
    filled = cells[:columns] + (None,) * (columns - len(cells))
    size = sum(len(cell) + 1 if isinstance(cell, str) else 1 for cell in cells)
    return Row(number, filled, (problem,) if more else (), size)


def _is_filled(cells: tuple[Cell, ...]) -> bool:
    return any(cell is not None for cell in cells)
