"""Read GTINs from cells: digits that a spreadsheet program changed, and UPC-E."""

import re
from decimal import Decimal

from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.text import TextError, shown
from dpp_desktop.identity.upc_e import expanded_upc_e
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.schema_fields import key_of
from dpp_desktop.products.catalogue_import.tables import Cell, Row

_BETWEEN_DIGITS = re.compile(r"[\s\u00a0\u202f-]")
_SCIENTIFIC = re.compile(r"[0-9][.,]([0-9]+)[eE]\+?([0-9]{1,2})", re.ASCII)
_WHOLE = re.compile(r"([0-9]+)[.,]0+", re.ASCII)
# Lengths of a GTIN-8 or GTIN-12 without leading zeros; the check digit confirms the GTIN.
_SHORTENED_LENGTHS = (7, 9, 10, 11)
_GTIN_LENGTH = 14
_SHORTENED_UPC_E_LENGTH = 7
_UPC_E_LENGTH = 8
_UPC = "upc"
_UPC_E = "upce"


class GtinReader:
    """Reads the GTINs of rows. `notices` has a notice for each column with expanded UPC-E."""

    def __init__(self, columns: ColumnMap) -> None:
        self._columns = columns
        self._places = columns.places(Role.GTIN)
        self._headings = {place: key_of(columns.columns[place]) for place in self._places}
        self._notices: dict[int, Problem] = {}

    @property
    def notices(self) -> tuple[Problem, ...]:
        """The notices about expanded UPC-E so far."""
        return tuple(self._notices.values())

    def read(self, checks: FieldChecks, row: Row) -> str | None:
        """Return the GTIN as 14 digits; all columns with a GTIN must have the same.

        It is None if the row has no cell for a GTIN, and "" if the cells are empty or invalid.
        Problems are added to `checks`.
        """
        found: dict[str, int] = {}
        for place in self._places:
            if row.cells[place] is not None:
                found.setdefault(self._gtin(checks, row.cells[place], place), place)
        found.pop("", None)  # already reported
        if len(found) > 1:
            (one, at), (other, there) = list(found.items())[:2]
            message = Message(
                "{column} has the GTIN {gtin} and {other_column} has {other_gtin}; correct one "
                "of them, or ignore one of the columns.",
                column=self._columns.label(at),
                gtin=one,
                other_column=self._columns.label(there),
                other_gtin=other,
            )
            checks.add("gtin", "gtin_columns_differ", message)
        if found:
            return next(iter(found))
        return "" if any(place not in row.not_given for place in self._places) else None

    def _gtin(self, checks: FieldChecks, cell: Cell, place: int) -> str:
        """Return the cell's GTIN as 14 digits; if it is invalid, add a problem and return ""."""
        text = text_of(cell)
        spelled = normalise_spelling(text)
        if spelled is None:
            checks.add("gtin", "gtin_digits_lost", _digits_lost(text))
            return ""
        if self._columns.targets[place].role is Role.SKU_AND_GTIN and is_shortened(text):
            checks.add("gtin", "gtin_zeros_lost", _zeros_lost(text))
            return ""
        if _UPC not in self._headings[place]:
            return checks.clean("gtin", spelled, normalise_gtin)
        return self._gtin_of_upc(checks, text, spelled, place)

    def _gtin_of_upc(self, checks: FieldChecks, text: str, spelled: str, place: int) -> str:
        """Return the GTIN of a cell in a column of UPCs, where eight digits can be UPC-E.

        GTIN-8s that begin with 0 are never products: GS1 reserves them for use within a company.
        """
        digits = _digits(text) or ""
        if len(digits) == _SHORTENED_UPC_E_LENGTH:
            digits = digits.zfill(_UPC_E_LENGTH)
        gtin = expanded_upc_e(digits)
        if gtin is None:
            return checks.clean("gtin", spelled, normalise_gtin)
        if digits[0] != "0" and _UPC_E not in self._headings[place] and _is_gtin(digits):
            message = Message(
                "{digits} can be a GTIN-8 or, as UPC-E, the GTIN {gtin}; write all 12 digits of a "
                "UPC, or a GTIN-8 as {padded}.",
                digits=digits,
                gtin=gtin,
                padded=digits.zfill(_GTIN_LENGTH),
            )
            checks.add("gtin", "gtin_or_upc_e", message)
            return ""
        if place not in self._notices:
            message = Message("{digits} is UPC-E and is read as {gtin}.", digits=digits, gtin=gtin)
            self._notices[place] = Problem(self._columns.name(place), "upc_e", message)
        return checks.clean("gtin", gtin, normalise_gtin)


def normalise_spelling(text: str) -> str | None:
    """Return a GTIN's digits without separators, decimals and exponents.

    Lost leading zeros are restored. None if digits were lost, as in 9.506E+12.
    """
    digits = _digits(text)
    if digits is None:
        return None
    return digits.zfill(_GTIN_LENGTH) if _is_too_short(digits) else digits


def is_shortened(text: str) -> bool:
    """Return whether a spreadsheet program removed leading zeros from the GTIN."""
    digits = _digits(text)
    return digits is not None and _is_too_short(digits)


def _digits(text: str) -> str | None:
    digits = _BETWEEN_DIGITS.sub("", text)
    scientific = _SCIENTIFIC.fullmatch(digits)
    if scientific:
        if len(scientific[1]) < int(scientific[2]):
            return None
        digits = f"{Decimal(digits.replace(',', '.')):f}"
    whole = _WHOLE.fullmatch(digits)
    return whole[1] if whole else digits


def _is_too_short(digits: str) -> bool:
    return len(digits) in _SHORTENED_LENGTHS and digits.isascii() and digits.isdigit()


def _is_gtin(digits: str) -> bool:
    try:
        normalise_gtin(digits)
    except TextError:
        return False
    return True


def _digits_lost(text: str) -> Message:
    return Message(
        "the spreadsheet program removed digits from {text}; format the column as text and "
        "enter the value again.",
        text=shown(text),
    )


def _zeros_lost(text: str) -> Message:
    return Message(
        "the spreadsheet program removed leading zeros from {text}, which is also the SKU; format "
        "the column as text and enter the value again.",
        text=shown(text),
    )
