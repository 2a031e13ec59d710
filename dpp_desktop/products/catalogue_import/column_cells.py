"""Convert the cells of a row to the content of their columns: text as shown, or numbers.

Cells that can't be read with certainty get a problem: errors of formulas, dates in text columns,
and numbers with an unknown decimal separator.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.cell_errors import ERROR_STARTS, is_error
from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap, Target
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.field_paths import Path
from dpp_desktop.products.catalogue_import.number_formats import percentage
from dpp_desktop.products.catalogue_import.number_texts import (
    ITEM_DELIMITER,
    DecimalSign,
    DecimalSurvey,
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


class ColumnContent(Enum):
    """The kind of content of a column."""

    NOTHING = auto()
    IDENTIFIER = auto()
    """SKU or name: text that a spreadsheet program may have converted."""
    GTIN = auto()
    TEXT = auto()
    NUMBER = auto()
    ANYTHING = auto()


class ColumnCells:
    """Reads the cells of rows by the content of their columns.

    `chosen` are the decimal separators that the user chose (see `signs_by_column`). `signs` are the
    known decimal separators of number columns, by path. `notices` has a notice for each column with
    cells that were converted.
    """

    def __init__(
        self,
        columns: ColumnMap,
        fields: SchemaFields,
        survey: DecimalSurvey,
        chosen: Mapping[int | None, DecimalSign],
    ) -> None:
        self._columns = columns
        self._contents = [_content_of(target, fields) for target in columns.targets]
        self._used_columns = [
            place
            for place, content in enumerate(self._contents)
            if content != ColumnContent.NOTHING
        ]
        self._skus = columns.places(Role.SKU)
        self._fractions = [fields.has_fraction_limit(target.path) for target in columns.targets]
        self._notices: dict[tuple[int, str], Problem] = {}
        self.signs: dict[Path, DecimalSign] = {}
        self._undecided: list[int] = []
        self._decide(survey, chosen)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """The notices about conversions so far."""
        return tuple(self._notices.values())

    def read(self, row: Row) -> Row:
        """Return the row with plain cells, and with the problems of unreadable cells."""
        problems: list[Problem] = []
        changed = {}
        for place, cell in enumerate(row.cells):
            kind = cell.__class__
            if cell[:1] in _ERROR_FIRST_CHARACTERS if kind is str else kind not in _PLAIN:
                changed[place] = self._plain_cell(place, row, problems)
        for place in self._skus:
            self._check_exponent(place, row, problems)
        for place in self._undecided:
            self._check_ambiguous(place, row, problems)
        if not changed and not problems:
            return row
        cells = tuple(changed.get(place, cell) for place, cell in enumerate(row.cells))
        return replace(row, cells=cells, problems=(*row.problems, *problems))

    def _decide(self, survey: DecimalSurvey, chosen: Mapping[int | None, DecimalSign]) -> None:
        """Set the decimal separator of each number column: chosen, its own, or that of the file."""
        file_sign = sign_of_all(survey.values())
        for place, seen in survey.items():
            chosen_sign = chosen.get(place, chosen.get(None))
            sign = chosen_sign or seen.sign
            if sign is None and not (seen.comma or seen.point):
                sign = file_sign
            if sign is not None:
                self.signs[self._columns.targets[place].path] = sign
            if seen.ambiguous and sign is None:
                self._undecided.append(place)
            elif seen.ambiguous and sign is not None and chosen_sign is None:
                self._note_reading(place, seen.ambiguous, sign)

    def _note_reading(self, place: int, text: str, sign: DecimalSign) -> None:
        message = Message(
            "{text} is read as {number} because other numbers have a decimal {sign}.",
            text=shown(text),
            number=text_of(number_of(text, sign)),
            sign=sign.value,
        )
        self._note(place, "decimal_sign", message)

    def _plain_cell(self, place: int, row: Row, problems: list[Problem]) -> Cell:
        """Return the plain cell; add a problem if it can't be read."""
        cell, content = row.cells[place], self._contents[place]
        if isinstance(cell, FormattedNumber):
            return self._plain_number(place, cell, problems)
        text = str(cell)
        if content is ColumnContent.NOTHING:
            return text
        if isinstance(cell, ErrorText) or is_error(text):
            message = Message(
                "the cell {cell} contains {text}; correct the formula.",
                cell=_name_of(place, row),
                text=shown(text),
            )
            problems.append(self._problem(place, message))
        elif isinstance(cell, DateText) and content in (
            ColumnContent.IDENTIFIER,
            ColumnContent.GTIN,
        ):
            message = Message(
                "the cell {cell} contains the date {text}; format the column as text and "
                "enter the value again.",
                cell=_name_of(place, row),
                text=text,
            )
            problems.append(self._problem(place, message))
        return text

    def _plain_number(
        self, place: int, cell: FormattedNumber, problems: list[Problem]
    ) -> str | int | float:
        takes = self._contents[place]
        if takes is ColumnContent.GTIN:
            return str(cell) if str(cell).isdecimal() else cell.number
        if cell.scientific and takes in (ColumnContent.IDENTIFIER, ColumnContent.TEXT):
            message = Message(
                "the spreadsheet program shows {number} with an exponent and may have changed "
                "it; format the column as text and enter the value again.",
                number=cell.number,
            )
            problems.append(self._problem(place, message))
        if takes in (ColumnContent.IDENTIFIER, ColumnContent.TEXT):
            return str(cell)
        if takes is ColumnContent.ANYTHING and cell.shown and cell.shown.isdecimal():
            return cell.shown if cell.shown != str(cell.number) else cell.number
        if not cell.percent:
            return cell.number
        if takes is ColumnContent.NOTHING:
            return str(cell)
        return self._of_percentage(place, cell)

    def _of_percentage(self, place: int, cell: FormattedNumber) -> int | float:
        if self._fractions[place]:
            number, why = cell.number, Message("the field's maximum is 1")
        else:
            number, why = percentage(cell.number), Message("the cells are formatted as percentages")
        self._note(
            place,
            "percentage",
            Message("{cell} is read as {number} because {why}.", cell=cell, number=number, why=why),
        )
        return number

    def _check_exponent(self, place: int, row: Row, problems: list[Problem]) -> None:
        cell = row.cells[place]
        if not isinstance(cell, str) or not any(mark in cell for mark in _EXPONENT):
            return
        if readings(cell):
            message = Message(
                "a spreadsheet program has changed the value to {cell}; format the column as "
                "text and enter the value again.",
                cell=shown(cell),
            )
            problems.append(self._problem(place, message))

    def _check_ambiguous(self, place: int, row: Row, problems: list[Problem]) -> None:
        cell = row.cells[place]
        if not isinstance(cell, str):
            return
        text = next((t for t in map(str.strip, cell.split(ITEM_DELIMITER)) if is_ambiguous(t)), "")
        if text:
            comma, point = (text_of(number_of(text, sign)) for sign in DecimalSign)
            message = Message(
                "{text} can mean {comma} or {point}; choose the decimal separator of the column, "
                "or write the number without a thousands separator.",
                text=shown(text),
                comma=comma,
                point=point,
            )
            problems.append(self._problem(place, message))

    def _problem(self, place: int, message: Message) -> Problem:
        return Problem(str(self._columns.targets[place]), NOT_READ, message)

    def _note(self, place: int, code: str, message: Message) -> None:
        if (place, code) not in self._notices:
            self._notices[place, code] = Problem(self._columns.name(place), code, message)


