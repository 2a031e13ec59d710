"""Mints four jobs while an event loop runs, and prints the delays of its timer events.

The loop shows the full window or, with `bare` as third argument, no window.
"""

import sys
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QMetaObject,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from dpp_desktop.minting.overview import Overview
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.main_window.main_window import MainWindow
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.tokens.tokens_page import TokensPage
from tests.bench.timing import timed
from tests.bench.window_inside import print_json, use_window
from tests.bench.workspaces import completed, submitted

JOBS = 4
TICK_MS = 5
_SETTLING_MS = 500


class Lateness(QObject):
    """A precise timer that records the delay of each tick in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._due = 0.0
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Start the timer."""
        self._due = _milliseconds() + TICK_MS
        self._timer.start()

    def stop(self) -> None:
        """Stop the timer."""
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        now = _milliseconds()
        self.late.append(max(now - self._due, 0.0))
        # Like Qt, skip the ticks that fall into a delay.
        self._due += TICK_MS
        if self._due < now:
            self._due = now + TICK_MS


class TokensBeside(QObject):
    """A separate window with the tokens of a job, updated while the job is minted.

    The main window shows only one page at a time. With this one, both are on the screen.
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
    """Mints the jobs as the window does and waits for the last one."""

    def __init__(self, tasks: WorkspaceTasks, quantity: int) -> None:
        super().__init__()
        self.ids = [submitted(tasks.workspace, quantity) for _ in range(JOBS)]
        self._tasks = tasks
        self._left = JOBS
        self._loop = QEventLoop(self)
        tasks.mints.ended.connect(self._count)

    def mint(self) -> None:
        """Return after the last job has ended."""
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
    """Return the seconds that the jobs took and the delay of each tick."""
    lateness, jobs = Lateness(), FourJobs(session.tasks, quantity)
    beside = TokensBeside(session.tasks, session.window, jobs.ids[0])

    beside.opened.connect(lambda: QTimer.singleShot(_SETTLING_MS, lateness.start))
    seconds = timed(jobs.mint)
    lateness.stop()
    beside.deleteLater()
    return {"seconds": seconds, "late_ms": lateness.late}


def mint_beside_bare_loop(path: Path, quantity: int) -> dict[str, object]:
    """Return the same as `mint` for an event loop that only runs its timer."""
    application = QCoreApplication([])
    lateness = Lateness()
    with Workspace.open(path) as workspace, ThreadPoolExecutor(JOBS + 1) as threads:
        ids = [submitted(workspace, quantity) for _ in range(JOBS)]

        def mint_all() -> None:
            jobs = [threads.submit(run_job, workspace, job_id) for job_id in ids]
            threads.submit(_quit_after, jobs, application)
            application.exec()
            for job in jobs:
                completed(job.result())

        QTimer.singleShot(_SETTLING_MS, lateness.start)
        seconds = timed(mint_all)
        lateness.stop()
    return {"seconds": seconds, "late_ms": lateness.late}


def _quit_after(jobs: list[Future[MintJob]], application: QCoreApplication) -> None:
    wait(jobs)
    QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)


def _milliseconds() -> float:
    return perf_counter() * 1000


if __name__ == "__main__":
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    if sys.argv[3:] == ["bare"]:
        print_json(mint_beside_bare_loop(folder, count))
    else:
        use_window(folder, lambda session: mint(session, count))
