"""Log and report uncaught exceptions; the program continues."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot

# An error in a paint event is raised again at every repaint, and reporting it causes a repaint.
_REPORT_DELAY_MS = 200

_log = logging.getLogger(__name__)


class ExceptionHook(QObject):
    """Catches uncaught exceptions. Emits `caught` with the latest, a few times a second at most."""

    caught = Signal(object)
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: Exception | None = None
        self._delay = QTimer(self, singleShot=True, interval=_REPORT_DELAY_MS)
        self._delay.timeout.connect(self._report)
        # A signal, because the exception may be raised in any thread.
        self._raised.connect(self._store)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Catch exceptions while the body runs; they are still printed as well."""
        before = sys.excepthook

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            before(kind, error, trace)
            if isinstance(error, Exception):
                _log.critical("Unexpected error", exc_info=error)
                self._raised.emit(error)

        sys.excepthook = hook
        try:
            yield
        finally:
            sys.excepthook = before

    @Slot(object)
    def _store(self, error: Exception) -> None:
        self._latest = error
        if not self._delay.isActive():
            self._delay.start()

    @Slot()
    def _report(self) -> None:
        self.caught.emit(self._latest)
        self._latest = None
