"""How long `dpp-desktop --help` takes, from starting the process to its end."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, timed

GOAL = Goal("dpp-desktop --help, the whole process", "<=", 0.3, "s")
GOALS: Goals = (GOAL,)

_REPEATS = 10


def measure(_sizes: Sizes, _folder: Path) -> Iterator[Row]:
    """Yields the median; the first, untimed run compiles to bytecode, as installing does."""
    program = shutil.which("dpp-desktop", path=str(Path(sys.executable).parent))
    if program is None:
        raise RuntimeError("dpp-desktop is not installed beside this Python")
    _help(program)
    seconds = interleaved(_REPEATS, {"help": lambda: timed(lambda: _help(program))})
    yield GOAL.row(median(seconds["help"]), seconds=seconds)


def _help(program: str) -> None:
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([program, "--help"], check=True, stdout=subprocess.DEVNULL, env=environment)
