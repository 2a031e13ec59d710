"""What queries have in common that run in the background when their input changes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dpp_desktop.ui.tasks.background import Background, BackgroundTask


class BackgroundQuery(QObject):
    """Runs a query that is prepared when it starts. Subclasses determine when that is."""

    answered = Signal(object)
    """The result."""
    failed = Signal(object)
    """The Exception that the query raised."""

    def __init__(
        self,
        background: Background,
        prepare: Callable[[], Callable[[], object] | None],
        parent: QObject,
    ) -> None:
        """Take a function that returns the query for the current input, or None for no query.

        `prepare` runs in the main thread, and the query in a worker thread.
        """
        super().__init__(parent)
        self._background = background
        self._prepare = prepare
        self._running: BackgroundTask | None = None
        self._timer = QTimer(self, singleShot=True)

    def _start(self) -> None:
        """Prepare the query, and run it if there is one."""
        query = self._prepare()
        if query:
            self._running = self._background.start(self, query, self._answer, self._fail)

    def _answer(self, result: object) -> None:
        self._running = None
        self.answered.emit(result)

    def _fail(self, error: Exception) -> None:
        self._running = None
        self.failed.emit(error)
