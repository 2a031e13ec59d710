"""Find out whether the file of a print job was written whose end isn't recorded."""

from enum import Enum, auto
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.print_job import PrintJob


class FileOutcome(Enum):
    """What is known about the file of a print job that was interrupted, or failed."""

    WRITTEN = auto()
    NOT_WRITTEN = auto()
    UNKNOWN = auto()
    """It may have got its name and been moved since, as from the folder of a print service."""


def file_of(print_job: PrintJob) -> Path:
    """Return the file of a print job to a file."""
    assert print_job.file is not None
    return print_job.file


def outcome_in_doubt(print_job: PrintJob) -> FileOutcome | None:
    """Return what the disk shows about the file of a print job that is in doubt.

    None if nothing is in doubt, or if it has no file. Raises EnvironmentFault.
    """
    return outcome_of(print_job) if print_job.file and print_job.doubtful else None


def outcome_of(print_job: PrintJob, *, is_discarded: bool = False) -> FileOutcome:
    """Return what the files on the disk show about a print to a file that was interrupted.

    The digest is recorded when the content is durable, before the file gets its name.
    `is_discarded` is True if the process that wrote it has removed the content without a name.
    Raises EnvironmentFault if the folder can't be read.
    """
    file = file_of(print_job)
    if not print_job.file_digest:
        return FileOutcome.NOT_WRITTEN
    with os_errors_named(file):
        if file.is_file() and durable.sha256_of(file) == print_job.file_digest:
            return FileOutcome.WRITTEN
        for unfinished in durable.unfinished_files(file) if file.parent.is_dir() else ():
            if durable.sha256_of(unfinished) == print_job.file_digest:
                return FileOutcome.NOT_WRITTEN
    return FileOutcome.NOT_WRITTEN if is_discarded else FileOutcome.UNKNOWN
