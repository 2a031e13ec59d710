"""Makes products of rows."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.catalogues.cells import CellReader, json_value, text_of
from dpp_desktop.passports.catalogues.columns import ColumnMap
from dpp_desktop.passports.catalogues.paths import Path, assembled
from dpp_desktop.passports.catalogues.roles import Role
from dpp_desktop.passports.catalogues.tables import Cell, Row
from dpp_desktop.passports.fields import FieldChecks
from dpp_desktop.passports.productfile import record_of

_BETWEEN_DIGITS = re.compile(r"[\s\u00a0\u202f-]")
_SCIENTIFIC = re.compile(r"[0-9][.,]([0-9]+)[eE]\+?([0-9]{1,2})", re.ASCII)
_WHOLE = re.compile(r"([0-9]+)[.,]0+", re.ASCII)
# Of a GTIN-8 and a GTIN-12 that lost the zeros it begins with; the check digit is the judge.
_SHORTENED_LENGTHS = (7, 9, 10, 11)
_GTIN_LENGTH = 14


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row and the product it describes; None if there are problems.

    `sku` is empty if that can't be told.
    """

    row: Row
    sku: str
    record: ProductRecord | None
    problems: tuple[Problem, ...]


class RowReader:
    """Reads rows by a column map."""

    def __init__(self, columns: ColumnMap, cells: CellReader, gtin_pointer: str) -> None:
        self._cells = cells
        self._gtin_pointer = gtin_pointer
        self._sku = columns.place(Role.SKU)
        self._name = columns.place(Role.NAME)
        self._gtin = columns.place(Role.GTIN)
        self._passport = columns.place(Role.PASSPORT)
        self._fields: list[tuple[int, Path]] = [
            (place, target.path)
            for place, target in enumerate(columns.targets)
            if target.role is Role.FIELD
        ]

    def read(self, row: Row) -> ReadRow:
        """Returns the product of the row, or what is wrong with it."""
        checks = FieldChecks(problems=list(row.problems))
        entry = {
            "sku": self._text(checks, row, self._sku, "sku"),
            "name": self._text(checks, row, self._name, "name"),
            "gtin": self._gtin_text(checks, row),
            "passport": self._passport_of(checks, row),
        }
        if checks.problems:
            return ReadRow(row, str(entry["sku"]).strip(), None, tuple(checks.problems))
        record = record_of(checks, entry, self._gtin_pointer)
        problems = tuple(checks.problems)
        return ReadRow(row, record.sku, None if problems else record, problems)

    def _text(self, checks: FieldChecks, row: Row, place: int | None, field: str) -> str:
        cell = None if place is None else row.cells[place]
        if isinstance(cell, bool | dict | list):
            checks.add(field, "not_text", "must be text.")
        elif cell is None and not row.problems:
            checks.add(field, "required", "this is required and missing.")
        return text_of(cell)

    def _gtin_text(self, checks: FieldChecks, row: Row) -> str | None:
        cell = None if self._gtin is None else row.cells[self._gtin]
        if cell is None:
            return None
        text = text_of(cell)
        spelled = spelled_gtin(text)
        if spelled is None:
            message = f"the spreadsheet cut off digits of {shown(text)}; format the column as text."
            checks.add("gtin", "gtin_digits_lost", message)
        return spelled

    def _passport_of(self, checks: FieldChecks, row: Row) -> dict[str, Any]:
        whole = self._whole_passport(checks, row)
        cells = ((path, row.cells[place]) for place, path in self._fields)
        return whole | assembled(
            (path, self._cells.value(cell, path)) for path, cell in cells if cell is not None
        )

    def _whole_passport(self, checks: FieldChecks, row: Row) -> dict[str, Any]:
        cell: Cell = None if self._passport is None else row.cells[self._passport]
        if cell is None:
            return {}
        value = json_value(cell) if isinstance(cell, str) else cell
        if isinstance(value, dict):
            return value
        if not row.problems:
            checks.add("passport", "passport_form", "the passport must be a JSON object.")
        return {}


def spelled_gtin(text: str) -> str | None:
    """Returns a GTIN's digits without what spreadsheets and people put between and after them.

    Zeros at its beginning that were lost come back. None if digits were lost, as in 9.506E+12.
    """
    digits = _BETWEEN_DIGITS.sub("", text)
    scientific = _SCIENTIFIC.fullmatch(digits)
    if scientific:
        if len(scientific[1]) < int(scientific[2]):
            return None
        digits = f"{Decimal(digits.replace(',', '.')):f}"
    whole = _WHOLE.fullmatch(digits)
    digits = whole[1] if whole else digits
    shortened = len(digits) in _SHORTENED_LENGTHS and digits.isascii() and digits.isdigit()
    return digits.zfill(_GTIN_LENGTH) if shortened else digits
