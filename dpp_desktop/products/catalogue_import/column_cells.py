"""Turns the cells of a row into what their columns take: text as shown, or numbers.

Cells that can't be read with certainty get a problem instead of a value: errors of formulas, dates
where text belongs, and numbers whose decimal sign nothing shows.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.products.catalogue_import.cell_errors import ERROR_STARTS, is_error
from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap, Target
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.field_paths import Path
from dpp_desktop.products.catalogue_import.number_formats import percentage
from dpp_desktop.products.catalogue_import.number_texts import (
    ITEM_DELIMITER,
    DecimalSign,
    Survey,
    is_ambiguous,
    number_of,
    readings,
    sign_of_all,
)
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import (
    Cell,
    DateText,
    ErrorText,
    FormattedNumber,
    Row,
)

NOT_READ = "cell_not_read"
"""The code of problems of cells that can't be read with certainty."""

_NUMBERS = frozenset({"integer", "number"})
_EXPONENT = ("E+", "e+")
_ALL = ""


class Takes(Enum):
    """What a column takes."""

    NOTHING = auto()
    IDENTIFIER = auto()
    """SKU and name: text that a spreadsheet program may have changed to something else."""
    GTIN = auto()
    TEXT = auto()
    NUMBER = auto()
    ANYTHING = auto()


class ColumnCells:
    """Reads the cells of rows for their columns.

    `chosen` are the decimal signs that the user chose (see `signs_by_place`).
    `signs` are the decimal signs of the columns of numbers whose sign is known, by their paths.
    `notices` says what was read otherwise than it is stored, a notice for each column.
    """

    def __init__(
        self,
        columns: ColumnMap,
        fields: SchemaFields,
        survey: Survey,
        chosen: Mapping[int | None, DecimalSign],
    ) -> None:
        self._columns = columns
        self._takes = [_taken(target, fields) for target in columns.targets]
        self._used = [place for place, takes in enumerate(self._takes) if takes != Takes.NOTHING]
        self._skus = [p for p in self._used if columns.targets[p].role is Role.SKU]
        self._fractions = [fields.takes_fractions(target.path) for target in columns.targets]
        self._notices: dict[tuple[int, str], Problem] = {}
        self.signs: dict[Path, DecimalSign] = {}
        self._undecided: list[int] = []
        self._decide(survey, chosen)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What was read otherwise than it is stored so far."""
        return tuple(self._notices.values())

    def read(self, row: Row) -> Row:
        """Return the row with plain cells, and with the problems of those that can't be read."""
        problems: list[Problem] = []
        changed = {}
        for place, cell in enumerate(row.cells):
            kind = cell.__class__
            if cell[:1] in _FIRSTS if kind is str else kind not in _PLAIN:
                changed[place] = self._plain_cell(place, row, problems)
        for place in self._skus:
            self._refuse_exponent(place, row, problems)
        for place in self._undecided:
            self._refuse_ambiguous(place, row, problems)
        if not changed and not problems:
            return row
        cells = tuple(changed.get(place, cell) for place, cell in enumerate(row.cells))
        return replace(row, cells=cells, problems=(*row.problems, *problems))

    def _decide(self, survey: Survey, chosen: Mapping[int | None, DecimalSign]) -> None:
        """Find the decimal sign of each column of numbers: chosen, its own, or that of the file."""
        of_file = sign_of_all(survey.values())
        for place, seen in survey.items():
            wanted = chosen.get(place, chosen.get(None))
            sign = wanted or seen.sign
            if sign is None and not (seen.comma or seen.point):
                sign = of_file
            if sign is not None:
                self.signs[self._columns.targets[place].path] = sign
            if seen.ambiguous and sign is None:
                self._undecided.append(place)
            elif seen.ambiguous and sign is not None and wanted is None:
                self._note_reading(place, seen.ambiguous, sign)

    def _note_reading(self, place: int, text: str, sign: DecimalSign) -> None:
        message = (
            f"{shown(text)} is read as {text_of(number_of(text, sign))}, because other numbers "
            f"have a decimal {sign.value}."
        )
        self._note(place, "decimal_sign", message)

    def _plain_cell(self, place: int, row: Row, problems: list[Problem]) -> Cell:
        """The plain cell; a problem is added if it can't be read."""
        cell, takes = row.cells[place], self._takes[place]
        if isinstance(cell, FormattedNumber):
            return self._plain_number(place, cell, problems)
        text = str(cell)
        if takes is Takes.NOTHING:
            return text
        if isinstance(cell, ErrorText) or is_error(text):
            message = f"the cell {_name_of(place, row)} holds {shown(text)}; correct the formula."
            problems.append(self._problem(place, message))
        elif isinstance(cell, DateText) and takes in (Takes.IDENTIFIER, Takes.GTIN):
            message = (
                f"the cell {_name_of(place, row)} holds the date {text}; format the column as "
                "text and enter it again."
            )
            problems.append(self._problem(place, message))
        return text

    def _plain_number(
        self, place: int, cell: FormattedNumber, problems: list[Problem]
    ) -> str | int | float:
        takes = self._takes[place]
        if takes is Takes.GTIN:
            return str(cell) if str(cell).isdecimal() else cell.number
        if cell.scientific and takes in (Takes.IDENTIFIER, Takes.TEXT):
            message = (
                f"the spreadsheet shows {cell.number} with an exponent and may have changed it; "
                "format the column as text and enter it again."
            )
            problems.append(self._problem(place, message))
        if takes in (Takes.IDENTIFIER, Takes.TEXT):
            return str(cell)
        if takes is Takes.ANYTHING and cell.shown and cell.shown.isdecimal():
            return cell.shown if cell.shown != str(cell.number) else cell.number
        if not cell.percent:
            return cell.number
        if takes is Takes.NOTHING:
            return str(cell)
        return self._of_percentage(place, cell)

    def _of_percentage(self, place: int, cell: FormattedNumber) -> int | float:
        if self._fractions[place]:
            number, why = cell.number, "the field takes at most 1"
        else:
            number, why = percentage(cell.number), "the cells are formatted as percentages"
        self._note(place, "percentage", f"{cell} is read as {number}, because {why}.")
        return number

    def _refuse_exponent(self, place: int, row: Row, problems: list[Problem]) -> None:
        cell = row.cells[place]
        if not isinstance(cell, str) or not any(mark in cell for mark in _EXPONENT):
            return
        if readings(cell):
            message = (
                f"a spreadsheet program has changed it to {shown(cell)}; format the column as "
                "text and enter it again."
            )
            problems.append(self._problem(place, message))

    def _refuse_ambiguous(self, place: int, row: Row, problems: list[Problem]) -> None:
        cell = row.cells[place]
        if not isinstance(cell, str):
            return
        text = next((t for t in map(str.strip, cell.split(ITEM_DELIMITER)) if is_ambiguous(t)), "")
        if text:
            comma, point = (text_of(number_of(text, sign)) for sign in DecimalSign)
            message = (
                f"{shown(text)} may be {comma} or {point}; choose the decimal sign of the column, "
                "or write it without a separator for thousands."
            )
            problems.append(self._problem(place, message))

    def _problem(self, place: int, message: str) -> Problem:
        return Problem(str(self._columns.targets[place]), NOT_READ, message)

    def _note(self, place: int, code: str, message: str) -> None:
        if (place, code) not in self._notices:
            self._notices[place, code] = Problem(self._columns.name(place), code, message)


