"""The printers and files that print jobs use."""

from dataclasses import replace
from pathlib import Path

from dpp_desktop.designs.design import Design, LabelDesign, SheetStock
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.delivery import UNLIMITED, Delivery
from dpp_desktop.printing.printers.media import Media
from dpp_desktop.printing.printers.settings import Language
from dpp_desktop.printing.prints.file_target import language_of, output_of
from dpp_desktop.printing.prints.outputs import FileOutput, LabelDocuments, PrinterOutput
from dpp_desktop.printing.rendering import Output
from dpp_desktop.store.workspace import Workspace

_SHORT_HANDSHAKE = 0.25
# Only what a print job needs is imported, because the libraries for PDF take long to load.


class RealOutputs:
    """Finds printers in the workspace, and chooses the format of a file by its ending."""

    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        """Return the printer of that name; see `PrintOutputs.printer`."""
        from dpp_desktop.printing.printers.open_delivery import open_delivery
        from dpp_desktop.printing.printers.registered import find_printer
        from dpp_desktop.printing.printers.timing import USUAL

        with workspace.read() as transaction:
            printer = find_printer(transaction, name)
        made = _documents(design, printer.settings.language, printer.settings.output)
        media, timing = _media(design), USUAL

        def connected() -> Delivery:
            nonlocal timing
            delivery = open_delivery(printer, media, timing)
            if delivery.window == UNLIMITED:
                # It didn't answer, so further connections of this run need no long wait for it.
                timing = replace(USUAL, handshake=_SHORT_HANDSHAKE)
            return delivery

        return PrinterOutput(printer.name, made, connected, printer.settings.output)

    def file(self, file: Path, design: Design) -> FileOutput:
        """Return the output for a file; see `PrintOutputs.file`."""
        return FileOutput(_documents(design, language_of(file), Output()).writer, output_of(file))


REAL_OUTPUTS = RealOutputs()
"""The outputs of print jobs, except in tests."""


def _media(design: Design) -> Media:
    if not isinstance(design, LabelDesign):
        return Media(design.width, design.height)
    stock = design.stock
    if isinstance(stock, SheetStock):
        return Media(stock.page_width, stock.page_height, stock.per_page)
    return Media(stock.width, stock.height)


def _documents(design: Design, language: Language, output: Output) -> LabelDocuments:
    if language is Language.PDF:
        if not isinstance(design, LabelDesign):
            message = Message("the design '{name}' is a ZPL template.", name=design.name)
            remedy = Message("Use a ZPL printer or a .zpl file; nothing was printed.")
            raise InvalidInput([Problem("design", "only_zpl", message)], remedy)
        from dpp_desktop.printing.pdf.document import PdfRenderer

        return PdfRenderer(design, output)
    from dpp_desktop.printing.zpl.zpl_renderer import zpl_renderer

    return zpl_renderer(design, output)
