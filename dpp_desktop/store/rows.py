"""Converts rows of the store to values, and reports rows that are damaged.

A database may check neither types nor text. Then damage or a manual edit leaves NULL or text
instead of a number, text that isn't UTF-8, or unknown states. Every row is converted by a `Reader`,
which checks all columns and raises StorageDamaged with the table, the row and the column.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, Column, Integer, Result, Row, Table, Text

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message, from_json
from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store.tables import Bytes, Moment, Switch

Value = TypeVar("Value")
Convert = Callable[[Any], Any]
"""Converts the raw value of a column. Raises ValueError or TypeError."""

AnyRow = Row[*tuple[Any, ...]]
"""A row of any number of columns."""

_MAX_WHOLE = 1 << 60
_FIRST_YEAR, _LAST_YEAR = 1970, 9998
"""Outside of these years, a moment may have no local time."""
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class InvalidRow(ValueError):
    """A row whose columns are valid separately but not together; `column` is the wrong one."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


class Reader(Generic[Value]):
    """Converts rows of one table to values of one type."""

    def __init__(
        self, table: Table, make: Callable[..., Value], kinds: Mapping[str, Convert] | None = None
    ) -> None:
        """Create a reader that calls `make` with the columns of a row by name.

        `kinds` states conversions of columns that allow less than their type; `make` may raise
        `InvalidRow`. Columns of other tables are passed on unchanged.
        """
        self._table = table
        self._make = make
        self._convert = {
            column.name: _converter(column, (kinds or {}).get(column.name))
            for column in table.columns
        }

    def value(self, row: AnyRow) -> Value:
        """Return the value of the row. Raise StorageDamaged."""
        return self._value(row._fields, self._converters(row._fields), row)

    def values(self, rows: Result[Any]) -> list[Value]:
        """Return the values of the rows. Raise StorageDamaged if one is damaged."""
        names = tuple(rows.keys())
        converters = self._converters(names)
        return [self._value(names, converters, row) for row in rows.all()]

    def readable(self, rows: Result[Any]) -> Readable[Value]:
        """Return the values of the rows that can be read, and the damaged rows."""
        names = tuple(rows.keys())
        converters = self._converters(names)
        found: list[Value] = []
        damaged: list[DamagedRow] = []
        for row in rows.all():
            try:
                found.append(self._value(names, converters, row))
            except StorageDamaged as fault:
                row_id = row._mapping.get("id")
                damaged.append(DamagedRow(row_id if type(row_id) is int else None, fault))
        return Readable(found, tuple(damaged))

    def first(self, rows: Result[Any]) -> Value | None:
        """Return the value of the first row, or None. Raise StorageDamaged."""
        row = rows.first()
        return None if row is None else self.value(row)

    def referenced(self, rows: Result[Any], name: object) -> Value:
        """Return the value of the only row, which other rows refer to by `name`.

        Raise StorageDamaged, also if the row is missing.
        """
        found = self.first(rows)
        if found is None:
            raise missing_row(self._table.name, name)
        return found

    def _converters(self, names: Iterable[str]) -> list[Convert]:
        return [self._convert.get(name, _unchanged) for name in names]

    def _value(self, names: Sequence[str], converters: list[Convert], row: AnyRow) -> Value:
        # By position, because a lookup by name takes three times as long.
        try:
            values = [convert(raw) for convert, raw in zip(converters, row, strict=True)]
        except (TypeError, ValueError):
            raise self._damaged(row, self._wrong_column(row)) from None
        try:
            return self._make(**dict(zip(names, values, strict=True)))
        except InvalidRow as error:
            raise self._damaged(row, error.column) from None

    def _wrong_column(self, row: AnyRow) -> str:
        return next(str(name) for name, raw in row._mapping.items() if not self._takes(name, raw))

    def _takes(self, name: str, raw: object) -> bool:
        try:
            self._convert.get(name, _unchanged)(raw)
        except (TypeError, ValueError):
            return False
        return True

    def _damaged(self, row: AnyRow, column: str) -> StorageDamaged:
        key = [row._mapping.get(each.name, "?") for each in self._table.primary_key.columns]
        return damaged_row(self._table.name, "/".join(map(_shown, key)), column)


