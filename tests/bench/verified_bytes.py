"""Measures the disk space of the states and the journal when all units are verified."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dpp_desktop.model.mint import JobStatus
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, Production
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.token_bytes import database_bytes
from tests.bench.workspaces import fresh_workspace, submitted

GOAL = Goal("a printed and verified unit on disk, with the journal", "<=", 0.5, "bytes")
GOALS: Goals = (GOAL,)

_ROLL = 2_000
"""Labels that are scanned one after the other, with one entry in the journal."""
_ACTOR = Actor("operator", "line-1")
_PRODUCTION = Production("zebra", "roll-50x30", "0" * 64, 1, 1)


def measure(_sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the growth of the database file per unit of a job of a million units.

    Rolls of labels are scanned in any order, the labels of a roll in order except for every
    hundredth, which is scanned later.
    """
    chance = random.Random(0)
    rolls = [UnitSet.one(first, _ROLL) for first in range(0, MILLION, _ROLL)]
    chance.shuffle(rolls)
    missed = UnitSet.of((unit, unit + 1) for unit in chance.sample(range(MILLION), MILLION // 100))
    with fresh_workspace(folder) as workspace:
        job_id = submitted(workspace, MILLION)
        _complete(workspace, job_id)
        before = database_bytes(workspace)
        _change(workspace, job_id, rolls, changes.mark_produced)
        printed = database_bytes(workspace)
        _change(
            workspace, job_id, [*(roll - missed for roll in rolls), missed], changes.mark_verified
        )
        after = database_bytes(workspace)
    yield GOAL.row(
        (after - before) / MILLION,
        units=MILLION,
        printed_only=(printed - before) / MILLION,
        journal_entries=2 * len(rolls) + 1,
    )


def _complete(workspace: Workspace, job_id: int) -> None:
    """Complete the job without tokens."""
    with workspace.write() as transaction:
        transaction.exec_driver_sql(
            "UPDATE mint_jobs SET minted = quantity, status = ? WHERE id = ?",
            (JobStatus.COMPLETED.value, job_id),
        )


def _change(
    workspace: Workspace, job_id: int, parts: Sequence[UnitSet], change: Callable[..., None]
) -> None:
    """Apply the change to each of the sets of units, with one entry in the journal."""
    with workspace.write() as transaction:
        job = jobs.require(transaction, job_id)
        for units in parts:
            change(transaction, job, Carrier.LABEL, units, _ACTOR, _PRODUCTION)
