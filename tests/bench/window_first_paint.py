"""Starts the program, prints when its window first shows the jobs, and closes it.

Imports only what the program imports, because its start is measured.
"""

import json
import sys
from time import monotonic, process_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QTableView, QWidget

from dpp_desktop.cli.main import main
from dpp_desktop.ui.app import application
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.dashboard.jobs_panel import JobsPanel


class FirstPaint(QObject):
    """Waits until the jobs, or the text for an empty list, are painted."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._table = session.window.dashboard.table
        self._watched = (self._table.viewport(), *_places_without_jobs(session.window))
        for painted in self._watched:
            painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Print the times once this paint event is on the screen."""
        of_use = watched is not self._table.viewport() or self._table.model().rowCount() > 0
        if event.type() == QEvent.Type.Paint and of_use:
            for painted in self._watched:
                painted.removeEventFilter(self)
            QTimer.singleShot(0, self, self._print_times)
        return False

    def _print_times(self) -> None:
        sys.stdout.write(json.dumps([monotonic(), process_time()]))
        sys.stdout.flush()
        self._session.window.close_at_once()


class WatchedSession(Session):
    """A session whose first paint event is watched."""

    def begin(self) -> None:
        """Show the window."""
        FirstPaint(self)
        super().begin()


def _places_without_jobs(window: QWidget) -> list[QWidget]:
    """Return the widgets that replace the table while there are no jobs."""
    return [
        page
        for place in window.findChildren(JobsPanel)
        for page in place.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not isinstance(page, QTableView)
    ]


if __name__ == "__main__":
    application.Session = WatchedSession  # type: ignore[attr-defined] # it imports it
    main()