def columns_of_numbers(columns: ColumnMap, fields: SchemaFields) -> list[int]:
    """Return the places of the columns that take numbers, or several of them."""
    return [
        place
        for place, target in enumerate(columns.targets)
        if _taken(target, fields) is Takes.NUMBER
    ]


def signs_by_place(
    columns: ColumnMap, chosen: Mapping[str, DecimalSign]
) -> dict[int | None, DecimalSign]:
    """Return the chosen decimal signs by the places of columns, and by None that of all others.

    Raises InvalidInput for unknown columns, and for headings of several columns.
    """
    problems = columns.name_problems((name for name in chosen if name != _ALL), "decimal")
    if problems:
        raise InvalidInput(problems)
    return {
        None if name == _ALL else columns.place_named(name): sign for name, sign in chosen.items()
    }


_FIRSTS = frozenset(start[0] for start in ERROR_STARTS)
_PLAIN = frozenset({str, int, float, bool, type(None), dict, list})


def _taken(target: Target, fields: SchemaFields) -> Takes:
    if target.role is Role.IGNORED:
        return Takes.NOTHING
    if target.role in (Role.SKU, Role.NAME):
        return Takes.IDENTIFIER
    if target.role is Role.GTIN:
        return Takes.GTIN
    if target.role is Role.PASSPORT:
        return Takes.TEXT
    types = fields.types(target.path)
    if "array" in types and not types & {"string", *_NUMBERS}:
        types = fields.types((*target.path, 0))
    if types & _NUMBERS:
        return Takes.ANYTHING if "string" in types else Takes.NUMBER
    return Takes.TEXT if "string" in types else Takes.ANYTHING


def _name_of(place: int, row: Row) -> str:
    """The name of the cell in a spreadsheet, as B3."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row.number}"
