"""Jumps to rows of a million tokens, against a bare query and paint, and measures the memory."""

import random
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

import psutil  # type: ignore[import-untyped] # it has no types
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.run import run_job
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.tokens.tokens_model import BLOCK, NOT_YET, Column, TokensTable
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import say
from tests.bench.window_inside import rest, use_window
from tests.bench.window_programs import screen
from tests.bench.workspaces import bare_connection, completed, sample_workspace, submitted

_AGAINST = "against a bare query and one paint"
JUMP = Goal(f"jump to any row of a 1M-token job, {_AGAINST}: processor time", "<=", 3.5)
JUMP_TIME = Goal(f"quickest jump to a row of a 1M-token job, {_AGAINST}: time", "<=", 4)
LONGEST = Goal(
    "longest of 50 jumps in a 1M-token job, against their median: processor time", "<=", 2
)
MEMORY = Goal("memory of the window with a 1M-token job open", "<=", 200, "MB")
GOALS: Goals = (JUMP, JUMP_TIME, LONGEST, MEMORY)

_JUMPS = 50
_LOOKING_MS = 200
_MEGABYTE = 1e6


_COMPARED = ("jump", "bare")
_CYCLES = "SELECT id FROM cycles"
_SERIALS = "SELECT substr(serials, 1, ?) FROM cycles WHERE id = ?"


class Taken(NamedTuple):
    """The elapsed time and processor time of an operation in milliseconds."""

    time: float
    processor: float


_TIME, _PROCESSOR = (Taken._fields.index(name) for name in ("time", "processor"))


class Painted(QObject):
    """Waits until the table is painted with the serial of a unit."""

    def __init__(self, table: TokensTable) -> None:
        super().__init__(table)
        self._table = table
        self._loop = QEventLoop(self)
        self._unit = 0
        table.viewport().installEventFilter(self)

    def jump_to(self, unit: int) -> None:
        """Jump to the unit and return once its serial is painted."""
        self._unit = unit
        self._table.jump_to(unit)
        self._loop.exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stop waiting once this paint event is on the screen."""
        if event.type() == QEvent.Type.Paint and self._loop.isRunning() and self._known():
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False

    def _known(self) -> bool:
        model = self._table.model()
        return bool(model.data(model.index(self._unit, Column.SERIAL)) != NOT_YET)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratios of jumps and the memory after them, as medians of runs.

    A jump involves several threads, which other programs delay. Therefore, its processor time
    is compared, and only the shortest elapsed time.
    """
    workspace = sample_workspace(folder)
    with Workspace.open(workspace) as opened:
        completed(run_job(opened, submitted(opened, MILLION)))
    runs = []
    with screen(folder) as shown:
        for repeat in range(1, sizes.repeats + 1):
            runs.append(shown.run(__name__, workspace, repeat))
            say(f"  {_ratio(runs[-1], _PROCESSOR, median):.2f}")
    processor = [_ratio(run, _PROCESSOR, median) for run in runs]
    quickest = [_ratio(run, _TIME, min) for run in runs]
    times = {f"{name}_ms": [median(t for t, _ in run[name]) for run in runs] for name in _COMPARED}
    yield JUMP.row(median(processor), judged=f"medians of {_JUMPS} jumps", ratios=processor)
    yield JUMP_TIME.row(median(quickest), ratios=quickest, **times)
    longest = [_longest(run, _PROCESSOR) for run in runs]
    elapsed = [_longest(run, _TIME) for run in runs]
    yield LONGEST.row(median(longest), ratios=longest, of_elapsed_times=elapsed)
    memory = {name: [run["memory"][name] for run in runs] for name in ("rss", "pss", "uss")}
    yield MEMORY.row(median(memory["rss"]), judged="rss", megabytes=memory)


def jump_about(session: Session, seed: int) -> object:
    """Alternate jumps to random rows with a bare query and paint, and return the times."""
    window = session.window
    window.resize(1280, 800)
    window._show_tokens(find_job(session.tasks.workspace, 1))
    rest(_LOOKING_MS)
    (table,) = window.parts.tokens.findChildren(TokensTable)
    painted, draw = Painted(table), random.Random(seed)
    jumps: list[Taken] = []
    bare: list[Taken] = []
    with bare_connection(session.tasks.workspace.database) as connection:
        cycles = [cycle for (cycle,) in connection.execute(_CYCLES)]
        for _ in range(_JUMPS):
            jumps.append(_taken(partial(painted.jump_to, draw.randrange(MILLION))))
            rest(_LOOKING_MS)
            query = partial(_query_and_paint, connection, draw.choice(cycles), table)
            bare.append(_taken(query))
            rest(_LOOKING_MS)
    return {"jump": jumps, "bare": bare, "memory": _memory()}


def _query_and_paint(connection: Any, cycle: int, table: TokensTable) -> None:
    connection.execute(_SERIALS, (BLOCK * SERIAL_LENGTH, cycle)).fetchall()
    table.viewport().repaint()


def _taken(work: Callable[[], None]) -> Taken:
    begun, used = perf_counter(), process_time()
    work()
    return Taken((perf_counter() - begun) * 1000, (process_time() - used) * 1000)


def _ratio(run: dict[str, Any], which: int, of: Callable[[list[float]], float]) -> float:
    jump, bare = ([taken[which] for taken in run[name]] for name in _COMPARED)
    return of(jump) / of(bare)


def _longest(run: dict[str, Any], which: int) -> float:
    times = [taken[which] for taken in run["jump"]]
    return float(max(times) / median(times))


def _memory() -> dict[str, float]:
    taken = psutil.Process().memory_full_info()
    return {
        name: getattr(taken, name) / _MEGABYTE
        for name in ("rss", "pss", "uss")
        if hasattr(taken, name)
    }


if __name__ == "__main__":
    use_window(Path(sys.argv[1]), lambda session: jump_about(session, int(sys.argv[2])))
