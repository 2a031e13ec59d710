"""Windows in tests have a screen, a keyboard, fonts and colour schemes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.display import NoDisplay, VirtualDisplay

Show = Callable[[QWidget], None]

_SIZES = """
from PySide6.QtWidgets import QApplication
screen = QApplication([]).primaryScreen()
print(screen.size().toTuple(), screen.grabWindow(0).toImage().size().toTuple())
"""

_KILLED = """
import os, signal
from tests.display import VirtualDisplay
with VirtualDisplay() as display:
    print(display.environment()["DISPLAY"], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _on_screen(qapp: QApplication) -> QImage:
    return qapp.primaryScreen().grabWindow(0).toImage()


def _socket(display: str) -> Path:
    assert display.removeprefix(":").isdigit()
    return Path(f"/tmp/.X11-unix/X{display.removeprefix(':')}")


def _drawn(text: str) -> QImage:
    label = QLabel(text)
    label.setFixedSize(40, 40)
    return label.grab().toImage()


def test_a_window_is_on_the_screen(qapp: QApplication, qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    window.setPalette(QPalette(Qt.GlobalColor.red))
    window.setGeometry(100, 50, 300, 200)
    show(window)
    qtbot.waitUntil(lambda: _on_screen(qapp).pixelColor(250, 150) == Qt.GlobalColor.red)
    assert _on_screen(qapp).pixelColor(450, 150) != Qt.GlobalColor.red


def test_a_window_gets_the_keyboard_focus(qapp: QApplication, show: Show) -> None:
    window = QLineEdit()
    show(window)
    assert (qapp.activeWindow(), qapp.focusWidget()) == (window, window)


def test_a_window_can_be_activated_after_its_dialog(
    qapp: QApplication, qtbot: QtBot, show: Show
) -> None:
    window = QWidget()
    show(window)
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.accept()
    with qtbot.waitActive(window):
        window.activateWindow()


def test_text_is_drawn_with_a_font() -> None:
    assert _drawn("A") != _drawn("B")


@pytest.mark.parametrize("_time", ["first", "again"])
def test_dark_colours_can_be_requested(qapp: QApplication, qtbot: QtBot, _time: str) -> None:
    def lightness() -> int:
        return qapp.palette().window().color().lightness()

    assert lightness() > 200
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: lightness() < 100)
    assert qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark


@pytest.mark.parametrize("_time", ["first", "again"])
def test_every_test_has_its_own_settings(_time: str) -> None:
    settings = QSettings("maker", "program")
    assert settings.value("time") is None
    settings.setValue("time", 1)
    settings.sync()
    assert Path(settings.fileName()).is_relative_to(os.environ["HOME"])
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    assert QStandardPaths.writableLocation(documents).startswith(os.environ["HOME"])


def test_numbers_have_the_english_format() -> None:
    assert QLocale().toString(25_000) == "25,000"


def test_a_display_can_have_a_high_resolution() -> None:
    with VirtualDisplay(640, 480, scale=2) as scaled:
        process = subprocess.run(
            [sys.executable, "-c", _SIZES],
            env=scaled.environment(),
            capture_output=True,
            text=True,
            check=True,
        )
    assert (process.stdout, process.stderr) == ("(640, 480) (1280, 960)\n", "")


def test_a_killed_process_leaves_no_display(qtbot: QtBot) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED], capture_output=True, text=True, check=False
    )
    socket = _socket(killed.stdout.strip())
    qtbot.waitUntil(lambda: not socket.exists())


def test_a_display_ends_with_its_context(display: VirtualDisplay) -> None:
    with VirtualDisplay() as second:
        socket = _socket(second.environment()["DISPLAY"])
        assert socket.exists()
        assert socket != _socket(display.environment()["DISPLAY"])
    assert not socket.exists()


def test_without_xvfb_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoDisplay, match="install the package xvfb"):
        VirtualDisplay().__enter__()


def test_a_display_that_does_not_start_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "Xvfb"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(NoDisplay, match="ended before"):
        VirtualDisplay().__enter__()
