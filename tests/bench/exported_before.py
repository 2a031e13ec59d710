"""Finds exports that contain some of a million tokens, against bare reads of their rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dpp_desktop.exporting.overlaps import target_overlaps
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.export import Segment
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import median_ratio, thread_timed
from tests.bench.workspaces import bare_connection, completed, fresh_workspace, submitted
from tests.exporting.export_records import put_handed_over

GOAL = Goal(
    "find what 1,000 exports have of 1M tokens, against bare reads: processor time", "<=", 13
)
GOALS: Goals = (GOAL,)

_EXPORTS = 1_000
_REPEATS = 15
_ROWS = (
    "SELECT * FROM export_segments JOIN exports ON exports.id = export_id",
    'SELECT * FROM packs JOIN hand_overs USING (export_id, "index")',
)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio of the medians, with a pack of each export handed over."""
    with fresh_workspace(folder) as workspace:
        job = completed(run_job(workspace, submitted(workspace, MILLION)))
        with workspace.write() as transaction:
            for number in range(_EXPORTS):
                units = Segment(job.id, number, MILLION - 2 * number)
                put_handed_over(transaction, units, folder / str(number))
        with bare_connection(workspace.database) as connection:
            found, read = [], []
            for _ in range(_REPEATS):
                found.append(thread_timed(lambda: _find(workspace, job.id)) * 1000)
                read.append(thread_timed(lambda: _read(connection)) * 1000)
    yield GOAL.row(median_ratio(found, read), find_ms=found, read_ms=read)


def _find(workspace: Workspace, job_id: int) -> None:
    repeats = target_overlaps(workspace, WholeJob(job_id))
    if repeats is None or len(repeats.exports) != _EXPORTS:
        raise RuntimeError("not all exports were found")


def _read(connection: Any) -> None:
    for query in _ROWS:
        if len(connection.execute(query).fetchall()) != _EXPORTS:
            raise RuntimeError("not all rows were read")
