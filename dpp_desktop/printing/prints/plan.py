"""Plan a print job: which units it prints, which it leaves out, and why it may be refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dpp_desktop.designs.catalogue import find_design
from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.export import Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintKind
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.unit_state import Actor, Carrier, JobUnits, RefusalKind
from dpp_desktop.printing.prints.held_units import held_by_others
from dpp_desktop.printing.prints.left_out import JobRefusal, rows_without
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.sheets import SheetLayout
from dpp_desktop.printing.prints.targets import PrintTarget, SelectedUnits, select_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.actor import checked_reason
from dpp_desktop.units.refusals import refusal_error, refusals
from dpp_desktop.units.states import UnitStates, read_states_of
from dpp_desktop.units.unit_checks import not_produced
from dpp_desktop.units.verify_rule import VerifyRule

MAX_COPIES = 999
"""The maximum number of labels of a unit."""

_UNUSABLE = frozenset({RefusalKind.VOID, RefusalKind.SAMPLED})
_NOTHING_PRINTED = Message("Correct the listed problems and try again; nothing was printed.")


@dataclass(frozen=True, slots=True)
class PrintShare:
    """One of several parts of a print job, for several printers; `number` counts from 1."""

    number: int
    total: int


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What to print, and how.

    `start_at` is the position of the first label on a partly used sheet, from 1. `verify` is a rule
    such as every:10, see `units.verify_rule`; empty for none. A reprint needs a reason. Codes that
    most scanners can't read are printed only if `allow_unreadable`.
    """

    target: PrintTarget
    design: str
    to: Destination
    actor: Actor
    kind: PrintKind = PrintKind.PRINT
    copies: int = 1
    start_at: int = 1
    verify: str = ""
    reason: str = ""
    share: PrintShare | None = None
    allow_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """What a print job would print. There may be nothing, if something blocks it.

    `segments` are its units in order, `left_out` units that are void or were taken as samples.
    `refused` are the units that block it because they are printed already, or may be. All these are
    as of the transaction in which the plan was made. `selected` are the units of the target as of
    then: another plan can be made from them later, which doesn't have units that are minted since.
    """

    request: PrintRequest
    design: Design
    jobs: Mapping[int, MintJob]
    segments: tuple[Segment, ...]
    layout: SheetLayout
    left_out: tuple[JobRefusal, ...] = ()
    blocked: InvalidInput | None = None
    warnings: tuple[Message, ...] = field(default=())
    refused: tuple[JobRefusal, ...] = ()
    selected: SelectedUnits | None = None

    @property
    def count(self) -> int:
        """The number of units to print."""
        return sum(segment.count for segment in self.segments)

    @property
    def units(self) -> tuple[JobUnits, ...]:
        """The units to print, by job."""
        return PrintRows(self.segments).units(0, self.count)

    @property
    def others(self) -> tuple[Segment, ...]:
        """The units to print that aren't refused."""
        return rows_without(PrintRows(self.segments), self.refused).segments

    @property
    def labels(self) -> int:
        """The number of labels to print."""
        return self.count * self.layout.copies

    @property
    def sheets(self) -> int:
        """The number of sheets, or of labels on a roll."""
        return self.layout.sheets(self.count)

    def require(self) -> "PrintPlan":
        """Return this plan. Raise InvalidInput if something blocks it."""
        if self.blocked:
            raise self.blocked
        return self


def labels_per_page(design: Design) -> int:
    """Return the number of labels on a sheet; 1 for a roll."""
    return design.stock.per_page if isinstance(design, LabelDesign) else 1


def check_request(request: PrintRequest, per_page: int) -> None:
    """Check the values of a request for a design with `per_page` labels on a sheet.

    Raises InvalidInput with all problems.
    """
    problems = list(_count_problems(request, per_page))
    if request.verify:
        VerifyRule.parse(request.verify)
        if request.to.file:
            message = Message("labels in a file can't be scanned while printing.")
            problems.append(Problem("verify", "not_for_files", message))
    if problems:
        raise InvalidInput(problems, _NOTHING_PRINTED)
    if request.kind is PrintKind.REPRINT:
        checked_reason(request.reason)


