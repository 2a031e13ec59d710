"""The status of a print job on which no process works."""

from dpp_desktop.model.errors import DppError, ScanMissing
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.file_outcome import FileOutcome


def ended_status(
    announced: int,
    confirmed: int,
    count: int,
    error: DppError | None = None,
    outcome: FileOutcome | None = None,
) -> PrintStatus:
    """Return the status of a print job of `count` rows after a run that ended with the error.

    `announced` and `confirmed` are rows as in `PrintJob`. `outcome` is what is known about a file
    with the announced rows, None for a printer, and while the disk can't show it.
    """
    if outcome is FileOutcome.WRITTEN:
        confirmed = announced
    elif outcome is FileOutcome.NOT_WRITTEN:
        announced = confirmed
    if announced > confirmed:
        return PrintStatus.IN_DOUBT
    if confirmed == count and error is None:
        return PrintStatus.COMPLETED
    if error is None or isinstance(error, ScanMissing):
        return PrintStatus.PAUSED
    return PrintStatus.FAILED
