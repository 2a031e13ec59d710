"""Opens the print dialog for a million units and prints: measures the time to the first label."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QLabel, QPushButton

from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.run import run_job
from dpp_desktop.printing.printers.registered import add_printer
from dpp_desktop.printing.printers.settings import ConnectionKind, check_printer
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.session import Session
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import say
from tests.bench.window_inside import rest, use_window
from tests.bench.window_programs import screen
from tests.bench.workspaces import completed, sample_workspace, submitted
from tests.printing.simulated_printer import SimulatedPrinter

GOAL = Goal(
    "start to print a job of 1M: opening the dialog, and from Print to the first label",
    "<=",
    1.0,
    "s",
)
GOALS: Goals = (GOAL,)

_REPEATS = 3
_POLL_MS = 2
_WAIT_SECONDS = 30


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the median time of three jobs, each in a workspace and a process that are new.

    Opening ends when the plan is shown and the button can be pressed. The printer is a simulated
    one that answers questions about its status.
    """
    runs: list[dict[str, float]] = []
    for _ in range(_REPEATS):
        workspace = sample_workspace(folder)
        with Workspace.open(workspace) as opened:
            job = completed(run_job(opened, submitted(opened, MILLION)))
        with screen(folder) as shown:
            runs.append(shown.run(__name__, workspace, job.id))
        say(f"  {sum(runs[-1].values()):.2f}")
    totals = [sum(run.values()) for run in runs]
    seconds = {name: [run[name] for run in runs] for name in runs[0]}
    yield GOAL.row(sorted(totals)[_REPEATS // 2], seconds=seconds)


def print_first_label(session: Session, job_id: int) -> dict[str, float]:
    """Open the dialog for the job, press the button, and stop after the first label."""
    tasks = session.tasks
    job = find_job(tasks.workspace, job_id)
    with SimulatedPrinter() as printer:
        settings = check_printer("Zebra", ConnectionKind.TCP, printer.address, dpi=203)
        with tasks.workspace.write() as transaction:
            add_printer(transaction, settings)
        begin = perf_counter()
        session.window.parts.dialogs.open_print(job, tasks.workspace.database.parent)
        (button,) = session.window.findChildren(QPushButton, "start_print")
        (plan,) = session.window.findChildren(QLabel, "print_plan")
        _wait_for(lambda: plan.text() and button.isEnabled())
        opened = perf_counter()
        button.click()
        _wait_for(lambda: printer.good)
        printed = perf_counter()
        tasks.prints.stop_all()
        _wait_for(lambda: not tasks.prints.states)
    return {"dialog": opened - begin, "first label": printed - opened}


def _wait_for(condition: Callable[[], object]) -> None:
    end = perf_counter() + _WAIT_SECONDS
    while not condition():
        if perf_counter() > end:
            raise TimeoutError("the window didn't do it in time")
        rest(_POLL_MS)


if __name__ == "__main__":
    use_window(Path(sys.argv[1]), lambda session: print_first_label(session, int(sys.argv[2])))
