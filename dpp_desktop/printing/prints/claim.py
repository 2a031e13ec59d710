"""Claim a print job for a runner, so that no other process works on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from dpp_desktop.model.errors import Busy, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintKind, PrintStatus
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.printing.printers.registered import (
    list_printers,
    names_of_device,
    printers_changed,
)
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.prints.file_target import require_free_file
from dpp_desktop.printing.prints.held_units import held_by_others
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.store import print_segments, prints
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.printed_entries import complete_entries


def claim_print(
    workspace: Workspace,
    print_id: int,
    runner: str,
    *,
    to_print: bool = True,
    as_read: PrintJob | None = None,
) -> PrintRecord:
    """Claim an unfinished print job for `runner`; without `to_print`, only to change its record.

    Raises NotFound, WrongState if it is completed or cancelled, Busy if another process works on it
    or has changed it since it was read `as_read`, or if another print job uses its printer,
    InvalidInput if another one has taken its units while it had failed, PathUnusable if another one
    writes its file, and EnvironmentFault.
    """
    with workspace.read() as transaction:
        printer = prints.require(transaction, print_id).printer
    device = names_on_device(workspace, printer if to_print else "")
    with workspace.write() as transaction:
        print_job = prints.require(transaction, print_id)
        _check_unfinished(print_job)
        is_changed = as_read is not None and print_job.fence != as_read.fence
        if is_changed:
            raise _in_use(print_job)
        require_not_running(workspace, print_job)
        if to_print:
            require_free_printer(workspace, transaction, print_job.printer, device)
            require_free_file(workspace, transaction, print_job.file)
        rows = PrintRows(print_segments.segments_of(transaction, print_job))
        if to_print:
            _require_free_units(transaction, print_job, rows)
        held = claimed(transaction, print_job, runner)
    return PrintRecord(workspace, print_job, rows, held)


def _require_free_units(transaction: Transaction, print_job: PrintJob, rows: PrintRows) -> None:
    error = held_by_others(transaction, rows, print_job.confirmed, print_job.id)
    if error:
        raise error
    if print_job.kind is PrintKind.REPRINT:
        for job_id in rows.job_ids:  # shows what others have printed since it was started
            complete_entries(transaction, job_id)


def require_not_running(workspace: Workspace, print_job: PrintJob) -> None:
    """Raise Busy if a process works on the print job."""
    if workspace.is_alive(print_job.runner):
        raise _in_use(print_job)


@dataclass(frozen=True, slots=True)
class DeviceNames:
    """All names of a device, in lower case, as of the printers that were read for it."""

    names: frozenset[str] = frozenset()
    printers: tuple[Printer, ...] = ()

    def require_current(self, transaction: Transaction) -> None:
        """Raise Busy if printers have changed, because the device may have another name now."""
        if self.names and list_printers(transaction) != self.printers:
            raise printers_changed()


def names_on_device(workspace: Workspace, printer: str) -> DeviceNames:
    """Return all names of the device that has this name; none without a name.

    Reads links to device files, so call it before a transaction that writes. Raises
    EnvironmentFault.
    """
    if not printer:
        return DeviceNames()
    with workspace.read() as transaction:
        found = list_printers(transaction)
    return DeviceNames(names_of_device(found, printer), found)


def require_free_printer(
    workspace: Workspace, transaction: Transaction, printer: str, device: DeviceNames
) -> None:
    """Raise Busy if a process prints on the printer, because labels would get mixed up.

    `device` is from `names_on_device`: printers with the same address are one printer.
    """
    if not printer:
        return
    _require_no_print(workspace, transaction, device)
    if workspace.is_alive(_trial_runner(device.names)):
        raise _is_tried(printer)


@contextmanager
def claimed_printer(workspace: Workspace, printer: str) -> Iterator[None]:
    """Claim a printer to print a page on it that belongs to no print job.

    Raises Busy if the printer is in use, and EnvironmentFault.
    """
    device = names_on_device(workspace, printer)
    runner = _trial_runner(device.names)
    if workspace.is_alive(runner):
        raise _is_tried(printer)
    with workspace.active_runner(runner):
        # Print jobs start in such a transaction, too, so one of the two sees the other.
        with workspace.write() as transaction:
            _require_no_print(workspace, transaction, device)
        yield


def _require_no_print(workspace: Workspace, transaction: Transaction, device: DeviceNames) -> None:
    device.require_current(transaction)
    for other in prints.list_in(transaction, {PrintStatus.PRINTING}):
        if other.printer.casefold() in device.names and workspace.is_alive(other.runner):
            raise Busy(
                Message(
                    "Print job {print} is being printed on {printer}.",
                    print=other.id,
                    printer=other.printer,
                ),
                Message("Wait until it is completed, pause it, or use a different printer."),
            )


def _trial_runner(names: frozenset[str]) -> str:
    return f"printer-{sha256(min(names).encode()).hexdigest()[:16]}"


def _is_tried(printer: str) -> Busy:
    return Busy(
        Message("A test page is being printed on {printer}.", printer=printer),
        Message("Wait until it is printed."),
    )


def claimed(transaction: Transaction, print_job: PrintJob, runner: str) -> Claim:
    """Claim the print job, as it was read. Raises Busy if another process was faster."""
    held = prints.claim(transaction, print_job, runner)
    if held is None:
        raise _in_use(print_job)
    return held


def _check_unfinished(print_job: PrintJob) -> None:
    if print_job.status.is_final:
        raise WrongState(
            Message(
                "Print job {print} is {status}.", print=print_job.id, status=print_job.status.word
            ),
            Message("To print units again, reprint them with a reason."),
        )


def _in_use(print_job: PrintJob) -> Busy:
    return Busy(
        Message("Print job {print} is running in another process.", print=print_job.id),
        Message("Wait until it has finished, or stop that process."),
    )
