"""Print jobs of the window on scripted printers, which can be held and have faults."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event

import pytest

from dpp_desktop.designs.design import Design
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints import resume, run
from dpp_desktop.printing.prints.outputs import Destination, PrinterOutput
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from tests.printing.prints.scripted_printer import (
    LineRenderer,
    ScriptedDelivery,
    ScriptedOutputs,
    ScriptedPrinter,
    fault,
)
from tests.ui.driver import TIMEOUT_MS
from tests.units.unit_jobs import ADA, UnitJob

_LONGEST_SECONDS = 2 * TIMEOUT_MS / 1_000
"""A printer continues by itself only after a test has given up."""


@dataclass
class HeldPrinter(ScriptedPrinter):
    """Prints `free` units, and more once it is `released`; until then, it may have a fault."""

    free: int = 1_000_000
    has: PrinterFaultKind | None = None
    released: Event = field(default_factory=Event)
    answers: Event | None = None
    """If set, the printer is connected once this event is."""

    def open_delivery(self) -> ScriptedDelivery:
        if self.answers:
            self.answers.wait(_LONGEST_SECONDS)
        super().open_delivery()
        return _HeldDelivery(self)


class _HeldDelivery(ScriptedDelivery):
    def __init__(self, printer: HeldPrinter) -> None:
        super().__init__(printer)
        self._held = printer

    def confirmed(self) -> int:
        if len(self._held.units) >= self._held.free:
            if self._held.has is None:
                self._held.released.wait(_LONGEST_SECONDS)
            elif not self._held.released.wait(0.02):
                raise fault(self._held.has)
        return super().confirmed()


@dataclass(frozen=True)
class Printers(ScriptedOutputs):
    """Scripted printers by name."""

    by_name: dict[str, HeldPrinter] = field(default_factory=dict)

    def __getitem__(self, name: str) -> HeldPrinter:
        return self.by_name.setdefault(name, HeldPrinter())

    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        return PrinterOutput(name, LineRenderer(), self[name].open_delivery)

    def release(self) -> None:
        """Let all printers print."""
        for printer in self.by_name.values():
            printer.released.set()
            if printer.answers:
                printer.answers.set()


def use_printers(monkeypatch: pytest.MonkeyPatch) -> Printers:
    """Let the window print on scripted printers, and return them."""
    printers = Printers()
    for module, name in ((run, "print_labels"), (resume, "resume_print")):
        original: Callable[..., object] = getattr(module, name)
        monkeypatch.setattr(engine, name, partial(original, outputs=printers))
    return printers


def request_of(of: UnitJob, units: str, printer: str = "zebra", **more: object) -> PrintRequest:
    """Return a request for labels of these units, on a roll unless it has another design."""
    target = JobUnits(of.job.id, UnitSet.parse(units))
    request = PrintRequest(target, "roll-50x30", Destination(printer), ADA)
    return replace(request, **more)  # type: ignore[arg-type]
