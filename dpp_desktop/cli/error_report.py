"""Reports why a command failed, and chooses its exit code."""

import logging
import re
import traceback
from contextlib import suppress
from pathlib import Path

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import note, print_json
from dpp_desktop.cli.session import Session
from dpp_desktop.model.errors import (
    DppError,
    EnvironmentFault,
    IdempotencyConflict,
    InvalidInput,
    NotFound,
    PassphraseNeeded,
    PathUnusable,
    PrinterFault,
    WorkspaceUnusable,
    WrongState,
)
from dpp_desktop.model.os_errors import from_os_error
from dpp_desktop.streams import OUTPUT

_CODES: tuple[tuple[type[DppError], ExitCode], ...] = (
    (InvalidInput, ExitCode.BAD_INPUT),
    (PassphraseNeeded, ExitCode.BAD_INPUT),
    (WrongState, ExitCode.BAD_INPUT),
    (WorkspaceUnusable, ExitCode.BAD_INPUT),
    (PathUnusable, ExitCode.BAD_INPUT),
    (IdempotencyConflict, ExitCode.CONFLICT),
    (NotFound, ExitCode.NOT_FOUND),
    (DppError, ExitCode.FAILED),
)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")

_log = logging.getLogger(__name__)


def report(error: Exception | KeyboardInterrupt, session: Session) -> int:
    """Print the error to standard error, with --json also as JSON, and return the exit code."""
    if session.debug:
        with suppress(OSError):
            traceback.print_exception(error)
    if isinstance(error, click.ClickException):
        return _report_usage(error, session)
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return _report_interruption(session)
    if isinstance(error, OSError):  # from output that click writes
        error = from_os_error(error, Path(error.filename) if error.filename else OUTPUT)
    if isinstance(error, DppError):
        return _report_expected(error, session)
    return _report_internal_error(error, session)


def _report_interruption(session: Session) -> int:
    wrong, remedy = "Interrupted.", "Run 'dpp-desktop jobs' to see which requests were accepted."
    note(f"{wrong} {remedy}")
    if session.json:
        _print_error({"error": {"kind": "interrupted", "message": wrong, "remedy": remedy}})
    return ExitCode.INTERRUPTED


def _report_usage(error: click.ClickException, session: Session) -> int:
    with suppress(OSError):
        error.show()
    if session.json:
        message = error.format_message()
        _print_error({"error": {"kind": "usage", "message": message, "remedy": "See --help."}})
    return ExitCode.BAD_INPUT


def _report_expected(error: DppError, session: Session) -> int:
    note_error(error)
    if session.json:
        _print_error({"error": error_document(error)})
    return exit_code_of(error)


def note_error(error: DppError) -> None:
    """Print what is wrong and what to do to standard error."""
    if isinstance(error, InvalidInput):
        for problem in error.problems:
            note(f"Error in {problem}")
    else:
        note(f"Error: {error.wrong}")
    note(error.remedy)


def exit_code_of(error: DppError) -> ExitCode:
    """Return the exit code of a command that failed with this error."""
    return next(code for kind, code in _CODES if isinstance(error, kind))


def _report_internal_error(error: Exception, session: Session) -> int:
    _log.critical("Unexpected error", exc_info=error)
    wrong = f"Internal error: {type(error).__name__}: {error}."
    remedy = "Completed work is kept. Please report this with the log of the workspace."
    note(f"{wrong}\n{remedy}")
    if session.json:
        _print_error({"error": {"kind": "fault", "message": wrong, "remedy": remedy}})
    return ExitCode.INTERNAL_ERROR


def _print_error(document: dict[str, object]) -> None:
    """If this can't be printed, the exit code still reports the failure."""
    with suppress(EnvironmentFault):
        print_json(document)


def error_document(error: DppError) -> dict[str, object]:
    """Return the JSON output for an error."""
    described: dict[str, object] = {
        "kind": _CAPITAL.sub("_", type(error).__name__).lower(),
        "message": error.wrong,
        "remedy": error.remedy,
    }
    if isinstance(error, InvalidInput):
        described["problems"] = [
            {"field": problem.field, "code": problem.code, "message": problem.message}
            for problem in error.problems
        ]
    if isinstance(error, IdempotencyConflict):
        described["job"] = error.job_id
    if isinstance(error, PrinterFault):
        described["fault"] = error.kind.value
    return described