def columns_of_numbers(columns: ColumnMap, fields: SchemaFields) -> list[int]:
    """Return the indexes of the columns for numbers or lists of numbers."""
    return [
        place
        for place, target in enumerate(columns.targets)
        if _content_of(target, fields) is ColumnContent.NUMBER
    ]


def signs_by_column(
    columns: ColumnMap, chosen: Mapping[str, DecimalSign]
) -> dict[int | None, DecimalSign]:
    """Return the chosen decimal separators by column index; the key None is for all other columns.

    Raises InvalidInput for unknown columns and ambiguous headings.
    """
    problems = columns.name_problems((name for name in chosen if name != _ALL), "decimal")
    if problems:
        raise InvalidInput(problems)
    return {
        None if name == _ALL else columns.find_column(name): sign for name, sign in chosen.items()
    }


_ERROR_FIRST_CHARACTERS = frozenset(start[0] for start in ERROR_STARTS)
_PLAIN = frozenset({str, int, float, bool, type(None), dict, list})


def _content_of(target: Target, fields: SchemaFields) -> ColumnContent:
    if target.role is Role.IGNORED:
        return ColumnContent.NOTHING
    if target.role in (Role.SKU, Role.NAME):
        return ColumnContent.IDENTIFIER
    if target.role in (Role.GTIN, Role.SKU_AND_GTIN):
        return ColumnContent.GTIN
    if target.role is Role.PASSPORT:
        return ColumnContent.TEXT
    types = fields.types(target.path)
    if "array" in types and not types & {"string", *_NUMBERS}:
        types = fields.types((*target.path, 0))
    if types & _NUMBERS:
        return ColumnContent.ANYTHING if "string" in types else ColumnContent.NUMBER
    return ColumnContent.TEXT if "string" in types else ColumnContent.ANYTHING


def _name_of(place: int, row: Row) -> str:
    """Return the name of the cell in a spreadsheet, such as B3."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row.number}"
