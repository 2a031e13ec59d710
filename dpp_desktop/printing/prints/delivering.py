"""Sends rows of a print job to a printer: announce, send, confirm, chunk by chunk."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from dpp_desktop.model.errors import Busy, DppError, PrinterFault
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_rows import RowPart
from dpp_desktop.printing.delivery import Delivery, LabelData
from dpp_desktop.printing.prints.label_source import LabelSource
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.progress import PrintObserver
from dpp_desktop.printing.prints.sheets import SheetLayout
from dpp_desktop.printing.rendering import LabelRenderer

Value = TypeVar("Value")

_LOOK_AHEAD = 1_000
"""Rows that are looked at to leave them out together."""

_NOT_CONTINUED = Message(
    "Fix the printer, and wait until it has printed the labels that it still has. The print job "
    "doesn't continue by itself."
)
"""What to do after a fault that the printer recovers from, but nobody has waited for that."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class LabelMaking:
    """How the labels of a print job are made: from which units, and how they are distributed.

    `layout` is that of the next sheet: see `leave_out`.
    """

    renderer: LabelRenderer
    source: LabelSource
    layout: SheetLayout

    def data(self, row: int, parts: Sequence[RowPart]) -> LabelData:
        """Return the labels of a chunk that begins with `row`, of which the parts are printed.

        Raises InvalidInput if one can't be printed.
        """
        runs = self.source.runs(parts)
        copies = self.layout.copies
        made = self.renderer.render(runs, self.layout.empty_before(row), copies)
        return LabelData(made, sum(part.count for part in parts), copies)

    def leave_out(self, row: int, until: int) -> None:
        """Use the partly used sheet that begins with `row` for the rows from `until` on instead."""
        if row == self.layout.first_row:
            self.layout = replace(self.layout, first_row=until)


class Delivering:
    """One delivery of a print job. Its confirmations are recorded with the next announcement."""

    def __init__(
        self, record: PrintRecord, making: LabelMaking, observer: PrintObserver, delivery: Delivery
    ) -> None:
        self._record = record
        self._making = making
        self._observer = observer
        self._delivery = delivery
        self._confirmed_row = record.confirmed
        self._confirmed_units = 0
        self._sent: deque[RowPart] = deque()

    def send_up_to(self, end: int) -> None:
        """Send the rows before `end`, unless the observer stops this, and wait for confirmations.

        A sheet that contains the last of them is sent as a whole. Afterwards, all that could be
        confirmed is recorded, and the rest of what was announced is in doubt. This is also so if it
        raises: PrinterFault, what `PrintRecord` raises, and InvalidInput if a label can't be
        printed.
        """
        try:
            while self._record.announced < end and not self._observer.stop_requested():
                until = self._chunk_end(end)
                if self._has_room(until):
                    self._send(until, end)
                else:
                    self._take(self._waiting(self._delivery.confirmed))
                    if not self._has_room(self._chunk_end(end)):
                        self._save()
            self._take(self._waiting(lambda: self._delivery.finish(_never)))
            self._save()
        except Busy:
            raise  # another process has the record now
        except BaseException:
            self._save_the_rest()
            raise

    def _chunk_end(self, end: int) -> int:
        layout, record = self._making.layout, self._record
        until = layout.chunk_end(record.announced, record.print_job.count, self._delivery.chunk)
        return min(until, end) if layout.per_page == 1 else until

    def _has_room(self, until: int) -> bool:
        unconfirmed = self._record.announced - self._confirmed_row
        labels = (until - self._confirmed_row) * self._making.layout.copies
        return not unconfirmed or labels <= self._delivery.window

    def _send(self, until: int, end: int) -> None:
        """Announce and send the available rows before `until`; nothing if this changes.

        If there are none, skip further rows before `end` that aren't available either.
        """
        row = self._record.announced
        parts = self._record.available(until)
        if not parts:
            until = max(until, self._next_available(row, end))
        labels = self._making.data(row, parts) if parts else None
        if not self._record.announce(until, parts, self._confirmed_row):
            return
        if not parts:
            self._making.leave_out(row, until)
        self._sent.extend(parts)
        if labels is None:
            self._take(self._confirmed_units)
        else:
            self._hand_to_printer(labels)
        self._observer.progressed(self._record.progress)

    def _next_available(self, row: int, end: int) -> int:
        """The next row that may be printed, or the end of those that are looked at."""
        looked_at = min(end, row + _LOOK_AHEAD)
        ahead = self._record.available(looked_at)
        return ahead[0].row if ahead else looked_at

    def _hand_to_printer(self, labels: LabelData) -> None:
        try:
            self._delivery.send(labels)
        except PrinterFault as fault:
            # The delivery has taken over the labels nevertheless.
            self._await_fix(fault)

    def _waiting(self, ask: Callable[[], Value]) -> Value:
        """Return the answer of the printer, once it continues after faults that somebody fixes."""
        while True:
            try:
                return ask()
            except PrinterFault as fault:
                self._await_fix(fault)

    def _await_fix(self, fault: PrinterFault) -> None:
        """Return while somebody waits for the printer to continue; otherwise raise the fault."""
        if fault.ends_delivery:
            raise fault
        if not self._observer.printer_waits(fault):
            raise PrinterFault(fault.kind, fault.wrong, _NOT_CONTINUED) from fault

    def _take(self, units: int) -> None:
        """Count that many units of this delivery as confirmed."""
        more = units - self._confirmed_units
        self._confirmed_units = max(units, self._confirmed_units)
        while self._sent and more >= self._sent[0].count:
            part = self._sent.popleft()
            more -= part.count
            self._confirmed_row = part.end
        if self._sent and more > 0:
            part = self._sent.popleft()
            self._confirmed_row = part.row + more
            self._sent.appendleft(part.part(self._confirmed_row, part.end))
        if not self._sent:
            self._confirmed_row = self._record.announced  # rows at the end may be left out

    def _save(self) -> None:
        if self._confirmed_row != self._record.confirmed:
            self._record.confirm(self._confirmed_row)
            self._observer.progressed(self._record.progress)

    def _save_the_rest(self) -> None:
        """Record the last confirmations of a delivery that failed; the failure counts more."""
        try:
            with suppress(PrinterFault):
                self._take(self._delivery.confirmed())
            self._save()
        except DppError as error:
            _log.warning("Confirmed labels could not be recorded: %s", error)


def _never() -> bool:
    return False
