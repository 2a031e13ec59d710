"""Check that a print job can write its file, before anything is recorded."""

import os
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.errors import InvalidInput, PathUnusable, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import no_folder, os_errors_named
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.printing.printers.settings import Language
from dpp_desktop.printing.rendering import Output, zpl_output
from dpp_desktop.store import prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_ENDINGS = {".pdf": Language.PDF, ".zpl": Language.ZPL}


def language_of(file: Path) -> Language:
    """Return what the file contains, as its ending says. Raises InvalidInput for other endings."""
    language = _ENDINGS.get(file.suffix.lower())
    if language is None:
        message = Message(
            "the name '{file}' must end in {endings}.", file=file.name, endings=".pdf or .zpl"
        )
        raise InvalidInput([Problem("to", "unknown_ending", message)])
    return language


def output_of(file: Path) -> Output:
    """Return the dots that labels in a file have. Raises InvalidInput like `language_of`."""
    return zpl_output(Output()) if language_of(file) is Language.ZPL else Output()


def check_name(file: Path | None) -> None:
    """Raise PathUnusable for a folder, and InvalidInput for another ending than .pdf and .zpl.

    None, for a printer, is accepted.
    """
    if file is None:
        return
    with os_errors_named(file):
        if file.is_dir():
            raise PathUnusable(
                Message("'{file}' is a folder.", file=file),
                Message("Enter the name of a file in it."),
            )
    language_of(file)


def check_file(file: Path, *, replace: bool) -> None:
    """Raise an error if the file can't be created, or exists and isn't replaced.

    A file is created beside it and removed. Raises what `check_name` raises, PathUnusable, and
    EnvironmentFault.
    """
    check_name(file)
    with os_errors_named(file):
        if not file.parent.is_dir():
            raise no_folder(file.parent)
        _check_absent(file, replace=replace)
        durable.try_creating(file)


def require_free_file(
    workspace: Workspace, transaction: Transaction, file: Path | None, *, replace: bool
) -> None:
    """Raise PathUnusable if another print job writes the file, or wrote it since it was checked.

    None, for a printer, is accepted.
    """
    if file is None:
        return
    for other in prints.list_in(transaction, {PrintStatus.PRINTING}):
        if _is_same(other, file) and workspace.is_alive(other.runner):
            raise PathUnusable(
                Message("Print job {print} is writing '{file}'.", print=other.id, file=file),
                Message("Choose a different name, or wait until it is completed."),
            )
    with os_errors_named(file):
        _check_absent(file, replace=replace)


def _check_absent(file: Path, *, replace: bool) -> None:
    try:
        file.lstat()
    except FileNotFoundError:
        return
    if not replace:
        raise PathUnusable(
            Message("'{file}' already exists.", file=file),
            Message(
                "Choose a different name, or replace the file; on the command line, use --replace."
            ),
        )


def _is_same(other: PrintJob, file: Path) -> bool:
    return other.file is not None and _real(other.file) == _real(file)


def _real(file: Path) -> str:
    return os.path.normcase(os.path.realpath(file))
