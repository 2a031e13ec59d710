"""The passport fields that are filled in for each unit, and what fills them in."""

from dataclasses import dataclass
from enum import StrEnum

MAX_UNIT_FIELDS = 20
"""The most unit fields of a brand; schemas/brand-file.schema.json has the same limit."""


class UnitValue(StrEnum):
    """A value of a unit, by its name in `unit_pointers` of a brand file."""

    SERIAL = "serial"
    URL = "url"
    """The resolver URL."""
    BATCH = "batch"
    """The batch code, which all units of a job share."""
    UNIT = "unit"
    """The number of the unit in its job, counted from 1."""


@dataclass(frozen=True, slots=True)
class UnitField:
    """A passport field at a JSON Pointer (RFC 6901) that is filled in for each unit.

    With `is_number`, which only unit numbers can have, the value is a JSON number, otherwise text.
    """

    pointer: str
    value: UnitValue
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class UnitValues:
    """The values of one unit; `unit` is its number in its job, counted from 1."""

    serial: str
    url: str
    batch: str
    unit: int

    def of(self, field: UnitField) -> str | int:
        """Return the value for the field."""
        if field.value is UnitValue.UNIT:
            return self.unit if field.is_number else str(self.unit)
        return str(getattr(self, field.value.value))
