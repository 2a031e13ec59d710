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


def checked_file(file: Path, *, replace: bool) -> Path:
    """Return the file in its real folder, after a check that it can be created there.

    A file is created beside it and removed. Without `replace`, there may be no such file. If the
    file itself is a link, it isn't followed, because it would be replaced. Raises what `check_name`
    raises, PathUnusable, and EnvironmentFault.
    """
    check_name(file)
    with os_errors_named(file):
        if not file.parent.is_dir():
            raise no_folder(file.parent)
        if not replace:
            check_absent(file)
        place = file.parent.resolve() / file.name
        if not durable.is_text(place):
            raise PathUnusable(
                Message("The name of the file or of its folder is not valid UTF-8."),
                Message("Choose a different file."),
            )
        durable.try_creating(place)
    return place


def check_absent(file: Path) -> None:
    """Raise PathUnusable if there is such a file, or even a broken link; and EnvironmentFault."""
    with os_errors_named(file):
        try:
            file.lstat()
        except FileNotFoundError:
            return
    raise PathUnusable(
        Message("'{file}' already exists.", file=file),
        Message(
            "Choose a different name, or replace the file; on the command line, use --replace."
        ),
    )


def require_free_file(workspace: Workspace, transaction: Transaction, file: Path | None) -> None:
    """Raise PathUnusable if another print job writes the file, as `checked_file` returned it.

    None, for a printer, is accepted. Reads nothing from the disk of the file: a share that hangs
    would block all other writers of the workspace.
    """
    if file is None:
        return
    for other in prints.list_in(transaction, {PrintStatus.PRINTING}):
        if _is_same(other, file) and workspace.is_alive(other.runner):
            raise PathUnusable(
                Message("Print job {print} is writing '{file}'.", print=other.id, file=file),
                Message("Choose a different name, or wait until it is completed."),
            )


def _is_same(other: PrintJob, file: Path) -> bool:
    return other.file is not None and os.path.normcase(other.file) == os.path.normcase(file)
