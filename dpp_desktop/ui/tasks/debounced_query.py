"""Run a query in the background while its input is edited: after a pause, and only for the last."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.background_query import BackgroundQuery


class DebouncedQuery(BackgroundQuery):
    """Runs a query once its input hasn't changed for a while. Answers to old input are dropped."""

    def __init__(
        self,
        background: Background,
        prepare: Callable[[], Callable[[], object] | None],
        wait_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(background, prepare, parent)
        self._timer.setInterval(wait_ms)
        self._timer.timeout.connect(self.run)

    @property
    def is_pending(self) -> bool:
        """True while the query is scheduled or running."""
        return self._timer.isActive() or self._running is not None

    def schedule(self) -> None:
        """Run the query after a pause, because the input changed."""
        self.cancel()
        self._timer.start()

    def run(self) -> None:
        """Run the query now."""
        self.cancel()
        self._start()

    def hurry(self) -> None:
        """Run the query now, unless it is running."""
        if self._running is None:
            self.run()

    def cancel(self) -> None:
        """Drop the query that is scheduled or running."""
        self._timer.stop()
        if self._running:
            self._running.discard()
            self._running = None
