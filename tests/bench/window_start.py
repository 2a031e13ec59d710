"""How soon after its start the window shows the jobs, in a large and in an empty workspace."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio
from tests.bench.window_programs import Screen, screen
from tests.bench.workspaces import large_workspace, sample_workspace

LARGE = Goal("start to first usable paint, 10M tokens and 1,000 jobs", "<=", 1.2, "s")
AGAINST_EMPTY = Goal(
    "start to first usable paint, 10M tokens, against an empty workspace: time", "<=", 1.2
)
GOALS: Goals = (LARGE, AGAINST_EMPTY)

_PROGRAM = "tests.bench.window_first_paint"


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields the median and the ratio; the first, untimed runs compile to bytecode."""
    large, empty = large_workspace(folder, sizes), sample_workspace(folder)
    with screen(folder) as shown:
        for workspace in (large, empty):
            _seconds(shown, workspace)
        seconds = interleaved(
            2 * sizes.repeats,
            {"large": lambda: _seconds(shown, large), "empty": lambda: _seconds(shown, empty)},
        )
    painted = "the jobs, or that there are none, are on the screen"
    facts = {"tokens": sizes.large_tokens, "jobs": sizes.large_jobs, "usable": painted}
    yield LARGE.row(median(seconds["large"]), **facts, seconds=seconds)
    yield AGAINST_EMPTY.row(ratio(seconds["large"], seconds["empty"]), seconds=seconds)


def _seconds(shown: Screen, workspace: Path) -> float:
    """The program tells when it painted, by the clock that all processes share."""
    begun = monotonic()
    painted = shown.run(_PROGRAM, "--workspace", workspace)
    return float(painted) - begun
