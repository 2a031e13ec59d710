"""Mints four jobs in a window that shows all it has, and tells how late its events came."""

import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot

from dpp_desktop.minting.overview import Overview
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.main_window.main_window import MainWindow
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.tokens.tokens_page import TokensPage
from tests.bench.timing import timed
from tests.bench.window_inside import use_window
from tests.bench.workspaces import completed, submitted

JOBS = 4
TICK_MS = 5
_SETTLING_MS = 500


class Lateness(QObject):
    """A precise timer, and by how much each of its ticks came late, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._due = 0.0
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begins to tick."""
        self._due = _milliseconds() + TICK_MS
        self._timer.start()

    def stop(self) -> None:
        """Ticks no more."""
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        now = _milliseconds()
        self.late.append(max(now - self._due, 0.0))
        # As Qt does it: ticks that fell into a delay are left out.
        self._due += TICK_MS
        if self._due < now:
            self._due = now + TICK_MS


class TokensBeside(QObject):
    """The tokens of a job in a window of their own, growing while the job is minted.

    The main window has only one page at a time; so both are on the screen.
    """

    opened = Signal()

    def __init__(self, tasks: WorkspaceTasks, window: MainWindow, job_id: int) -> None:
        super().__init__()
        self._job_id = job_id
        self._opened = False
        self._page = TokensPage(tasks.workspace, tasks.background)
        self._page.setGeometry(window.geometry().translated(window.width(), 0))
        self._page.show()
        tasks.database_watcher.overview_changed.connect(self._update)

    @Slot(object)
    def _update(self, overview: Overview) -> None:
        for job in overview.jobs:
            if self._opened:
                self._page.update_job(job)
            elif job.id == self._job_id:
                self._opened = True
                self._page.open_job(job)
                self.opened.emit()


class FourJobs(QObject):
    """Mints the jobs as the window does, and waits for the last of them."""

    def __init__(self, tasks: WorkspaceTasks, quantity: int) -> None:
        super().__init__()
        self.ids = [submitted(tasks.workspace, quantity) for _ in range(JOBS)]
        self._tasks = tasks
        self._left = JOBS
        self._loop = QEventLoop(self)
        tasks.mints.ended.connect(self._count)

    def mint(self) -> None:
        """Returns when the last job has ended."""
        for job_id in self.ids:
            self._tasks.mints.start(job_id)
        self._loop.exec()

    @Slot(object)
    def _count(self, job: MintJob) -> None:
        completed(job)
        self._left -= 1
        if not self._left:
            self._loop.quit()


def mint(session: Session, quantity: int) -> dict[str, object]:
    """Returns the seconds that the jobs took, and how late each tick was meanwhile."""
    lateness, jobs = Lateness(), FourJobs(session.tasks, quantity)
    beside = TokensBeside(session.tasks, session.window, jobs.ids[0])

    beside.opened.connect(lambda: QTimer.singleShot(_SETTLING_MS, lateness.start))
    seconds = timed(jobs.mint)
    lateness.stop()
    beside.deleteLater()
    return {"seconds": seconds, "late_ms": lateness.late}


def _milliseconds() -> float:
    return perf_counter() * 1000


if __name__ == "__main__":
    use_window(Path(sys.argv[1]), lambda session: mint(session, int(sys.argv[2])))
