"""Run a query in the background while its input changes all the time, such as during a drag."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.background_query import BackgroundQuery


class LiveQuery(BackgroundQuery):
    """Runs one query at a time, and the next one as soon as it is answered.

    In contrast to `DebouncedQuery`, answers come while the input still changes. An answer may be to
    input that has changed since; an answer to the last input always follows.
    """

    def __init__(
        self,
        background: Background,
        prepare: Callable[[], Callable[[], object] | None],
        parent: QObject,
    ) -> None:
        super().__init__(background, prepare, parent)
        # Several changes in one event are one change.
        self._timer.setInterval(0)
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
        self._start()

    def _answer(self, result: object) -> None:
        self._run_next()
        super()._answer(result)

    def _fail(self, error: Exception) -> None:
        self._run_next()
        super()._fail(error)

    def _run_next(self) -> None:
        if self._has_changed:
            self._timer.start()
