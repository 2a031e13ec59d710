"""What becomes of a fault of ours in the window: it is logged and told, and the work goes on."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot

# A fault in the midst of drawing comes again with every drawing, and telling of it draws.
_GROUPING_MS = 200

_log = logging.getLogger(__name__)


class ExceptionHook(QObject):
    """Notices what nobody has caught. Emits `caught` with the Exception, a few times a second."""

    caught = Signal(object)
    _noticed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: Exception | None = None
        self._soon = QTimer(self, singleShot=True, interval=_GROUPING_MS)
        self._soon.timeout.connect(self._tell)
        # A signal, because a fault may be met in any thread.
        self._noticed.connect(self._keep)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Notices faults while the body runs; they are printed as before, too."""
        before = sys.excepthook

        def notice(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            before(kind, error, trace)
            if isinstance(error, Exception):
                _log.critical("Unexpected error", exc_info=error)
                self._noticed.emit(error)

        sys.excepthook = notice
        try:
            yield
        finally:
            sys.excepthook = before

    @Slot(object)
    def _keep(self, error: Exception) -> None:
        self._latest = error
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _tell(self) -> None:
        self.caught.emit(self._latest)
        self._latest = None
