"""Opens deliveries to printers of any kind."""

from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.printers.media import Media
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.printers.timing import USUAL, Timing
from dpp_desktop.printing.printers.zpl_connection import open_stream


def open_delivery(printer: Printer, media: Media, timing: Timing = USUAL) -> Delivery:
    """Connect to the printer for pages of this kind.

    The chunk of the delivery is a label or a sheet, or as many of them as the settings of the
    printer say. Raises PrinterFault if the printer can't be reached, reports a fault, or still has
    labels of an earlier print job; then nothing has been sent.
    """
    chunk = printer.settings.chunk * media.labels
    return open_stream(printer, chunk, timing)
