"""Find out whether the file of an interrupted print job was written."""

from enum import Enum, auto
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.print_job import PrintJob


class FileOutcome(Enum):
    """What is known about the file of a print job that was interrupted."""

    WRITTEN = auto()
    NOT_WRITTEN = auto()
    UNKNOWN = auto()
    """It may have got its name and been moved since, as from the folder of a print service."""


def file_of(print_job: PrintJob) -> Path:
    """Return the file of a print job to a file."""
    assert print_job.file is not None
    return print_job.file


def outcome_of(print_job: PrintJob) -> FileOutcome:
    """Return what the files on the disk show about a print to a file whose process was killed.

    The digest is recorded when the content is durable, before the file gets its name. Raises
    EnvironmentFault if the folder can't be read.
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
    return FileOutcome.UNKNOWN
