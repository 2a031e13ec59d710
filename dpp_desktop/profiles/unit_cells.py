"""Cells with the serial or the number of each unit, for all rows of a pack at once."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import numpy as np

from dpp_desktop.carriers.serial_arrays import Column
from dpp_desktop.common import json_text
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.passports.schemas.pointers import with_value_at
from dpp_desktop.profiles.column_sources import SERIAL, UNIT

_ZERO = ord("0")


class UnitMarks:
    """Marks in the unit fields of a job's passport, in place of the serial and the unit number.

    Marks are as long as the longest value, need no quotes in a cell, and occur nowhere else in the
    passport. No resolver, batch or serial contains their dollar sign.
    """

    def __init__(self, job: MintJob, passport: Any) -> None:
        text = json_text.canonical(passport)
        marks = ((f"$s{n:09}$", f"$u{n:04}$", f"$n{n:04}$") for n in count())
        self._serial, self._unit, self._number = next(
            each for each in marks if not any(mark in text for mark in each)
        )
        self._sources = {self._serial: SERIAL, self._unit: UNIT, self._number: UNIT}
        self._mark = re.compile("({})".format("|".join(map(re.escape, self._sources))))
        self.passport = passport
        """The passport with the marks."""
        for field in job.unit_fields if isinstance(passport, dict) else ():
            value = self._value(job, field)
            self.passport = with_value_at(self.passport, field.pointer, value)

    def _value(self, job: MintJob, field: UnitField) -> str:
        return {
            UnitValue.SERIAL: self._serial,
            UnitValue.URL: job.link_prefix + self._serial,
            UnitValue.BATCH: job.batch,
            UnitValue.UNIT: self._number if field.is_number else self._unit,
        }[field.value]

    def as_cell(self, text: str) -> str:
        """Return a cell with marks, in which numbers within JSON have no quotes."""
        return text.replace(f'"{self._number}"', self._number)

    def split(self, cell: str) -> tuple[list[str], list[str]]:
        """Return the constant pieces of the cell, and the sources of the values between them."""
        parts = self._mark.split(cell)
        return parts[::2], [self._sources[mark] for mark in parts[1::2]]


def number_column(units: UnitSet) -> Column:
    """Return the numbers of the units, which count from 1, as digits in ASCII.

    The shape is (units, length). All of the numbers must have as many digits as the first.
    """
    numbers = np.concatenate([np.arange(first, end) for first, end in units.ranges]) + 1
    powers = 10 ** np.arange(len(str(numbers[0])) - 1, -1, -1)
    return (numbers[:, np.newaxis] // powers % 10 + _ZERO).astype(np.uint8)


def runs_of_length(units: UnitSet) -> Iterator[tuple[int, int, UnitSet]]:
    """Yield the rows, from and until, of units whose numbers have the same number of digits.

    The numbers count from 1. With the rows, yield their units.
    """
    start, last = 0, units.ranges[-1][1] if units else 0
    for digits in range(1, len(str(last)) + 1):
        of_length = units & UnitSet(((10 ** (digits - 1) - 1, 10**digits - 1),))
        if of_length:
            yield start, start + len(of_length), of_length
            start += len(of_length)
