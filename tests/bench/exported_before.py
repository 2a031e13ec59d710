"""Telling which of a million tokens other exports have already."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from dpp_desktop.exporting.overlaps import target_overlaps
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.export import Segment
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.workspaces import completed, fresh_workspace, submitted
from tests.exporting.recorded import put_handed_over

GOAL = Goal("what 1,000 exports have of 1M tokens: median", "<=", 100, "ms")
GOALS: Goals = (GOAL,)

_EXPORTS = 1_000
_REPEATS = 11


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields the median time, with a pack of each export handed over."""
    with fresh_workspace(folder) as workspace:
        job = completed(run_job(workspace, submitted(workspace, MILLION)))
        with workspace.write() as transaction:
            for number in range(_EXPORTS):
                units = Segment(job.id, number, MILLION - 2 * number)
                put_handed_over(transaction, units, folder / str(number))
        milliseconds = [_find(workspace, job.id) for _ in range(_REPEATS)]
    yield GOAL.row(median(milliseconds), longest_ms=max(milliseconds))


def _find(workspace: Workspace, job_id: int) -> float:
    begun = perf_counter()
    repeats = target_overlaps(workspace, WholeJob(job_id))
    taken = (perf_counter() - begun) * 1000
    if repeats is None or len(repeats.exports) != _EXPORTS:
        raise RuntimeError("not all exports were found")
    return taken
