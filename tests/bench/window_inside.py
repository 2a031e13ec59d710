"""Opens and uses the real window inside a measured process."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from dpp_desktop.ui.app import application, start
from dpp_desktop.ui.app.session import Session

Use = Callable[[Session], object]
"""Uses the window and returns the result to print as JSON."""

_SETTLING_MS = 2_000


def use_window(workspace: Path, use: Use) -> None:
    """Run the program, use its window once it is idle, and close it."""

    class UsedSession(Session):
        """A session whose window is used by the benchmark."""

        def begin(self) -> None:
            """Show the window and use it after a delay."""
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
    """Print the result for the parent process."""
    sys.stdout.write(json.dumps(result))
    sys.stdout.flush()


def rest(milliseconds: int) -> None:
    """Run the event loop for the given time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
