"""Every token is counted once, in its second and for its job."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.mint import CycleRecord
from dpp_desktop.ui.dashboard.throughput import WINDOW_SECONDS, Throughput

NOW = datetime(2027, 3, 1, 12, 0, 0, 500_000, tzinfo=UTC)


def _cycle(seconds_ago: float, count: int = 100, job_id: int = 1, cycle_id: int = 1) -> CycleRecord:
    return CycleRecord(cycle_id, job_id, count, NOW - timedelta(seconds=seconds_ago))


def _throughput_of(*cycles: CycleRecord) -> Throughput:
    throughput = Throughput()
    throughput.add(cycles)
    return throughput


def test_without_tokens_all_rates_are_zero() -> None:
    series = Throughput().series(NOW, 5)
    assert series.total == (0,) * WINDOW_SECONDS
    assert series.by_job == {}


def test_the_current_second_is_not_shown() -> None:
    throughput = _throughput_of(_cycle(0.2), _cycle(0.7), _cycle(1.6))
    assert throughput.series(NOW, 5).total[-2:] == (100, 100)
    assert throughput.series(NOW + timedelta(seconds=1), 5).total[-3:] == (100, 100, 100)


def test_every_job_has_its_own_series() -> None:
    series = _throughput_of(_cycle(1, 70, job_id=4), _cycle(1, 30, job_id=9)).series(NOW, 5)
    assert series.total[-1] == 100
    assert {job_id: line[-1] for job_id, line in series.by_job.items()} == {4: 70, 9: 30}


def test_only_new_jobs_have_a_series_but_the_total_includes_all() -> None:
    series = _throughput_of(*(_cycle(1, job_id=job_id) for job_id in range(1, 9))).series(NOW, 3)
    assert list(series.by_job) == [8, 7, 6]
    assert series.total[-1] == 800


def test_throughput_is_idle_without_recent_tokens() -> None:
    assert Throughput().is_idle(NOW)
    assert _throughput_of(_cycle(10)).is_idle(NOW)
    assert not _throughput_of(_cycle(10), _cycle(1)).is_idle(NOW)


def test_a_steady_job_has_its_rate() -> None:
    steady = _throughput_of(
        *(_cycle(seconds_ago / 10, 100) for seconds_ago in reversed(range(100)))
    )
    assert steady.rate(1, NOW) == pytest.approx(1_000, rel=0.05)
    assert steady.rate(2, NOW) == 0


def test_the_rate_of_a_new_job_is_not_too_low() -> None:
    started = _throughput_of(*(_cycle(seconds_ago / 10, 100) for seconds_ago in reversed(range(5))))
    assert started.rate(1, NOW) == pytest.approx(1_000, rel=0.3)


def test_an_idle_job_has_no_rate() -> None:
    assert _throughput_of(_cycle(10)).rate(1, NOW) == 0


@given(
    st.lists(st.tuples(st.floats(0, 2 * WINDOW_SECONDS), st.integers(1, 10_000), st.integers(1, 5)))
)
def test_every_token_is_counted_once(cycles: list[tuple[float, int, int]]) -> None:
    records = [_cycle(seconds_ago, count, job_id) for seconds_ago, count, job_id in cycles]
    throughput = _throughput_of(*records)
    throughput.forget(NOW)
    series = throughput.series(NOW, 5)
    second = int(NOW.timestamp())
    expected = [
        record.count
        for record in records
        if second - WINDOW_SECONDS <= int(record.committed_at.timestamp()) < second
    ]
    assert sum(series.total) == sum(expected)
    assert sum(map(sum, series.by_job.values())) == sum(expected)
    assert all(len(line) == WINDOW_SECONDS for line in series.by_job.values())
