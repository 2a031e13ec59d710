"""Reads the history of minting: how many tokens were minted when, and for which job.

Cycles are numbered in the order of their commits. So all queries use a range of ids, upwards from a
known cycle or back from the newest one to a point in time, and never scan the whole table.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Subquery, func, select

from dpp_desktop.model.mint import CycleRecord
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.store import rows, tables
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

MAX_CYCLES = 50_000
"""The most cycles that are read back in time: at full size, 500 million tokens."""

_BLOCK = 1_000

_cycles = tables.cycles.c
_jobs = tables.mint_jobs.c


_CYCLE = Reader(
    tables.cycles, CycleRecord, {"id": rows.whole_number(1), "count": rows.whole_number(1)}
)


def cycles_after(
    transaction: Transaction, cycle_id: int, limit: int = 10_000
) -> Readable[CycleRecord]:
    """Return at most `limit` cycles after the one with the id, oldest first."""
    query = (
        select(_cycles.id, _cycles.job_id, _cycles.count, _cycles.committed_at)
        .where(_cycles.id > cycle_id)
        .order_by(_cycles.id)
        .limit(limit)
    )
    return _CYCLE.readable(transaction.execute(query))


def cycles_since(transaction: Transaction, moment: datetime) -> Readable[CycleRecord]:
    """Return the cycles committed at or after `moment`, oldest first.

    Only the newest `MAX_CYCLES` are read. `moment` must be time zone aware.
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
    """Return how many tokens were minted since `moment`, within the limit of `cycles_since`."""
    return sum(
        rows.sum_of(
            transaction.execute(
                select(func.sum(block.c.count)).where(
                    block.c.committed_at >= moment,
                    backend_of(transaction).is_whole_number(block.c.count),
                )
            ).scalar_one()
        )
        for block in _blocks_back_to(transaction, moment)
    )


def token_count(transaction: Transaction) -> int:
    """Return how many tokens the workspace contains."""
    is_whole_number = backend_of(transaction).is_whole_number(_jobs.minted)
    query = select(func.sum(_jobs.minted)).where(is_whole_number)
    return rows.sum_of(transaction.execute(query).scalar_one())


def _blocks_back_to(transaction: Transaction, moment: datetime) -> Iterator[Subquery]:
    """The blocks of cycles that contain one as new as `moment`, newest first.

    Ends at the first block that is entirely older, so that a clock that was set back a little
    doesn't end it too early.
    """
    below = last_cycle(transaction) + 1
    for _ in range(0, MAX_CYCLES, _BLOCK):
        block = _block_below(below)
        # Compared in the database. A value that isn't a moment is reported when it is read.
        oldest, is_new = transaction.execute(
            select(func.min(block.c.id), func.max(block.c.committed_at) >= moment)
        ).one()
        if not is_new:
            return
        yield block
        below = oldest


def last_cycle(transaction: Transaction) -> int:
    """Return the id of the newest cycle, or 0 if there is none."""
    return transaction.execute(select(func.max(_cycles.id))).scalar_one() or 0


def _block_below(cycle_id: int) -> Subquery:
    return (
        select(_cycles.id, _cycles.job_id, _cycles.count, _cycles.committed_at)
        .where(_cycles.id < cycle_id)
        .order_by(_cycles.id.desc())
        .limit(_BLOCK)
        .subquery()
    )
