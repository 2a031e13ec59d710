"""Runs the window application in this process: Qt, signals, faults, and the first window."""

import logging
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dpp_desktop import __version__
from dpp_desktop.ui.app.application import Application
from dpp_desktop.ui.app.instance import ExceptionHook
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.theme.icons import icon

_SIGNAL_CHECK_MS = 250
_SWITCH_SECONDS = 0.0005


def run_program(workspace: Path | None) -> int:
    """Opens the window and returns the exit code when it is closed. Raises DppError."""
    # The window waits for the interpreter that much at most, beside threads that mint.
    sys.setswitchinterval(_SWITCH_SECONDS)
    logging.getLogger("dpp_desktop").addHandler(logging.NullHandler())
    qt = _make_qt()
    application = Application(qt, PreferencesFile())
    application.left.connect(qt.exit)
    faults = ExceptionHook(qt)
    faults.caught.connect(application.tell)
    _handle_signals(application, qt)
    with faults.installed():
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
    """Has Ctrl+C and a polite kill close the window as if the user did, without a question."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not at once: it may come in the midst of drawing.
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.stop))
    # Python gets to see a signal only when Qt calls it.
    timer = QTimer(qt, interval=_SIGNAL_CHECK_MS)
    timer.timeout.connect(lambda: None)
    timer.start()
