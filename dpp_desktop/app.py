"""Starts the window application, or says why it can't be started."""

import argparse
import io
import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from dpp_desktop.model.errors import DppError, EnvironmentFault

_FAULT_OF_OURS, _FAILED = 1, 4


class NoDisplay(EnvironmentFault):
    """There is no screen to open a window on."""


class NoQt(EnvironmentFault):
    """Qt can't be loaded."""


def run(workspace: Path | None) -> int:
    """Opens the window and returns the exit code when it is closed. Raises DppError."""
    _require_display()
    try:
        from dpp_desktop.ui.window.program import run_program  # noqa: PLC0415 - needs Qt
    except ImportError as error:
        raise NoQt(
            f"The window can't be opened: {error}.",
            "Install what is named there; the commands of 'dpp-desktop' work without.",
        ) from error
    return run_program(workspace)


def main() -> NoReturn:
    """Runs the window as a program of its own."""
    parser = argparse.ArgumentParser(prog="dpp-desktop-window", description=__doc__)
    parser.add_argument("--workspace", type=Path, metavar="DIR")
    workspace = parser.parse_args().workspace
    try:
        code = run(workspace)
    except Exception as error:  # noqa: BLE001 - the outermost boundary
        code = _report(error)
    sys.exit(code)


def _require_display() -> None:
    headless = not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform == "linux" and headless:
        raise NoDisplay(
            "There is no display to open a window on.",
            "Start it on a desktop, or use the commands that 'dpp-desktop --help' lists.",
        )


def _report(error: Exception) -> int:
    """Tells on standard error, and on the screen if there is one, why there is no window."""
    if isinstance(error, DppError):
        text, code = f"Error: {error.wrong}\n{error.remedy}\n", _FAILED
    else:
        text, code = "".join(traceback.format_exception(error)), _FAULT_OF_OURS
    if isinstance(sys.stderr, io.TextIOWrapper):  # it is None where nobody could read it
        sys.stderr.write(text)
    if not isinstance(error, NoDisplay | NoQt):
        from dpp_desktop.ui.window.last_words import show_last_words  # noqa: PLC0415 - needs Qt

        show_last_words(error)
    return code
