"""Starts to print a million units as the print dialog does, up to the first label.

Reads the designs and printers, makes the plan with the picture of the first label, records the
print job, and sends the first label. The widgets of the dialog aren't measured.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dpp_desktop.designs.design import Design
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, JobUnits
from dpp_desktop.printing.delivery import LabelData, StopRequested
from dpp_desktop.printing.print_form import draft_print, form_choices
from dpp_desktop.printing.prints.outputs import Destination, FileOutput, PrinterOutput
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.printing.prints.progress import NullPrintObserver
from dpp_desktop.printing.prints.resume import cancel_print
from dpp_desktop.printing.prints.run import preview_print, print_labels
from dpp_desktop.printing.rendering import Output
from dpp_desktop.printing.zpl.zpl_renderer import zpl_renderer
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.workspaces import completed, fresh_workspace, submitted

GOAL = Goal("start to print a job of 1M: from reading the form to the first label", "<=", 1.0, "s")
GOALS: Goals = (GOAL,)

_REPEATS = 5
_PERSON = Actor("bench", "bench")


@dataclass
class _FirstLabel(NullPrintObserver):
    """A printer and an observer that stops once a label was sent; `at` is when, in seconds."""

    at: float = 0.0
    window: int = 1
    chunk: int = 1
    _sent: int = field(default=0)

    def send(self, labels: LabelData) -> None:
        self.at = self.at or time.perf_counter()
        self._sent += labels.units

    def confirmed(self) -> int:
        return self._sent

    def finish(self, stop: StopRequested) -> int:
        return self._sent

    def close(self) -> None:
        pass

    def stop_requested(self) -> bool:
        return bool(self.at)

    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        return PrinterOutput(name, zpl_renderer(design, Output(203)), lambda: self)

    def file(self, file: Path, design: Design) -> FileOutput:
        raise NotImplementedError


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the median time; the first start also loads the libraries for text."""
    with fresh_workspace(folder) as workspace:
        job = completed(run_job(workspace, submitted(workspace, MILLION)))
        times = [_start(workspace, job, number) for number in range(_REPEATS)]
    yield GOAL.row(sorted(times)[_REPEATS // 2], seconds=times)


def _start(workspace: Workspace, job: MintJob, first_unit: int) -> float:
    """Return the seconds from reading the form to the first label."""
    units = JobUnits(job.id, UnitSet.one(first_unit, MILLION - first_unit))
    request = PrintRequest(units, "roll-50x30", Destination("bench"), _PERSON)
    printer = _FirstLabel()
    begin = time.perf_counter()
    choices = form_choices(workspace, job.brand_key)
    draft = draft_print(workspace, request)
    preview_print(workspace, request, printer).require()
    result = print_labels(workspace, request, printer, printer)
    cancel_print(workspace, result.print_job.id, _PERSON)
    if not choices.designs or draft.preview is None:
        raise RuntimeError("the form has no designs, or no picture of a label")
    if result.print_job.confirmed != 1:
        raise RuntimeError("not exactly one label was printed")
    return printer.at - begin
