"""Numbers, rates, durations and times have short formats."""

from datetime import UTC, datetime, timedelta

import pytest

from dpp_desktop.ui.text.jobs import duration, moment, rate_text

NOW = datetime(2027, 3, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "1 s"),
        (11.4, "11 s"),
        (75, "1 min 15 s"),
        (3 * 3600 + 125, "3 h 2 min"),
    ],
)
def test_a_duration_has_a_short_format(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [(0.0, ""), (0.4, ""), (7.2, "7/s"), (1_234.5, "1,200/s"), (987_654.0, "990,000/s")],
)
def test_a_rate_is_rounded(rate: float, text: str) -> None:
    assert rate_text(rate) == text


def test_a_time_is_as_short_as_possible() -> None:
    clock = NOW.astimezone().strftime("%H:%M")
    assert moment(NOW, NOW) == clock
    before = NOW - timedelta(days=2)
    assert moment(before, NOW) == f"{before.astimezone().day} Mar {clock}"
    assert moment(NOW - timedelta(days=365), NOW) == "10/03/2026"
