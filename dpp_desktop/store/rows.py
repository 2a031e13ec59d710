"""Turns rows of the store into values, and reports the row that is damaged where it can't.

SQLite checks neither types nor text: damage, or a hand edit, leaves NULL or text where a number
belongs, text that isn't UTF-8, states that don't exist. Every row becomes a value through a
`Reader`, which checks all of its columns and raises StorageDamaged naming table, row and column.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, Column, Integer, Result, Row, Table, Text

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.faults import RESTORE
from dpp_desktop.store.tables import Bytes, Moment, Switch

Value = TypeVar("Value")
Convert = Callable[[Any], Any]
"""Returns the value that a column's raw one stands for. Raises ValueError, or TypeError."""

AnyRow = Row[*tuple[Any, ...]]
"""A row of any number of columns."""

_MAX_WHOLE = 1 << 60
_FIRST_YEAR, _LAST_YEAR = 1970, 9998
"""Local times of moments outside of these may not exist."""
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Unsound(ValueError):
    """A row whose columns are sound one by one, but not together; `column` is the wrong one."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A row that can't be read: its id, None if that is damaged too, and what is wrong with it."""

    id: int | None
    fault: StorageDamaged


@dataclass(frozen=True, slots=True)
class Readable(Generic[Value]):
    """What could be read of some rows, in their order, and the rows that could not."""

    found: list[Value]
    damaged: tuple[DamagedRow, ...] = ()


class Reader(Generic[Value]):
    """Makes values of one kind from rows of one table."""

    def __init__(
        self, table: Table, make: Callable[..., Value], kinds: Mapping[str, Convert] | None = None
    ) -> None:
        """Takes what makes a value from a row's columns, given by name.

        `kinds` says of columns what they hold, where that is less than their type allows; `make`
        may raise `Unsound`. Columns of other tables are passed on as they are.
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
        """Return the values of the rows. Raise StorageDamaged if one of them has none."""
        names = tuple(rows.keys())
        converters = self._converters(names)
        return [self._value(names, converters, row) for row in rows.all()]

    def readable(self, rows: Result[Any]) -> Readable[Value]:
        """Return the values of the rows that have one, and the rows that have none."""
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
        """Return the value of the first row, None if there is none. Raise StorageDamaged."""
        row = rows.first()
        return None if row is None else self.value(row)

    def referenced(self, rows: Result[Any], name: object) -> Value:
        """Return the value of the one row, which something else in the store refers to by `name`.

        Raise StorageDamaged, also if there is none.
        """
        found = self.first(rows)
        if found is None:
            raise missing_row(self._table.name, name)
        return found

    def _converters(self, names: Iterable[str]) -> list[Convert]:
        return [self._convert.get(name, _unchanged) for name in names]

    def _value(self, names: Sequence[str], converters: list[Convert], row: AnyRow) -> Value:
        # By position, because looking each column up by its name takes three times as long.
        try:
            values = [convert(raw) for convert, raw in zip(converters, row, strict=True)]
        except (TypeError, ValueError):
            raise self._damaged(row, self._wrong_column(row)) from None
        try:
            return self._make(**dict(zip(names, values, strict=True)))
        except Unsound as error:
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
        f"The database is damaged: row {row} of the table '{table}' has no valid value in "
        f"'{column}'.",
        RESTORE,
    )


def missing_row(table: str, row: object) -> StorageDamaged:
    """Returns the fault of a row that is missing although others refer to it."""
    return StorageDamaged(
        f"The database is damaged: row {row} of the table '{table}' is missing.", RESTORE
    )


def whole(least: int = 0, most: int = _MAX_WHOLE) -> Convert:
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
    """Text without halves of surrogate pairs, which stand for bytes that aren't UTF-8, and NUL."""
    if type(value) is not str or _NOT_TEXT.search(value):
        raise ValueError
    return value


def file_name(value: Any) -> str:
    """The name of a file or folder, without the folder that it is in."""
    name = text(value)
    if name in ("", ".", "..") or "/" in name or "\\" in name:
        raise ValueError
    return name


def digest(value: Any) -> str:
    """A SHA-256 in hex."""
    if not _DIGEST.fullmatch(text(value)):
        raise ValueError
    return str(value)


def blob(length: int) -> Convert:
    """So many bytes."""

    def convert(value: Any) -> bytes:
        if type(value) is not bytes or len(value) != length:
            raise ValueError
        return value

    return convert


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
    """Returns a sum that SQLite made of a column of whole numbers. Raises StorageDamaged."""
    if value is None:
        return 0
    if type(value) is not int or value < 0:
        raise StorageDamaged(
            "The database is damaged: there are numbers that can't be added up.", RESTORE
        )
    return value


def _bytes(value: Any) -> bytes:
    if type(value) is not bytes:
        raise ValueError
    return value


def moment(value: Any) -> datetime:
    """A moment in UTC, or the text that the store keeps of one."""
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
        (BigInteger, whole()),
        (Integer, whole()),
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
    """A key as messages name it: damaged ones may be of any length, and no text."""
    shown = str(value).encode("ascii", "backslashreplace").decode("ascii")
    return shown if len(shown) <= 80 else f"{shown[:80]}…"