def plan_print(
    transaction: Transaction, request: PrintRequest, selected: SelectedUnits | None = None
) -> PrintPlan:
    """Return what the request would print now. Units that may not be printed block the plan.

    `selected` are the units of the target if they were selected before: many scans take long.
    Raises NotFound if there is no such design, and what `select_units` and `check_request` raise;
    InvalidInput also if the design belongs to another brand.
    """
    design = find_design(transaction, request.design).design
    per_page = labels_per_page(design)
    check_request(request, per_page)
    selected = selected or select_units(transaction, request.target)
    for brand in sorted({job.brand_key for job in selected.jobs.values()}):
        find_design(transaction, request.design, brand)
    layout = SheetLayout(per_page, request.copies, request.start_at)
    rows = share_of(PrintRows(selected.segments), layout, request.share)
    jobs = {job_id: selected.jobs[job_id] for job_id in rows.job_ids}
    states = read_states_of(transaction, list(jobs.values()), verified=False)
    found = [
        JobRefusal(each.job_id, refusal)
        for each in rows.units(0, rows.count)
        for refusal in refusals(states[each.job_id], Carrier.LABEL, each.units)
    ]
    left_out, blocked = _judge(request.kind, rows, states, found)
    is_first_print = request.kind is PrintKind.PRINT
    refused = [each for each in found if is_first_print and each.refusal.kind not in _UNUSABLE]
    kept = rows_without(rows, left_out)
    if blocked is None:
        blocked = held_by_others(transaction, kept)
    return PrintPlan(
        request,
        design,
        jobs,
        kept.segments,
        layout,
        tuple(left_out),
        blocked,
        refused=tuple(refused),
        selected=selected,
    )


def _judge(
    kind: PrintKind,
    rows: PrintRows,
    states: Mapping[int, UnitStates],
    found: Sequence[JobRefusal],
) -> tuple[list[JobRefusal], InvalidInput | None]:
    """Return what is left out, and the error for units that may not be printed."""
    unusable = [each for each in found if each.refusal.kind in _UNUSABLE]
    if kind is PrintKind.REPRINT:
        return [], _refused(rows, unusable) or _never_printed(rows, states)
    refused = [each for each in found if each.refusal.kind not in _UNUSABLE]
    is_nothing_left = sum(len(each.refusal.units) for each in unusable) == rows.count
    return unusable, _refused(rows, unusable if is_nothing_left else refused)


def _refused(rows: PrintRows, refused: Sequence[JobRefusal]) -> InvalidInput | None:
    if not refused:
        return None
    error = refusal_error([each.refusal for each in refused])
    if len(rows.job_ids) == 1:
        return error
    problems = [
        Problem(_field(each.job_id), each.refusal.kind.value, each.refusal.message)
        for each in refused
    ]
    return InvalidInput(problems, error.remedy)


def _never_printed(rows: PrintRows, states: Mapping[int, UnitStates]) -> InvalidInput | None:
    problems = []
    for each in rows.units(0, rows.count):
        never = each.units - states[each.job_id].label.ever_produced
        if never:
            field_name = _field(each.job_id) if len(rows.job_ids) > 1 else "units"
            message = not_produced(Carrier.LABEL, never)
            problems.append(Problem(field_name, "not_produced", message))
    remedy = Message(
        "Print these units without a reprint; on the command line, use print. Nothing was printed."
    )
    return InvalidInput(problems, remedy) if problems else None


def _field(job_id: int) -> str:
    return f"units of job {job_id}"


def share_of(rows: PrintRows, layout: SheetLayout, share: PrintShare | None) -> PrintRows:
    """Return the rows of one share, which are whole sheets, as far as possible.

    Raises InvalidInput if not every share has a sheet, or a unit on a roll.
    """
    if share is None:
        return rows
    per_sheet = max(layout.per_page // layout.copies, 1)
    sheets = -(-rows.count // per_sheet)
    if sheets < share.total:
        message = (
            Message("too few units for {total} parts: each needs at least one.", total=share.total)
            if layout.per_page == 1
            else Message(
                "too few sheets for {total} parts: each needs at least one.", total=share.total
            )
        )
        raise InvalidInput([Problem("part", "too_few_units", message)], _NOTHING_PRINTED)
    first = (share.number - 1) * sheets // share.total * per_sheet
    end = share.number * sheets // share.total * per_sheet
    parts = rows.parts(first, end)
    return PrintRows(Segment(part.job_id, part.first_unit, part.count) for part in parts)


def check_start_at(start_at: int, per_page: int) -> None:
    """Raise InvalidInput if sheets with `per_page` labels don't have the position."""
    problems = list(_start_problems(start_at, per_page))
    if problems:
        raise InvalidInput(problems, _NOTHING_PRINTED)


def _start_problems(start_at: int, per_page: int) -> Iterator[Problem]:
    if not 1 <= start_at <= per_page:
        message = (
            Message("labels on a roll have no start position.")
            if per_page == 1
            else Message("a sheet has the positions 1 to {last}.", last=per_page)
        )
        yield Problem("start_at", "out_of_range", message)


def _count_problems(request: PrintRequest, per_page: int) -> Iterator[Problem]:
    if not 1 <= request.copies <= MAX_COPIES:
        message = Message("the number of copies must be 1 to {most}.", most=MAX_COPIES)
        yield Problem("copies", "out_of_range", message)
    yield from _start_problems(request.start_at, per_page)
    share = request.share
    if share and not 1 <= share.number <= share.total:
        message = (
            Message("the part must be from 1 to {total}.", total=share.total)
            if share.total > 0
            else Message("the number of parts must be at least 1.")
        )
        yield Problem("part", "out_of_range", message)
