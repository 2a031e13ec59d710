"""The data of the dashboard: read completely once, then only what changed.

Cycles are numbered in the order of their commits, and only jobs that aren't final can change. So
the cost of a refresh depends on open jobs and new cycles, not on the size of the workspace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import NotFound, StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import WAITING, CycleRecord, JobStatus, MintJob
from dpp_desktop.model.readable import Readable
from dpp_desktop.store import cycles, jobs
from dpp_desktop.store.brand_names import brand_names
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

RECENT_PERIOD = timedelta(minutes=2)
"""The period whose cycles are loaded first."""
JOBS_PER_PAGE = 500
"""The number of jobs that are loaded at once."""

_MOST_CYCLES = 10_000
_OPEN = frozenset(status for status in JobStatus if not status.is_final)


@dataclass(frozen=True, slots=True)
class ReadPosition:
    """The position after a read, where the next one continues."""

    last_cycle: int
    last_job: int
    open_jobs: frozenset[int]
    midnight: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """Totals of a workspace, and the jobs and cycles that may have changed since the last read.

    `tokens` is the number of tokens in the store, `today` the number of those minted since
    midnight, `under_way` the number of jobs that are queued or minting. `complete` is False if a
    refresh will return more cycles. `oldest` is the id of the oldest job in the first page;
    `older_jobs` returns earlier ones. `damaged` contains the errors of jobs and cycles that can't
    be read, which are left out. `brand_names` has the name of each brand by its key.
    """

    tokens: int
    today: int
    under_way: int
    jobs: tuple[MintJob, ...]
    cycles: tuple[CycleRecord, ...]
    complete: bool
    oldest: int
    position: ReadPosition = field(repr=False)
    damaged: tuple[StorageDamaged, ...] = ()
    brand_names: Mapping[str, str] = field(default_factory=dict)


def load_overview(workspace: Workspace, now: datetime, midnight: datetime) -> Overview:
    """Return the totals, the newest jobs, and the cycles of the last two minutes.

    Today begins at `midnight`.
    """
    with workspace.read() as transaction:
        newest = jobs.page_before(transaction, None, JOBS_PER_PAGE)
        opened = jobs.readable_in(transaction, _OPEN)
        recent = cycles.cycles_since(transaction, now.astimezone(UTC) - RECENT_PERIOD)
        position = ReadPosition(
            last_cycle=cycles.last_cycle(transaction),
            last_job=newest.found[0].id if newest.found else 0,
            open_jobs=frozenset(job.id for job in opened.found),
            midnight=midnight,
        )
        overview = Overview(
            tokens=cycles.token_count(transaction),
            today=cycles.tokens_since(transaction, midnight),
            under_way=_under_way(opened.found),
            jobs=tuple({job.id: job for job in (*newest.found, *opened.found)}.values()),
            cycles=tuple(recent.found),
            complete=True,
            oldest=newest.found[-1].id if newest.found else 0,
            position=position,
            damaged=_faults(newest, opened, recent),
            brand_names=brand_names(transaction),
        )
    return _with_damage_recorded(workspace, overview)


def refresh_overview(workspace: Workspace, before: Overview, midnight: datetime) -> Overview:
    """Return the current totals, and the jobs and cycles that may have changed since `before`.

    Today begins at `midnight`.
    """
    with workspace.read() as transaction:
        recent = cycles.cycles_after(transaction, before.position.last_cycle, _MOST_CYCLES)
        read = _changed_jobs(transaction, before.position)
        changed = {job.id: job for part in read for job in part.found}
        overview = _refreshed(before, tuple(recent.found), changed, read[0].found)
        overview = replace(
            overview, damaged=_faults(*read, recent), brand_names=brand_names(transaction)
        )
        if midnight != before.position.midnight:
            overview = _on_new_day(transaction, overview, midnight)
    return _with_damage_recorded(workspace, overview)


def _on_new_day(transaction: Transaction, overview: Overview, midnight: datetime) -> Overview:
    """Return the overview with the tokens of the day that began at `midnight`."""
    today = cycles.tokens_since(transaction, midnight)
    return replace(overview, today=today, position=replace(overview.position, midnight=midnight))


def older_jobs(workspace: Workspace, before: int) -> list[MintJob]:
    """Return the next page of jobs older than the one with the id, newest first.

    Jobs that can't be read are left out, and make the workspace read-only.
    """
    with workspace.read() as transaction:
        found = jobs.page_before(transaction, before, JOBS_PER_PAGE)
    for row in found.damaged:
        workspace.record_damage(row.fault)
    return found.found


def find_by_order(workspace: Workspace, order: str) -> MintJob | None:
    """Return the job with the order number, or None. Raise EnvironmentFault."""
    with workspace.read() as transaction:
        return jobs.find_by_key(transaction, order) if order.isprintable() else None


def job_of_order(workspace: Workspace, order: str) -> MintJob:
    """Return the job with the order number. Raise NotFound, and EnvironmentFault."""
    job = find_by_order(workspace, order)
    if job is None:
        raise NotFound(
            Message("There is no job with the order number {order}.", order=shown(order)),
            Message("Check the number, or list the jobs."),
        )
    return job


def all_jobs(workspace: Workspace) -> Readable[MintJob]:
    """Return all jobs that can be read, newest first, and those that can't.

    Jobs that can't be read make the workspace read-only.
    """
    with workspace.read() as transaction:
        found = jobs.list_readable(transaction)
    for row in found.damaged:
        workspace.record_damage(row.fault)
    return found


def _faults(*read: Readable[MintJob] | Readable[CycleRecord]) -> tuple[StorageDamaged, ...]:
    """The errors of rows that can't be read, without duplicates."""
    faults = [row.fault for part in read for row in part.damaged]
    return tuple({fault.wrong: fault for fault in faults}.values())


def _with_damage_recorded(workspace: Workspace, overview: Overview) -> Overview:
    for fault in overview.damaged:
        workspace.record_damage(fault)
    return overview


def _changed_jobs(
    transaction: Transaction, position: ReadPosition
) -> tuple[Readable[MintJob], ...]:
    """The jobs that may have changed: first those that aren't final."""
    opened = jobs.readable_in(transaction, _OPEN)
    newer = jobs.newer_than(transaction, position.last_job)
    closed = jobs.find_many(transaction, position.open_jobs - {job.id for job in opened.found})
    return opened, newer, closed


def _refreshed(
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
        position=ReadPosition(
            last_cycle=cycles[-1].id if cycles else before.position.last_cycle,
            last_job=max((before.position.last_job, *changed)),
            open_jobs=frozenset(job.id for job in opened),
            midnight=before.position.midnight,
        ),
    )


def _under_way(opened: list[MintJob]) -> int:
    return sum(job.status in WAITING for job in opened)
