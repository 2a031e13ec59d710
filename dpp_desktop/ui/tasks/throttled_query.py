"""Runs a query again after changes, but not more often than its duration allows."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.background_query import BackgroundQuery

_MIN_WAIT_MS = 1_000
_WAIT_PER_RUN = 25
"""The next run waits this many times as long as the last one took: at most 4% of the time."""


class ThrottledQuery(BackgroundQuery):
    """Runs a query in the background after `run_soon`, at least a second after the last run.

    Queries that take long run less often. Changes during a run or a wait are one change.
    """

    failed = Signal(object)
    """The Exception that the query raised. It is emitted once, until a run succeeds."""

    def __init__(
        self,
        background: Background,
        prepare: Callable[[], Callable[[], object] | None],
        parent: QObject,
    ) -> None:
        super().__init__(background, prepare, parent)
        self._is_due = False
        self._is_stopped = False
        self._begun = 0.0
        self._error = ""
        self._timer.timeout.connect(self._run_if_due)

    @Slot()
    def run_soon(self) -> None:
        """Run now, or once the wait after the last run is over; not after `stop`."""
        if self._is_stopped:
            return
        self._is_due = True
        if self._running is None and not self._timer.isActive():
            self._run_if_due()

    def stop(self) -> None:
        """Run no more, and drop the answer of the query that is running."""
        self._is_stopped = True
        self._timer.stop()
        if self._running:
            self._running.discard()

    @Slot()
    def _run_if_due(self) -> None:
        if self._is_due:
            self._is_due = False
            self._begun = monotonic()
            self._start()

    def _answer(self, result: object) -> None:
        self._wait()
        self._error = ""
        super()._answer(result)

    def _fail(self, error: Exception) -> None:
        self._wait()
        if str(error) != self._error:
            self._error = str(error)
            super()._fail(error)

    def _wait(self) -> None:
        self._running = None
        took_ms = (monotonic() - self._begun) * 1_000
        self._timer.start(max(_MIN_WAIT_MS, round(took_ms * _WAIT_PER_RUN)))
