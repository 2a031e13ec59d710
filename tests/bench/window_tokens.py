"""A job of a million tokens open in the window: jumping about in it, and the memory it takes."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil  # type: ignore[import-untyped] # it has no types
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.run import run_job
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.tokens.tokens_model import NOT_YET, Column, TokensTable
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import say
from tests.bench.window_inside import rest, use_window
from tests.bench.window_programs import screen
from tests.bench.workspaces import completed, sample_workspace, submitted

JUMP = Goal("jump to any row of a 1M-token job", "<=", 20, "ms")
MEMORY = Goal("memory of the window with a 1M-token job open", "<=", 200, "MB")
GOALS: Goals = (JUMP, MEMORY)

_JUMPS = 50
_LOOKING_MS = 200
_MEGABYTE = 1e6


class Painted(QObject):
    """Waits until the table has been painted with the serial of a unit."""

    def __init__(self, table: TokensTable) -> None:
        super().__init__(table)
        self._table = table
        self._loop = QEventLoop(self)
        self._unit = 0
        table.viewport().installEventFilter(self)

    def jump_to(self, unit: int) -> float:
        """Jumps to the unit, and returns how long it took until its serial was there."""
        self._unit = unit
        begun = perf_counter()
        self._table.jump_to(unit)
        self._loop.exec()
        return (perf_counter() - begun) * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ends the waiting when this painting is on the screen."""
        if event.type() == QEvent.Type.Paint and self._loop.isRunning() and self._known():
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False

    def _known(self) -> bool:
        model = self._table.model()
        return bool(model.data(model.index(self._unit, Column.SERIAL)) != NOT_YET)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields the longest jump of the median run, and the median of the memory after it."""
    workspace = sample_workspace(folder)
    with Workspace.open(workspace) as opened:
        completed(run_job(opened, submitted(opened, MILLION)))
    runs = []
    with screen(folder) as shown:
        for repeat in range(1, sizes.repeats + 1):
            runs.append(shown.run(__name__, workspace, repeat))
            run = runs[-1]
            say(f"  longest {max(run['jumps']):.1f} ms, median {median(run['jumps']):.1f} ms")
    longest = [max(run["jumps"]) for run in runs]
    middle = [median(run["jumps"]) for run in runs]
    yield JUMP.row(
        median(longest),
        judged=f"the longest of {_JUMPS} jumps to the painting, the median of runs",
        longest_ms=longest,
        median_ms=middle,
    )
    memory = {name: [run["memory"][name] for run in runs] for name in ("rss", "pss", "uss")}
    yield MEMORY.row(median(memory["rss"]), judged="rss", megabytes=memory)


def jump_about(session: Session, seed: int) -> object:
    """Jumps to rows anywhere, looks at each, and at last tells what memory is taken."""
    window = session.window
    window.resize(1280, 800)
    window._show_tokens(find_job(session.tasks.workspace, 1))
    rest(_LOOKING_MS)
    (table,) = window.parts.tokens.findChildren(TokensTable)
    painted, draw, jumps = Painted(table), random.Random(seed), []
    for _ in range(_JUMPS):
        jumps.append(painted.jump_to(draw.randrange(MILLION)))
        rest(_LOOKING_MS)
    return {"jumps": jumps, "memory": _memory()}


def _memory() -> dict[str, float]:
    taken = psutil.Process().memory_full_info()
    return {
        name: getattr(taken, name) / _MEGABYTE
        for name in ("rss", "pss", "uss")
        if hasattr(taken, name)
    }


if __name__ == "__main__":
    use_window(Path(sys.argv[1]), lambda session: jump_about(session, int(sys.argv[2])))
