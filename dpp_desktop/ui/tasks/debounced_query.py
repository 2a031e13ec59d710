"""A query of the user's input, run once the user has stopped changing the input."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dpp_desktop.ui.tasks.background import Background, Question


class DebouncedQuery(QObject):
    """Queries the current input in the background, and drops the answers to older input."""

    answered = Signal(object)
    """The value that the query returned for the current input."""
    failed = Signal(object)
    """The Exception that the query raised."""

    def __init__(self, background: Background, delay_ms: int, parent: QObject) -> None:
        """Run nothing until `set_query` is called. `delay_ms` is the pause after a change."""
        super().__init__(parent)
        self._background = background
        self._prepare: Callable[[], Callable[[], object]] | None = None
        self._question: Question | None = None
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self.run_now)

    @property
    def is_pending(self) -> bool:
        """Whether an answer to the current input is still to come."""
        return self._timer.isActive() or self._question is not None

    def set_query(self, prepare: Callable[[], Callable[[], object]]) -> None:
        """Set the query, and run it at once.

        `prepare` reads the input on the main thread and returns the function that a worker
        thread runs.
        """
        self._prepare = prepare
        self.run_now()

    def schedule(self) -> None:
        """Drop the running query, and run it again after the delay."""
        self.cancel()
        self._timer.start()

    def run_now(self) -> None:
        """Run the query without delay; do nothing before `set_query`."""
        self.cancel()
        if self._prepare:
            self._question = self._background.ask(
                self, self._prepare(), self._show_answer, self._show_failure
            )

    def cancel(self) -> None:
        """Drop the running query and any scheduled one."""
        self._timer.stop()
        if self._question:
            self._question.drop()
            self._question = None

    def _show_answer(self, value: object) -> None:
        self._question = None
        self.answered.emit(value)

    def _show_failure(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
