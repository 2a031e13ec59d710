"""Turns what a cell holds into what the passport schema wants, where that can be told for sure.

What can't be turned stays text, and the schema says what is wrong with it.
"""

import json
import math
import re
from collections.abc import Callable
from typing import Any

from dpp_desktop.passports import jsontext
from dpp_desktop.passports.catalogues.paths import Path
from dpp_desktop.passports.catalogues.schema_fields import SchemaFields
from dpp_desktop.passports.catalogues.tables import Cell

ITEM_DELIMITER = ";"

_LAST_PLACE = 20
"""From there on, the places of an array are of one type."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,30}", re.ASCII)
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"([+-]?[0-9]{1,30}),([0-9]{1,30})", re.ASCII)
_YES = frozenset({"true", "yes", "ja", "wahr", "1"})
_NO = frozenset({"false", "no", "nein", "falsch", "0"})


class CellReader:
    """Reads cells as the schema's fields; `decimal_comma` allows 3,5 for a number."""

    def __init__(self, fields: SchemaFields, *, decimal_comma: bool) -> None:
        self._fields = fields
        self._decimal_comma = decimal_comma
        self._readers: dict[str, Callable[[str, Path], Any]] = {
            "boolean": self._boolean,
            "integer": self._integer,
            "number": self._number,
            "array": self._array,
            "object": self._object,
        }

    def value(self, cell: Cell, path: Path) -> Any:
        """Returns the value that the cell, which isn't empty, gives the field at the path."""
        types = self._fields.types(path)
        if isinstance(cell, str):
            return self._from_text(cell, path, types)
        if isinstance(cell, (dict, list)) or not types:
            return cell
        if types & _types_that_take(cell):
            return cell
        return self._from_text(text_of(cell), path, types)

    def _from_text(self, text: str, path: Path, types: frozenset[str]) -> Any:
        if "string" in types:
            return text
        for name, reader in self._readers.items():
            if name in types:
                value = reader(text, path)
                if value is not None:
                    return value
        return text

    def _boolean(self, text: str, path: Path) -> bool | None:
        word = text.casefold()
        return True if word in _YES else False if word in _NO else None

    def _integer(self, text: str, path: Path) -> int | None:
        number = self._number(text, path)
        if isinstance(number, float):
            return int(number) if number.is_integer() else None
        return number

    def _number(self, text: str, path: Path) -> int | float | None:
        comma = _DECIMAL_COMMA.fullmatch(text) if self._decimal_comma else None
        if comma:
            text = f"{comma[1]}.{comma[2]}"
        if _INTEGER.fullmatch(text):
            return int(text)
        number = float(text) if _NUMBER.fullmatch(text) else math.inf
        return number if math.isfinite(number) and jsontext.is_kept(text, number) else None

    def _array(self, text: str, path: Path) -> list[Any] | None:
        if text.startswith("["):
            value = json_value(text)
            return value if isinstance(value, list) else None
        parts = (part.strip() for part in text.split(ITEM_DELIMITER))
        return [
            self.value(part, (*path, min(place, _LAST_PLACE)))
            for place, part in enumerate(filter(None, parts))
        ]

    def _object(self, text: str, path: Path) -> dict[str, Any] | None:
        value = json_value(text) if text.startswith("{") else None
        return value if isinstance(value, dict) else None


def text_of(cell: Cell) -> str:
    """Returns the cell as text: as JSON, if it isn't text already; empty if there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return json.dumps(cell, ensure_ascii=False)


def _types_that_take(cell: Cell) -> frozenset[str]:
    if isinstance(cell, bool):
        return frozenset({"boolean"})
    if isinstance(cell, int) or cell.is_integer():
        return frozenset({"integer", "number"})
    return frozenset({"number"})


def json_value(text: str) -> Any:
    """Returns the value that JSON text stands for; None if it is no JSON as we take it."""
    try:
        return jsontext.parse(text)
    except jsontext.JsonTextError:
        return None
