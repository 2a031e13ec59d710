"""Prints a claimed print job on a printer, with pauses for labels that must be scanned."""

from bisect import bisect_left
from contextlib import closing

from dpp_desktop.model.errors import ScanMissing
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_rows import RowPart
from dpp_desktop.model.unit_state import Carrier, CarrierState, UnitState
from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.prints.delivering import Delivering, LabelMaking
from dpp_desktop.printing.prints.outputs import PrinterOutput
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.progress import DueScan, PrintObserver
from dpp_desktop.store import jobs, print_left_out
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.states import read_unit
from dpp_desktop.units.verify_rule import VerifyRule

_RECHECKED_ROWS = 1_000
"""When a print job continues, due scans of that many last rows are caught up on."""


class PrinterRun:
    """One run of a print job on a printer, until it is done, stopped, or a fault ends it."""

    def __init__(
        self,
        workspace: Workspace,
        record: PrintRecord,
        output: PrinterOutput,
        making: LabelMaking,
        observer: PrintObserver,
    ) -> None:
        self._workspace = workspace
        self._record = record
        self._output = output
        self._making = making
        self._observer = observer
        verify = record.print_job.verify
        self._rule = VerifyRule.parse(verify) if verify else None
        self._checked_row = max(record.confirmed - _RECHECKED_ROWS, 0)

    def finish(self, first: Delivery | None) -> bool:
        """Print the rest, and return True if all is printed and scanned as the rule says.

        Otherwise, the observer stopped it, or the printer didn't confirm everything. `first` is an
        open delivery, if labels are left. Raises ScanMissing, and what `Delivering.send_up_to`
        raises.
        """
        delivery = first
        count = self._record.print_job.count
        while self._are_scanned() and self._record.announced < count:
            if self._observer.stop_requested():
                return False
            delivery = delivery or self._output.open_delivery()
            end = self._next_end()
            with closing(delivery):
                Delivering(self._record, self._making, self._observer, delivery).send_up_to(end)
            delivery = None
            if self._record.confirmed < max(end, self._record.announced):
                return False
        return self._checked_row == self._record.confirmed == count

    def _next_end(self) -> int:
        """The row after the next one that must be scanned, or after the last one."""
        count, row = self._record.print_job.count, self._record.announced
        if self._rule is None:
            return count
        rule = self._rule
        ends = range(row + 1, count)
        return row + 1 + bisect_left(ends, 1, key=lambda end: rule.due_count(row, end, count))

    def _are_scanned(self) -> bool:
        """Wait until the confirmed rows are scanned that must be; False if this is stopped."""
        while self._checked_row < self._record.confirmed:
            if not self._is_scanned(self._checked_row):
                return False
            self._checked_row += 1
        return True

    def _is_scanned(self, row: int) -> bool:
        count = self._record.print_job.count
        if self._rule is None or not self._rule.is_due(row, count):
            return True
        (part,) = self._record.rows.parts(row, row + 1)
        while due := self._due_scan(part):
            if not self._observer.stop_requested() and self._observer.is_scanned(due):
                continue
            if self._observer.stop_requested():
                return False
            raise ScanMissing(
                Message(
                    "The label of unit {unit:,} of job {job} wasn't scanned, so printing is "
                    "paused.",
                    unit=due.unit + 1,
                    job=due.job.id,
                ),
                Message("Scan its label, then resume the print job."),
            )
        return True

    def _due_scan(self, part: RowPart) -> DueScan | None:
        """The label to scan; None if it was scanned, left out, or marked as spoiled since."""
        print_id, unit = self._record.print_job.id, part.first_unit
        with self._workspace.read() as transaction:
            if print_left_out.contains(transaction, print_id, part.row):
                return None
            job = jobs.require(transaction, part.job_id)
            found = read_unit(transaction, job, unit)
        is_good = found.state in (None, UnitState.APPLIED)
        is_printed = found.carriers[Carrier.LABEL] is CarrierState.PRODUCED
        if is_good and is_printed and Carrier.LABEL not in found.verified:
            return DueScan(job, unit)
        return None
