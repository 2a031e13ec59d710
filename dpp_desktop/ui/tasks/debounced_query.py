"""Run a query in the background while its input is edited: after a pause, and only for the last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dpp_desktop.ui.tasks.background import Background, BackgroundTask


class DebouncedQuery(QObject):
    """Runs a query once its input hasn't changed for a while. Answers to old input are dropped."""

    answered = Signal(object)
    """The result for the current input."""
    failed = Signal(object)
    """The Exception that the query raised."""

    def __init__(
        self,
        background: Background,
        prepare: Callable[[], Callable[[], object] | None],
        wait_ms: int,
        parent: QObject,
    ) -> None:
        """Take a function that returns the query for the current input, or None for no query.

        `prepare` runs in the main thread, and the query in a worker thread.
        """
        super().__init__(parent)
        self._background = background
        self._prepare = prepare
        self._question: BackgroundTask | None = None
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.run)

    @property
    def is_pending(self) -> bool:
        """True while the query is scheduled or running."""
        return self._timer.isActive() or self._question is not None

    def schedule(self) -> None:
        """Run the query after a pause, because the input changed."""
        self.cancel()
        self._timer.start()

    def run(self) -> None:
        """Run the query now."""
        self.cancel()
        query = self._prepare()
        if query:
            self._question = self._background.start(self, query, self._answer, self._fail)

    def hurry(self) -> None:
        """Run the query now, unless it is running."""
        if self._question is None:
            self.run()

    def cancel(self) -> None:
        """Drop the query that is scheduled or running."""
        self._timer.stop()
        if self._question:
            self._question.discard()
            self._question = None

    def _answer(self, result: object) -> None:
        self._question = None
        self.answered.emit(result)

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
