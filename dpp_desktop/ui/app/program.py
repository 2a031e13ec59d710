"""Run the window application: Qt, signal handling, the exception hook and the first window."""

import logging
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dpp_desktop import __version__
from dpp_desktop.ui.app.application import Application
from dpp_desktop.ui.app.exception_hook import ExceptionHook
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.theme.icons import icon

_SIGNAL_CHECK_MS = 250
_SWITCH_SECONDS = 0.0005


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
