"""Run a query in the background while its input changes all the time, such as during a drag."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dpp_desktop.ui.tasks.background import Background, BackgroundTask


class LiveQuery(QObject):
    """Runs one query at a time, and the next one as soon as it is answered.

    In contrast to `DebouncedQuery`, answers come while the input still changes. An answer may be to
    input that has changed since; an answer to the last input always follows.
    """

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
        # Several changes in one event are one change.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._run)
        self._has_changed = False

    @property
    def is_pending(self) -> bool:
        """True until the last input is answered."""
        return self._has_changed or self._running is not None

    def schedule(self) -> None:
        """Run the query, because its input changed."""
        self._has_changed = True
        if self._running is None:
            self._timer.start()

    def _run(self) -> None:
        self._has_changed = False
        query = self._prepare()
        if query:
            self._running = self._background.start(self, query, self._answer, self._fail)

    def _answer(self, result: object) -> None:
        self._running = None
        self._run_next()
        self.answered.emit(result)

    def _fail(self, error: Exception) -> None:
        self._running = None
        self._run_next()
        self.failed.emit(error)

    def _run_next(self) -> None:
        if self._has_changed:
            self._timer.start()
