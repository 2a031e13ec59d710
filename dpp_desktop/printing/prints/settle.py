"""Give print jobs whose process was killed the status that they have."""

from contextlib import suppress

from dpp_desktop.model.errors import Busy, DppError, ScanMissing
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.printing.prints.file_run import FileOutcome, outcome_of
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.start import claim_print
from dpp_desktop.store import prints
from dpp_desktop.store.workspace import Workspace

INTERRUPTED = Message("The program was interrupted while it printed.")


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
    return end_early(record, None, actor)


def end_early(record: PrintRecord, error: DppError | None, actor: Actor) -> PrintJob:
    """Release a print job that ended before all was printed, with the status that follows."""
    if record.announced > record.confirmed:
        status = PrintStatus.IN_DOUBT
    elif record.confirmed == record.print_job.count:
        status = PrintStatus.COMPLETED
    elif error is None or isinstance(error, ScanMissing):
        status = PrintStatus.PAUSED
    else:
        status = PrintStatus.FAILED
    return record.end(status, error.message if error else None, actor)
