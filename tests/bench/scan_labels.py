"""Scans printed labels in a store of a million tokens."""

import random
import statistics
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, Production
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.changes import mark_produced
from dpp_desktop.units.scan_answer import Verdict
from dpp_desktop.units.scan_back import Origin, ScanSession, ScanTarget
from dpp_desktop.units.verified_scans import MAX_PENDING
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import thread_timed
from tests.bench.workspaces import completed, fresh_workspace, submitted

GOAL = Goal(
    "a scan of a label in a store of 1M, answered and recorded: processor time", "<=", 5, "ms"
)
GOALS: Goals = (GOAL,)

_SCANS = 2 * MAX_PENDING
"""Enough to move scans to the verified units twice."""
_ACTOR = Actor("Ada", "line-1")


def measure(_sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the mean time of scans in random order, with what moves them to the verified units."""
    with fresh_workspace(folder) as workspace:
        job = completed(run_job(workspace, submitted(workspace, MILLION)))
        with workspace.write() as transaction:
            units = UnitSet.one(0, job.quantity)
            mark_produced(transaction, job, Carrier.LABEL, units, _ACTOR, Production("zebra"))
        urls = _urls(workspace, job)
        session = ScanSession(workspace, ScanTarget(job), Origin(_ACTOR, "zebra"))
        milliseconds = [1000 * thread_timed(partial(_scan, session, url)) for url in urls]
        session.close()
    yield GOAL.row(
        statistics.mean(milliseconds),
        median_ms=statistics.median(milliseconds),
        most_ms=max(milliseconds),
        scans=_SCANS,
    )


def _urls(workspace: Workspace, job: MintJob) -> list[str]:
    units = random.Random(1).sample(range(job.quantity), _SCANS)
    with workspace.read() as transaction:
        return [f"{job.link_prefix}{tokens.serial_of(transaction, job.id, each)}" for each in units]


def _scan(session: ScanSession, url: str) -> None:
    answer = session.scan(url)
    if answer.verdict is not Verdict.RIGHT:
        raise RuntimeError(f"{url}: {answer.text}")
