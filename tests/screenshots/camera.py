"""Takes screenshots in the light and dark colour schemes."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from dpp_desktop.ui.theme.theme import Scheme, Theme

_SCHEMES = (Scheme.LIGHT, Scheme.DARK)
_LAYOUT_MS = 200
_POLL_MS = 20
_TIMEOUT_SECONDS = 15


class NotShown(Exception):
    """The content of a screenshot wasn't shown in time."""


def rest(milliseconds: int) -> None:
    """Process events for that time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], object]) -> None:
    """Process events until the condition is met. Raises NotShown."""
    end = monotonic() + _TIMEOUT_SECONDS
    while not condition():
        if monotonic() > end:
            raise NotShown(condition)
        rest(_POLL_MS)


@dataclass(frozen=True, slots=True)
class Camera:
    """Writes NAME-light.png and NAME-dark.png into the folder."""

    folder: Path
    suffix: str
    theme: Theme

    def shoot(self, name: str, *schemes: Scheme) -> None:
        """Take a screenshot once the layout is finished, by default in both colour schemes."""
        for scheme in schemes or _SCHEMES:
            self.theme.set_scheme(scheme)
            rest(_LAYOUT_MS)
            self._take(f"{name}{self.suffix}-{scheme.value}")

    def shoot_at_once(self, name: str, scheme: Scheme) -> Callable[[], None]:
        """Take a screenshot of a short-lived state and return a function that saves it.

        Saving can take longer than the state lasts.
        """
        picture = QApplication.primaryScreen().grabWindow(0)
        return lambda: self._save(f"{name}{self.suffix}-{scheme.value}", picture)

    def shoot_window(self, name: str, window: QWidget, scheme: Scheme) -> None:
        """Take a screenshot of a single window."""
        self.theme.set_scheme(scheme)
        rest(_LAYOUT_MS)
        self._save(f"{name}{self.suffix}-{scheme.value}", window.grab())

    def shoot_question(
        self, name: str, ask: Callable[[], object], object_name: str | None = None
    ) -> None:
        """Take a screenshot of the modal dialog that `ask` opens, and reject the dialog.

        With an object name, wait for the dialog of that name, which another dialog may open.
        """
        end = monotonic() + _TIMEOUT_SECONDS

        def shoot() -> None:
            # Not with `wait_until`: its loop couldn't end before that of the dialog.
            dialog = _modal()
            if dialog is None or object_name not in (None, dialog.objectName()):
                if monotonic() > end:
                    raise NotShown(name)
                QTimer.singleShot(_POLL_MS, shoot)
                return
            self.shoot(name)
            dialog = _modal()
            if isinstance(dialog, (QDialog, QMessageBox)):
                dialog.reject()

        QTimer.singleShot(0, shoot)
        ask()

    def _take(self, name: str) -> None:
        self._save(name, QApplication.primaryScreen().grabWindow(0))

    def _save(self, name: str, picture: QPixmap) -> None:
        # PNG is lossless, so the lowest quality only means the smallest file.
        picture.save(str(self.folder / f"{name}.png"), quality=0)
        sys.stderr.write(f"  {name}\n")


def _modal() -> QWidget | None:
    return QApplication.activeModalWidget()
