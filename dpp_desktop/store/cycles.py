"""What the cycles tell of the past: how many tokens were minted when, and for which job.

Cycles are numbered in the order of their commits, so all reads go along their ids: from one that
is known upwards, or from the newest back to a moment, never through the whole table.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Subquery, func, select

from dpp_desktop.model.mint import CycleRecord
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

MAX_CYCLES = 50_000
"""Cycles that are looked back at, at the most: at full size they hold 500 million tokens."""

_BLOCK = 1_000

_cycles = tables.cycles.c
_jobs = tables.mint_jobs.c


_CYCLE = Reader(tables.cycles, CycleRecord, {"id": rows.whole(1), "count": rows.whole(1)})


def cycles_after(
    transaction: Transaction, cycle_id: int, limit: int = 10_000
) -> Readable[CycleRecord]:
    """Returns the cycles that came after the one of that id, oldest first, at most `limit`."""
    query = (
        select(_cycles.id, _cycles.job_id, _cycles.count, _cycles.committed_at)
        .where(_cycles.id > cycle_id)
        .order_by(_cycles.id)
        .limit(limit)
    )
    return _CYCLE.readable(transaction.execute(query))


def cycles_since(transaction: Transaction, moment: datetime) -> Readable[CycleRecord]:
    """Returns the cycles committed at or after `moment`, oldest first.

    At most the newest `MAX_CYCLES` are looked at. `moment` must know its time zone.
    """
    found: list[CycleRecord] = []
    damaged: list[DamagedRow] = []
    for block in _blocks_back_to(transaction, moment):
        query = select(block).where(block.c.committed_at >= moment).order_by(block.c.id.desc())
        read = _CYCLE.readable(transaction.execute(query))
        found += read.found
        damaged += read.damaged
    return Readable(found[::-1], tuple(damaged))


def tokens_since(transaction: Transaction, moment: datetime) -> int:
    """Returns how many tokens were minted at or after `moment`; looks as far as `cycles_since`."""
    return sum(
        rows.sum_of(
            transaction.execute(
                select(func.sum(block.c.count)).where(
                    block.c.committed_at >= moment, func.typeof(block.c.count) == "integer"
                )
            ).scalar_one()
        )
        for block in _blocks_back_to(transaction, moment)
    )


def token_count(transaction: Transaction) -> int:
    """Returns how many tokens there are in the workspace."""
    query = select(func.sum(_jobs.minted)).where(func.typeof(_jobs.minted) == "integer")
    return rows.sum_of(transaction.execute(query).scalar_one())


def _blocks_back_to(transaction: Transaction, moment: datetime) -> Iterator[Subquery]:
    """The blocks of cycles that hold something as new as `moment`, the newest first.

    Up to the first block that is wholly older: a clock that was set back a little, or a block
    on the border, doesn't end the walk too early.
    """
    below = last_cycle(transaction) + 1
    for _ in range(0, MAX_CYCLES, _BLOCK):
        block = _block_below(below)
        # Compared by SQLite: what isn't a moment is reported once it is read.
        oldest, is_new = transaction.execute(
            select(func.min(block.c.id), func.max(block.c.committed_at) >= moment)
        ).one()
        if not is_new:
            return
        yield block
        below = oldest


def last_cycle(transaction: Transaction) -> int:
    """Returns the id of the newest cycle, 0 if there is none."""
    return transaction.execute(select(func.max(_cycles.id))).scalar_one() or 0


def _block_below(cycle_id: int) -> Subquery:
    return (
        select(_cycles.id, _cycles.job_id, _cycles.count, _cycles.committed_at)
        .where(_cycles.id < cycle_id)
        .order_by(_cycles.id.desc())
        .limit(_BLOCK)
        .subquery()
    )
