"""Give print jobs whose process was killed the status that they have."""

from contextlib import suppress

from dpp_desktop.model.errors import Busy, DppError, ScanMissing
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.printing.prints.claim import claim_print
from dpp_desktop.printing.prints.file_outcome import FileOutcome, outcome_of
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.store import prints
from dpp_desktop.store.workspace import Workspace

INTERRUPTED = Message("The program was interrupted while it printed.")
"""Why a print job ended whose process was killed."""


def settle_interrupted(workspace: Workspace, actor: Actor) -> None:
    """End print jobs that are printing, but whose process was killed.

    A file shows whether it was written. Print jobs with units in doubt get the status in_doubt, and
    others paused. Raises EnvironmentFault.
    """
    with workspace.read() as transaction:
        found = prints.list_in(transaction, {PrintStatus.PRINTING})
    dead = [each for each in found if not workspace.is_alive(each.runner)]
    if not dead:
        return
    with workspace.active_runner() as runner:
        for each in dead:
            with suppress(Busy):  # another process has claimed it
                record = claim_print(workspace, each.id, runner, to_print=False)
                _settle(record, actor)


def _settle(record: PrintRecord, actor: Actor) -> PrintJob:
    if record.print_job.file and record.announced > record.confirmed:
        outcome = outcome_of(record.print_job)
        if outcome is FileOutcome.WRITTEN:
            record.confirm(record.announced)
        elif outcome is FileOutcome.NOT_WRITTEN:
            record.go_back(record.confirmed)
    status = _status(record, None)
    reason = None if status is PrintStatus.COMPLETED else INTERRUPTED
    return record.end(status, reason, actor)


def end_early(record: PrintRecord, error: DppError | None, actor: Actor) -> PrintJob:
    """Release a print job that ended before all was printed, with the status that follows."""
    return record.end(_status(record, error), error.message if error else None, actor)


def _status(record: PrintRecord, error: DppError | None) -> PrintStatus:
    if record.announced > record.confirmed:
        return PrintStatus.IN_DOUBT
    if record.confirmed == record.print_job.count and error is None:
        return PrintStatus.COMPLETED
    if error is None or isinstance(error, ScanMissing):
        return PrintStatus.PAUSED
    return PrintStatus.FAILED
