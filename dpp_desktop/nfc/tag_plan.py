"""Plan, start, resume and cancel tag jobs: which units get tags, and why it may be refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from dpp_desktop.model.errors import Busy, InvalidInput, Problem, WrongState
from dpp_desktop.model.export import Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.tag_job import TagJob, TagJobStatus, TagOptions
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, JournalAction, RefusalKind
from dpp_desktop.nfc.payload import KindFit, check_options, fits_of
from dpp_desktop.nfc.tag_record import TagRecord
from dpp_desktop.printing.prints.left_out import JobRefusal, rows_without
from dpp_desktop.printing.prints.targets import PrintTarget, select_units
from dpp_desktop.store import tag_jobs
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.actor import checked_reason
from dpp_desktop.units.refusals import named_units, refusal_error, refusals
from dpp_desktop.units.states import read_states_of

_BLOCKING = RefusalKind.IN_DOUBT


@dataclass(frozen=True, slots=True)
class TagRequest:
    """Which units get tags, and how."""

    target: PrintTarget
    options: TagOptions
    actor: Actor


@dataclass(frozen=True, slots=True)
class TagPlan:
    """What a tag job would write. There may be nothing, if something blocks it.

    `left_out` are units that have tags, are void, or were taken as samples. `fits` says which types
    of tags are large enough for the messages.
    """

    segments: tuple[Segment, ...]
    jobs: dict[int, MintJob]
    left_out: tuple[JobRefusal, ...]
    fits: tuple[KindFit, ...]
    blocked: InvalidInput | None = None

    @property
    def count(self) -> int:
        """The number of tags to write."""
        return sum(segment.count for segment in self.segments)


def preview_tags(workspace: Workspace, request: TagRequest) -> TagPlan:
    """Return what a tag job would write now. Raises what `start_tags` raises, without blocking."""
    with workspace.read() as transaction:
        return _plan(transaction, request)


def start_tags(workspace: Workspace, request: TagRequest, runner: str) -> TagRecord:
    """Create a tag job for `runner`, and record in the journal of units that it starts.

    Raises NotFound, InvalidInput, WrongState if nothing is minted or the job isn't at rest, and
    EnvironmentFault.
    """
    workspace.refuse_if_damaged()
    with workspace.write() as transaction:
        plan = _plan(transaction, request)
        if plan.blocked:
            raise plan.blocked
        rows = PrintRows(plan.segments)
        tag_job = tag_jobs.add(transaction, plan.segments, request.options, request.actor)
        for each in rows.units(0, rows.count):
            changes.record(
                transaction,
                plan.jobs[each.job_id],
                JournalAction.TAG_STARTED,
                each.units,
                request.actor,
                carrier=Carrier.TAG,
                reason=request.options.reason,
                details={"tag_job": tag_job.id},
            )
        held = tag_jobs.claim(transaction, tag_job, runner)
        assert held is not None
    return TagRecord(workspace, tag_job, rows, held, request.actor)


def resume_tags(workspace: Workspace, tag_job_id: int, actor: Actor, runner: str) -> TagRecord:
    """Claim an unfinished tag job for `runner`.

    Raises NotFound, WrongState if it is completed or cancelled, Busy if another process works on
    it, and EnvironmentFault.
    """
    workspace.refuse_if_damaged()
    with workspace.write() as transaction:
        tag_job = tag_jobs.require(transaction, tag_job_id)
        _check_unfinished(tag_job)
        if workspace.is_alive(tag_job.runner):
            raise _in_use(tag_job)
        rows = PrintRows(tag_jobs.segments_of(transaction, tag_job))
        held = tag_jobs.claim(transaction, tag_job, runner)
    if held is None:
        raise _in_use(tag_job)
    return TagRecord(workspace, tag_job, rows, held, actor)


def cancel_tags(workspace: Workspace, tag_job_id: int, actor: Actor) -> TagJob:
    """Cancel a tag job permanently, so that others can write the tags of its other units.

    A unit in doubt stays so. Raises what `resume_tags` raises.
    """
    with workspace.active_runner() as runner:
        record = resume_tags(workspace, tag_job_id, actor, runner)
        return record.end(TagJobStatus.CANCELLED)


def _plan(transaction: Transaction, request: TagRequest) -> TagPlan:
    check_options(request.options)
    if request.options.reason:
        checked_reason(request.options.reason)
    selected = select_units(transaction, request.target)
    rows = PrintRows(selected.segments)
    states = read_states_of(transaction, list(selected.jobs.values()), verified=False)
    found = [
        JobRefusal(each.job_id, refusal)
        for each in rows.units(0, rows.count)
        for refusal in refusals(
            states[each.job_id],
            Carrier.TAG,
            each.units,
            replaceable=each.units if request.options.reason else NO_UNITS,
        )
    ]
    doubtful = [each for each in found if each.refusal.kind is _BLOCKING]
    left_out = [each for each in found if each.refusal.kind is not _BLOCKING]
    kept = rows_without(rows, left_out)
    blocked = _held_by_others(transaction, kept) if kept.count else None
    if blocked is None and (doubtful or not kept.count):
        refused = [each.refusal for each in doubtful or left_out]
        blocked = refusal_error(refused, Carrier.TAG)
    prefixes = {selected.jobs[job_id].link_prefix for job_id in rows.job_ids}
    longest = max(prefixes, key=lambda prefix: len(prefix.encode("utf-8")))
    fits = tuple(fits_of(longest, request.options))
    if blocked is None and not any(each.fit.fits for each in fits):
        blocked = _too_long(fits)
    return TagPlan(kept.segments, selected.jobs, tuple(left_out), fits, blocked)


def _held_by_others(transaction: Transaction, rows: PrintRows) -> InvalidInput | None:
    """Return the error for units of unfinished tag jobs, None without any."""
    wanted = {each.job_id: each.units for each in rows.units(0, rows.count)}
    problems = []
    for other in tag_jobs.list_unfinished(transaction):
        theirs = PrintRows(tag_jobs.segments_of(transaction, other))
        for each in theirs.units(other.position, theirs.count):
            held = each.units & wanted.get(each.job_id, NO_UNITS)
            if held:
                problems.append(Problem("units", "in_tag_job", _held_text(other, held)))
    if not problems:
        return None
    remedy = Message(
        "Resume or cancel that tag job first; on the command line, use nfc resume or nfc cancel."
    )
    return InvalidInput(problems, remedy)


def _held_text(other: TagJob, units: UnitSet) -> Message:
    named = named_units(units)
    if len(units) == 1:
        return Message("unit {units} is in tag job {tag_job}.", units=named, tag_job=other.id)
    return Message("units {units} are in tag job {tag_job}.", units=named, tag_job=other.id)


def _too_long(fits: Sequence[KindFit]) -> InvalidInput:
    largest = fits[-1]
    message = Message(
        "the content needs {needed:,} bytes, and the largest tag, {tag}, has {available:,}.",
        needed=largest.fit.needed,
        tag=largest.kind,
        available=largest.fit.available,
    )
    remedy = Message("Shorten the text of the second record; nothing was written.")
    return InvalidInput([Problem("text", "too_long", message)], remedy)


def _check_unfinished(tag_job: TagJob) -> None:
    if tag_job.status.is_final:
        raise WrongState(
            Message(
                "Tag job {tag_job} is {status}.", tag_job=tag_job.id, status=tag_job.status.word
            ),
            Message("To write tags again, start a new tag job with a reason."),
        )


def _in_use(tag_job: TagJob) -> Busy:
    return Busy(
        Message("Tag job {tag_job} is running in another process.", tag_job=tag_job.id),
        Message("Wait until it has finished, or stop that process."),
    )
