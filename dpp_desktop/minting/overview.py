"""What a dashboard shows of a workspace, read in short transactions: once whole, then what is new.

Cycles are numbered as they are committed and only jobs that aren't final can change, so a look
costs as much as is still open and has happened since the last one, however much there is.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.store import history, jobs
from dpp_desktop.store.history import CycleRecord
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
    tell more; jobs before `oldest`, the last of the newest, are for `older_jobs` to tell.
    """

    tokens: int
    today: int
    under_way: int
    jobs: tuple[MintJob, ...]
    cycles: tuple[CycleRecord, ...]
    complete: bool
    oldest: int
    seen: Seen = field(repr=False)


def first_look(workspace: Workspace, now: datetime, midnight: datetime) -> Overview:
    """Returns the totals, the newest jobs, and the cycles of the last two minutes.

    Today begins at `midnight`.
    """
    with workspace.read() as transaction:
        newest = jobs.page_before(transaction, None, PAGE_JOBS)
        opened = jobs.list_in(transaction, _OPEN)
        cycles = tuple(history.cycles_since(transaction, now.astimezone(UTC) - REMEMBERED))
        seen = Seen(
            last_cycle=history.last_cycle(transaction),
            last_job=newest[0].id if newest else 0,
            open_jobs=frozenset(job.id for job in opened),
            midnight=midnight,
        )
        return Overview(
            tokens=history.token_count(transaction),
            today=history.tokens_since(transaction, midnight),
            under_way=_under_way(opened),
            jobs=tuple({job.id: job for job in (*newest, *opened)}.values()),
            cycles=cycles,
            complete=True,
            oldest=newest[-1].id if newest else 0,
            seen=seen,
        )


def look_again(workspace: Workspace, before: Overview, midnight: datetime) -> Overview:
    """Returns how things stand now, with what may have changed since `before`.

    Today begins at `midnight`.
    """
    with workspace.read() as transaction:
        cycles = tuple(history.cycles_after(transaction, before.seen.last_cycle, _MOST_CYCLES))
        changed, opened = _changed_jobs(transaction, before.seen)
        looked = _advanced(before, cycles, changed, opened)
        if midnight == before.seen.midnight:
            return looked
        # A new day: counted from its midnight on.
        today = history.tokens_since(transaction, midnight)
        return replace(looked, today=today, seen=replace(looked.seen, midnight=midnight))


def older_jobs(workspace: Workspace, before: int) -> list[MintJob]:
    """Returns the next page of jobs older than that one, the newest first."""
    with workspace.read() as transaction:
        return jobs.page_before(transaction, before, PAGE_JOBS)


def _changed_jobs(transaction: Transaction, seen: Seen) -> tuple[dict[int, MintJob], list[MintJob]]:
    """The jobs that may have changed, and those of them that aren't final."""
    opened = jobs.list_in(transaction, _OPEN)
    newer = jobs.newer_than(transaction, seen.last_job)
    closed = jobs.find_many(transaction, seen.open_jobs - {job.id for job in opened})
    return {job.id: job for job in (*opened, *newer, *closed)}, opened


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
