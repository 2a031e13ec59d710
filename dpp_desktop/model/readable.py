"""The readable and the damaged rows of a list."""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from dpp_desktop.model.errors import StorageDamaged

Value = TypeVar("Value")


class DamagedRow(NamedTuple):
    """A row that can't be read: its id, None if that is damaged too, and what is wrong with it."""

    id: int | None
    fault: StorageDamaged


@dataclass(frozen=True, slots=True)
class Readable(Generic[Value]):
    """What could be read of some rows, in their order, and the rows that could not."""

    found: list[Value]
    damaged: tuple[DamagedRow, ...] = ()
