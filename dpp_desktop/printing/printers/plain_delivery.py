"""Delivers labels to a printer that doesn't report a status.

What a TCP connection has acknowledged may be in a buffer of the system that receives it, which a
power cut or a crash empties. The only proof is that the printer closes the connection after having
read to the end. So labels are confirmed then, all together. Printers that keep connections open,
or users who prefer to see progress, are set up without status: then labels count as printed once
they were acknowledged, except for the last ones, which are confirmed at the end. A device file
never proves anything else.
"""

import time

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.model.message import Message
from dpp_desktop.printing.delivery import UNLIMITED, LabelData
from dpp_desktop.printing.printers.channels import Channel
from dpp_desktop.printing.printers.faults import connection_lost
from dpp_desktop.printing.printers.label_stream import CLOSED, LabelStream
from dpp_desktop.printing.printers.stream_delivery import StreamDelivery
from dpp_desktop.printing.printers.timing import Timing

WINDOW = 10
_SHORT = 0.005
"""Seconds to wait for what nothing signals: an acknowledgement."""


class PlainDelivery(StreamDelivery):
    """A `Delivery` that is confirmed at the end or, if not `with_proof`, by what was received."""

    def __init__(
        self,
        stream: LabelStream,
        channel: Channel,
        printer: str,
        chunk: int,
        timing: Timing,
        *,
        with_proof: bool,
    ) -> None:
        super().__init__(stream, channel, printer, chunk, timing)
        self._with_proof = with_proof
        self._ended_at: float | None = None
        self._untaken = 0

    def _most_units(self) -> int:
        return UNLIMITED if self._with_proof else max(WINDOW, 2 * self.chunk)

    def _accept(self, labels: LabelData) -> None:
        self._stream.add(labels)
        if self._with_proof:
            self._stream.forget(self._stream.units)
        self._stream.write()
        self._note_taken()

    def _is_waiting(self) -> bool:
        return self._untaken > 0 or not self._stream.is_written or self._ended_at is not None

    def _stuck(self) -> PrinterFault:
        if self._ended_at is None or self._untaken:
            return super()._stuck()
        return PrinterFault(
            PrinterFaultKind.NO_PROGRESS,
            Message(
                "Printer '{printer}' has received all labels but doesn't confirm them.",
                printer=self._printer,
            ),
            Message(
                "Check that they are printed. If the printer never confirms labels, set it up "
                "without status."
            ),
        )

    def _step(self, seconds: float) -> None:
        self._stream.write()
        is_taking = self._untaken > 0 or (self._ending and self._ended_at is None)
        self._stream.wait(min(seconds, _SHORT) if is_taking else seconds)
        self._stream.read()
        self._note_taken()
        if self._ending:
            self._end()

    def _note_taken(self) -> None:
        untaken = self._channel.untaken()
        if untaken != self._untaken:
            self._untaken, self._last_progress = untaken, time.monotonic()
        if not (self._with_proof or self._ending):
            taken = self._stream.units_of_bytes(self._stream.written - untaken)
            self._confirm(taken - (self._most_units() - self.chunk))

    def _end(self) -> None:
        """Say that no more labels are coming, and confirm them once they are known to be taken."""
        if not self._stream.is_written:
            return
        now = time.monotonic()
        try:
            if self._ended_at is None:
                self._stream.may_close = True
                self._channel.end()
                self._ended_at = self._last_progress = now
            is_ended = self._channel.is_ended()
        except OSError as error:
            raise connection_lost(self._printer, error) from error
        is_quiet = now - self._ended_at >= self._timing.quiet
        if is_ended or (is_quiet and not (self._with_proof or self._untaken)):
            self._confirm(self._units)
        elif is_quiet and self._channel.peer_closed:
            raise connection_lost(self._printer, CLOSED)
