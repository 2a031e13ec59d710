"""Runs inside a measured program: opens the real window and uses it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from dpp_desktop.ui.app import application, start
from dpp_desktop.ui.app.session import Session

Use = Callable[[Session], object]
"""Uses the window and returns what is to be printed as JSON."""

_SETTLING_MS = 2_000


def use_window(workspace: Path, use: Use) -> None:
    """Runs the program as users start it; uses it once it is idle, and then closes it."""

    class UsedSession(Session):
        """A session whose window is used by the benchmark."""

        def begin(self) -> None:
            """Shows the window, and uses it after a while."""
            super().begin()
            QTimer.singleShot(_SETTLING_MS, self, self._use_and_close)

        def _use_and_close(self) -> None:
            try:
                print_json(use(self))
            finally:
                self.window.close_at_once()

    application.Session = UsedSession  # type: ignore[attr-defined] # it imports it
    start.run(workspace)


def print_json(result: object) -> None:
    """Prints the result for the process that started this one."""
    sys.stdout.write(json.dumps(result))
    sys.stdout.flush()


def rest(milliseconds: int) -> None:
    """Runs the event loop for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
