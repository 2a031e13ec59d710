"""Starts the window application, or says why it can't be started."""

import argparse
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from dpp_desktop import streams
from dpp_desktop.model.errors import DppError, EnvironmentFault
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import from_os_error

_INTERNAL_ERROR, _BAD_INPUT, _FAILED = 1, 2, 4


class NoDisplay(EnvironmentFault):
    """There is no screen to open a window on."""


class NoQt(EnvironmentFault):
    """Qt can't be loaded."""


def run(workspace: Path | None) -> int:
    """Opens the window and returns the exit code when it is closed. Raises DppError."""
    _require_display()
    try:
        from dpp_desktop.ui.app.program import run_program  # noqa: PLC0415 - needs Qt
    except ImportError as error:
        raise NoQt(
            Message("The window can't be opened: {error}.", error=error),
            Message("Install the missing library; the 'dpp-desktop' commands work without it."),
        ) from error
    return run_program(workspace)


def main() -> NoReturn:
    """Runs the window as a program of its own."""
    streams.prepare()
    code = _run()
    failure = streams.finish()
    if failure and code == 0:
        code = _tell(from_os_error(failure, streams.OUTPUT))
        streams.finish()
    sys.exit(code)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments, if that can be said anywhere."""

    def error(self, message: str) -> NoReturn:
        """Ends the program."""
        with suppress(OSError):
            sys.stderr.write(f"{self.format_usage()}{self.prog}: error: {message}\n")
        sys.exit(_BAD_INPUT)


def _run() -> int:
    parser = _Parser(prog="dpp-desktop-window", description=__doc__, add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--workspace", type=Path, metavar="DIR")
    try:
        given = parser.parse_args()
        return _help(parser) if given.help else run(given.workspace)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _INTERNAL_ERROR
    except Exception as error:  # noqa: BLE001 - the outermost boundary
        return _report(error)


def _help(parser: argparse.ArgumentParser) -> int:
    """The parser itself drops what can't be written, or raises, depending on Python's version."""
    try:
        sys.stdout.write(parser.format_help())
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _tell(from_os_error(error, streams.OUTPUT))
    return 0


def _require_display() -> None:
    headless = not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform == "linux" and headless:
        raise NoDisplay(
            Message("There is no display to open a window on."),
            Message("Start it on a desktop, or use the commands in 'dpp-desktop --help'."),
        )


def _report(error: Exception) -> int:
    """Tells on standard error, and on the screen if there is one, why there is no window."""
    code = _tell(error)
    if not isinstance(error, NoDisplay | NoQt):
        from dpp_desktop.ui.app.fatal_error_dialog import show_fatal_error  # noqa: PLC0415 - needs Qt

        show_fatal_error(error)
    return code


def _tell(error: Exception) -> int:
    """Says on standard error what is wrong, and returns the exit code for it."""
    if isinstance(error, DppError):
        text, code = f"Error: {error.wrong}\n{error.remedy}\n", _FAILED
    else:
        text, code = "".join(traceback.format_exception(error)), _INTERNAL_ERROR
    with suppress(OSError):
        sys.stderr.write(text)
    return code
