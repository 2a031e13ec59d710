"""Values of any type: which type they have, and their conversion to another one."""

from dataclasses import replace
from enum import StrEnum

from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.field import ABSENT, Field, Kind
from dpp_desktop.passports.forms.parts import is_empty
from dpp_desktop.passports.forms.values import number_from


class ValueType(StrEnum):
    """A type that the user chooses for a value."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    LIST = "list"
    GROUP = "group"
    NOTHING = "nothing"
    """The value null."""


_KINDS = {
    ValueType.TEXT: Kind.TEXT,
    ValueType.NUMBER: Kind.NUMBER,
    ValueType.YES_NO: Kind.YES_NO,
    ValueType.LIST: Kind.JSON,
    ValueType.GROUP: Kind.JSON,
}


def type_of(value: object) -> ValueType:
    """Return the type of a JSON value; that of a missing one is text."""
    if value is None:
        return ValueType.NOTHING
    if isinstance(value, bool):
        return ValueType.YES_NO
    if isinstance(value, (int, float)):
        return ValueType.NUMBER
    if isinstance(value, list):
        return ValueType.LIST
    return ValueType.GROUP if isinstance(value, dict) else ValueType.TEXT


def field_of_type(field: Field, value_type: ValueType) -> Field | None:
    """Return the field for a value of the type; None for null, which has no editor."""
    kind = _KINDS.get(value_type)
    return replace(field, kind=kind, nullable=False) if kind else None


def converted(value: object, value_type: ValueType, decimal: str) -> object:
    """Return a value of the type that keeps what the given one says; ABSENT if that is nothing.

    `decimal` is the user's decimal separator.
    """
    if value_type is ValueType.NOTHING:
        return None
    if value_type is ValueType.TEXT:
        return _as_text(value)
    if value_type is ValueType.NUMBER:
        number = number_from(value, decimal, whole=False) if isinstance(value, str) else value
        return number if type_of(number) is ValueType.NUMBER else ABSENT
    if value_type is ValueType.LIST:
        return value if isinstance(value, list) else [] if is_empty(value) else [value]
    if value_type is ValueType.GROUP:
        return value if isinstance(value, dict) else {}
    return value if isinstance(value, bool) else ABSENT


def _as_text(value: object) -> object:
    if is_empty(value):
        return ABSENT
    return value if isinstance(value, str) else json_text.canonical(value)
