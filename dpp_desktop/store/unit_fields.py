"""Unit fields as JSON, as brands and jobs store them."""

import json
from collections.abc import Iterable
from typing import Any

from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.store import rows

_NONE = "[]"


def stored(fields: Iterable[UnitField]) -> str:
    """Return the fields as a JSON array of arrays: pointer, value, and whether it is a number."""
    return json.dumps([[field.pointer, field.value.value, field.is_number] for field in fields])


def unit_fields(value: Any) -> tuple[UnitField, ...]:
    """The fields that `stored` returned. Raises ValueError or TypeError."""
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
