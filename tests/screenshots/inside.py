"""Runs the program and takes the screenshots of a tour."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

from dpp_desktop.minting.control import waiting_jobs
from dpp_desktop.ui.app import application, program, start
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.settings.preferences import PreferencesFile
from tests.screenshots import tours
from tests.screenshots.camera import Camera

_START_MS = 1_000
_USER = "anna.lindqvist"


def run_tour(tour: str, workspace: Path, folder: Path, suffix: str) -> None:
    """Start the program with that workspace and take the screenshots of the tour.

    Raises the errors of the tour.
    """
    errors: list[Exception] = []

    class TourSession(Session):
        """A session that runs the tour when it is shown."""

        def begin(self) -> None:
            """Show the window in the size of the screen."""
            self.tasks.auto_resume._not_minted.update(
                job.id for job in waiting_jobs(self.tasks.workspace)
            )
            super().begin()
            self.window.setGeometry(QGuiApplication.primaryScreen().geometry())
            QTimer.singleShot(_START_MS, self, self._run_tour)

        def _run_tour(self) -> None:
            camera = Camera(folder, suffix, self.window._theme)
            try:
                tours.TOURS[tour](self, camera)
            except Exception as error:  # noqa: BLE001 - otherwise Qt only prints it
                errors.append(error)
            finally:
                self.window.close_at_once()

    class TourApplication(application.Application):
        """The application, which may start without a workspace."""

        def open(self, requested: Path | None) -> bool:
            """Open the workspace, or show the welcome dialog."""
            _move_pointer_to_corner()
            if tour == "welcome":
                camera = Camera(folder, suffix, self._theme)
                camera.shoot_question("welcome", lambda: None)
            return super().open(requested)

    application.Session = TourSession  # type: ignore[attr-defined] # an imported name
    program.Application = TourApplication  # type: ignore[attr-defined] # an imported name
    start.run(workspace)
    for error in errors:
        raise error


def set_language(language: str) -> None:
    """Save the language of the program before it starts."""
    preferences = PreferencesFile()
    preferences.write(replace(preferences.read(), language=language))


def _move_pointer_to_corner() -> None:
    """Prevent the pointer from hovering over the middle of the screen."""
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight() + QPoint(1, 1))


if __name__ == "__main__":
    os.environ["LOGNAME"] = _USER
    set_language(sys.argv[2])
    run_tour(sys.argv[1], Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5])
    sys.stdout.write("null")
