"""Prints a single page to try or to calibrate a printer, and says how it was confirmed."""

from enum import StrEnum

from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.printing.delivery import Delivery, LabelData, StopRequested
from dpp_desktop.printing.printers.media import Media
from dpp_desktop.printing.printers.open_delivery import open_delivery
from dpp_desktop.printing.printers.plain_delivery import PlainDelivery
from dpp_desktop.printing.printers.settings import Language, Printer
from dpp_desktop.printing.printers.status_delivery import StatusDelivery
from dpp_desktop.printing.printers.timing import USUAL, Timing
from dpp_desktop.printing.printers.trial_pages import page_size, trial_run
from dpp_desktop.printing.rendering import LabelRenderer


class ConfirmedBy(StrEnum):
    """What shows that a page was printed."""

    STATUS = "status"
    """The printer reports a status."""
    RECEIVED = "received"
    """The printer has received it; it doesn't report whether it prints."""
    QUEUE = "queue"
    """The queue or the IPP printer has completed the job."""
    NOTHING = "nothing"
    """Waiting was stopped before."""


def print_trial(
    printer: Printer,
    design: LabelDesign,
    stop: StopRequested = lambda: False,
    timing: Timing = USUAL,
) -> ConfirmedBy:
    """Print one page and wait for its confirmation. Raises PrinterFault and InvalidInput."""
    data = _renderer(printer, design).render([trial_run()])
    delivery = open_delivery(printer, Media(*page_size(design.stock)), timing)
    try:
        delivery.send(LabelData(data, 1))
        return _confirmed_by(delivery) if delivery.finish(stop) else ConfirmedBy.NOTHING
    finally:
        delivery.close()


def _confirmed_by(delivery: Delivery) -> ConfirmedBy:
    if isinstance(delivery, StatusDelivery):
        return ConfirmedBy.STATUS
    return ConfirmedBy.RECEIVED if isinstance(delivery, PlainDelivery) else ConfirmedBy.QUEUE


def _renderer(printer: Printer, design: LabelDesign) -> LabelRenderer:
    """Load only the libraries for the language of the printer, because those for PDF are slow."""
    output = printer.settings.output
    if printer.settings.language is Language.ZPL:
        from dpp_desktop.printing.zpl.zpl_renderer import zpl_renderer

        return zpl_renderer(design, output)
    from dpp_desktop.printing.pdf.document import PdfRenderer

    return PdfRenderer(design, output)
