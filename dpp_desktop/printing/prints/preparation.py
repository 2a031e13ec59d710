"""Prepare a run of a print job: make its first label, and connect to the printer.

This is done before anything is recorded, so that a label that can't be made, or a printer that
can't be reached, changes nothing.
"""

import io
from dataclasses import dataclass
from typing import Protocol

from dpp_desktop.designs.design import Design
from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.prints.delivering import LabelMaking
from dpp_desktop.printing.prints.file_run import FileRun, check_file
from dpp_desktop.printing.prints.label_source import LabelSource
from dpp_desktop.printing.prints.outputs import (
    Destination,
    FileOutput,
    PrinterOutput,
    PrintOutputs,
)
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.print_rows import PrintRows
from dpp_desktop.printing.prints.printer_run import PrinterRun
from dpp_desktop.printing.prints.progress import PrintObserver
from dpp_desktop.printing.prints.sheets import SheetLayout
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LabelsToPrint:
    """The rows of a print job from `row` on, and how their labels are distributed."""

    rows: PrintRows
    row: int
    layout: SheetLayout


class PreparedPrint(Protocol):
    """A print job that can run."""

    @property
    def to(self) -> Destination:
        """Where it prints; the printer with the name that was given to it."""

    def run(self, workspace: Workspace, record: PrintRecord, observer: PrintObserver) -> bool:
        """Print the rest of the print job; return True once all is printed.

        See `PrinterRun.finish` and `FileRun.finish`.
        """

    def close(self) -> None:
        """Free the connection; can be called repeatedly."""


@dataclass(frozen=True, slots=True)
class _ForPrinter:
    to: Destination
    output: PrinterOutput
    making: LabelMaking
    delivery: Delivery

    def run(self, workspace: Workspace, record: PrintRecord, observer: PrintObserver) -> bool:
        run = PrinterRun(workspace, record, self.output, self.making, observer)
        return run.finish(self.delivery)

    def close(self) -> None:
        self.delivery.close()


@dataclass(frozen=True, slots=True)
class _ForFile:
    to: Destination
    output: FileOutput
    source: LabelSource
    layout: SheetLayout

    def run(self, workspace: Workspace, record: PrintRecord, observer: PrintObserver) -> bool:
        run = FileRun(record, self.output, self.source, self.layout, observer)
        return run.finish(replace=self.to.replace)

    def close(self) -> None:
        pass


def prepare(
    workspace: Workspace,
    outputs: PrintOutputs,
    design: Design,
    to: Destination,
    labels: LabelsToPrint,
) -> PreparedPrint:
    """Prepare a run, and make its first label.

    Raises NotFound (no such printer), InvalidInput (a label can't be printed with the design),
    PathUnusable, PrinterFault, and other kinds of EnvironmentFault.
    """
    source = LabelSource(workspace, labels.rows)
    first = labels.rows.parts(labels.row, labels.row + 1)
    if to.file is None:
        output = outputs.printer(workspace, to.printer, design)
        making = LabelMaking(output.renderer, source, labels.layout)
        making.data(first)
        return _ForPrinter(Destination(output.name), output, making, output.open_delivery())
    check_file(to.file, replace=to.replace)
    file_output = outputs.file(to.file, design)
    writer = file_output.open_writer(io.BytesIO(), 0, labels.layout.copies)
    for run in source.runs(first):
        writer.add(run)
    return _ForFile(to, file_output, source, labels.layout)
