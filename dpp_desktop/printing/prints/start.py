"""Create a print job in one transaction: plan it, record it, and claim it."""

from dataclasses import dataclass

from dpp_desktop.designs.catalogue import keep_design
from dpp_desktop.designs.design import Design
from dpp_desktop.model.errors import Busy
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintKind
from dpp_desktop.model.unit_state import Carrier, JournalAction, Production
from dpp_desktop.printing.prints.claim import claimed, require_free_printer
from dpp_desktop.printing.prints.plan import PrintPlan, PrintRequest, plan_print, spoiled_by
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.print_rows import PrintRows
from dpp_desktop.store import prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes


@dataclass(frozen=True, slots=True)
class StartedPrint:
    """A print job that was created and claimed, and the plan that it carries out."""

    plan: PrintPlan
    record: PrintRecord


def start_print(
    workspace: Workspace, request: PrintRequest, design: Design, runner: str
) -> StartedPrint:
    """Create the print job of the request for `runner`, and record in the journal that it starts.

    A reprint marks the earlier labels as spoiled. `design` is the one that labels were prepared
    for. Raises what `plan_print` raises, InvalidInput if
    units may not be printed, Busy if another print job uses the printer, and EnvironmentFault.
    """
    with workspace.write() as transaction:
        plan = plan_print(transaction, request).require()
        if plan.design != design:
            raise _changed_meanwhile(request.design)
        require_free_printer(workspace, transaction, request.to.printer)
        rows = PrintRows(plan.segments)
        print_job = prints.add(transaction, _new(transaction, plan))
        if request.kind is PrintKind.REPRINT:
            _mark_spoiled(transaction, plan, rows, print_job)
        for found in rows.units(0, rows.count):
            changes.record(
                transaction,
                plan.jobs[found.job_id],
                JournalAction.PRINT_STARTED,
                found.units,
                request.actor,
                carrier=Carrier.LABEL,
                production=print_job.production,
                reason=print_job.reason,
            )
        held = claimed(transaction, print_job, runner)
    return StartedPrint(plan, PrintRecord(workspace, print_job, rows, held))


def _new(transaction: Transaction, plan: PrintPlan) -> prints.NewPrint:
    request = plan.request
    return prints.NewPrint(
        kind=request.kind,
        segments=plan.segments,
        design=plan.design.name,
        design_digest=keep_design(transaction, plan.design),
        printer=request.to.printer,
        file=request.to.file,
        copies=request.copies,
        start_at=request.start_at,
        verify=request.verify,
        reason=request.reason,
        actor=request.actor,
    )


def _mark_spoiled(
    transaction: Transaction, plan: PrintPlan, rows: PrintRows, print_job: PrintJob
) -> None:
    """Mark the labels that are replaced as spoiled, as many of each unit as are printed."""
    production = Production(copies=print_job.copies, print_id=print_job.id)
    for found in spoiled_by(transaction, plan.jobs, rows):
        changes.mark_spoiled(
            transaction,
            plan.jobs[found.job_id],
            Carrier.LABEL,
            found.units,
            print_job.reason,
            print_job.actor,
            production,
        )


def _changed_meanwhile(design: str) -> Busy:
    return Busy(
        Message("The label design '{name}' has changed in the meantime.", name=design),
        Message("Check it and try again."),
    )