def damaged_row(table: str, row: object, column: str) -> StorageDamaged:
    """Returns the fault of a row with a value that can't be right; `row` names it."""
    return StorageDamaged(
        Message(
            "The database is damaged: row {row} of the table '{table}' has no valid "
            "value in '{column}'.",
            row=row,
            table=table,
            column=column,
        ),
        RESTORE,
    )


def missing_row(table: str, row: object) -> StorageDamaged:
    """Returns the fault of a row that is missing although others refer to it."""
    return StorageDamaged(
        Message(
            "The database is damaged: row {row} of the table '{table}' is missing.",
            row=row,
            table=table,
        ),
        RESTORE,
    )


def whole_number(least: int = 0, most: int = _MAX_WHOLE) -> Convert:
    """Whole numbers from `least` to `most`."""

    def convert(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError
        return value

    return convert


def choice(kind: type[Enum]) -> Convert:
    """The members of an enumeration, by their values."""

    def convert(value: Any) -> Enum:
        return kind(text(value))

    return convert


def text(value: Any) -> str:
    """Text without NUL and lone surrogates, which represent bytes that aren't UTF-8."""
    if type(value) is not str or _NOT_TEXT.search(value):
        raise ValueError
    return value


def file_name(value: Any) -> str:
    """The name of a file or folder, without its path."""
    name = text(value)
    if name in ("", ".", "..") or "/" in name or "\\" in name:
        raise ValueError
    return name


def json_pointer(value: Any) -> str:
    """A JSON Pointer (RFC 6901) to something within a document."""
    if not text(value).startswith("/"):
        raise ValueError
    return str(value)


def digest(value: Any) -> str:
    """A SHA-256 in hex."""
    if not _DIGEST.fullmatch(text(value)):
        raise ValueError
    return str(value)


def blob(length: int) -> Convert:
    """Bytes of the given length."""

    def convert(value: Any) -> bytes:
        if type(value) is not bytes or len(value) != length:
            raise ValueError
        return value

    return convert


def unit_set(value: Any) -> UnitSet:
    """A set of units of one job, encoded as in model/unit_set.py; at least one unit."""
    found = unit_set_or_empty(value)
    if not found:
        raise ValueError
    return found


def unit_set_or_empty(value: Any) -> UnitSet:
    """A set of units of one job, encoded as in model/unit_set.py, or the empty set."""
    found = UnitSet.decode(_bytes(value))
    if found and found.ranges[-1][1] > MAX_QUANTITY:
        raise ValueError
    return found


def json_texts(value: Any) -> tuple[str, ...]:
    """A JSON array of strings."""
    found = json.loads(text(value))
    if not isinstance(found, list):
        raise TypeError
    return tuple(map(text, found))


def json_object(value: Any) -> str:
    """A JSON object as text, or empty text."""
    if text(value) and not isinstance(json.loads(value), dict):
        raise ValueError
    return str(value)


def sum_of(value: Any) -> int:
    """Return the sum of a column of whole numbers, None as 0. Raise StorageDamaged."""
    if value is None:
        return 0
    if type(value) is not int or value < 0:
        raise StorageDamaged(
            Message("The database is damaged: it contains numbers that can't be added."), RESTORE
        )
    return value


def message(value: Any) -> Message:
    """Return the message that the store keeps as JSON."""
    try:
        return from_json(json.loads(text(value)))
    except RecursionError as error:
        raise ValueError from error


def _bytes(value: Any) -> bytes:
    if type(value) is not bytes:
        raise ValueError
    return value


def moment(value: Any) -> datetime:
    """A moment in UTC, or its stored text."""
    found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if found.utcoffset() != timedelta() or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError
    return found


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _of_type(column: Column[Any]) -> Convert:
    known: tuple[tuple[type[Any], Convert], ...] = (
        (Moment, moment),
        (Bytes, _bytes),
        (Switch, _switch),
        (BigInteger, whole_number()),
        (Integer, whole_number()),
        (Text, text),
    )
    return next(convert for kind, convert in known if isinstance(column.type, kind))


def _unchanged(value: Any) -> Any:
    return value


def _converter(column: Column[Any], kind: Convert | None) -> Convert:
    convert = kind or _of_type(column)
    if not column.nullable:
        return convert
    return lambda value: None if value is None else convert(value)


def _shown(value: object) -> str:
    """A key for messages, because a damaged one may have any length and type."""
    shown = str(value).encode("ascii", "backslashreplace").decode("ascii")
    return shown if len(shown) <= 80 else f"{shown[:80]}…"
