"""Runs the program as users start it, and walks through it with the camera."""

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

_FIRST_LOOK_MS = 1_000


def walk(tour: str, workspace: Path, folder: Path, suffix: str) -> None:
    """Starts the program in that workspace, and takes the pictures of the tour.

    Raises what came in the way of it.
    """
    troubles: list[Exception] = []

    class ShownSession(Session):
        """A session that is shown around in."""

        def begin(self) -> None:
            """Shows the window, as large as the screen."""
            self.tasks.auto_resume._not_minted.update(
                job.id for job in waiting_jobs(self.tasks.workspace)
            )
            super().begin()
            self.window.setGeometry(QGuiApplication.primaryScreen().geometry())
            QTimer.singleShot(_FIRST_LOOK_MS, self, self._show_around)

        def _show_around(self) -> None:
            camera = Camera(folder, suffix, self.window._theme)
            try:
                tours.TOURS[tour](self, camera)
            except Exception as trouble:  # noqa: BLE001 - Qt would only print it
                troubles.append(trouble)
            finally:
                self.window.close_at_once()

    class ShownApplication(application.Application):
        """The application; in the beginning there may be no workspace."""

        def open(self, asked: Path | None) -> bool:
            """Opens the workspace, or shows what is there without one."""
            _put_the_pointer_away()
            if tour == "welcome":
                camera = Camera(folder, suffix, self._theme)
                QTimer.singleShot(0, self, lambda: camera._shoot_dialog("welcome"))
            return super().open(asked)

    application.Session = ShownSession  # type: ignore[attr-defined] # it imports it
    program.Application = ShownApplication  # type: ignore[attr-defined] # it imports it
    start.run(workspace)
    for trouble in troubles:
        raise trouble


def speak(language: str) -> None:
    """Has the program speak it from its first word on."""
    preferences = PreferencesFile()
    preferences.write(replace(preferences.read(), language=language))


def _put_the_pointer_away() -> None:
    """Else it hovers over whatever is in the middle of the screen."""
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight() + QPoint(1, 1))


if __name__ == "__main__":
    speak(sys.argv[2])
    walk(sys.argv[1], Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5])
    sys.stdout.write("null")
