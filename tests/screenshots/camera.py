"""Takes the pictures: what is on the screen, in light and in dark."""

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
_SETTLING_MS = 200
_LOOKING_MS = 20
_PATIENCE_SECONDS = 15


class NeverSeen(Exception):
    """What a picture was to be taken of didn't come."""


def rest(milliseconds: int) -> None:
    """Lets the window live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def wait_until(seen: Callable[[], object]) -> None:
    """Lets the window live until that is so. Raises NeverSeen."""
    end = monotonic() + _PATIENCE_SECONDS
    while not seen():
        if monotonic() > end:
            raise NeverSeen(seen)
        rest(_LOOKING_MS)


@dataclass(frozen=True, slots=True)
class Camera:
    """Writes NAME-light.png and NAME-dark.png into the folder."""

    folder: Path
    suffix: str
    theme: Theme

    def shoot(self, name: str, *schemes: Scheme) -> None:
        """Takes the picture when the window has come to rest; in both schemes if none is named."""
        for scheme in schemes or _SCHEMES:
            self.theme.set_scheme(scheme)
            rest(_SETTLING_MS)
            self._take(f"{name}{self.suffix}-{scheme.value}")

    def catch(self, name: str, scheme: Scheme) -> Callable[[], None]:
        """Takes the picture at once, of what won't wait, and returns what saves it.

        Saving takes longer than what moves may last.
        """
        picture = QApplication.primaryScreen().grabWindow(0)
        return lambda: self._save(f"{name}{self.suffix}-{scheme.value}", picture)

    def shoot_window(self, name: str, window: QWidget, scheme: Scheme) -> None:
        """Takes the picture of one window, without what is around it."""
        self.theme.set_scheme(scheme)
        rest(_SETTLING_MS)
        self._save(f"{name}{self.suffix}-{scheme.value}", window.grab())

    def shoot_question(self, name: str, ask: Callable[[], object]) -> None:
        """Takes the picture of a dialog that `ask` doesn't return from, and refuses it."""
        QTimer.singleShot(0, lambda: self._shoot_dialog(name))
        ask()

    def _shoot_dialog(self, name: str) -> None:
        wait_until(_modal)
        self.shoot(name)
        dialog = _modal()
        if isinstance(dialog, (QDialog, QMessageBox)):
            dialog.reject()

    def _take(self, name: str) -> None:
        self._save(name, QApplication.primaryScreen().grabWindow(0))

    def _save(self, name: str, picture: QPixmap) -> None:
        # The lowest quality stands for the smallest file: nothing is lost in a PNG.
        picture.save(str(self.folder / f"{name}.png"), quality=0)
        sys.stderr.write(f"  {name}\n")


def _modal() -> QWidget | None:
    return QApplication.activeModalWidget()
