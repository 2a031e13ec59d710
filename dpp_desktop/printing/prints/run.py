"""Print labels: start a print job or resume one, and run it to its end.

Whatever ends a run, the print job is left with a status: completed, paused, failed if nothing is in
doubt, or in doubt. Only a killed process leaves it printing, without an active runner.
"""

import logging
from contextlib import closing
from dataclasses import dataclass, replace

from dpp_desktop.model.errors import (
    Busy,
    DppError,
    EnvironmentFault,
    PrinterFault,
    StorageDamaged,
    UnitsInDoubt,
)
from dpp_desktop.model.message import Message, joined
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.unit_state import Actor, JobUnits
from dpp_desktop.printing.prints.doubt import ASK_LAST_GOOD, doubt_of
from dpp_desktop.printing.prints.ended_status import ended_status
from dpp_desktop.printing.prints.file_outcome import outcome_in_doubt
from dpp_desktop.printing.prints.file_target import check_name
from dpp_desktop.printing.prints.left_out import JobRefusal, left_out_units
from dpp_desktop.printing.prints.outputs import PrintOutputs
from dpp_desktop.printing.prints.plan import PrintPlan, PrintRequest, plan_print
from dpp_desktop.printing.prints.preparation import (
    LabelsToPrint,
    PreparedPrint,
    design_warnings,
    prepare,
)
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintObserver
from dpp_desktop.printing.prints.real_outputs import REAL_OUTPUTS
from dpp_desktop.printing.prints.recovery import end_early, end_interrupted, release_refused
from dpp_desktop.printing.prints.start import start_print
from dpp_desktop.store import print_left_out, prints
from dpp_desktop.store.workspace import Workspace

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A print job after a run.

    `error` is why it ended early, None if it is completed or the observer stopped it. `in_doubt`
    are units that may or may not be printed, `left_out` those that were left out from the start or
    meanwhile, and `warnings` what makes the labels worse than designed.
    """

    print_job: PrintJob
    error: DppError | None = None
    in_doubt: tuple[JobUnits, ...] = ()
    left_out: tuple[JobRefusal, ...] = ()
    warnings: tuple[Message, ...] = ()


def print_labels(
    workspace: Workspace,
    request: PrintRequest,
    observer: PrintObserver | None = None,
    outputs: PrintOutputs = REAL_OUTPUTS,
) -> PrintResult:
    """Create a print job and run it, until it is done, stopped, or something interrupts it.

    Before it is created, its first label is made, and the printer is connected or a file created
    beside the wanted one, so if one of these fails, nothing is changed. Raises what `check_name`,
    `plan_print`, `prepare` and `start_print` raise, Busy if
    the claim is lost, StorageDamaged, and EnvironmentFault if the end can't be recorded.
    """
    workspace.refuse_if_damaged()
    check_name(request.to.file)
    end_interrupted(workspace, request.actor)
    observer = observer or NullPrintObserver()
    with workspace.patient(observer.stop_requested), workspace.active_runner() as runner:
        with workspace.read() as transaction:
            plan = plan_print(transaction, request).require()
        labels = LabelsToPrint(PrintRows(plan.segments), 0, plan.layout, request.kind)
        prepared = prepare(
            workspace,
            outputs,
            plan.design,
            request.to,
            labels,
            allow_unreadable=request.allow_unreadable,
        )
        with closing(prepared):
            request = replace(request, to=prepared.to)
            started = start_print(
                workspace, request, plan.design, runner, plan.selected, prepared.found
            )
            run = PrintRun(workspace, started.record, request.actor, observer)
            result = run.finish(prepared)
            left_out = started.plan.left_out + result.left_out
            return replace(result, left_out=left_out)


def preview_print(
    workspace: Workspace, request: PrintRequest, outputs: PrintOutputs = REAL_OUTPUTS
) -> PrintPlan:
    """Return what a print job would print now, and whether something blocks it.

    Changes nothing, and contacts no printer. Raises what `check_name`, `plan_print` and
    `design_warnings` raise.
    """
    check_name(request.to.file)
    with workspace.read() as transaction:
        plan = plan_print(transaction, request)
    if plan.blocked:
        return plan
    rows = PrintRows(plan.segments)
    warnings = design_warnings(
        workspace,
        outputs,
        plan.design,
        request.to,
        rows,
        allow_unreadable=request.allow_unreadable,
    )
    return replace(plan, warnings=warnings)


class PrintRun:
    """One run of a claimed print job, from its claim to its release."""

    def __init__(
        self,
        workspace: Workspace,
        record: PrintRecord,
        actor: Actor,
        observer: PrintObserver | None = None,
    ) -> None:
        self._workspace = workspace
        self._record = record
        self._actor = actor
        self._observer = observer or NullPrintObserver()

    def finish(self, prepared: PreparedPrint) -> PrintResult:
        """Print the rest, release the print job, and return its result."""
        error: DppError | None = None
        try:
            self._observer.print_begun(self._record.print_job)
            prepared.run(self._workspace, self._record, self._observer)
        except StorageDamaged as damage:
            self._workspace.record_damage(damage)
            raise
        except Busy:
            raise  # another process has claimed it
        except DppError as failure:
            error = failure
        except BaseException:
            self.release(None)
            raise
        print_job, error = self._ended(error)
        return replace(self._result(print_job, error), warnings=prepared.warnings)

    def release(self, error: DppError | None) -> None:
        """Release the print job. If that fails, the claim ends with the process."""
        try:
            end_early(self._record, error, self._actor)
        except (Busy, EnvironmentFault) as fault:
            _log.warning("Print job %d could not be released: %s", self._record.print_job.id, fault)

    def release_refused(self) -> None:
        """Release the print job as it was, because a request about it was refused.

        If that fails, the claim ends with the process.
        """
        try:
            release_refused(self._record, self._actor)
        except (Busy, EnvironmentFault) as fault:
            _log.warning("Print job %d could not be released: %s", self._record.print_job.id, fault)

    def _ended(self, error: DppError | None) -> tuple[PrintJob, DppError | None]:
        """Release the print job; return it, and why it ended early."""
        if error:
            _log.warning("Print job %d was interrupted: %s", self._record.print_job.id, error)
        try:
            return end_early(self._record, error, self._actor), error
        except EnvironmentFault as fault:
            return self._unrecorded(error or fault), error or fault

    def _unrecorded(self, error: DppError) -> PrintJob:
        """Return the print job as it will be recorded, which wasn't possible; or raise `error`."""
        _log.warning("The end of print job %d could not be recorded", self._record.print_job.id)
        try:
            with self._workspace.read() as transaction:
                stored = prints.read(transaction, self._record.print_job.id)
        except EnvironmentFault:
            raise error from None
        try:
            outcome = outcome_in_doubt(stored)
        except EnvironmentFault:
            outcome = None  # it is found out later
        status = ended_status(stored.announced, stored.confirmed, stored.count, outcome=outcome)
        return replace(stored, status=status)

    def _result(self, print_job: PrintJob, error: DppError | None) -> PrintResult:
        with self._workspace.read() as transaction:
            left_out = left_out_units(print_left_out.of_print(transaction, print_job.id))
            doubt = doubt_of(transaction, print_job)
        if print_job.status is not PrintStatus.IN_DOUBT:
            return PrintResult(print_job, error, left_out=left_out)
        interrupted = Message("Print job {print} was interrupted.", print=print_job.id)
        wrong = [
            *([error.wrong] if error else []),
            *([] if isinstance(error, PrinterFault) else [interrupted]),
            *([doubt.message] if doubt.message else []),
        ]
        remedy = [*([error.remedy] if error else []), ASK_LAST_GOOD]
        in_doubt = UnitsInDoubt(joined(wrong), joined(remedy))
        in_doubt.__cause__ = error
        return PrintResult(print_job, in_doubt, doubt.units, left_out)
