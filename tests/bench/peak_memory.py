"""Compares the peak memory of a large job with a small one, each in its own process."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import say
from tests.bench.workspaces import ROOT, seconds_to_mint_first_job

GOAL = Goal("peak memory of a job, against one of a tenth of its size: more", "<=", 20, "MB")
GOALS: Goals = (GOAL,)

_UNIT = 1 if sys.platform == "darwin" else 1024
# On Linux, the peak of a new process includes the memory of the process that started it. This
# intermediate process uses little.
_START = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the difference between the medians."""
    large, small = [], []
    for _ in range(3):
        large.append(_peak_megabytes(folder, sizes.job))
        small.append(_peak_megabytes(folder, sizes.job // 10))
        say(f"  {large[-1]:.1f} MB, {small[-1]:.1f} MB")
    figure = median(large) - median(small)
    yield GOAL.row(figure, tokens=sizes.job, megabytes={"whole": large, "tenth": small})


def _peak_megabytes(folder: Path, quantity: int) -> float:
    process = [sys.executable, "-m", __name__, str(folder), str(quantity)]
    printed = subprocess.run(
        [sys.executable, "-S", "-c", _START, *process], cwd=ROOT, check=True, stdout=subprocess.PIPE
    ).stdout
    return int(printed) / 1e6


def _mint_and_print(folder: str, quantity: str) -> None:
    seconds_to_mint_first_job(Path(folder), int(quantity))
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT))


if __name__ == "__main__":
    _mint_and_print(*sys.argv[1:])
