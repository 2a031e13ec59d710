"""An overview has all data of the dashboard, and a refresh only what changed."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, update

from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.minting.overview import (
    JOBS_PER_PAGE,
    Overview,
    load_overview,
    older_jobs,
    refresh_overview,
)
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store import jobs, tables
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.minting.queued_jobs import queue_more

MIDNIGHT = datetime.now(UTC) - timedelta(hours=12)


def _first(workspace: Workspace) -> Overview:
    return load_overview(workspace, datetime.now(UTC), MIDNIGHT)


def _minted(workspace: Workspace, quantity: int) -> MintJob:
    return run_job(workspace, submit(workspace, parka(quantity)).job.id)


def test_an_empty_workspace_has_nothing(workspace: Workspace) -> None:
    overview = _first(workspace)
    assert (overview.tokens, overview.today, overview.under_way) == (0, 0, 0)
    assert overview.jobs == ()
    assert overview.cycles == ()
    assert overview.complete


def test_an_overview_has_totals_jobs_and_recent_cycles(workspace: Workspace) -> None:
    done = _minted(workspace, 25_000)
    queued = submit(workspace, parka(10)).job
    overview = _first(workspace)
    assert (overview.tokens, overview.today, overview.under_way) == (25_000, 25_000, 1)
    assert overview.jobs == (queued, done)
    assert [cycle.count for cycle in overview.cycles] == [10_000, 10_000, 5_000]


def test_a_refresh_has_only_new_cycles_and_changed_jobs(workspace: Workspace) -> None:
    _minted(workspace, 10)
    before = _first(workspace)
    assert refresh_overview(workspace, before, MIDNIGHT).jobs == ()
    new = _minted(workspace, 30)
    seen = refresh_overview(workspace, before, MIDNIGHT)
    assert seen.jobs == (new,)
    assert [cycle.count for cycle in seen.cycles] == [30]
    assert (seen.tokens, seen.today) == (40, 40)
    assert refresh_overview(workspace, seen, MIDNIGHT).cycles == ()


def test_a_refresh_has_every_change_of_an_open_job(workspace: Workspace) -> None:
    job = submit(workspace, parka(10)).job
    overview = _first(workspace)
    for change, status in ((pause, JobStatus.PAUSED), (cancel, JobStatus.CANCELLED)):
        changed = change(workspace, job.id)
        overview = refresh_overview(workspace, overview, MIDNIGHT)
        assert changed in overview.jobs
        assert changed.status is status
    assert overview.under_way == 0
    assert refresh_overview(workspace, overview, MIDNIGHT).jobs == ()


def test_a_refresh_with_many_cycles_continues_in_the_next(workspace: Workspace) -> None:
    job = submit(workspace, parka(10_001)).job
    overview = _first(workspace)
    now = datetime.now(UTC)
    made = [
        {"job_id": job.id, "first_unit": unit, "count": 1, "committed_at": now, "serials": b""}
        for unit in range(job.quantity)
    ]
    with workspace.write() as transaction:
        transaction.execute(insert(tables.cycles), made)
    seen = refresh_overview(workspace, overview, MIDNIGHT)
    assert (len(seen.cycles), seen.complete, seen.tokens) == (10_000, False, 10_000)
    rest = refresh_overview(workspace, seen, MIDNIGHT)
    assert (len(rest.cycles), rest.complete, rest.tokens) == (1, True, 10_001)


def test_today_begins_at_midnight(workspace: Workspace) -> None:
    _minted(workspace, 10)
    overview = _first(workspace)
    assert overview.today == 10
    midnight = datetime.now(UTC)
    seen = refresh_overview(workspace, overview, midnight)
    assert (seen.today, seen.tokens) == (0, 10)
    _minted(workspace, 5)
    seen = refresh_overview(workspace, seen, midnight)
    assert (seen.today, seen.tokens) == (5, 15)


def test_older_jobs_are_read_in_pages_and_open_ones_at_once(workspace: Workspace) -> None:
    forgotten = submit(workspace, parka(1)).job
    for job in queue_more(workspace, forgotten, JOBS_PER_PAGE + 1):
        cancel(workspace, job.id)
    overview = _first(workspace)
    assert len(overview.jobs) == JOBS_PER_PAGE + 1
    assert overview.jobs[-1] == forgotten
    page = older_jobs(workspace, overview.oldest)
    with workspace.read() as transaction:
        everything = jobs.list_all(transaction)
    assert {job.id for job in (*overview.jobs, *page)} == {job.id for job in everything}
    assert older_jobs(workspace, page[-1].id) == []


def test_every_overview_has_the_names_of_the_brands(workspace: Workspace) -> None:
    before = _first(workspace)
    assert before.brand_names["nordlicht"] == "Nordlicht Outdoor"
    with workspace.write() as transaction:
        transaction.execute(
            update(tables.brands).where(tables.brands.c.key == "nordlicht").values(name="Nordlys")
        )
    assert refresh_overview(workspace, before, MIDNIGHT).brand_names["nordlicht"] == "Nordlys"
