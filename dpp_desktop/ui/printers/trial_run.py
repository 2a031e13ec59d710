"""Prints a page to try a printer in the background, and can be stopped."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dpp_desktop.ui.tasks.background import Background, BackgroundTask

Result = TypeVar("Result")


class TrialRun(QObject):
    """Runs at most one print of a page at a time."""

    changed = Signal()
    """A print was started or has ended."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._pool = background.pool(1)
        self._stop: Event | None = None
        self._task: BackgroundTask | None = None

    @property
    def is_running(self) -> bool:
        """True while a page is printed."""
        return self._task is not None

    def start(
        self,
        work: Callable[[Callable[[], bool]], Result],
        done: Callable[[Result], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Run `work`, which checks its argument and stops if that returns True."""
        stop = Event()
        self._stop = stop

        def finish(result: Result) -> None:
            self._task = None
            self.changed.emit()
            done(result)

        def explain(error: Exception) -> None:
            self._task = None
            self.changed.emit()
            fail(error)

        self._task = self._background.start(
            self, lambda: work(stop.is_set), finish, explain, pool=self._pool, stop=stop
        )
        self.changed.emit()

    def stop(self) -> None:
        """Ask the print to stop waiting for its confirmation."""
        if self._stop:
            self._stop.set()
