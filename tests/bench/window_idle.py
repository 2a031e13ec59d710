"""How much of a processor the window takes while nothing happens."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep

from dpp_desktop.minting.overview import load_overview
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import say
from tests.bench.window_inside import rest, use_window
from tests.bench.window_programs import screen
from tests.bench.workspaces import large_workspace

GOAL = Goal("processor time while idle", "<=", 1, "%")
GOALS: Goals = (GOAL,)

_REPEATS = 3


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields the median, of one processor, with the dashboard of the large workspace open."""
    workspace = large_workspace(folder, sizes)
    _wait_for_calm(workspace)
    percents = []
    with screen(folder) as shown:
        for _ in range(_REPEATS):
            percents.append(shown.run(__name__, workspace, sizes.idle_seconds))
            say(f"  {percents[-1]:.2f} %")
    yield GOAL.row(
        median(percents),
        idle="nothing minted for two minutes, so the chart is at rest too",
        seconds_each=sizes.idle_seconds,
        percents=percents,
    )


def idle(seconds: int) -> float:
    """Does nothing for half as long, then measures."""
    rest(seconds * 500)
    begun, used = perf_counter(), process_time()
    rest(seconds * 1000)
    return (process_time() - used) / (perf_counter() - begun) * 100


def _wait_for_calm(path: Path) -> None:
    """Waits until the chart would have nothing to show."""
    with Workspace.open(path) as workspace:
        while load_overview(workspace, datetime.now(UTC), datetime.now(UTC)).cycles:
            sleep(1)


if __name__ == "__main__":
    use_window(Path(sys.argv[1]), lambda _session: idle(int(sys.argv[2])))
