"""Convert cells to the types of the passport schema, where the conversion is certain.

Other cells stay text, so that the validation against the schema reports them.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.products.catalogue_import.field_paths import Path
from dpp_desktop.products.catalogue_import.number_texts import (
    ITEM_DELIMITER,
    DecimalSign,
    number_of,
)
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import Cell, FormattedNumber

_MAX_ITEM_INDEX = 20
"""Array items after this index are assumed to have the same type."""

_YES = frozenset({"true", "yes", "ja", "wahr", "1"})
_NO = frozenset({"false", "no", "nein", "falsch", "0"})


class CellReader:
    """Converts cells to values; `signs` are the decimal separators of fields, by path."""

    def __init__(
        self, fields: SchemaFields, signs: Mapping[Path, DecimalSign] | None = None
    ) -> None:
        self._fields = fields
        self._signs = signs or {}
        self._readers: dict[str, Callable[[str, Path], Any]] = {
            "boolean": self._boolean,
            "integer": self._integer,
            "number": self._number,
            "array": self._array,
            "object": self._object,
        }

    def value(self, cell: Cell, path: Path) -> Any:
        """Return the value of a cell that isn't empty, for the field at the path."""
        types = self._fields.types(path)
        if isinstance(cell, str):
            return self._from_text(cell, path, types)
        if isinstance(cell, (dict, list)) or not types:
            return cell
        if types & _matching_types(cell):
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
        sign = self._signs.get(path) or self._signs.get(path[:-1])  # the sign of its array
        return number_of(text, sign)

    def _array(self, text: str, path: Path) -> list[Any] | None:
        if text.startswith("["):
            value = json_value(text)
            return value if isinstance(value, list) else None
        parts = (part.strip() for part in text.split(ITEM_DELIMITER))
        return [
            self.value(part, (*path, min(index, _MAX_ITEM_INDEX)))
            for index, part in enumerate(filter(None, parts))
        ]

    def _object(self, text: str, path: Path) -> dict[str, Any] | None:
        value = json_value(text) if text.startswith("{") else None
        return value if isinstance(value, dict) else None


def text_of(cell: Cell) -> str:
    """Return the cell as text: JSON for values that aren't text, empty for an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, FormattedNumber):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return json.dumps(cell, ensure_ascii=False)


def _matching_types(cell: Cell) -> frozenset[str]:
    if isinstance(cell, bool):
        return frozenset({"boolean"})
    if isinstance(cell, int) or cell.is_integer():
        return frozenset({"integer", "number"})
    return frozenset({"number"})


def json_value(text: str) -> Any:
    """Return the value of strict JSON text; None if the text is invalid."""
    try:
        return json_text.parse(text)
    except json_text.JsonTextError:
        return None
