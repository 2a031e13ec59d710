"""Unit fields as JSON, as brands and jobs store them."""

import json
from collections.abc import Iterable
from typing import Any

from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.store import rows

_NONE = "[]"


def to_text(fields: Iterable[UnitField]) -> str:
    """Return the fields as a JSON array of arrays: pointer, value, and whether it is a number."""
    return json.dumps([[field.pointer, field.value.value, field.is_number] for field in fields])


def from_stored(value: Any) -> tuple[UnitField, ...]:
    """Return the fields of a text that `to_text` returned. Raises ValueError or TypeError."""
    if value == _NONE:
        return ()
    try:
        found = json.loads(rows.text(value))
    except RecursionError as error:
        raise ValueError from error
    if not isinstance(found, list):
        raise TypeError
    return tuple(_field(*entry) for entry in found)


def _field(pointer: Any, value: Any, is_number: Any) -> UnitField:
    if not isinstance(is_number, bool):
        raise TypeError
    return UnitField(rows.text(pointer), UnitValue(value), is_number)
