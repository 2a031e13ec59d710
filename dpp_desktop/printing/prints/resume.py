"""Resume or cancel print jobs, after a person has said which label was the last good one."""

from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass

from dpp_desktop.designs.catalogue import kept_design
from dpp_desktop.model.errors import (
    Busy,
    DppError,
    EnvironmentFault,
    InvalidInput,
    NotFound,
    Problem,
    UnitsInDoubt,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.printing.prints.claim import claim_print, require_not_running
from dpp_desktop.printing.prints.doubt import ASK_LAST_GOOD, doubt_of
from dpp_desktop.printing.prints.last_good import row_after_last_good
from dpp_desktop.printing.prints.outputs import Destination, PrintOutputs
from dpp_desktop.printing.prints.plan import check_start_at, labels_per_page
from dpp_desktop.printing.prints.preparation import LabelsToPrint, PreparedPrint, prepare
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintObserver
from dpp_desktop.printing.prints.real_outputs import REAL_OUTPUTS
from dpp_desktop.printing.prints.recovery import end_interrupted, release_refused
from dpp_desktop.printing.prints.run import PrintResult, PrintRun
from dpp_desktop.printing.prints.sheets import SheetLayout, usual_start
from dpp_desktop.store import print_segments, prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ResumeRequest:
    """How a print job continues.

    `last_good` is the last good label if units are in doubt: a unit number, a scan of the label, or
    none. `good_copies` is the number of good labels of its unit, if that has several; see
    `row_after_last_good`. `start_at` is the position of the next label on a partly used sheet, from
    1; None for a new sheet, or for the original position if nothing is printed yet. `replace`,
    `replace_printed` and `agreed` say whether an existing file is overwritten; see `Destination`.
    `shown` is the print job as a person saw it who chose all this; None if nobody did. The request
    is refused if the print job has continued since, because the answer was given for other labels.
    """

    print_id: int
    actor: Actor
    last_good: str | None = None
    start_at: int | None = None
    replace: bool = False
    good_copies: int | None = None
    shown: PrintJob | None = None
    replace_printed: bool = False
    agreed: str = ""


def resume_print(
    workspace: Workspace,
    request: ResumeRequest,
    observer: PrintObserver | None = None,
    outputs: PrintOutputs = REAL_OUTPUTS,
) -> PrintResult:
    """Continue a print job that isn't completed or cancelled, and run it to its end.

    Units after the last good label are printed again, but only if the printer is idle: it may still
    have their labels. Otherwise they stay in doubt, and the label has to be found again.

    Raises UnitsInDoubt if units are in doubt and no last good label is given; InvalidInput if it
    isn't in doubt; NotFound; Busy if it has continued since it was shown; and what `claim_print`,
    `prepare` and `PrintRun.finish` raise.
    """
    workspace.refuse_if_damaged()
    end_interrupted(workspace, request.actor)
    if request.shown:
        with workspace.read() as transaction:
            _check_same(prints.require(transaction, request.print_id), request.shown)
    known, row = _checked(workspace, request.print_id, request.last_good, request.good_copies)
    observer = observer or NullPrintObserver()
    with workspace.patient(observer.stop_requested), workspace.active_runner() as runner:
        record = claim_print(workspace, request.print_id, runner)
        run = PrintRun(workspace, record, request.actor, observer)
        with ExitStack() as stack:
            try:
                _check_unchanged(record, request.shown or known)
                prepared = _prepared(workspace, request, record, row, outputs)
                stack.enter_context(closing(prepared))
                if row is not None:
                    record.resolve(row, request.actor, request.good_copies)
            except EnvironmentFault as error:
                run.release(error)
                raise
            except BaseException:
                run.release_refused()
                raise
            return run.finish(prepared)


def cancel_print(
    workspace: Workspace,
    print_id: int,
    actor: Actor,
    last_good: str | None = None,
    good_copies: int | None = None,
    outputs: PrintOutputs = REAL_OUTPUTS,
) -> PrintJob:
    """Cancel a print job permanently, so that its other units can be printed by another one.

    If units are in doubt and no last good label is given, they stay in doubt, and can be reprinted
    with a reason. Raises what `resume_print` raises, except for errors of printing; also
    PrinterFault if the printer isn't idle, because it may still print labels that are in doubt.
    """
    workspace.refuse_if_damaged()
    end_interrupted(workspace, actor)
    with workspace.read() as transaction:
        known = prints.require(transaction, print_id)
    row = None
    if last_good is not None:
        known, row = _checked(workspace, print_id, last_good, good_copies)
    is_printer_asked = bool(known.printer) and row is not None and row < known.announced
    with workspace.active_runner() as runner:
        record = claim_print(workspace, print_id, runner, to_print=is_printer_asked)
        try:
            _check_unchanged(record, known)
            if is_printer_asked:
                _require_idle(workspace, known, outputs)
            if row is not None:
                record.resolve(row, actor, good_copies)
            return record.end(PrintStatus.CANCELLED, None, actor)
        except DppError:
            with suppress(DppError):
                release_refused(record, actor)
            raise


def _checked(
    workspace: Workspace, print_id: int, last_good: str | None, good_copies: int | None
) -> tuple[PrintJob, int | None]:
    """Return the print job, and the row from which it continues if rows are in doubt."""
    with workspace.read() as transaction:
        print_job = prints.require(transaction, print_id)
        if print_job.status.is_final:
            return print_job, None  # which is refused when it is claimed
        require_not_running(workspace, print_job)
        rows = PrintRows(print_segments.segments_of(transaction, print_job))
        if not print_job.doubtful:
            _check_last_known(transaction, print_job, rows, last_good, good_copies)
            return print_job, None
        if last_good is not None:
            after = row_after_last_good(transaction, print_job, rows, last_good, good_copies)
            return print_job, after
        if doubt := doubt_of(transaction, print_job).message:
            raise UnitsInDoubt(doubt, ASK_LAST_GOOD)
        return print_job, print_job.announced  # scans have shown that all are printed


def _check_last_known(
    transaction: Transaction,
    print_job: PrintJob,
    rows: PrintRows,
    last_good: str | None,
    good_copies: int | None,
) -> None:
    """Raise InvalidInput if a label is named that isn't the last one that is known to be printed.

    It is named again if the program was interrupted after the first time.
    """
    if last_good is None:
        return
    try:
        row_after_last_good(transaction, print_job, rows, last_good, good_copies)
    except (InvalidInput, NotFound) as error:
        raise _nothing_in_doubt(print_job) from error


def _nothing_in_doubt(print_job: PrintJob) -> InvalidInput:
    message = Message("no unit of print job {print} is in doubt.", print=print_job.id)
    remedy = Message("Resume it without a last good label; nothing was changed.")
    return InvalidInput([Problem("last_good", "nothing_in_doubt", message)], remedy)


def _check_unchanged(record: PrintRecord, known: PrintJob) -> None:
    _check_same(record.print_job, known)


def _check_same(now: PrintJob, known: PrintJob) -> None:
    """Raise Busy if the print job has continued, or was answered for, since it was `known`."""
    if _place(now) != _place(known):
        raise Busy(
            Message("Print job {print} has changed in the meantime.", print=now.id),
            Message("Check it and try again."),
        )


def _place(print_job: PrintJob) -> tuple[int, int, int]:
    """How far the print job is; after an answer, the same rows in doubt are other labels."""
    return print_job.announced, print_job.confirmed, print_job.first_announcement


def _require_idle(workspace: Workspace, print_job: PrintJob, outputs: PrintOutputs) -> None:
    """Raise PrinterFault if the printer of the print job isn't idle, as far as it says so.

    A printer that was removed from the workspace can't be asked.
    """
    with workspace.read() as transaction:
        design = kept_design(transaction, print_job.design_digest)
    try:
        output = outputs.printer(workspace, print_job.printer, design)
    except NotFound:
        return
    output.open_delivery().close()


def _prepared(
    workspace: Workspace,
    request: ResumeRequest,
    record: PrintRecord,
    resolved_row: int | None,
    outputs: PrintOutputs,
) -> PreparedPrint:
    print_job = record.print_job
    with workspace.read() as transaction:
        design = kept_design(transaction, print_job.design_digest)
    per_page = labels_per_page(design)
    row = record.announced if resolved_row is None else resolved_row
    usual = usual_start(print_job.start_at, row)
    start_at = usual if request.start_at is None else request.start_at
    check_start_at(start_at, per_page)
    layout = SheetLayout(per_page, print_job.copies, start_at, first_row=row)
    to = Destination(
        print_job.printer,
        print_job.file,
        request.replace,
        request.replace_printed,
        request.agreed,
    )
    labels = LabelsToPrint(record.rows, row, layout, print_job.kind, print_job)
    # Whether its codes can be read was decided when it was created.
    return prepare(workspace, outputs, design, to, labels, allow_unreadable=True)
