"""What a dashboard shows of a workspace, read in short transactions: once whole, then what is new.

Cycles are numbered as they are committed and only jobs that aren't final can change, so a look
costs as much as is still open and has happened since the last one, however much there is.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.mint import WAITING, CycleRecord, JobStatus, MintJob
from dpp_desktop.model.readable import Readable
from dpp_desktop.store import cycles, jobs
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

REMEMBERED = timedelta(minutes=2)
"""How far back the first look tells of single cycles."""
PAGE_JOBS = 500
"""Jobs told at a time."""

_MOST_CYCLES = 10_000
_OPEN = frozenset(status for status in JobStatus if not status.final)


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the last look saw: the next one begins here."""

    last_cycle: int
    last_job: int
    open_jobs: frozenset[int]
    midnight: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """What one look saw: totals, and what may have changed since the look before.

    `tokens` is how many there are in the store, `today` how many of them since midnight,
    `under_way` how many jobs are queued or minting. `complete` is False where the next look will
    tell more; jobs before `oldest`, the last of the newest, are for `older_jobs` to tell. `damaged`
    is what is wrong with jobs and cycles that can't be read, which are left out.
    """

    tokens: int
    today: int
    under_way: int
    jobs: tuple[MintJob, ...]
    cycles: tuple[CycleRecord, ...]
    complete: bool
    oldest: int
    seen: Seen = field(repr=False)
    damaged: tuple[StorageDamaged, ...] = ()


def first_look(workspace: Workspace, now: datetime, midnight: datetime) -> Overview:
    """Returns the totals, the newest jobs, and the cycles of the last two minutes.

    Today begins at `midnight`.
    """
    with workspace.read() as transaction:
        newest = jobs.page_before(transaction, None, PAGE_JOBS)
        opened = jobs.readable_in(transaction, _OPEN)
        recent = cycles.cycles_since(transaction, now.astimezone(UTC) - REMEMBERED)
        seen = Seen(
            last_cycle=cycles.last_cycle(transaction),
            last_job=newest.found[0].id if newest.found else 0,
            open_jobs=frozenset(job.id for job in opened.found),
            midnight=midnight,
        )
        looked = Overview(
            tokens=cycles.token_count(transaction),
            today=cycles.tokens_since(transaction, midnight),
            under_way=_under_way(opened.found),
            jobs=tuple({job.id: job for job in (*newest.found, *opened.found)}.values()),
            cycles=tuple(recent.found),
            complete=True,
            oldest=newest.found[-1].id if newest.found else 0,
            seen=seen,
            damaged=_faults(newest, opened, recent),
        )
    return _noted(workspace, looked)


def look_again(workspace: Workspace, before: Overview, midnight: datetime) -> Overview:
    """Returns how things stand now, with what may have changed since `before`.

    Today begins at `midnight`.
    """
    with workspace.read() as transaction:
        recent = cycles.cycles_after(transaction, before.seen.last_cycle, _MOST_CYCLES)
        read = _changed_jobs(transaction, before.seen)
        changed = {job.id: job for part in read for job in part.found}
        looked = _advanced(before, tuple(recent.found), changed, read[0].found)
        looked = replace(looked, damaged=_faults(*read, recent))
        if midnight != before.seen.midnight:
            # A new day: counted from its midnight on.
            today = cycles.tokens_since(transaction, midnight)
            looked = replace(looked, today=today, seen=replace(looked.seen, midnight=midnight))
    return _noted(workspace, looked)


def older_jobs(workspace: Workspace, before: int) -> list[MintJob]:
    """Returns the next page of jobs older than that one, the newest first.

    Left out are those that can't be read; the workspace is read-only from then on.
    """
    with workspace.read() as transaction:
        found = jobs.page_before(transaction, before, PAGE_JOBS)
    for row in found.damaged:
        workspace.note_damage(row.fault)
    return found.found


def all_jobs(workspace: Workspace) -> Readable[MintJob]:
    """Returns every job that can be read, the newest first, and those that can't.

    If there are such, the workspace is read-only from then on.
    """
    with workspace.read() as transaction:
        found = jobs.list_readable(transaction)
    for row in found.damaged:
        workspace.note_damage(row.fault)
    return found


def _faults(*read: Readable[MintJob] | Readable[CycleRecord]) -> tuple[StorageDamaged, ...]:
    """What is wrong with the rows that can't be read, each once."""
    faults = [row.fault for part in read for row in part.damaged]
    return tuple({fault.wrong: fault for fault in faults}.values())


def _noted(workspace: Workspace, looked: Overview) -> Overview:
    for fault in looked.damaged:
        workspace.note_damage(fault)
    return looked


def _changed_jobs(transaction: Transaction, seen: Seen) -> tuple[Readable[MintJob], ...]:
    """The jobs that may have changed: first those that aren't final."""
    opened = jobs.readable_in(transaction, _OPEN)
    newer = jobs.newer_than(transaction, seen.last_job)
    closed = jobs.find_many(transaction, seen.open_jobs - {job.id for job in opened.found})
    return opened, newer, closed


def _advanced(
    before: Overview,
    cycles: tuple[CycleRecord, ...],
    changed: dict[int, MintJob],
    opened: list[MintJob],
) -> Overview:
    new_tokens = sum(cycle.count for cycle in cycles)
    return Overview(
        tokens=before.tokens + new_tokens,
        today=before.today + new_tokens,
        under_way=_under_way(opened),
        jobs=tuple(changed.values()),
        cycles=cycles,
        complete=len(cycles) < _MOST_CYCLES,
        oldest=before.oldest,
        seen=Seen(
            last_cycle=cycles[-1].id if cycles else before.seen.last_cycle,
            last_job=max((before.seen.last_job, *changed)),
            open_jobs=frozenset(job.id for job in opened),
            midnight=before.seen.midnight,
        ),
    )


def _under_way(opened: list[MintJob]) -> int:
    return sum(job.status in WAITING for job in opened)
