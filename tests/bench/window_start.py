"""Starts the window in a large and in an empty workspace, against importing PySide6.

The comparison is a process that only imports PySide6 and paints no window: any program with
widgets takes at least that long, and the time excludes the display server.
"""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import Seconds, interleaved, processor_timed, ratio
from tests.bench.window_programs import Screen, screen
from tests.bench.workspaces import large_workspace, sample_workspace

LARGE = Goal(
    "start to first paint, 10M tokens and 1,000 jobs, against importing PySide6: processor time",
    "<=",
    10,
)
AGAINST_EMPTY = Goal(
    "start to first usable paint, 10M tokens, against an empty workspace: time", "<=", 1.15
)
GOALS: Goals = (LARGE, AGAINST_EMPTY)

_PROGRAM = "tests.bench.window_first_paint"


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratios. The first, untimed runs compile to bytecode."""
    large, empty = large_workspace(folder, sizes), sample_workspace(folder)
    processor: Seconds = {"large": [], "empty": []}
    with screen(folder) as shown:
        for workspace in (large, empty):
            _start(shown, workspace, [])
        seconds = interleaved(
            2 * sizes.repeats,
            {
                "large": lambda: _start(shown, large, processor["large"]),
                "empty": lambda: _start(shown, empty, processor["empty"]),
                "import": lambda: processor_timed(shown.import_widgets),
            },
        )
    processor["import"] = seconds.pop("import")
    painted = "the jobs, or that there are none, are on the screen"
    facts = {"tokens": sizes.large_tokens, "jobs": sizes.large_jobs, "usable": painted}
    figure = ratio(processor["large"], processor["import"])
    yield LARGE.row(figure, **facts, processor_seconds=processor, seconds=seconds)
    yield AGAINST_EMPTY.row(ratio(seconds["large"], seconds["empty"]), seconds=seconds)


def _start(shown: Screen, workspace: Path, processor: list[float]) -> float:
    """Return the seconds to the first paint, and append the processor seconds.

    The program prints the time of the first paint by the clock that all processes share.
    """
    begun = monotonic()
    painted, used = shown.run(_PROGRAM, "--workspace", workspace)
    processor.append(used)
    return float(painted) - begun
