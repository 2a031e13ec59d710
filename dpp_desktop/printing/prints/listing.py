"""List the print jobs of a workspace, with the status that they have in fact."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import WAITING_PRINTS, PrintJob, PrintStatus
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.readable import DamagedRow, Readable
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.doubt import Doubt, doubts
from dpp_desktop.printing.prints.ended_status import ended_status
from dpp_desktop.printing.prints.left_out import JobRefusal, left_out_units
from dpp_desktop.store import print_left_out, print_segments, prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

PRINTS_PER_PAGE = 500
"""The number of print jobs that are read at once."""

_SHOWN_RANGES = 10
"""A list shows that many ranges of units of a print job."""
_OPEN = frozenset(status for status in PrintStatus if not status.is_final)


@dataclass(frozen=True, slots=True)
class ListedPrint:
    """A print job as it is now.

    `status` differs from the stored one if its process was killed, or if scans have shown that
    nothing is in doubt: then it is paused. `is_running` is True if a process works on it.
    `in_doubt` are units that may or may not be printed, in a sentence in `doubt`; while it is
    running, these are units on their way to the printer. `left_out` are units that could no longer
    be printed. In a list, `units` and `left_out` are the first ones only; `has_more_units` is True
    if there are more than `units`.
    """

    print_job: PrintJob
    status: PrintStatus
    is_running: bool
    units: tuple[JobUnits, ...]
    in_doubt: tuple[JobUnits, ...]
    doubt: Message | None
    left_out: tuple[JobRefusal, ...] = ()
    has_more_units: bool = False


@dataclass(frozen=True, slots=True)
class ReadPosition:
    """What was read: the print jobs from `oldest` to `newest`, and older ones that are `open`.

    `oldest` is 0 once all were read.
    """

    oldest: int
    newest: int
    open: frozenset[int]


@dataclass(frozen=True, slots=True)
class PrintsRead:
    """Some print jobs, the newest first, those that can't be read, and what was read until now."""

    found: tuple[ListedPrint, ...]
    damaged: tuple[DamagedRow, ...]
    position: ReadPosition


def list_prints(workspace: Workspace, *, all_units: bool = False) -> Readable[ListedPrint]:
    """Return every readable print job, the newest first, and the damaged ones.

    The number of statements doesn't depend on how many there are, and unless `all_units` is True,
    only the first units of each are read. If there are damaged ones, the workspace is read-only
    from then on.
    """
    shown = None if all_units else _SHOWN_RANGES
    with workspace.read() as transaction:
        listed = _readable(workspace, transaction, prints.list_readable(transaction), shown)
    return _with_damage_recorded(workspace, listed)


def list_waiting(workspace: Workspace) -> Readable[ListedPrint]:
    """Return the print jobs that are printing, paused or in doubt, as `list_prints` does."""
    with workspace.read() as transaction:
        found = prints.readable_in(transaction, WAITING_PRINTS)
        listed = _readable(workspace, transaction, found)
    return _with_damage_recorded(workspace, listed)


def newest_prints(workspace: Workspace) -> PrintsRead:
    """Return the newest print jobs, and all others that aren't finished."""
    with workspace.read() as transaction:
        newest = prints.page_before(transaction, None, PRINTS_PER_PAGE)
        opened = prints.readable_in(transaction, _OPEN)
        listed = _readable(workspace, transaction, _merged(newest, opened))
    ids = _ids(newest)
    position = ReadPosition(min(ids, default=0), max(ids, default=0), _ids(opened))
    return _prints_read(workspace, listed, position)


def changed_prints(workspace: Workspace, position: ReadPosition) -> PrintsRead:
    """Return the print jobs that are new or may have changed since that read.

    Finished ones don't change, so the cost doesn't depend on how many there are. Units in doubt of
    a cancelled one are those of the read in which it was cancelled.
    """
    with workspace.read() as transaction:
        newer = prints.newer_than(transaction, position.newest)
        opened = prints.readable_in(transaction, _OPEN)
        finished = prints.find_many(transaction, position.open - _ids(opened))
        listed = _readable(workspace, transaction, _merged(newer, opened, finished))
    newest = max(_ids(newer), default=position.newest)
    return _prints_read(workspace, listed, replace(position, newest=newest, open=_ids(opened)))


def older_prints(workspace: Workspace, position: ReadPosition) -> PrintsRead:
    """Return the next page of print jobs that are older than those of that read."""
    with workspace.read() as transaction:
        page = prints.page_before(transaction, position.oldest, PRINTS_PER_PAGE)
        listed = _readable(workspace, transaction, page)
    oldest = min(_ids(page), default=0)
    return _prints_read(workspace, listed, replace(position, oldest=oldest))


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


def _readable(
    workspace: Workspace,
    transaction: Transaction,
    found: Readable[PrintJob],
    shown: int | None = _SHOWN_RANGES,
) -> Readable[ListedPrint]:
    """Return the print jobs as they are now, and the damaged ones; see `_listed`."""
    try:
        return Readable(_listed(workspace, transaction, found.found, shown), found.damaged)
    except StorageDamaged:
        listed: list[ListedPrint] = []
        damaged = list(found.damaged)
        # Only what is read one by one shows which print jobs are damaged.
        for print_job in found.found:
            try:
                listed += _listed(workspace, transaction, [print_job], shown)
            except StorageDamaged as fault:
                damaged.append(DamagedRow(print_job.id, fault))
        return Readable(listed, tuple(damaged))


def _with_damage_recorded(
    workspace: Workspace, listed: Readable[ListedPrint]
) -> Readable[ListedPrint]:
    """Record what is damaged, once the transaction is over."""
    for row in listed.damaged:
        workspace.record_damage(row.fault)
    return listed


def _prints_read(
    workspace: Workspace, listed: Readable[ListedPrint], position: ReadPosition
) -> PrintsRead:
    _with_damage_recorded(workspace, listed)
    return PrintsRead(tuple(listed.found), listed.damaged, position)


def _merged(*read: Readable[PrintJob]) -> Readable[PrintJob]:
    """Return each of the print jobs once, the newest first."""
    found = {each.id: each for part in read for each in part.found}
    damaged = {str(row.fault): row for part in read for row in part.damaged}
    newest_first = sorted(found.values(), key=lambda each: each.id, reverse=True)
    return Readable(newest_first, tuple(damaged.values()))


def _ids(read: Readable[PrintJob]) -> frozenset[int]:
    """Return the ids of the print jobs, also of damaged ones whose id is known."""
    damaged: Iterable[int | None] = (row.id for row in read.damaged)
    return frozenset(each.id for each in read.found) | {each for each in damaged if each}


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
                _status(print_job, in_doubt, is_running=is_running),
                is_running,
                rows.units(0, rows.count),
                in_doubt.units,
                None if is_running else in_doubt.message,
                left_out_units(left_out.get(print_job.id, ())),
                has_more_units=rows.count < print_job.count,
            )
        )
    return found


def _status(print_job: PrintJob, doubt: Doubt, *, is_running: bool) -> PrintStatus:
    """The status as it is now: a scan may have shown since that nothing is in doubt."""
    if is_running or print_job.status not in (PrintStatus.PRINTING, PrintStatus.IN_DOUBT):
        return print_job.status
    announced = print_job.announced if doubt.units else print_job.confirmed
    return ended_status(announced, print_job.confirmed, print_job.count)
