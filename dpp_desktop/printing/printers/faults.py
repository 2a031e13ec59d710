"""The texts of faults that printers report, or that happen on the way to them."""

import socket

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.model.message import Message, verbatim
from dpp_desktop.model.os_errors import reason_of

_REMEDIES: dict[PrinterFaultKind, Message] = {
    PrinterFaultKind.PAPER_OUT: Message("Load labels; the printer then continues by itself."),
    PrinterFaultKind.RIBBON_OUT: Message("Load a ribbon; the printer then continues by itself."),
    PrinterFaultKind.HEAD_OPEN: Message("Close the printer; it then continues by itself."),
    PrinterFaultKind.PAUSED: Message("Resume printing at the printer."),
    PrinterFaultKind.NEEDS_ATTENTION: Message(
        "Fix the problem that the printer shows; it then continues by itself."
    ),
    PrinterFaultKind.BUSY: Message(
        "Wait until it has printed them, or cancel them at the printer. Then check which label is "
        "the last good one."
    ),
    PrinterFaultKind.NO_PROGRESS: Message(
        "Check the printer and its cable; the printer then continues by itself."
    ),
}


class PrinterError(OSError):
    """An error on the way to a printer that the operating system doesn't know; `reason` says it."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def reported_fault(kind: PrinterFaultKind, printer: str) -> PrinterFault:
    """Return the fault that a printer reports, or that its status shows."""
    wrong = {
        PrinterFaultKind.PAPER_OUT: Message(
            "Printer '{printer}' is out of labels.", printer=printer
        ),
        PrinterFaultKind.RIBBON_OUT: Message(
            "Printer '{printer}' is out of ribbon.", printer=printer
        ),
        PrinterFaultKind.HEAD_OPEN: Message("Printer '{printer}' is open.", printer=printer),
        PrinterFaultKind.PAUSED: Message("Printer '{printer}' is paused.", printer=printer),
        PrinterFaultKind.NEEDS_ATTENTION: Message(
            "Printer '{printer}' reports an error.", printer=printer
        ),
        PrinterFaultKind.BUSY: Message(
            "Printer '{printer}' still has labels of an earlier print job.", printer=printer
        ),
        PrinterFaultKind.NO_PROGRESS: Message(
            "Printer '{printer}' is connected but prints nothing.", printer=printer
        ),
    }
    return PrinterFault(kind, wrong[kind], _REMEDIES[kind])


def unreachable(printer: str, error: OSError) -> PrinterFault:
    """Return the fault of a printer that couldn't be connected; nothing was sent."""
    return PrinterFault(
        PrinterFaultKind.UNREACHABLE,
        Message(
            "Printer '{printer}' can't be reached: {reason}.",
            printer=printer,
            reason=_reason(error),
        ),
        Message("Check that the printer is on and connected, and check its address."),
    )


def connection_lost(printer: str, reason: str | OSError) -> PrinterFault:
    """Return the fault of a connection that broke while labels were sent or printed."""
    said = _reason(reason) if isinstance(reason, OSError) else verbatim(reason)
    return PrinterFault(
        PrinterFaultKind.CONNECTION_LOST,
        Message(
            "The connection to printer '{printer}' was lost: {reason}.",
            printer=printer,
            reason=said,
        ),
        Message("Check the printer and its cable."),
    )


def rejected(printer: str, reason: str) -> PrinterFault:
    """Return the fault of labels that the printer or its queue refused or discarded."""
    return PrinterFault(
        PrinterFaultKind.REJECTED,
        Message(
            "Printer '{printer}' didn't print labels that were sent to it: {reason}.",
            printer=printer,
            reason=verbatim(reason),
        ),
        Message("Check the printer and its queue."),
    )


def _reason(error: OSError) -> Message:
    if isinstance(error, PrinterError):
        return error.reason
    if isinstance(error, TimeoutError):
        return Message("it didn't answer in time")
    if isinstance(error, socket.gaierror):
        return Message("the host name is unknown")
    return reason_of(error)
