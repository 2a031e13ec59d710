"""List the print jobs of a workspace, with the status that they have in fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.doubt import doubt_message, units_in_doubt
from dpp_desktop.printing.prints.print_rows import PrintRows
from dpp_desktop.store import prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedPrint:
    """A print job as it is now.

    `status` differs from the stored one if its process was killed. `is_running` is True if a
    process works on it. `in_doubt` are units that may or may not be printed, in a sentence in
    `doubt`; while it is running, these are units on their way to the printer.
    """

    print_job: PrintJob
    status: PrintStatus
    is_running: bool
    units: tuple[JobUnits, ...]
    in_doubt: tuple[JobUnits, ...]
    doubt: Message | None


def list_prints(workspace: Workspace) -> Readable[ListedPrint]:
    """Return every readable print job, the newest first, and the damaged ones.

    If there are damaged ones, the workspace is read-only from then on.
    """
    with workspace.read() as transaction:
        found = prints.list_readable(transaction)
        segments = _segments(transaction, found.found)
        made: list[ListedPrint] = []
        damaged = list(found.damaged)
        for print_job in found.found:
            try:
                of_print = segments.get(print_job.id)
                made.append(_listed(workspace, transaction, print_job, of_print))
            except StorageDamaged as fault:
                damaged.append(DamagedRow(print_job.id, fault))
    for row in damaged:
        workspace.record_damage(row.fault)
    return Readable(made, tuple(damaged))


def find_print(workspace: Workspace, print_id: int) -> ListedPrint:
    """Return a print job. Raises NotFound and StorageDamaged."""
    with workspace.read() as transaction:
        return _listed(workspace, transaction, prints.require(transaction, print_id))


def last_printer_of(workspace: Workspace, design: str) -> str | None:
    """Return the name of the printer that last printed the design, None if none did."""
    with workspace.read() as transaction:
        return prints.last_printer_of(transaction, design)


def _segments(
    transaction: Transaction, print_jobs: Sequence[PrintJob]
) -> Mapping[int, tuple[Segment, ...]]:
    """Return the units of the print jobs, or none if they must be read one by one."""
    try:
        return prints.all_segments(transaction, print_jobs)
    except StorageDamaged:
        # Only what is read one by one shows which print jobs are damaged.
        return {}


def _listed(
    workspace: Workspace,
    transaction: Transaction,
    print_job: PrintJob,
    segments: tuple[Segment, ...] | None = None,
) -> ListedPrint:
    """Return a print job as it is now; its segments are read if they aren't given."""
    rows = PrintRows(segments or prints.segments_of(transaction, print_job))
    is_running = workspace.is_alive(print_job.runner)
    has_doubt = print_job.doubtful > 0
    in_doubt = units_in_doubt(transaction, print_job, rows) if has_doubt else ()
    doubt = doubt_message(transaction, print_job, rows) if in_doubt and not is_running else None
    return ListedPrint(
        print_job,
        _status(print_job, is_running=is_running),
        is_running,
        rows.units(0, rows.count),
        in_doubt,
        doubt,
    )


def _status(print_job: PrintJob, *, is_running: bool) -> PrintStatus:
    if print_job.status is not PrintStatus.PRINTING or is_running:
        return print_job.status
    return PrintStatus.IN_DOUBT if print_job.doubtful else PrintStatus.PAUSED
