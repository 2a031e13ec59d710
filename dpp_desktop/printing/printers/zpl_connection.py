"""Connects to a printer over TCP or a device file, and finds out if it reports a status."""

import time
from dataclasses import dataclass

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.printers.addresses import TCP_PORT, host_and_port
from dpp_desktop.printing.printers.channels import Channel, DeviceChannel, TcpChannel
from dpp_desktop.printing.printers.faults import PrinterError, reported_fault, unreachable
from dpp_desktop.printing.printers.label_stream import CLOSED, LabelStream
from dpp_desktop.printing.printers.plain_delivery import PlainDelivery
from dpp_desktop.printing.printers.settings import (
    ConnectionKind,
    Language,
    Printer,
    StatusMode,
)
from dpp_desktop.printing.printers.status_delivery import StatusDelivery
from dpp_desktop.printing.printers.status_questions import StatusQuestions
from dpp_desktop.printing.printers.timing import Timing
from dpp_desktop.printing.printers.zpl_status import (
    ASK_ERRORS,
    ASK_STATUS,
    CANCEL_PARTIAL_FORMAT,
    HostStatus,
    StatusReader,
)


@dataclass(frozen=True, slots=True)
class FirstStatus:
    """What a printer answered when it was connected; `waiting` formats, None if it didn't say."""

    faults: tuple[PrinterFaultKind, ...]
    waiting: int | None


def open_channel(printer: Printer, timing: Timing) -> Channel:
    """Connect to the printer. Raises PrinterFault."""
    settings = printer.settings
    try:
        if settings.connection is ConnectionKind.DEVICE:
            return DeviceChannel(settings.address)
        host, port = host_and_port(settings.address, TCP_PORT)
        return TcpChannel(host, port, timing.connect)
    except OSError as error:
        raise unreachable(printer.name, error) from error


def open_stream(printer: Printer, chunk: int, timing: Timing) -> Delivery:
    """Open a delivery whose chunks have `chunk` units.

    Raises PrinterFault if the printer can't be reached, reports a fault, or still has labels of
    an earlier print job. Nothing has been sent then.
    """
    channel = open_channel(printer, timing)
    try:
        stream = LabelStream(channel, printer.name)
        status = _status_at_start(printer, stream, channel, timing)
        if status is None:
            with_proof = channel.proves_end and printer.settings.status is StatusMode.AUTO
            return PlainDelivery(
                stream, channel, printer.name, chunk, timing, with_proof=with_proof
            )
        if status.faults:
            raise reported_fault(status.faults[0], printer.name)
        if status.waiting:
            raise reported_fault(PrinterFaultKind.BUSY, printer.name)
        questions = StatusQuestions(stream, timing)
        questions.are_lost = status.waiting is None
        return StatusDelivery(stream, questions, channel, printer.name, chunk, timing)
    except BaseException:
        channel.close()
        raise


def _status_at_start(
    printer: Printer, stream: LabelStream, channel: Channel, timing: Timing
) -> FirstStatus | None:
    """Return the status, None if the printer doesn't report any. Raises PrinterFault."""
    if not asks_status(printer, channel):
        return None
    try:
        return first_status(printer, stream, timing)
    except PrinterFault as fault:
        if isinstance(fault.__cause__, OSError):
            raise unreachable(printer.name, fault.__cause__) from fault
        raise unreachable(printer.name, PrinterError(CLOSED)) from fault


def asks_status(printer: Printer, channel: Channel) -> bool:
    """Return True if the printer may answer questions about its status."""
    settings = printer.settings
    asks = settings.status is StatusMode.AUTO and settings.language is Language.ZPL
    return asks and channel.answers


def first_status(printer: Printer, stream: LabelStream, timing: Timing) -> FirstStatus | None:
    """Ask for the status, and return the answer; None if there is none. Raises PrinterFault.

    Also discards a label that an interrupted connection has left incomplete in the printer.
    """
    reader = StatusReader()
    stream.command(CANCEL_PARTIAL_FORMAT + ASK_STATUS)
    begin = time.monotonic()
    faults: tuple[PrinterFaultKind, ...] | None = None
    asked_errors = False
    while (passed := time.monotonic() - begin) < timing.handshake:
        if passed > min(timing.handshake / 2, timing.answer) and not asked_errors:
            stream.command(ASK_ERRORS)
            asked_errors = True
        stream.write()
        stream.wait(min(timing.poll, timing.handshake - passed))
        for answer in reader.add(stream.read()):
            if isinstance(answer, HostStatus):
                return FirstStatus(answer.faults, answer.waiting)
            faults = answer.faults
            if faults:
                return FirstStatus(faults, None)
    return None if faults is None else FirstStatus(faults, None)
