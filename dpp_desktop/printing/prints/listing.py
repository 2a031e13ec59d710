"""List the print jobs of a workspace, with the status that they have in fact."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.doubt import doubts
from dpp_desktop.printing.prints.left_out import JobRefusal, left_out_units
from dpp_desktop.store import print_left_out, print_segments, prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_SHOWN_RANGES = 10
"""A list shows that many ranges of units of a print job."""


@dataclass(frozen=True, slots=True)
class ListedPrint:
    """A print job as it is now.

    `status` differs from the stored one if its process was killed. `is_running` is True if a
    process works on it. `in_doubt` are units that may or may not be printed, in a sentence in
    `doubt`; while it is running, these are units on their way to the printer. `left_out` are units
    that could no longer be printed. In a list, `units` and `left_out` are the first ones only;
    `has_more_units` is True if there are more than `units`.
    """

    print_job: PrintJob
    status: PrintStatus
    is_running: bool
    units: tuple[JobUnits, ...]
    in_doubt: tuple[JobUnits, ...]
    doubt: Message | None
    left_out: tuple[JobRefusal, ...] = ()
    has_more_units: bool = False


def list_prints(workspace: Workspace, *, all_units: bool = False) -> Readable[ListedPrint]:
    """Return every readable print job, the newest first, and the damaged ones.

    The number of statements doesn't depend on how many there are, and unless `all_units` is True,
    only the first units of each are read. If there are damaged ones, the workspace is read-only
    from then on.
    """
    shown = None if all_units else _SHOWN_RANGES
    with workspace.read() as transaction:
        found = prints.list_readable(transaction)
        damaged = list(found.damaged)
        try:
            made = _listed(workspace, transaction, found.found, shown)
        except StorageDamaged:
            made = []
            # Only what is read one by one shows which print jobs are damaged.
            for print_job in found.found:
                try:
                    made += _listed(workspace, transaction, [print_job], shown)
                except StorageDamaged as fault:
                    damaged.append(DamagedRow(print_job.id, fault))
    for row in damaged:
        workspace.record_damage(row.fault)
    return Readable(made, tuple(damaged))


def find_print(workspace: Workspace, print_id: int) -> ListedPrint:
    """Return a print job with all its units. Raises NotFound and StorageDamaged."""
    with workspace.read() as transaction:
        print_job = prints.require(transaction, print_id)
        return _listed(workspace, transaction, [print_job], None)[0]


def current_prints(workspace: Workspace, print_ids: Collection[int]) -> list[ListedPrint]:
    """Return these print jobs as they are now, with their first units only.

    Raises NotFound and StorageDamaged.
    """
    with workspace.read() as transaction:
        found = [prints.require(transaction, each) for each in print_ids]
        return _listed(workspace, transaction, found, _SHOWN_RANGES)


def last_printer_of(workspace: Workspace, design: str) -> str | None:
    """Return the name of the printer that last printed the design, None if none did."""
    with workspace.read() as transaction:
        return prints.last_printer_of(transaction, design)


def _listed(
    workspace: Workspace,
    transaction: Transaction,
    print_jobs: Sequence[PrintJob],
    shown: int | None,
) -> list[ListedPrint]:
    """Return the print jobs as they are now, with at most that many ranges of units of each."""
    if not print_jobs:
        return []
    segments = print_segments.all_segments(transaction, print_jobs, shown)
    doubt = doubts(transaction, print_jobs)
    left_out = print_left_out.of_prints(transaction, segments.keys(), shown)
    found = []
    for print_job in print_jobs:
        rows = PrintRows(segments[print_job.id])
        is_running = workspace.is_alive(print_job.runner)
        in_doubt = doubt[print_job.id]
        found.append(
            ListedPrint(
                print_job,
                _status(print_job, is_running=is_running),
                is_running,
                rows.units(0, rows.count),
                in_doubt.units,
                None if is_running else in_doubt.message,
                left_out_units(left_out.get(print_job.id, ())),
                has_more_units=rows.count < print_job.count,
            )
        )
    return found


def _status(print_job: PrintJob, *, is_running: bool) -> PrintStatus:
    if print_job.status is not PrintStatus.PRINTING or is_running:
        return print_job.status
    return PrintStatus.IN_DOUBT if print_job.doubtful else PrintStatus.PAUSED
