"""Give print jobs whose process was killed the status that they have."""

import logging
from contextlib import suppress

from dpp_desktop.model.errors import (
    Busy,
    DppError,
    EnvironmentFault,
    StorageDamaged,
    WrongState,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.printing.prints.claim import claim_print
from dpp_desktop.printing.prints.ended_status import ended_status
from dpp_desktop.printing.prints.file_outcome import FileOutcome, outcome_in_doubt
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.store import prints
from dpp_desktop.store.workspace import Workspace

_log = logging.getLogger(__name__)

INTERRUPTED = Message("The program was interrupted while it printed.")
"""Why a print job ended whose process was killed."""


def end_interrupted(workspace: Workspace, actor: Actor) -> None:
    """End print jobs that are printing, but whose process was killed.

    A file shows whether it was written. Print jobs with units in doubt get the status in_doubt, and
    others paused. A print job whose file can't be read now, for example on an offline share, stays
    unchanged. Raises EnvironmentFault.
    """
    with workspace.read() as transaction:
        found = prints.list_in(transaction, {PrintStatus.PRINTING})
    dead = [each for each in found if not workspace.is_alive(each.runner)]
    if not dead:
        return
    with workspace.active_runner() as runner:
        for each in dead:
            try:
                outcome = outcome_in_doubt(each)
            except EnvironmentFault as fault:
                _log.warning("Print job %d stays interrupted: %s", each.id, fault)
                continue
            with suppress(Busy, WrongState):  # another process was faster
                record = claim_print(workspace, each.id, runner, to_print=False, as_read=each)
                _end(record, outcome, actor)


def end_interrupted_if_possible(workspace: Workspace, actor: Actor) -> None:
    """End print jobs as `end_interrupted` does, before they are only listed.

    If that isn't possible, because the workspace is read-only or its disk is full, they keep their
    stored status: the list shows the status that follows.
    """
    if workspace.read_only or workspace.damage is not None:
        return
    try:
        end_interrupted(workspace, actor)
    except StorageDamaged as damage:
        workspace.record_damage(damage)
        raise
    except EnvironmentFault as fault:
        _log.warning("Interrupted print jobs stay unchanged: %s", fault)


def _end(record: PrintRecord, outcome: FileOutcome | None, actor: Actor) -> PrintJob:
    if outcome is FileOutcome.WRITTEN:
        record.confirm(record.announced)
    elif outcome is FileOutcome.NOT_WRITTEN:
        record.go_back(record.confirmed)
    status = ended_status(record.announced, record.confirmed, record.print_job.count)
    reason = None if status is PrintStatus.COMPLETED else INTERRUPTED
    return record.end(status, reason, actor)


def end_early(record: PrintRecord, error: DppError | None, actor: Actor) -> PrintJob:
    """Release a print job that ended before all was printed, with the status that follows."""
    status = ended_status(record.announced, record.confirmed, record.print_job.count, error)
    return record.end(status, error.message if error else None, actor)


def release_refused(record: PrintRecord, actor: Actor) -> None:
    """Release a print job after a request that was refused, with the status that it had.

    If something was recorded before, or its process was killed, with the status that follows.
    """
    before = record.print_job
    is_unchanged = (record.announced, record.confirmed) == (before.announced, before.confirmed)
    if is_unchanged and before.status is not PrintStatus.PRINTING:
        record.release_unchanged()
    else:
        end_early(record, None, actor)
