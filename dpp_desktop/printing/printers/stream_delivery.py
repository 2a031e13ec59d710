"""What deliveries on a channel have in common: waiting, and reporting confirmations and faults."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import LabelData, StopRequested
from dpp_desktop.printing.printers.channels import Channel
from dpp_desktop.printing.printers.faults import reported_fault
from dpp_desktop.printing.printers.label_stream import LabelStream
from dpp_desktop.printing.printers.timing import Timing


class StreamDelivery(ABC):
    """A `Delivery` on a channel. A subclass says what is confirmed."""

    def __init__(
        self, stream: LabelStream, channel: Channel, printer: str, chunk: int, timing: Timing
    ) -> None:
        self.chunk = chunk
        self._stream = stream
        self._channel = channel
        self._printer = printer
        self._timing = timing
        self._units = 0
        self._confirmed = 0
        self._returned = 0
        self._last_progress = time.monotonic()
        self._fault: PrinterFault | None = None
        self._over = False
        self._ending = False
        """True once no more labels are coming."""

    @property
    def window(self) -> int:
        """The units that may be unconfirmed, 0 while buffers are full; see `Delivery.window`."""
        return self._most_units() if self._is_sent() else 0

    def send(self, labels: LabelData) -> None:
        """Send the next chunk; see `Delivery.send`."""
        if not self._is_waiting():
            self._last_progress = time.monotonic()  # a printer that does nothing had nothing to do
        self._units += labels.units
        try:
            self._accept(labels)
        except PrinterFault as fault:
            self._fault, self._over = fault, True
        self._work(self._timing.blocked, self._is_sent)
        if self._over or not self._is_sent():
            self._raise_fault()

    def confirmed(self) -> int:
        """Return the confirmed units; see `Delivery.confirmed`."""
        was_full = not self._is_sent()
        self._work(
            self._timing.short,
            lambda: self._confirmed > self._returned or (was_full and self._is_sent()),
        )
        return self._report()

    def finish(self, stop: StopRequested) -> int:
        """Wait for all confirmations; see `Delivery.finish`."""
        while not (self._over or self._confirmed == self._units or stop()):
            self._ending = True
            self._work(self._timing.poll, lambda: self._confirmed == self._units)
            self._report()
        return self._report()

    def close(self) -> None:
        """Close the connection; the printer prints what it has received."""
        self._over, self._fault = True, None
        self._channel.close()

    @abstractmethod
    def _most_units(self) -> int:
        """Return how many units may be unconfirmed while the printer takes labels."""

    @abstractmethod
    def _accept(self, labels: LabelData) -> None:
        """Add the labels to the stream and write what is accepted. Raises PrinterFault."""

    @abstractmethod
    def _step(self, seconds: float) -> None:
        """Write, read, and update what is confirmed. Raises faults that end the delivery."""

    def _is_sent(self) -> bool:
        """Return True if the channel has accepted all labels."""
        return self._stream.is_written

    def _is_waiting(self) -> bool:
        """Return True if the printer should be doing something."""
        return self._confirmed < self._units

    def _stuck(self) -> PrinterFault:
        """Return the fault of a printer that does nothing."""
        return reported_fault(PrinterFaultKind.NO_PROGRESS, self._printer)

    def _confirm(self, units: int) -> None:
        if units > self._confirmed:
            self._confirmed = units
            self._stream.forget(units)
            self._last_progress = time.monotonic()

    def _work(self, seconds: float, is_done: Callable[[], bool]) -> None:
        end = time.monotonic() + seconds
        while not (self._over or is_done()):
            try:
                self._step(max(0.0, min(self._timing.poll, end - time.monotonic())))
            except PrinterFault as fault:
                self._fault, self._over = fault, True
            if time.monotonic() >= end:
                break
        self._check_progress()

    def _check_progress(self) -> None:
        last = max(self._last_progress, self._stream.last_progress)
        late = time.monotonic() - last >= self._timing.no_progress
        if late and self._fault is None and not self._over and self._is_waiting():
            self._fault = self._stuck()

    def _report(self) -> int:
        """Return the confirmed units, or raise the fault if there are no new ones."""
        if self._confirmed == self._returned:
            self._raise_fault()
        self._returned = self._confirmed
        return self._confirmed

    def _raise_fault(self) -> None:
        """Raise the fault if there is one; one that ends the delivery only once."""
        fault = self._fault
        if self._over or (fault and fault.kind is PrinterFaultKind.NO_PROGRESS):
            self._fault = None
        if fault:
            raise fault
