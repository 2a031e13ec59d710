"""A printer in memory that prints labels as lines, and fails when a test says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dpp_desktop.designs.design import Design
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.model.message import Message
from dpp_desktop.printing.delivery import LabelData, StopRequested
from dpp_desktop.printing.prints.outputs import FileOutput, PrinterOutput
from dpp_desktop.printing.rendering import LabelRun
from dpp_desktop.store.workspace import Workspace


def fault(kind: PrinterFaultKind) -> PrinterFault:
    """Return a fault of that kind."""
    return PrinterFault(kind, Message("The printer has a fault."), Message("Fix the printer."))


class LineRenderer:
    """Renders each label as a line with its unit and its serial; empty positions as dashes."""

    def render(self, runs: Sequence[LabelRun], start_at: int = 0, copies: int = 1) -> bytes:
        lines = ["-"] * start_at
        for run in runs:
            for index in range(run.count):
                serial = run.serials[index * SERIAL_LENGTH : (index + 1) * SERIAL_LENGTH]
                lines += [f"{run.facts.job.id}/{run.first_unit + index + 1} {serial}"] * copies
        return "".join(f"{line}\n" for line in lines).encode()


class LineWriter:
    """Writes labels as `LineRenderer` does to a file."""

    def __init__(self, file: BinaryIO, start_at: int, copies: int) -> None:
        self._file = file
        self._copies = copies
        self._file.write(b"-\n" * start_at)

    def add(self, run: LabelRun) -> None:
        self._file.write(LineRenderer().render([run], copies=self._copies))

    def finish(self) -> None:
        self._file.write(b"end\n")


@dataclass
class ScriptedPrinter:
    """Prints a label whenever it is asked, and can be asked while a delivery is open.

    `faults` are raised once that many units were printed in all; before, `overrun` more units are
    printed that nobody hears of. A fault that ends the delivery loses what is buffered.
    """

    window: int = 10
    chunk: int = 1
    overrun: int = 0
    faults: dict[int, PrinterFaultKind] = field(default_factory=dict)
    unreachable: bool = False
    printed: list[str] = field(default_factory=list)
    deliveries: int = 0
    most_unconfirmed: int = 0

    def open_delivery(self) -> "ScriptedDelivery":
        """Return a new delivery, unless the printer can't be reached."""
        if self.unreachable:
            raise fault(PrinterFaultKind.UNREACHABLE)
        self.deliveries += 1
        return ScriptedDelivery(self)

    @property
    def units(self) -> list[str]:
        """The printed labels as job/unit."""
        return [line.split()[0] for line in self.printed if line != "-"]


class ScriptedDelivery:
    """A `Delivery` to a scripted printer."""

    def __init__(self, printer: ScriptedPrinter) -> None:
        self._printer = printer
        self.window = printer.window
        self.chunk = printer.chunk
        self._chunks: list[LabelData] = []
        self._sent = 0
        self._confirmed = 0
        self._fault: PrinterFault | None = None

    def send(self, labels: LabelData) -> None:
        assert self._fault is None
        self._chunks.append(labels)
        self._sent += labels.units
        printer = self._printer
        printer.most_unconfirmed = max(printer.most_unconfirmed, self._sent - self._confirmed)

    def confirmed(self) -> int:
        if self._fault:
            return self._confirmed
        printer = self._printer
        kind = printer.faults.pop(len(printer.units), None)
        if kind:
            found = fault(kind)
            if found.ends_delivery:
                self._fault = found
                for _ in range(min(printer.overrun, len(self._chunks))):
                    self._print()
                self._chunks.clear()
            raise found
        if self._chunks:
            self._confirmed += self._print()
        return self._confirmed

    def finish(self, stop: StopRequested) -> int:
        while self._chunks:
            self.confirmed()
        return self._confirmed

    def close(self) -> None:
        self._chunks.clear()

    def _print(self) -> int:
        labels = self._chunks.pop(0)
        self._printer.printed += labels.data.decode().splitlines()
        return labels.units


@dataclass(frozen=True)
class ScriptedOutputs:
    """Prints on a scripted printer, or writes lines to a file."""

    of_printer: ScriptedPrinter = field(default_factory=ScriptedPrinter)

    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        return PrinterOutput(name.lower(), LineRenderer(), self.of_printer.open_delivery)

    def file(self, file: Path, design: Design) -> FileOutput:
        return FileOutput(LineWriter)
