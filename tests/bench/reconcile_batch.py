"""Reconciles a batch of 5 million units whose states are 5,000 runs."""

import random
import statistics
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from dpp_desktop.model.mint import JobStatus
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import UNIT_SUBJECT, Actor, Carrier, Production, UnitState
from dpp_desktop.store import jobs, unit_runs
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.reconciliation import reconcile_batch
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import thread_timed
from tests.bench.workspaces import fresh_workspace, submitted

GOAL = Goal(
    "reconcile a batch of 5M units with 5,000 runs: processor time",
    "<=",
    200,
    "ms",
)
GOALS: Goals = (GOAL,)

_JOBS, _RUNS_OF_JOB = 5, 1_000
_PACK_ROWS = 10_000
_REPEATS = 5
_ACTOR = Actor("Ada", "line-1")
_LABEL_STATES = ("produced", "produced", "produced", "spoiled", "in_doubt")
_UNIT_STATES = ("applied", "sampled", "void")


def measure(_sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the median time of reconciliations, each in a newly opened workspace.

    All packs were exported and handed over, and the units of every other pack were scanned.
    """
    with fresh_workspace(folder) as workspace:
        for number in range(_JOBS):
            _add_job(workspace, submitted(workspace, MILLION), random.Random(number))
        path = workspace.path
        with workspace.read() as transaction:
            runs = transaction.exec_driver_sql("SELECT count(*) FROM unit_runs").scalar_one()
        milliseconds = [_measured(path) for _ in range(_REPEATS)]
        found = reconcile_batch(workspace, "nordlicht", "PARKA-01", "BENCH")
    if sum(found.counts.values()) != _JOBS * MILLION:
        raise RuntimeError("not every unit is explained")
    yield GOAL.row(
        statistics.median(milliseconds),
        milliseconds=milliseconds,
        runs=runs,
        units={fate.value: count for fate, count in found.counts.items()},
    )


def _measured(path: Path) -> float:
    with Workspace.open(path) as workspace:
        return 1000 * thread_timed(
            lambda: reconcile_batch(workspace, "nordlicht", "PARKA-01", "BENCH")
        )


def _add_job(workspace: Workspace, job_id: int, chance: random.Random) -> None:
    """Complete the job without tokens, and put its units in states."""
    with workspace.write() as transaction:
        transaction.exec_driver_sql(
            "UPDATE mint_jobs SET minted = quantity, status = ? WHERE id = ?",
            (JobStatus.COMPLETED.value, job_id),
        )
        _export(transaction, job_id)
        job = jobs.require(transaction, job_id)
        blocks = range(0, MILLION, 2 * _PACK_ROWS)
        scanned = UnitSet.of((first, first + _PACK_ROWS) for first in blocks)
        changes.mark_verified(transaction, job, Carrier.LABEL, scanned, _ACTOR, Production("zebra"))
        subjects = ((Carrier.LABEL.value, _LABEL_STATES), (UNIT_SUBJECT, _UNIT_STATES))
        for subject, states in subjects:
            edges = sorted(chance.sample(range(MILLION), _RUNS_OF_JOB + 1))
            for state in sorted(set(states)):
                chosen = (
                    (first, end - 1)
                    for number, (first, end) in enumerate(pairwise(edges))
                    if states[number % len(states)] == state and number % 2 == subject.count("unit")
                )
                if state == UnitState.VOID:
                    changes.void(transaction, job, UnitSet.of(chosen), "test", _ACTOR)
                else:
                    unit_runs.put(transaction, job_id, subject, UnitSet.of(chosen), state)


def _export(transaction: Transaction, job_id: int) -> None:
    """Record an export of the job, all of whose packs were handed over."""
    transaction.exec_driver_sql(
        "INSERT INTO exports (uid, job_id, directory, count, pack_rows, status, fence, created_at) "
        "VALUES (?, ?, 'packs', ?, ?, 'completed', 0, '2026-03-04T05:06:07.000000+00:00')",
        (str(job_id), job_id, MILLION, _PACK_ROWS),
    )
    (export_id,) = transaction.exec_driver_sql("SELECT max(id) FROM exports").one()
    transaction.exec_driver_sql(
        "INSERT INTO export_segments VALUES (?, 0, ?, 0, ?)", (export_id, job_id, MILLION)
    )
    packs = [(export_id, index) for index in range(1, MILLION // _PACK_ROWS + 1)]
    transaction.exec_driver_sql(
        "INSERT INTO packs VALUES (?, ?, 'pack.csv', 10000, 1, '', '', '', "
        "'2026-03-04T05:06:07.000000+00:00')",
        packs,
    )
    transaction.exec_driver_sql(
        'INSERT INTO hand_overs (export_id, "index", "by", "at") '
        "VALUES (?, ?, 'Ada', '2026-03-04T05:06:07.000000+00:00')",
        packs,
    )
