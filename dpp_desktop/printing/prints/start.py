"""Create a print job in one transaction: plan it, record it, and claim it."""

from dataclasses import dataclass

from dpp_desktop.designs.catalogue import keep_design
from dpp_desktop.designs.design import Design
from dpp_desktop.model.errors import Busy
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.unit_state import Carrier, JournalAction
from dpp_desktop.printing.prints.claim import claimed, names_on_device, require_free_printer
from dpp_desktop.printing.prints.file_target import check_absent, require_free_file
from dpp_desktop.printing.prints.plan import PrintPlan, PrintRequest, plan_print
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.replaced_file import (
    FoundFile,
    check_no_label_lost,
    new_labels,
)
from dpp_desktop.printing.prints.targets import SelectedUnits
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
    workspace: Workspace,
    request: PrintRequest,
    design: Design,
    runner: str,
    selected: SelectedUnits | None = None,
    found: FoundFile | None = None,
) -> StartedPrint:
    """Create the print job of the request for `runner`, and record in the journal that it starts.

    The file of the request is one that `prepare` returned. `design` is the one that labels were
    prepared for, and `selected` the units of the target, which are selected here if they weren't
    before. `found` is the file to replace, as it was checked. Raises what `plan_print` raises,
    InvalidInput if units may not be printed, Busy if another print job uses the printer or printers
    have changed, PathUnusable if another print job writes the file, if it has changed, or if it
    exists now and isn't replaced, LabelsInFile if labels would be lost with it, and
    EnvironmentFault.
    """
    to = request.to
    device = names_on_device(workspace, to.printer)
    if to.file and not to.overwrites:
        check_absent(to.file)
    if found:
        found.require_unchanged()
    with workspace.write() as transaction:
        plan = plan_print(transaction, request, selected).require()
        if plan.design != design:
            raise _changed_meanwhile(request.design)
        require_free_printer(workspace, transaction, to.printer, device)
        require_free_file(workspace, transaction, to.file)
        rows = PrintRows(plan.segments)
        if found:
            new = new_labels(transaction, request.kind, rows)
            check_no_label_lost(transaction, found, new, to.agreed)
        print_job = prints.add(transaction, _new(transaction, plan))
        for each in rows.units(0, rows.count):
            changes.record(
                transaction,
                plan.jobs[each.job_id],
                JournalAction.PRINT_STARTED,
                each.units,
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


def _changed_meanwhile(design: str) -> Busy:
    return Busy(
        Message("The label design '{name}' has changed in the meantime.", name=design),
        Message("Check it and try again."),
    )
