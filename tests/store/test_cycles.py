"""The history of cycles is complete, in order, and read without scanning all of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import CycleRecord
from dpp_desktop.store import cycles, tables
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka

START = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
MANY = 60_000


def _minted(workspace: Workspace, quantity: int, cycle_tokens: int = 10) -> int:
    job = submit(workspace, parka(quantity)).job
    return run_job(workspace, job.id, cycle_tokens=cycle_tokens).id


def _sql(workspace: Workspace, statement: str) -> None:
    with workspace.write() as transaction:
        transaction.exec_driver_sql(statement)


def _at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@pytest.fixture
def many_cycles(workspace: Workspace) -> Workspace:
    """Return a workspace with 60,000 cycles of ten tokens each, one per second from START."""
    job = submit(workspace, parka(1)).job
    rows = [
        {
            "job_id": job.id,
            "first_unit": number,
            "count": 10,
            "committed_at": _at(number + 1),
            "serials": b"",
        }
        for number in range(MANY)
    ]
    with workspace.write() as transaction:
        transaction.execute(insert(tables.cycles), rows)
    return workspace


def test_cycles_are_returned_with_job_and_time(workspace: Workspace) -> None:
    before = datetime.now(UTC)
    first, second = _minted(workspace, 25), _minted(workspace, 10)
    with workspace.read() as transaction:
        found = cycles.cycles_after(transaction, 0).found
    assert [(cycle.id, cycle.job_id, cycle.count) for cycle in found] == [
        (1, first, 10),
        (2, first, 10),
        (3, first, 5),
        (4, second, 10),
    ]
    moments = [before, *(cycle.committed_at for cycle in found), datetime.now(UTC)]
    assert moments == sorted(moments)


def test_cycles_are_read_from_the_last_known_one(workspace: Workspace) -> None:
    _minted(workspace, 50)

    def ids(cycle_id: int, limit: int) -> list[int]:
        with workspace.read() as transaction:
            found = cycles.cycles_after(transaction, cycle_id, limit).found
        return [cycle.id for cycle in found]

    assert (ids(0, 2), ids(2, 2), ids(4, 2), ids(5, 2)) == ([1, 2], [3, 4], [5], [])


@pytest.mark.parametrize("back", [0, 1, 999, 1_000, 1_001, 2_500])
def test_all_cycles_since_a_moment_are_returned(many_cycles: Workspace, back: int) -> None:
    moment = _at(MANY - back)
    with many_cycles.read() as transaction:
        found = cycles.cycles_since(transaction, moment).found
        tokens = cycles.tokens_since(transaction, moment)
    assert [cycle.id for cycle in found] == list(range(MANY - back, MANY + 1))
    assert found[0] == CycleRecord(MANY - back, found[0].job_id, 10, moment)
    assert tokens == 10 * (back + 1)


def test_there_are_no_cycles_after_the_last(many_cycles: Workspace) -> None:
    with many_cycles.read() as transaction:
        assert cycles.cycles_since(transaction, _at(MANY + 0.5)).found == []
        assert cycles.tokens_since(transaction, _at(MANY + 0.5)) == 0


def test_reading_back_is_limited(many_cycles: Workspace) -> None:
    with many_cycles.read() as transaction:
        found = cycles.cycles_since(transaction, START).found
        tokens = cycles.tokens_since(transaction, START)
    assert [found[0].id, found[-1].id] == [MANY - cycles.MAX_CYCLES + 1, MANY]
    assert len(found) == cycles.MAX_CYCLES
    assert tokens == 10 * cycles.MAX_CYCLES


def test_cycles_before_the_moment_are_not_read(many_cycles: Workspace) -> None:
    """A cycle with a much lower id isn't read, regardless of its time."""
    _sql(
        many_cycles, "UPDATE cycles SET committed_at = '2099-01-01T00:00:00+00:00' WHERE id = 55000"
    )
    with many_cycles.read() as transaction:
        assert len(cycles.cycles_since(transaction, _at(MANY - 9)).found) == 10
        assert cycles.tokens_since(transaction, _at(MANY - 9)) == 100


def test_a_clock_set_back_hides_no_cycle(many_cycles: Workspace) -> None:
    """The newest cycles have earlier times than those before them."""
    late = _at(-60).isoformat()
    _sql(many_cycles, f"UPDATE cycles SET committed_at = '{late}' WHERE id > {MANY - 500}")
    with many_cycles.read() as transaction:
        found = cycles.cycles_since(transaction, _at(MANY - 700)).found
        tokens = cycles.tokens_since(transaction, _at(MANY - 700))
    assert [cycle.id for cycle in found] == list(range(MANY - 700, MANY - 499))
    assert tokens == 10 * len(found)


def test_tokens_of_all_jobs_are_counted(workspace: Workspace) -> None:
    def tokens() -> int:
        with workspace.read() as transaction:
            return cycles.token_count(transaction)

    assert tokens() == 0
    _minted(workspace, 25)
    cancel(workspace, submit(workspace, parka(5)).job.id)
    _minted(workspace, 7)
    assert tokens() == 32
