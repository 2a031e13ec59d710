"""Run the window application: Qt, signal handling, the exception hook and the first window."""

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from dpp_desktop import __version__
from dpp_desktop.ui.app.application import Application
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.theme.icons import icon

_SIGNAL_CHECK_MS = 250
_SWITCH_SECONDS = 0.0005


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


def run_program(workspace: Path | None) -> int:
    """Open the window and return the exit code after it is closed. Raises DppError."""
    # The longest time that the main thread waits for the interpreter while threads mint.
    sys.setswitchinterval(_SWITCH_SECONDS)
    logging.getLogger("dpp_desktop").addHandler(logging.NullHandler())
    qt = _make_qt()
    application = Application(qt, PreferencesFile())
    application.finished.connect(qt.exit)
    hook = ExceptionHook(qt)
    hook.caught.connect(application.show_internal_error)
    _handle_signals(application, qt)
    with hook.installed():
        return qt.exec() if application.open(workspace) else 0


def _make_qt() -> QApplication:
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("dpp-desktop")
    qt.setApplicationDisplayName("DPP Desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("dpp-desktop")
    qt.setWindowIcon(icon("app"))
    qt.setQuitOnLastWindowClosed(False)
    return qt


def _handle_signals(application: Application, qt: QApplication) -> None:
    """Close the window without a question at SIGINT (Ctrl+C) and SIGTERM."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Deferred, because the signal may arrive during a paint event.
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.stop))
    # Python handles a signal only when it runs, so Qt must call it now and then.
    timer = QTimer(qt, interval=_SIGNAL_CHECK_MS)
    timer.timeout.connect(lambda: None)
    timer.start()
