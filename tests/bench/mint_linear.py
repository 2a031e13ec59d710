"""Mints ten times as many tokens: each must take no longer than in a small job."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio
from tests.bench.workspaces import seconds_to_mint_first_job

GOAL = Goal("mint ten times as many: time", "<=", 10.5)
GOALS: Goals = (GOAL,)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio of a job to one of a tenth of its size, each in a new workspace."""
    seconds = interleaved(
        sizes.repeats,
        {
            "whole": lambda: seconds_to_mint_first_job(folder, sizes.job),
            "tenth": lambda: seconds_to_mint_first_job(folder, sizes.job // 10),
        },
    )
    yield GOAL.row(ratio(seconds["whole"], seconds["tenth"]), tokens=sizes.job, seconds=seconds)
