"""Open the window with the workspace in DIR, or with that in DPP_WORKSPACE if none is given."""

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

_WORKSPACE_VARIABLE = "DPP_WORKSPACE"
"""The workspace if none is given, as for commands."""
_INTERNAL_ERROR, _BAD_INPUT, _FAILED = 1, 2, 4


class NoDisplay(EnvironmentFault):
    """There is no display for the window."""


class NoQt(EnvironmentFault):
    """Qt can't be imported."""


def run(workspace: Path | None) -> int:
    """Open the window and return the exit code after it is closed. Raises DppError."""
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
    """Run the window as a separate program."""
    streams.prepare()
    code = _run()
    failure = streams.finish()
    if failure and code == 0:
        code = _print_error(from_os_error(failure, streams.OUTPUT))
        streams.finish()
    sys.exit(code)


class _Parser(argparse.ArgumentParser):
    """Reports invalid arguments on standard error, if that is open."""

    def error(self, message: str) -> NoReturn:
        """Print the message and exit."""
        with suppress(OSError):
            sys.stderr.write(f"{self.format_usage()}{self.prog}: error: {message}\n")
        sys.exit(_BAD_INPUT)


def _run() -> int:
    parser = _Parser(prog="dpp-desktop-window", description=__doc__, add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument(
        "--workspace",
        type=Path,
        metavar="DIR",
        default=os.environ.get(_WORKSPACE_VARIABLE) or None,
    )
    try:
        given = parser.parse_args()
        return _help(parser) if given.help else run(given.workspace)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _INTERNAL_ERROR
    except Exception as error:  # noqa: BLE001 - the outermost boundary
        return _report(error)


def _help(parser: argparse.ArgumentParser) -> int:
    """Print the help; argparse ignores or raises write errors, depending on the Python version."""
    try:
        sys.stdout.write(parser.format_help())
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _print_error(from_os_error(error, streams.OUTPUT))
    return 0


def _require_display() -> None:
    headless = not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform == "linux" and headless:
        raise NoDisplay(
            Message("There is no display to open a window on."),
            Message("Start it on a desktop, or use the commands in 'dpp-desktop --help'."),
        )


def _report(error: Exception) -> int:
    """Report the error on standard error, and in a dialog if there is a display."""
    code = _print_error(error)
    if not isinstance(error, NoDisplay | NoQt):
        from dpp_desktop.ui.app.fatal_error_dialog import show_fatal_error  # noqa: PLC0415 - needs Qt

        show_fatal_error(error)
    return code


def _print_error(error: Exception) -> int:
    """Print the error on standard error and return its exit code."""
    if isinstance(error, DppError):
        text, code = f"Error: {error.wrong}\n{error.remedy}\n", _FAILED
    else:
        text, code = "".join(traceback.format_exception(error)), _INTERNAL_ERROR
    with suppress(OSError):
        sys.stderr.write(text)
    return code
