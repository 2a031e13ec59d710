"""Measures the processor time of the idle window, against importing PySide6."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time, sleep

from dpp_desktop.minting.overview import load_overview
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, processor_timed, ratio
from tests.bench.window_inside import rest, use_window
from tests.bench.window_programs import screen
from tests.bench.workspaces import large_workspace

GOAL = Goal("a minute idle, against importing PySide6: processor time", "<=", 2)
GOALS: Goals = (GOAL,)

_REPEATS = 3


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio with the dashboard of the large workspace open."""
    workspace = large_workspace(folder, sizes)
    _wait_for_calm(workspace)
    with screen(folder) as shown:
        processor_timed(shown.import_widgets)
        seconds = interleaved(
            _REPEATS,
            {
                "minute": lambda: float(shown.run(__name__, workspace, sizes.idle_seconds)),
                "import": lambda: processor_timed(shown.import_widgets),
            },
        )
    yield GOAL.row(
        ratio(seconds["minute"], seconds["import"]),
        idle="nothing minted for two minutes, so the chart is at rest too",
        seconds_each=sizes.idle_seconds,
        percent_of_a_processor=[each / 60 * 100 for each in seconds["minute"]],
        seconds=seconds,
    )


def idle(seconds: int) -> float:
    """Wait for half the time, then measure. Return the processor seconds per minute."""
    rest(seconds * 500)
    begun, used = perf_counter(), process_time()
    rest(seconds * 1000)
    return (process_time() - used) / (perf_counter() - begun) * 60


def _wait_for_calm(path: Path) -> None:
    """Wait until the chart has no recent data."""
    with Workspace.open(path) as workspace:
        while load_overview(workspace, datetime.now(UTC), datetime.now(UTC)).cycles:
            sleep(1)


if __name__ == "__main__":
    use_window(Path(sys.argv[1]), lambda _session: idle(int(sys.argv[2])))
