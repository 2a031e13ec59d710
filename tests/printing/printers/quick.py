"""Printers, labels and time limits for tests of deliveries."""

from dpp_desktop.model.errors import PrinterFault
from dpp_desktop.printing.delivery import Delivery, LabelData
from dpp_desktop.printing.printers.media import Media
from dpp_desktop.printing.printers.open_delivery import open_delivery
from dpp_desktop.printing.printers.settings import (
    ConnectionKind,
    Printer,
    StatusMode,
    check_printer,
)
from dpp_desktop.printing.printers.timing import Timing

LABEL = Media(50, 30)
PATIENT = Timing(
    handshake=20,
    answer=0.05,
    poll=0.005,
    quiet=0.02,
    label=0,
    short=0.05,
    blocked=0.1,
    no_progress=60,
    job_lost=0,
    job_poll=0.005,
)
"""For printers that report a status: they are waited for on a busy computer."""
HASTY = Timing(
    handshake=0.05,
    answer=0.1,
    poll=0.005,
    quiet=0.02,
    label=0,
    short=0.05,
    blocked=0.1,
    no_progress=0.2,
)
"""For printers that don't answer, and to see faults of printers that do nothing."""


def tcp_printer(address: str, *, chunk: int = 1, status: StatusMode = StatusMode.AUTO) -> Printer:
    return check_printer("Line 1", ConnectionKind.TCP, address, dpi=203, chunk=chunk, status=status)


def label(unit: int, copies: int = 1) -> bytes:
    quantity = f"^PQ{copies}" if copies > 1 else ""
    return f"^XA^FO10,10^FDU{unit:04}^FS{quantity}^XZ\n".encode()


def labels(first: int, count: int) -> LabelData:
    return LabelData(b"".join(label(unit) for unit in range(first, first + count)), count)


def unit_ids(count: int, first: int = 0) -> list[str]:
    return [f"U{unit:04}" for unit in range(first, first + count)]


def open_to(address: str, timing: Timing = PATIENT, chunk: int = 1) -> Delivery:
    return open_delivery(tcp_printer(address, chunk=chunk), LABEL, timing)


class Run:
    """Sends units like a print job: never more unconfirmed than the window."""

    def __init__(self, delivery: Delivery, total: int, first: int = 0) -> None:
        self.delivery = delivery
        self.total = total
        self.first = first
        self.sent = self.confirmed = 0

    def print_all(self) -> None:
        """Print the rest. Raises PrinterFault."""
        while self.sent < self.total:
            count = min(self.delivery.chunk, self.total - self.sent)
            while self.sent + count - self.confirmed > self.delivery.window:
                self.confirmed = self.delivery.confirmed()
            begin, self.sent = self.sent, self.sent + count
            self.delivery.send(labels(self.first + begin, count))
        self.confirmed = self.delivery.finish(lambda: False)

    def print_despite_faults(self) -> PrinterFault | None:
        """Print the rest while somebody fixes the printer; return the fault that ended it."""
        while True:
            try:
                self.print_all()
            except PrinterFault as fault:
                if fault.ends_delivery:
                    self.confirmed = self.delivery.confirmed()
                    return fault
            else:
                return None
