"""Runs whole commands as processes, against Python processes that only import their libraries."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.samples import make_workspace

HELP = Goal("dpp-desktop --help, against importing click alone: time", "<=", 2.5)
JOBS = Goal("dpp-desktop jobs, against importing SQLAlchemy alone: time", "<=", 1.1)
MINT = Goal("dpp-desktop mint of 1,000, against importing SQLAlchemy and NumPy: time", "<=", 1.5)
GOALS: Goals = (HELP, JOBS, MINT)

_REPEATS = 10
_IMPORTS = {HELP: "click", JOBS: "sqlalchemy", MINT: "sqlalchemy, numpy"}
_REQUEST = ("--brand", "nordlicht", "--product", "PARKA-01", "--batch", "B", "--quantity", "1000")


def measure(_sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratios. The first, untimed runs compile to bytecode, as installing does."""
    program = program_path()
    workspace = folder / "commands"
    make_workspace(workspace)
    environment = compiled_environment(workspace)
    orders = count()
    commands: dict[Goal, Callable[[], list[str]]] = {
        HELP: lambda: [program, "--help"],
        JOBS: lambda: [program, "jobs"],
        MINT: lambda: [program, "mint", *_REQUEST, "--order", f"ORDER-{next(orders)}"],
    }
    for goal, command in commands.items():
        runs: dict[str, Callable[[], None]] = {
            "command": partial(_run, command, environment),
            "import": partial(_run, partial(bare_import, _IMPORTS[goal]), environment),
        }
        for run in runs.values():
            run()
        seconds = interleaved(_REPEATS, {name: partial(timed, run) for name, run in runs.items()})
        yield goal.row(ratio(seconds["command"], seconds["import"]), seconds=seconds)


def program_path() -> str:
    """Return the installed program beside this Python. Raises RuntimeError."""
    program = shutil.which("dpp-desktop", path=str(Path(sys.executable).parent))
    if program is None:
        raise RuntimeError("dpp-desktop is not installed beside this Python")
    return program


def compiled_environment(workspace: Path) -> dict[str, str]:
    """Return the environment of commands on the workspace, which keep compiled modules."""
    return os.environ | {"PYTHONDONTWRITEBYTECODE": "", "DPP_WORKSPACE": str(workspace)}


def bare_import(modules: str) -> list[str]:
    """Return the command of a Python process that only imports the modules."""
    return [sys.executable, "-c", f"import {modules}"]


def run_quietly(command: list[str], environment: Mapping[str, str]) -> None:
    """Run the command without output. Raises CalledProcessError."""
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _run(command: Callable[[], list[str]], environment: Mapping[str, str]) -> None:
    run_quietly(command(), environment)
