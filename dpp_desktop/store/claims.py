"""Claims: the right to work on a mint job, an export or a print job until another claims it.

Each claim raises the fence number of the row. Every change by a worker states the fence number of
its claim, and changes nothing if the row has another one. So a worker that lost its claim can't
write, independent of any clock.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from sqlalchemy import ColumnElement, Table, update

from dpp_desktop.model.message import Message
from dpp_desktop.store import tables
from dpp_desktop.store.transaction import Transaction


class Claim(NamedTuple):
    """A claim on the row with the id."""

    id: int
    fence: int


class Claimable(Protocol):
    """A mint job, an export or a print job, as it was read."""

    @property
    def id(self) -> int:
        """The id of the row."""

    @property
    def fence(self) -> int:
        """The number of the last claim."""


def change(
    transaction: Transaction,
    table: Table,
    held: Claim,
    values: Mapping[str, object],
    *conditions: ColumnElement[bool],
) -> bool:
    """Change the claimed row. Return False, unchanged, if the claim or a condition fails."""
    changed = transaction.execute(
        update(table)
        .where(table.c.id == held.id, table.c.fence == held.fence, *conditions)
        .values(**values)
    )
    return changed.rowcount == 1


def take(
    transaction: Transaction,
    table: Table,
    row: Claimable,
    runner: str,
    **values: object,
) -> Claim | None:
    """Claim the row for `runner`. Return None if another claimed it since `row` was read.

    The caller must have checked that the row's last runner is no longer active.
    """
    taken = Claim(row.id, row.fence + 1)
    fresh = {"runner": runner, "fence": taken.fence, "error": None, "finished_at": None}
    unclaimed = Claim(row.id, row.fence)
    return taken if change(transaction, table, unclaimed, fresh | values) else None


def final_values(status: StrEnum, reason: Message | None = None) -> dict[str, object]:
    """Return the values of a row whose work ends with the status."""
    return {
        "status": status.value,
        "error": reason and json.dumps(reason.as_json()),
        "runner": None,
        "finished_at": tables.now(),
    }
