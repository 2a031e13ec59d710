"""Mints fifty jobs in one workspace: the last must be as fast as the first."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import say
from tests.bench.workspaces import fresh_workspace, seconds_to_mint

GOAL = Goal("50th job in one workspace, against the first: rate", ">=", 0.9)
GOALS: Goals = (GOAL,)

_JOBS = 50
_COMPARED_FIELDS = 10


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio of the medians of the first ten and the last ten jobs."""
    seconds = []
    with fresh_workspace(folder) as workspace:
        for number in range(1, _JOBS + 1):
            seconds.append(seconds_to_mint(workspace, sizes.fifty_jobs_of))
            say(f"  job {number}/{_JOBS}: {seconds[-1]:.3f} s")
    yield GOAL.row(
        median(seconds[:_COMPARED_FIELDS]) / median(seconds[-_COMPARED_FIELDS:]),
        tokens_per_job=sizes.fifty_jobs_of,
        compared="medians of the first 10 and the last 10 jobs: single jobs differ by a fifth",
        seconds={"jobs": seconds},
    )
