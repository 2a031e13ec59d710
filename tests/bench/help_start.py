"""Runs `dpp-desktop --help` as a process, against a Python process that only imports click."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed

GOAL = Goal("dpp-desktop --help, against importing click alone: time", "<=", 2.5)
GOALS: Goals = (GOAL,)

_REPEATS = 10


def measure(_sizes: Sizes, _folder: Path) -> Iterator[Row]:
    """Yield the ratio. The first, untimed run compiles to bytecode, as installing does."""
    program = shutil.which("dpp-desktop", path=str(Path(sys.executable).parent))
    if program is None:
        raise RuntimeError("dpp-desktop is not installed beside this Python")
    commands = {"help": [program, "--help"], "click": [sys.executable, "-c", "import click"]}
    for command in commands.values():
        _run(command)
    seconds = interleaved(
        _REPEATS,
        {name: partial(timed, partial(_run, command)) for name, command in commands.items()},
    )
    yield GOAL.row(ratio(seconds["help"], seconds["click"]), seconds=seconds)


def _run(command: list[str]) -> None:
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
