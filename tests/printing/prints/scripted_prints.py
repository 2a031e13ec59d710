"""Print jobs of a minted job on a scripted printer, and shortcuts to start and resume them."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from dpp_desktop.model.print_job import PrintJob, PrintKind
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.printing.prints.progress import PrintObserver
from dpp_desktop.printing.prints.resume import ResumeRequest, cancel_print, resume_print
from dpp_desktop.printing.prints.run import PrintResult, print_labels
from dpp_desktop.printing.prints.targets import PrintTarget
from dpp_desktop.store import prints
from dpp_desktop.store.workspace import Workspace
from tests.printing.prints.scripted_printer import ScriptedOutputs, ScriptedPrinter
from tests.units.unit_jobs import ADA, UnitJob

ROLL, SHEET = "roll-50x30", "L7160"


@dataclass
class ScriptedPrints:
    """Print jobs of a minted job; units are named as in 1-5,8, counted from 1."""

    of: UnitJob
    on: ScriptedPrinter = field(default_factory=ScriptedPrinter)

    @property
    def workspace(self) -> Workspace:
        return self.of.workspace

    def request(self, units: str | PrintTarget, **changes: object) -> PrintRequest:
        """Return a request for units of the job on the printer "zebra"."""
        target = JobUnits(self.of.job.id, UnitSet.parse(units)) if isinstance(units, str) else units
        request = PrintRequest(target, ROLL, Destination("zebra"), ADA)
        return replace(request, **changes)  # type: ignore[arg-type]

    def print(
        self, units: str | PrintTarget, observer: PrintObserver | None = None, **changes: object
    ) -> PrintResult:
        """Print units of the job."""
        request = self.request(units, **changes)
        return print_labels(self.workspace, request, observer, ScriptedOutputs(self.on))

    def reprint(
        self,
        units: str,
        reason: str = "torn",
        observer: PrintObserver | None = None,
        **changes: object,
    ) -> PrintResult:
        """Reprint units of the job."""
        request = self.request(units, kind=PrintKind.REPRINT, reason=reason, **changes)
        return print_labels(self.workspace, request, observer, ScriptedOutputs(self.on))

    def to_file(
        self,
        units: str,
        file: Path,
        observer: PrintObserver | None = None,
        *,
        replace: bool = False,
        **changes: object,
    ) -> PrintResult:
        """Print units of the job to a file."""
        request = self.request(units, to=Destination("", file, replace), **changes)
        return print_labels(self.workspace, request, observer, ScriptedOutputs(self.on))

    def resume(
        self,
        print_id: int,
        last_good: str | None = None,
        observer: PrintObserver | None = None,
        **more: object,
    ) -> PrintResult:
        """Resume a print job."""
        request = ResumeRequest(print_id, ADA, last_good, **more)  # type: ignore[arg-type]
        return resume_print(self.workspace, request, observer, ScriptedOutputs(self.on))

    def cancel(
        self, print_id: int, last_good: str | None = None, good_copies: int | None = None
    ) -> PrintJob:
        """Cancel a print job."""
        outputs = ScriptedOutputs(self.on)
        return cancel_print(self.workspace, print_id, ADA, last_good, good_copies, outputs)

    def stored(self, print_id: int) -> PrintJob:
        """Return a print job as it is stored."""
        with self.workspace.read() as transaction:
            return prints.require(transaction, print_id)

    def numbers(self) -> list[int]:
        """Return the numbers of the printed units, in order."""
        return [int(unit.split("/")[1]) for unit in self.on.units]
