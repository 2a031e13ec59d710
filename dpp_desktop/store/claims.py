"""Claims: the right to work on a mint job or an export, until someone else claims it.

A claim is the fence number its row had when it was claimed. Every change by a worker names its
fence; if the row has another by now, nothing is changed. That, not a clock, keeps a worker that
lost its claim from writing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Table, update

from dpp_desktop.model.export import Export
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tables
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim on the row of that id."""

    id: int
    fence: int


def change(
    transaction: Transaction,
    table: Table,
    held: Claim,
    values: Mapping[str, object],
    *conditions: ColumnElement[bool],
) -> bool:
    """Changes the claimed row; False, and no change, if the claim or a condition doesn't hold."""
    changed = transaction.execute(
        update(table)
        .where(table.c.id == held.id, table.c.fence == held.fence, *conditions)
        .values(**values)
    )
    return changed.rowcount == 1


def take(
    transaction: Transaction,
    table: Table,
    row: MintJob | Export,
    runner: str,
    **values: object,
) -> Claim | None:
    """Claims the row for `runner`; None if it was claimed by another since `row` was read.

    Whoever asks must have seen that the row's last runner is dead.
    """
    taken = Claim(row.id, row.fence + 1)
    fresh = {"runner": runner, "fence": taken.fence, "error": None, "finished_at": None}
    unclaimed = Claim(row.id, row.fence)
    return taken if change(transaction, table, unclaimed, fresh | values) else None


def final_values(status: StrEnum, reason: str | None = None) -> dict[str, object]:
    """The values that end a row's work with that status."""
    return {
        "status": status.value,
        "error": reason,
        "runner": None,
        "finished_at": tables.now(),
    }
