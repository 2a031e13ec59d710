"""Opens deliveries to printers of any kind."""

import sys

from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.printers.media import Media
from dpp_desktop.printing.printers.settings import ConnectionKind, Printer
from dpp_desktop.printing.printers.timing import USUAL, Timing

MOST_AT_ONCE = 5
"""Labels of a roll in one chunk, so that two chunks are no more than ten labels."""


def open_delivery(printer: Printer, media: Media, timing: Timing = USUAL) -> Delivery:
    """Connect to the printer for pages of this kind.

    The chunk of the delivery is a label or a sheet, or as many of them as the settings of the
    printer say, but at most five labels of a roll. Raises PrinterFault if the printer can't be
    reached, reports a fault, or still has labels of an earlier print job; then nothing has been
    sent.
    """
    chunk = printer.settings.chunk * media.labels
    if media.labels == 1:
        chunk = min(chunk, MOST_AT_ONCE)
    kind = printer.settings.connection
    if kind in (ConnectionKind.TCP, ConnectionKind.DEVICE):
        from dpp_desktop.printing.printers.zpl_connection import open_stream

        return open_stream(printer, chunk, timing)
    from dpp_desktop.printing.printers.job_delivery import JobDelivery

    if kind is ConnectionKind.QUEUE and sys.platform == "win32":
        from dpp_desktop.printing.printers.windows_spooler import SpoolerQueue

        return JobDelivery(SpoolerQueue(printer), printer.name, chunk, timing)
    from dpp_desktop.printing.printers.ipp.client import (
        IppClient,
        endpoint_of,
        endpoint_of_queue,
    )
    from dpp_desktop.printing.printers.ipp.queue import IppQueue

    address = printer.settings.address
    is_queue = kind is ConnectionKind.QUEUE
    endpoint = endpoint_of_queue(address) if is_queue else endpoint_of(address)
    queue = IppQueue(IppClient(endpoint, timing.connect, timing.job_answer), printer, media)
    return JobDelivery(queue, printer.name, chunk, timing)
